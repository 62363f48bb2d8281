"""The preview without a browser: what is built, what is told, and who may ask."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.cli.workshop import Workshop, is_source
from engine.compiler.project import Project
from engine.players.coverage import Ledger
from engine.players.preview.desk import Desk
from engine.players.preview.server import changes, make_app
from engine.runtime.history import History
from engine.runtime.program import Program
from engine.runtime.resume import restored
from engine.runtime.save import saved

ROOT = Path(__file__).resolve().parent.parent.parent
PORT = 8766


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for top in ("courses", "scenarios", "audio"):
        shutil.copytree(ROOT / top, tmp_path / top, ignore=shutil.ignore_patterns("rendered"))
    return tmp_path


@pytest.fixture
def desk(project: Path) -> Desk:
    made = Desk(Workshop(Project(project)), Ledger(project / "cache" / "coverage.json"), "zh")
    made.shown = "huohua"
    list(made.workshop.build())
    return made


@pytest.fixture
async def client(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    app = make_app(desk, lambda name, path: None, PORT)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url=f"http://127.0.0.1:{PORT}",
        headers={"origin": f"http://127.0.0.1:{PORT}"},
    ) as made:  # fmt: skip
        yield made


def story(project: Path) -> Path:
    return project / "scenarios" / "huohua" / "scenario.yaml"


def edit(project: Path, old: str, new: str) -> None:
    text = story(project).read_text("utf-8")
    assert old in text
    story(project).write_text(text.replace(old, new, 1), "utf-8")


def played(bundle: dict[str, Any], *choices: int) -> dict[str, Any]:
    history = History(Program(bundle), 1)
    for choice in choices:
        while history.state.wait == "next":
            history.step({"input": "next"})
        history.step({"input": "choose", "choice": choice})
    return saved(history)


def test_only_what_is_new_is_told(desk: Desk, project: Path) -> None:
    assert [w.name for w in desk.workshop.build("huohua")] == []
    edit(project, "走啊", "走吧")

    # The course plays the story, so it is new as well; the one on the screen comes first.
    assert [w.name for w in desk.workshop.build("huohua")] == ["huohua", "dongzheng"]


def test_a_broken_story_keeps_its_last_good_build(desk: Desk, project: Path) -> None:
    before = desk.workshop.bundle("huohua")["digest"]
    edit(project, "去: 后沟", "去: 后狗")
    list(desk.workshop.build())

    told = desk.told(desk.workshop.works["huohua"])

    assert told["stale"]
    assert told["digest"] == before
    wrong = next(d for d in told["diagnostics"] if d["severity"] == "error")
    assert (wrong["code"], wrong["path"]) == ("L301", "scenarios/huohua/scenario.yaml")
    assert "后沟" in wrong["hint"]
    edit(project, "去: 后狗", "去: 后沟")
    list(desk.workshop.build())
    assert not desk.workshop.works["huohua"].stale


def test_the_proofs_come_later_and_say_more(desk: Desk, project: Path) -> None:
    edit(project, "{说: 撂下羊，跑回去报信, 去: 院里}", "{说: 撂下羊，跑回去报信, 当: 信任 >= 3, 去: 院里}")
    list(desk.workshop.build())
    assert not [d for d in desk.told(desk.workshop.works["huohua"])["diagnostics"] if d["code"] == "G413"]

    proved = desk.workshop.prove("huohua")

    assert proved is not None
    assert [d["code"] for d in desk.told(proved)["diagnostics"]].count("G413") == 1
    assert desk.workshop.prove("huohua") is None


def test_a_mistake_in_the_lexicon_is_told(desk: Desk, project: Path) -> None:
    (project / "audio" / "lexicon.yaml").write_text("读音: {重走: chong}\n", "utf-8")
    list(desk.workshop.build())

    assert any(
        d["path"] == "audio/lexicon.yaml" for d in desk.told(desk.workshop.works["huohua"])["diagnostics"]
    )


async def test_a_change_is_built_and_told(desk: Desk, project: Path) -> None:
    queue: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue()
    desk.watchers.add(queue)
    running = asyncio.create_task(desk.run(changes([project / "scenarios"], is_source)))
    assert (await asyncio.wait_for(queue.get(), 20))[0] == "works"

    await asyncio.sleep(0.5)
    edit(project, "走啊", "走吧")

    name, told = await asyncio.wait_for(queue.get(), 20)
    assert (name, told["name"]) == ("work", "huohua")
    running.cancel()


@pytest.mark.parametrize(
    ("path", "matters"),
    [
        ("scenarios/x/scenario.yaml", True), ("courses/x/lessons/1.MD", True), ("scenarios/x", True),
        ("scenarios/x/.scenario.yaml.swp", False), ("courses/x/~$1.md", False), ("audio/rendered/a/b.mp3", False),
        ("scenarios/x/notes.docx", False),
    ],
)  # fmt: skip
def test_only_sources_matter(path: str, matters: bool) -> None:
    assert is_source(path) is matters


async def test_a_page_is_told_where_a_session_stands(desk: Desk, client: httpx.AsyncClient) -> None:
    bundle = (await client.get("/api/bundle/huohua")).json()
    told = (await client.post("/api/at/huohua", json={"save": played(bundle, 0)})).json()

    assert (told["scene"], told["title"]) == ("后沟", "羊圈里有人")
    assert told["place"][0] == "scenarios/huohua/scenario.yaml"
    assert ["藏羊", True, True] in told["variables"]
    assert told["path"] == [["过兵了", "把羊赶进后沟藏好"]]
    assert told["coverage"]["options"][0] == 1
    assert told["coverage"]["scenes"]["山梁"][0] == told["coverage"]["scenes"]["山梁"][1]
    assert not [u for u in told["coverage"]["unseen"] if u["scene"] == "山梁" and u["kind"] == "line"]
    assert (await client.post("/api/forget/huohua", json={})).json()["options"][0] == 0


async def test_one_can_begin_at_a_scene_with_the_values_of_now(desk: Desk, client: httpx.AsyncClient) -> None:
    bundle = (await client.get("/api/bundle/huohua")).json()
    given = {"scene": "灶火", "save": played(bundle, 0)}
    save = (await client.post("/api/from/huohua", json=given)).json()["save"]

    history, resumed = restored(Program(bundle), save)

    assert resumed.how == "exact"
    assert history.state.scene == "灶火"
    assert dict(zip(history.program.names, history.state.vars, strict=True))["藏羊"] is True


async def test_what_is_no_session_is_refused(desk: Desk, client: httpx.AsyncClient) -> None:
    bundle = (await client.get("/api/bundle/huohua")).json()
    good = played(bundle, 0)
    for save, status in (
        (None, 400), ({}, 409), ({**good, "program": "0" * 16}, 409), ({**good, "log": 3}, 400),
        ({**good, "state": {}}, 400), ({"program": good["program"]}, 400),
    ):  # fmt: skip
        assert (await client.post("/api/at/huohua", json={"save": save})).status_code == status
    assert (await client.post("/api/from/huohua", json={"scene": "nowhere"})).status_code == 400
    assert (await client.post("/api/at/nothing", json={"save": good})).status_code == 404


async def test_only_this_machine_and_this_page_may_ask(desk: Desk, client: httpx.AsyncClient) -> None:
    lured = await client.get("/api/works", headers={"host": "evil.example"})
    foreign = await client.post("/api/forget/huohua", json={}, headers={"origin": "http://evil.example"})

    assert (lured.status_code, foreign.status_code) == (421, 403)
    page = await client.get("/")
    assert "frame-src 'self'" in page.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    stage = await client.get("/stage")
    assert "frame-ancestors 'self'" in stage.headers["content-security-policy"]
    assert stage.headers["x-frame-options"] == "SAMEORIGIN"


async def test_a_file_that_a_work_does_not_name_is_not_served(desk: Desk, client: httpx.AsyncClient) -> None:
    for path in ("scenario.yaml", "../../audio/voices.yaml", "%2e%2e/%2e%2e/pyproject.toml"):
        assert (await client.get(f"/media/huohua/{path}")).status_code == 404

"""The server's answers, without a browser."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.players.kiosk.journal import sessions
from engine.players.kiosk.kiosk import Kiosk
from engine.players.progress import Store
from engine.runtime.history import History
from engine.runtime.resume import restored
from engine.runtime.save import saved
from tests.players.kiosk.shown import PIN, Page, Shown, client_of, kiosk_in


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return kiosk_in(tmp_path, address="http://192.168.1.5:8765")


@pytest.fixture
async def client(kiosk: Kiosk) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(kiosk) as client:
        yield client


async def page_of(client: httpx.AsyncClient, work: str = "xiaoke") -> Page:
    return Page((await client.get(f"/api/works/{work}")).json())


async def signed_in(client: httpx.AsyncClient, person: str = "a1") -> dict[str, str]:
    told = (await client.post("/api/visit", json={"person": person})).json()
    return {"x-visit": told["token"]}


async def test_the_shelf_tells_what_the_page_must_know(client: httpx.AsyncClient) -> None:
    told = (await client.get("/api/shelf")).json()

    assert [w["id"] for w in told["works"]] == ["xiaoke", "xi"]
    assert told["stops"] == {"gou": "xiaoke", "村": "xiaoke"}
    assert (told["roster"], told["codes"], told["exit"], told["typing"]) == (True, True, True, False)


async def test_only_the_works_that_were_named_are_shown(tmp_path: Path) -> None:
    kiosk = kiosk_in(tmp_path)
    kiosk.works.names = ["xi"]
    async with client_of(kiosk) as client:
        assert [w["id"] for w in (await client.get("/api/shelf")).json()["works"]] == ["xi"]
        assert (await client.get("/api/works/xiaoke")).status_code == 404


async def test_a_work_is_sent_whole_and_once(client: httpx.AsyncClient) -> None:
    first = await client.get("/api/works/xiaoke")
    again = await client.get("/api/works/xiaoke", headers={"if-none-match": first.headers["etag"]})

    assert first.json() == Shown().bundle("xiaoke")
    assert (again.status_code, again.content) == (304, b"")
    assert (await client.get("/api/works/nothing")).status_code == 404


async def test_an_answer_is_confirmed_when_it_is_in_the_journal(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    page = await page_of(client)
    records = [page.record("began")]
    page.to_item()
    records.append(page.answered(0))
    told = (await client.post("/api/records", json={"records": records})).json()

    assert told["confirmed"] == [[page.session, 0], [page.session, 1]]
    (session,) = sessions(tmp_path)
    assert session.verified
    assert session.answers[0]["right"] is True


async def test_records_sent_again_are_confirmed_again_and_written_once(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    page = await page_of(client)
    page.to_item()
    record = page.answered(1)
    for _ in range(3):
        assert (await client.post("/api/records", json={"records": [record]})).json()["confirmed"] == [
            [page.session, 0]
        ]

    assert len(sessions(tmp_path)[0].answers) == 1


async def test_a_forged_answer_is_kept_but_the_session_is_not_verified(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    page = await page_of(client)
    page.to_item()
    record = page.answered(1)
    record["answer"]["right"] = True
    await client.post("/api/records", json={"records": [record]})

    assert not sessions(tmp_path)[0].verified


async def test_what_cannot_be_read_is_kept_as_it_came_so_that_the_queue_goes_on(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    strange = {"session": "a" * 32, "seq": 3, "kind": "new kind"}
    told = (await client.post("/api/records", json={"records": [strange, {"seq": 1}, "text"]})).json()

    assert told["confirmed"] == [["a" * 32, 3]]
    (path,) = (tmp_path / "journal").glob("*.jsonl")
    assert json.loads(json.loads(path.read_text())["raw"]) == strange


async def test_answers_to_content_that_was_edited_meanwhile_are_still_verified(tmp_path: Path) -> None:
    shelf = Shown()
    kiosk = kiosk_in(tmp_path, shelf=shelf)
    async with client_of(kiosk) as client:
        page = await page_of(client)
        page.to_item()
        record = page.answered(0)
    shelf.files["courses/xiaoke/banks/xiaoke.yaml"] = str(
        shelf.files["courses/xiaoke/banks/xiaoke.yaml"]
    ).replace("水往", "河水往")
    # A new server, too: nothing of the old program is in memory.
    async with client_of(kiosk_in(tmp_path, shelf=shelf)) as client:
        await client.post("/api/records", json={"records": [record]})

    assert sessions(tmp_path)[0].verified


async def test_a_full_disk_is_told_and_nothing_is_confirmed(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    page = await page_of(client)
    record = page.record("began")
    monkeypatch.setattr("engine.players.lines.os.fsync", full)
    refused = await client.post("/api/records", json={"records": [record]})
    monkeypatch.undo()

    assert refused.status_code == 503
    assert (await client.post("/api/records", json={"records": [record]})).status_code == 200


@pytest.mark.parametrize("body", [{}, {"records": 1}, {"records": [{}] * 21}, []])
async def test_a_body_of_another_shape_is_refused(client: httpx.AsyncClient, body: Any) -> None:
    assert (await client.post("/api/records", json=body)).status_code == 400


# Signing in.


async def test_names_are_masked_until_one_is_chosen(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/villages")).json() == {"villages": ["甲村", "乙村"]}
    told = (await client.get("/api/people", params={"village": "甲村", "typed": "w"})).json()

    assert told == {
        "count": 2,
        "letters": ["x"],
        "people": [{"id": "a1", "name": "王＊英"}, {"id": "a2", "name": "王＊兰"}],
    }
    chosen = (await client.post("/api/visit", json={"person": "a1"})).json()
    assert chosen["name"] == "王秀英"


async def test_many_people_are_not_listed_before_another_letter(tmp_path: Path) -> None:
    roster = "村,姓名\n" + "".join(f"甲村,王{c}英\n" for c in "秀兰玉淑桂凤素文")
    async with client_of(kiosk_in(tmp_path, roster=roster)) as client:
        told = (await client.get("/api/people", params={"village": "甲村", "typed": "w"})).json()

    assert (told["count"], told["people"]) == (8, [])


async def test_nobody_gets_progress_without_a_visit(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/progress/xiaoke")).status_code == 401
    assert (await client.put("/api/progress/xiaoke", json={"save": {}})).status_code == 401
    assert (await client.post("/api/visit", json={"person": "nobody"})).status_code == 404


async def test_progress_is_kept_and_comes_back(client: httpx.AsyncClient) -> None:
    visit = await signed_in(client)
    page = await page_of(client)
    page.to_item()
    page.answered(0)
    kept = await client.put("/api/progress/xiaoke", json={"save": saved(page.history)}, headers=visit)
    told = (await client.get("/api/progress/xiaoke", headers=visit)).json()

    assert kept.status_code == 200
    history, resumed = restored(page.program, told["save"])
    assert resumed.how == "exact"
    assert saved(history)["log"] == saved(page.history)["log"]
    assert told["over"] is False


async def test_progress_is_the_same_file_that_the_terminal_reads(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    visit = await signed_in(client)
    page = await page_of(client, "xi")
    page.send(input="choose", choice=0)
    await client.put("/api/progress/xi", json={"save": saved(page.history)}, headers=visit)

    kept = Store(tmp_path, "a1").load("scenario", "xi")
    assert kept.over
    assert kept.record.endings == {"xi": ["亲"]}
    assert kept.record.finished == 1


async def test_a_finished_run_counts_once_however_often_it_is_sent(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    visit = await signed_in(client)
    page = await page_of(client, "xi")
    page.send(input="choose", choice=0)
    for _ in range(3):
        await client.put("/api/progress/xi", json={"save": saved(page.history)}, headers=visit)

    assert Store(tmp_path, "a1").load("scenario", "xi").record.finished == 1


async def test_a_forged_save_is_not_kept(client: httpx.AsyncClient) -> None:
    visit = await signed_in(client)
    page = await page_of(client)
    save = {**saved(page.history), "log": [["c", 5, "x", "", "", "", ""]]}

    assert (await client.put("/api/progress/xiaoke", json={"save": save}, headers=visit)).status_code == 422
    assert (
        await client.put("/api/progress/xiaoke", json={"save": {"program": "no"}}, headers=visit)
    ).status_code == 422
    assert (await client.put("/api/progress/xiaoke", json={}, headers=visit)).status_code == 400
    assert (await client.get("/api/progress/xiaoke", headers=visit)).json()["save"] is None


async def test_an_answer_before_a_rewind_is_kept_but_marked_anew(client: httpx.AsyncClient) -> None:
    visit = await signed_in(client)
    page = await page_of(client)
    page.to_item()
    page.answered(1)
    page.history.rewind()
    save = saved(page.history)
    (name,) = save["state"]["kept"]
    save["state"] = {
        **save["state"],
        "kept": {name: {**save["state"]["kept"][name], "right": True, "points": 9}},
    }
    await client.put("/api/progress/xiaoke", json={"save": save}, headers=visit)

    told = (await client.get("/api/progress/xiaoke", headers=visit)).json()
    assert told["save"]["state"]["kept"][name] == {"response": 1, "right": False, "points": 0, "of": 1}


async def test_a_visit_ends(client: httpx.AsyncClient) -> None:
    visit = await signed_in(client)
    await client.request("DELETE", "/api/visit", json={}, headers=visit)

    assert (await client.get("/api/progress/xiaoke", headers=visit)).status_code == 401


async def test_standings_tell_how_far_a_learner_is(client: httpx.AsyncClient) -> None:
    visit = await signed_in(client)
    page = await page_of(client, "xi")
    page.send(input="choose", choice=0)
    await client.put("/api/progress/xi", json={"save": saved(page.history)}, headers=visit)
    told = (await client.post("/api/visit", json={"person": "a1"})).json()["standings"]

    assert ["学完了", "done"] in told["xi"]
    assert ["还没开始", "not begun"] in told["xiaoke"]


# Addresses, codes, media.


async def test_a_stop_opens_the_page_and_an_unknown_one_says_so(client: httpx.AsyncClient) -> None:
    home, stop, none = [await client.get(p) for p in ("/", "/stop/gou", "/stop/nowhere")]

    assert (home.status_code, stop.status_code, none.status_code) == (200, 200, 404)
    assert home.text == stop.text


async def test_the_code_of_a_stop_holds_its_address(client: httpx.AsyncClient) -> None:
    import segno

    told = await client.get("/qr/gou.svg")
    assert told.headers["content-type"].startswith("image/svg+xml")
    import io

    wanted = io.BytesIO()
    segno.make("http://192.168.1.5:8765/stop/gou", error="m", micro=False).save(
        wanted, kind="svg", border=4, dark="#1C2B24", light="#FFFFFF", xmldecl=False, omitsize=True, nl=False
    )
    assert told.content == wanted.getvalue()
    assert (await client.get("/qr/nowhere.svg")).status_code == 404


async def test_only_media_that_the_work_names_are_sent(client: httpx.AsyncClient, tmp_path: Path) -> None:
    (tmp_path / "media" / "images").mkdir(parents=True)
    for name in ("images/shu.svg", "images/secret.svg"):
        (tmp_path / "media" / name).write_text("<svg/>")

    assert (await client.get("/media/xiaoke/images/shu.svg")).status_code == 200
    for path in ("images/secret.svg", "../roster.csv", "images/../../roster.csv", "%2e%2e/roster.csv"):
        assert (await client.get(f"/media/xiaoke/{path}")).status_code == 404


# The machine.


async def test_the_way_out_needs_the_pin(client: httpx.AsyncClient, kiosk: Kiosk) -> None:
    assert (await client.post("/api/exit", json={"pin": "0000"})).status_code == 403
    assert not kiosk.leaving.is_set()
    assert (await client.post("/api/exit", json={"pin": PIN})).status_code == 200
    assert kiosk.leaving.is_set()


async def test_guessing_is_slowed_down(client: httpx.AsyncClient, kiosk: Kiosk) -> None:
    for _ in range(5):
        last = (await client.post("/api/exit", json={"pin": "0000"})).json()

    assert last["wait"] == 60
    assert (await client.post("/api/exit", json={"pin": PIN})).status_code == 403


async def test_a_beat_is_noted(client: httpx.AsyncClient) -> None:
    await client.post("/api/beat", json={"screen": "home"})
    told = (await client.get("/health")).json()

    assert (told["screen"], told["beats"]) == ("home", 1)
    assert told["age"] < 5


def test_the_log_of_the_page_and_of_python_are_one(tmp_path: Path) -> None:
    """A guard for the helpers of these tests: a page here plays with the same machine as the server."""
    page = Page(Shown().bundle("xi"))
    page.send(input="choose", choice=1)
    other = History(page.program, 7)
    other.replay(page.history.state.log)

    assert other.state.scene == page.history.state.scene


async def test_the_page_is_told_the_language_of_the_kiosk(client: httpx.AsyncClient, kiosk: Kiosk) -> None:
    assert 'data-language="zh"' in (await client.get("/")).text
    kiosk.language = "en"
    assert 'data-language="en"' in (await client.get("/")).text


async def test_rendered_speech_is_told_and_sent(tmp_path: Path) -> None:
    key = "0123456789abcdef01234567"
    rendered = tmp_path / "audio/rendered"
    (rendered / "works").mkdir(parents=True)
    (rendered / "clips/01").mkdir(parents=True)
    (rendered / f"clips/01/{key}.mp3").write_bytes(b"sound")
    told = {"format": 1, "work": "xi", "draft": True, "clips": {"旁白": {"开始。": [key, 900]}}}
    (rendered / "works/xi.json").write_text(json.dumps(told), "utf-8")
    kiosk = kiosk_in(tmp_path)
    async with client_of(kiosk) as client:
        assert (await client.get("/api/clips/xi")).json() == {"draft": False, "clips": {}}
        kiosk.sounds = tmp_path
        assert (await client.get("/api/clips/xi")).json() == {"draft": True, "clips": told["clips"]}
        assert (await client.get("/api/clips/xiaoke")).json()["clips"] == {}
        assert (await client.get("/api/clips/nothing")).json() == {"draft": False, "clips": {}}
        clip = await client.get(f"/clips/{key}.mp3")
        assert (clip.content, clip.headers["content-type"]) == (b"sound", "audio/mpeg")
        assert "immutable" in clip.headers["cache-control"]
        for other in ("fffffffffffffffffffffff0", "..%2f..%2fworks%2fxi.json", "x"):
            assert (await client.get(f"/clips/{other}.mp3")).status_code == 404

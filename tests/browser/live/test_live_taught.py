"""A whole work taught by the real server: wall, desk and three phones at once, led by the clicker's one key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import PATIENCE
from tests.browser.live.gallery import WATCH, WINDOWS
from tests.players.live.running import Running

#: Questions that one touch answers.
TOUCHED = ("vote", "choice", "single", "true-false")
PHONES = 3


@pytest.fixture
def pages(chromium: Browser) -> Iterator[Any]:
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def make(who: str, url: str) -> Page:
        width, height = next(iter(WINDOWS[who].values()))
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale="zh-CN",
            reduced_motion="reduce",
            has_touch=who == "phone",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.add_init_script(WATCH)
        page.on("pageerror", lambda error: problems.append(f"{who}: {error.message}"))
        page.on(
            "console", lambda said: problems.append(f"{who}: {said.text}") if said.type == "error" else None
        )
        page.goto(url)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not problems


@pytest.mark.parametrize(("work", "last"), [("yansu-junji", "ended"), ("jidi", "finished")])
def test_a_work_is_taught_with_the_clicker_alone(pages: Any, tmp_path: Path, work: str, last: str) -> None:
    with (
        Running(tmp_path, work) as room,
        httpx.Client(base_url=room.origin, headers={"x-room-key": room.key}, timeout=30) as told,
    ):
        code = told.get("/api/state/console").json()["room"]["code"]
        wall = pages("projector", f"{room.origin}/projector")
        desk = pages("console", f"{room.origin}/console#{room.key}")
        phones = [pages("phone", f"{room.origin}/{code}") for _ in range(PHONES)]
        for phone in phones:
            phone.wait_for_selector("main h1")

        asked = _led(told, wall, desk, phones)

        assert told.get("/api/state/console").json()["slide"]["kind"] == last
        entries = room.entries()
        record = told.get("/api/record").json()
        for page in (wall, desk, *phones):  # before the server goes: its absence would be an error on them
            page.close()
    votes = [e for e in entries if e["do"] == "vote"]
    assert asked
    assert len(votes) == len({(e["seat"], e["poll"]) for e in votes}) == PHONES * len(asked)
    assert {e["poll"] for e in votes} == set(asked)
    assert record["work"]["id"] == work


def _led(told: httpx.Client, wall: Page, desk: Page, phones: list[Page]) -> list[str]:
    """Press the key to the end; every phone answers what one touch can answer. Returns these questions."""
    asked: list[str] = []
    for _ in range(600):
        now = told.get("/api/state/console").json()
        for page in (wall, desk):
            page.wait_for_function("(v) => window.__v >= v", arg=now["v"])
        poll = now.get("poll") or {}
        if poll.get("phase") == "open" and poll["kind"] in TOUCHED and poll["id"] not in asked:
            asked.append(poll["id"])
            for phone in phones:
                phone.tap("main .option >> nth=0")
                phone.wait_for_function("() => document.body.innerText.includes('收到了')")
            continue
        if poll.get("phase") == "revealed" and poll["id"] in asked:
            assert sum(poll["counts"]) == len(phones)
            assert wall.locator(".bar-count:visible").count() == len(poll["options"])
        if now["next"] is None and not poll and now["slide"]["kind"] in ("ended", "finished"):
            return asked
        wall.keyboard.press("PageDown")
        wall.wait_for_function("(v) => window.__v > v", arg=now["v"])
    raise AssertionError("no end")

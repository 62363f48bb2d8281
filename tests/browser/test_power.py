"""The server or the browser is killed in the middle: it comes back by itself, and no confirmed answer is lost."""

import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Response, Route

from engine.players.kiosk.journal import sessions
from tests.browser.conftest import CHROMIUM, MakePage
from tests.browser.place import ROOT, Place
from tests.browser.walker import Walker
from tests.players.kiosk.shown import Page as Played

#: How often the server is killed in this run; ``QINGJING_KILLS`` asks for more.
KILLS = int(os.environ.get("QINGJING_KILLS", "6"))


def test_the_learner_goes_on_while_the_server_is_gone_and_nothing_is_lost(
    make_page: MakePage, own_kiosk: Place
) -> None:
    page = make_page()
    page.goto(own_kiosk.url)
    walker = Walker(page)
    walker.start("样样都有")
    walker.play(until="item-survey")
    own_kiosk.kill()
    assert walker.play() == "finished"
    waiting = page.evaluate("localStorage.length")
    assert waiting >= 8
    own_kiosk.start()
    page.wait_for_function("() => localStorage.length === 0", timeout=30_000)

    (told,) = sessions(own_kiosk.data)
    assert told.verified
    assert len(told.answers) >= 8
    assert told.reached[-1]["event"] == "finished"


def test_answers_that_waited_survive_the_page(make_page: MakePage, own_kiosk: Place) -> None:
    """The page is loaded anew while the server is gone: what was queued is sent when it is back."""
    page = make_page()
    page.goto(own_kiosk.url)
    walker = Walker(page)
    walker.start("样样都有")
    walker.play(until="item-survey")
    own_kiosk.kill()
    walker.option(0)
    assert page.evaluate("localStorage.length") >= 1
    own_kiosk.start()
    page.reload()
    page.wait_for_function("() => localStorage.length === 0", timeout=60_000)

    (told,) = sessions(own_kiosk.data)
    assert [a["item"] for a in told.answers] == ["yangyang/yijian"]


def test_a_page_whose_program_did_not_come_asks_again_by_itself(make_page: MakePage, kiosk: Place) -> None:
    """A connection that dies with the server takes a module with it; the browser does not ask for that one again."""
    page = make_page()
    asked: list[str] = []

    def once(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/static/app.js", once)
    page.goto(kiosk.url)
    page.wait_for_selector(".attract .still.shown")
    Walker(page).start("样样都有")

    assert len(asked) == 2


def test_a_learner_whose_server_was_restarted_keeps_progress(make_page: MakePage, own_kiosk: Place) -> None:
    """The new server has forgotten the visit; the page begins it again by itself."""
    page = make_page()
    page.goto(own_kiosk.url)
    walker = Walker(page, signing_in=True)
    walker.start("样样都有")
    page.wait_for_selector('[data-screen="page"]')
    own_kiosk.kill()
    own_kiosk.start()
    walker.play(until="item-survey")
    page.wait_for_function("() => localStorage.length === 0", timeout=60_000)
    page.reload()
    again = Walker(page, signing_in=True)
    again.start("样样都有")

    assert again.state()["name"] == "item-survey"


class Clicker(Walker):
    """A walker for a browser without a touch screen."""

    def touch(self, selector: str, n: int = 0) -> None:
        self.page.evaluate("([s, n]) => document.querySelectorAll(s)[n].click()", [selector, n])


class Reporter:
    """A page's queue without the page: plays, reports, and remembers what the server confirmed."""

    def __init__(self, place: Place) -> None:
        self.place = place
        with urlopen(f"{place.url}/api/works/jidi") as answer:
            self.bundle: dict[str, Any] = json.loads(answer.read())
        self.queue: list[dict[str, Any]] = []
        self.confirmed: list[tuple[str, int]] = []
        self.answers = 0

    def session(self, n: int) -> None:
        """One session with a few answers, queued record by record."""
        played = Played(self.bundle, f"{n:032x}", n)
        self.queue.append(played.record("began"))
        played.send(input="jump", to="unit/6")
        for _ in range(3):
            item = self.bundle["items"][played.history.state.item["id"]]  # type: ignore[index]
            self.queue.append(played.answered(response_to(item)))
            self.answers += 1
            played.send(input="next")
        self.queue.append(played.record("closed"))

    def flush(self) -> bool:
        """One request; false when the server did not answer."""
        if not self.queue:
            return True
        body = json.dumps({"records": self.queue[:3]}).encode()
        headers = {"content-type": "application/json", "origin": self.place.url}
        try:
            with urlopen(Request(f"{self.place.url}/api/records", body, headers), timeout=2) as answer:
                confirmed = json.loads(answer.read())["confirmed"]
        except (URLError, OSError):
            return False
        self.confirmed += [(s, q) for s, q in confirmed]
        gone = {(s, q) for s, q in confirmed}
        self.queue = [r for r in self.queue if (r["session"], r["seq"]) not in gone]
        return True


def response_to(item: dict[str, Any]) -> Any:
    kinds = {"single": 0, "multiple": [0], "true-false": True, "number": "1", "blank": "x"}
    if item["kind"] == "match":
        return [0] * len(item["left"])
    if item["kind"] == "order":
        return list(range(len(item["options"])))
    return kinds[item["kind"]]


def test_no_confirmed_answer_is_lost_when_the_server_is_killed_at_random_moments(own_kiosk: Place) -> None:
    reporter = Reporter(own_kiosk)
    luck = random.Random(20261125)
    number = 0
    for _ in range(KILLS):
        until = time.monotonic() + luck.uniform(0.0, 0.4)
        while time.monotonic() < until:
            number += 1
            reporter.session(number)
            while reporter.queue and time.monotonic() < until:
                reporter.flush()
        own_kiosk.kill()
        reporter.flush()
        own_kiosk.start()
    while reporter.queue:
        assert reporter.flush()

    told = {s.session: s for s in sessions(own_kiosk.data)}
    assert len(told) == number
    assert all(s.verified and s.closed and len(s.answers) == 3 for s in told.values())
    assert sum(len(s.answers) for s in told.values()) == reporter.answers
    written = [
        (x["session"], x["seq"])
        for p in (own_kiosk.data / "journal").glob("*.jsonl")
        for x in map(json.loads, p.read_text().splitlines())
    ]
    assert len(written) == len(set(written))
    assert set(reporter.confirmed) <= set(written)


@pytest.fixture
def headless(tmp_path: Path) -> Path:
    """Chromium as the kiosk starts it, but without a screen and as whoever runs the tests."""
    script = tmp_path / "browser"
    script.write_text(
        f'#!/bin/sh\nexec {CHROMIUM} --headless --no-sandbox --disable-gpu --window-size=1080,1920 "$@"\n'
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return script


def beats(place: Place) -> int:
    try:
        with urlopen(f"{place.url}/health", timeout=2) as answer:
            told: int = json.loads(answer.read())["beats"]
            return told
    except (URLError, OSError):
        return 0


def browser_of(place: Place) -> list[int]:
    """The processes of the browser with this kiosk's profile."""
    return browsers(place.data / "browser")


def killed(profile: Path) -> None:
    for pid in browsers(profile):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def browsers(profile: Path) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if str(profile).encode() in command and b"--type=" not in command:
                found.append(int(entry.name))
    return found


def opened(
    chromium: Browser, profile: Path, place: Place, heard: Callable[[Response], None] = lambda _: None
) -> tuple[BrowserContext, Page]:
    """A browser of one's own, with a profile that stays, in front of the kiosk; ``heard`` is told of every response."""
    context = chromium.browser_type.launch_persistent_context(
        profile, executable_path=CHROMIUM, args=["--no-sandbox"]
    )
    page = context.pages[0]
    page.on("response", heard)
    page.goto(place.url)
    page.wait_for_selector(".attract .still.shown")
    return context, page


def began(clicker: Clicker) -> None:
    """From the attract loop into the course of every kind of thing, nobody signed in."""
    clicker.touch(".attract .start")
    clicker.page.wait_for_selector('[data-screen="home"] .option')
    clicker.named("样样都有")
    clicker.page.wait_for_selector('[data-screen="who"]')
    clicker.option(1)
    clicker.page.wait_for_selector('[data-screen="opening"]')
    clicker.primary()


def test_an_answer_survives_when_server_and_browser_are_killed_together(
    chromium: Browser, own_kiosk: Place, tmp_path: Path
) -> None:
    """As in a power cut: given while the server was gone, and the browser is killed a moment later."""
    profile = tmp_path / "profile"
    context, page = opened(chromium, profile, own_kiosk)
    clicker = Clicker(page)
    began(clicker)
    clicker.play(until="item-survey")
    own_kiosk.kill()
    clicker.option(0)
    page.wait_for_function("() => localStorage.length > 0")
    time.sleep(0.3)
    killed(profile)
    with suppress(Error):
        context.close()
    assert not any(s.answers for s in sessions(own_kiosk.data))
    own_kiosk.start()
    context, page = opened(chromium, profile, own_kiosk)
    page.wait_for_function("() => localStorage.length === 0", timeout=60_000)
    context.close()

    (told,) = sessions(own_kiosk.data)
    assert told.verified
    assert [a["item"] for a in told.answers] == ["yangyang/yijian"]


def test_no_confirmed_answer_is_lost_when_the_browser_is_killed_at_random_moments(
    chromium: Browser, own_kiosk: Place, tmp_path: Path
) -> None:
    """What the page was told is kept is in the journal, once; the next browser plays on with the same profile."""
    luck = random.Random(20261126)
    confirmed: list[tuple[str, int]] = []

    def heard(response: Response) -> None:
        if response.url.endswith("/api/records") and response.ok:
            with suppress(Error):  # the browser may be gone before its answer was read
                confirmed.extend((s, q) for s, q in response.json()["confirmed"])

    for n in range(KILLS + 1):
        context, page = opened(chromium, tmp_path / "profile", own_kiosk, heard)
        if n == KILLS:  # the last one sends what the others left behind
            page.wait_for_function("() => localStorage.length === 0")
            context.close()
            break
        until = time.monotonic() + luck.uniform(1.0, 4.0)

        def look(_page: Page, _name: str, until: float = until) -> None:
            if time.monotonic() > until:
                killed(tmp_path / "profile")

        clicker = Clicker(page, look)
        with suppress(Error):
            began(clicker)
            clicker.play()
            killed(tmp_path / "profile")
        with suppress(Error):
            context.close()

    written = [
        (x["session"], x["seq"])
        for p in (own_kiosk.data / "journal").glob("*.jsonl")
        for x in map(json.loads, p.read_text().splitlines())
    ]
    assert len(confirmed) >= KILLS
    assert len(written) == len(set(written))
    assert set(confirmed) <= set(written)
    assert all(s.verified for s in sessions(own_kiosk.data))


def test_a_browser_that_is_killed_comes_back_by_itself(tmp_path: Path, headless: Path) -> None:
    place = Place(tmp_path / "kiosk", more=("--open",))
    os.environ["QINGJING_BROWSER"] = str(headless)
    os.environ["DISPLAY"] = ":none"
    try:
        with place:
            until = time.monotonic() + 60
            while not beats(place):
                assert time.monotonic() < until, "no page came up"
                time.sleep(0.1)
            (pid, *_) = browser_of(place)
            os.killpg(os.getpgid(pid), signal.SIGKILL)
            before = beats(place)
            until = time.monotonic() + 60
            while beats(place) <= before:
                assert time.monotonic() < until, "the browser did not come back"
                time.sleep(0.1)
            assert browser_of(place)
        until = time.monotonic() + 60
        while browser_of(place):
            assert time.monotonic() < until, "the browser outlived the kiosk"
            time.sleep(0.1)
    finally:
        del os.environ["QINGJING_BROWSER"], os.environ["DISPLAY"]


def test_the_command_says_what_is_wrong_before_it_starts(own_kiosk: Place) -> None:
    """The port is taken, a work is unknown, the settings are damaged: a sentence, and the right exit status."""

    def run(*more: str, folder: Path = own_kiosk.data) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "engine", "kiosk", "--folder", str(folder), *more]
        env = {**os.environ, "PYTHONPATH": str(ROOT), "QINGJING_LANG": "en"}
        return subprocess.run(
            command, cwd=own_kiosk.project, env=env, capture_output=True, text=True, timeout=120, check=False
        )

    taken = run("--port", str(own_kiosk.port))
    assert (taken.returncode, "cannot be used" in taken.stderr) == (3, True)
    unknown = run("huohuo")
    assert (unknown.returncode, "huohua" in unknown.stderr) == (3, True)
    bad = own_kiosk.data.parent / "bad"
    bad.mkdir()
    (bad / "kiosk.json").write_text("{")
    damaged = run(folder=bad)
    assert (damaged.returncode, "cannot be read" in damaged.stderr) == (3, True)

"""Packages played to the end in scorm-again, in a real browser: what the platform is told, and what it gives back."""

import io
import json
import re
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

from engine.cli.exports import media, player
from engine.compiler.project import Project
from engine.exchange.exporters.scorm import Version, package
from tests.browser.walker import STEADY
from tests.exchange.works import ROOT, work
from tests.js.test_twin import packages as _packages

HERE = Path(__file__).parent
RESULT = "看学习结果"
VERSIONS: list[Version] = ["1.2", "2004"]
packages = _packages


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@dataclass
class Site:
    """The platform and its packages on this machine."""

    url: str
    folder: Path

    def put(self, version: Version, name: str) -> str:
        """Unpack a work; returns the folder that a platform would give it."""
        place = self.folder / f"{name}-{version}"
        if not place.exists():
            project, bundle = Project(ROOT), work(name)
            data = package(version, bundle, player(), media(project, bundle))
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                archive.extractall(place)
            shown = (HERE / "platform.html").read_text("utf-8")
            (place / "platform.html").write_text(
                shown.replace("scorm-again.js", "../scorm-again.js"), "utf-8"
            )
            # A platform puts windows between itself and the page.
            (place / "frame.html").write_text(
                '<style>body{margin:0}iframe{border:0;width:100vw;height:100vh;display:block}</style><iframe name="sco" src="index.html"></iframe>',
                "utf-8",
            )
        return f"{self.url}/{place.name}"


@pytest.fixture(scope="module")
def site(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("platform")
    (folder / "scorm-again.js").write_bytes((packages / "scorm-again/dist/scorm-again.js").read_bytes())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(f"http://127.0.0.1:{server.server_port}", folder)
    server.shutdown()
    server.server_close()


class Learner:
    """Someone in front of the platform: opens a package, goes on, closes the window, comes back."""

    def __init__(self, browser: Browser, address: str, version: Version) -> None:
        self.context = browser.new_context(viewport={"width": 1080, "height": 1920}, locale="zh-CN")
        self.context.add_init_script(STEADY)
        self.address, self.version = address, version
        self.page: Page = self.context.new_page()
        self.wrong: list[str] = []

    def opens(self) -> None:
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.page.on("pageerror", lambda e: self.wrong.append(str(e)))
        self.page.goto(f"{self.address}/platform.html?version={self.version}")
        self.sco.wait_for_selector('[data-screen="opening"]')

    @property
    def sco(self) -> Frame:
        for _ in range(100):
            frame = self.page.frame(name="sco")
            if frame is not None:
                return frame
            self.page.wait_for_timeout(50)
        raise AssertionError("the package was not opened")

    def told(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate("told()")
        return found

    def closes(self) -> dict[str, Any]:
        """The window goes away; returns what the platform kept."""
        self.page.goto(f"{self.address.rpartition('/')[0]}/")
        kept: str = self.page.evaluate("localStorage.getItem('kept')")
        self.page.close()
        return dict(json.loads(kept))

    def screen(self) -> dict[str, Any]:
        state: dict[str, Any] = self.sco.evaluate(
            """() => ({
              name: document.querySelector('.screen').dataset.screen,
              primary: (document.querySelector('[data-primary]') || {}).textContent || null,
              options: document.querySelectorAll('.option').length,
              count: document.querySelector('.head-count').textContent,
            })"""
        )
        return state

    def presses(self, selector: str, n: int = 0) -> None:
        self.sco.evaluate("([s, n]) => document.querySelectorAll(s)[n].click()", [selector, n])

    def goes_on(self, until: str = "", most: int = 500) -> dict[str, Any]:
        for _ in range(most):
            state = self.screen()
            if state["name"] == until or state["primary"] == RESULT:
                return state
            self.steps(state)
        raise AssertionError(f"no end after {most} screens")

    def reads(self) -> dict[str, Any]:
        """To the last part of a screen that has several: a session is opened again at the first."""
        while self.screen()["primary"] == "往下看":
            self.presses("[data-primary]")
        return self.screen()

    def steps(self, state: dict[str, Any]) -> None:
        name = state["name"]
        if name == "item-order":
            for n in range(state["options"]):
                self.presses(".option", n)
            self.presses("[data-primary]")
        elif name in ("item-blank", "item-number"):
            self.sco.evaluate(
                "() => { const i = document.querySelector('input.written'); if (i) { i.value = '3'; i.dispatchEvent(new Event('input', {bubbles: true})); } else document.querySelector('.key').click(); }"
            )
            self.presses("[data-primary]")
        elif name == "item-multiple":
            for n in range(2):
                self.presses(".option", n)
            self.presses("[data-primary]")
        elif state["primary"] is not None:
            self.presses("[data-primary]")
        else:
            self.presses(".option", 0)


@pytest.fixture
def learner(chromium: Browser, site: Site) -> Iterator[Any]:
    made: list[Learner] = []

    def make(version: Version, name: str) -> Learner:
        one = Learner(chromium, site.put(version, name), version)
        made.append(one)
        return one

    yield make
    for one in made:
        one.context.close()
        assert one.wrong == []


def flat(version: Version, cmi: dict[str, Any]) -> dict[str, Any]:
    """What both versions tell, under one set of names."""
    if version == "1.2":
        core = cmi["core"]
        status = core["lesson_status"]
        return {
            "done": status in ("completed", "passed", "failed"),
            "success": status if status in ("passed", "failed") else "unknown",
            "score": core["score"]["raw"],
            "range": (core["score"]["min"], core["score"]["max"]),
            "location": core["lesson_location"],
            "exit": core["exit"],
            "time": core["session_time"],
            "data": cmi["suspend_data"],
        }
    return {
        "done": cmi["completion_status"] == "completed",
        "success": cmi["success_status"],
        "score": cmi["score"]["raw"],
        "range": (cmi["score"]["min"], cmi["score"]["max"]),
        "location": cmi["location"],
        "exit": cmi["exit"],
        "time": cmi["session_time"],
        "data": cmi["suspend_data"],
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_a_course_played_to_the_end_tells_score_and_completion(learner: Any, version: Version) -> None:
    one: Learner = learner(version, "jidi")
    one.opens()
    one.presses("[data-primary]")
    assert flat(version, one.told()["cmi"])["done"] is False
    one.goes_on()
    state = one.sco.evaluate("() => document.querySelector('.screen').dataset.screen")
    assert state == "finished"
    one.presses("[data-primary]")
    shown = one.sco.locator(".proof").text_content() or ""
    assert one.sco.eval_on_selector(".proof input", "i => i.value") == "王秀英"

    told = one.told()
    assert told["refused"] == []
    found = flat(version, told["cmi"])
    right, answered = (int(n) for n in re.findall(r"(\d+) 题，共答 (\d+) 题", shown)[0])
    assert found["done"] is True
    assert found["success"] in ("passed", "failed")
    assert found["score"] == str(round(100 * right / answered))  # every item of this bank has one point
    assert found["range"] == ("0", "100")
    if version == "2004":
        assert told["cmi"]["score"]["scaled"] == str(int(found["score"]) / 100).removesuffix(".0")
    kept = flat(version, one.closes())
    assert kept["exit"] == "suspend"
    assert kept["done"] is True
    assert re.fullmatch(r"(00)?00:\d\d:\d\d(\.\d+)?" if version == "1.2" else r"PT(\d+[HMS])+", kept["time"])


@pytest.mark.parametrize("version", VERSIONS)
def test_a_drama_is_completed_at_its_ending_and_has_no_score(learner: Any, version: Version) -> None:
    one: Learner = learner(version, "huohua")
    one.opens()
    one.presses("[data-primary]")
    assert one.goes_on()["name"] == "ended"

    told = one.told()
    assert told["refused"] == []
    found = flat(version, told["cmi"])
    assert (found["done"], found["success"], found["score"]) == (True, "unknown", "")
    assert len(found["data"]) <= 4096


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["jidi", "huohua"])
def test_closed_in_the_middle_one_goes_on_there(learner: Any, version: Version, name: str) -> None:
    one: Learner = learner(version, name)
    one.opens()
    one.presses("[data-primary]")
    for _ in range(12):
        one.steps(one.screen())
    there = one.reads()
    text = one.sco.locator(".main").inner_text()
    kept = flat(version, one.closes())
    assert kept["done"] is False
    assert kept["exit"] == "suspend"
    assert kept["location"]

    one.opens()
    assert one.screen()["primary"] == "接着上次学"
    one.presses("[data-primary]")
    assert one.reads() == there
    again = one.sco.locator(".main").inner_text().replace("这道题您答过了，第一次的回答算数。\n\n", "")
    assert again == text
    assert one.told()["refused"] == []
    one.goes_on()
    assert flat(version, one.told()["cmi"])["done"] is True


def test_the_biggest_course_stays_within_what_scorm_1_2_keeps(learner: Any) -> None:
    """Its save alone is longer than that: the inputs are kept, and lead to the same screen."""
    one: Learner = learner("1.2", "dongzheng")
    one.opens()
    one.presses("[data-primary]")
    longest = 0
    short: list[int] = []
    for _ in range(500):
        state = one.screen()
        if state["primary"] == RESULT:
            break
        one.steps(state)
        data = flat("1.2", one.told()["cmi"])["data"]
        longest = max(longest, len(data))
        if data[0] == "2":
            short.append(len(data))
            if len(short) == 5:
                there, text = one.reads(), one.sco.locator(".main").inner_text()
                assert flat("1.2", one.told()["cmi"])["location"].startswith("unit/")
                one.closes()
                one.opens()
                one.presses("[data-primary]")
                assert one.reads() == there
                assert one.sco.locator(".main").inner_text() == text
    assert len(short) > 5
    assert longest <= 4096
    assert max(short) <= 1500
    assert one.told()["refused"] == []


@pytest.mark.parametrize("version", VERSIONS)
def test_what_was_completed_stays_so_when_one_plays_again(learner: Any, version: Version) -> None:
    one: Learner = learner(version, "huohua")
    one.opens()
    one.presses("[data-primary]")
    one.goes_on()
    one.presses("[data-primary]")
    one.closes()

    one.opens()
    one.presses("[data-primary]")
    one.steps(one.screen())
    assert flat(version, one.told()["cmi"])["done"] is True
    assert one.told()["refused"] == []


@pytest.mark.parametrize("version", VERSIONS)
def test_a_platform_that_fails_does_not_stop_the_lesson(
    chromium: Browser, site: Site, version: Version
) -> None:
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    name = "API" if version == "1.2" else "API_1484_11"
    page.add_init_script(
        f"window.{name} = new Proxy({{}}, {{get: (_, call) => () => {{ if (/Initialize$/.test(call)) return 'true'; throw new Error(call); }}}});"
    )
    wrong: list[str] = []
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.goto(f"{site.put(version, 'huohua')}/index.html")
    page.wait_for_selector('[data-screen="opening"]')
    page.click("[data-primary]")
    page.wait_for_selector('[data-screen="opening"]', state="detached")
    assert wrong == []
    context.close()


def test_without_a_platform_it_is_one_file(chromium: Browser, site: Site) -> None:
    page = chromium.new_page(locale="zh-CN")
    page.goto(f"{site.put('2004', 'huohua')}/index.html")
    page.wait_for_selector('[data-screen="opening"]')
    page.click("[data-primary]")
    page.wait_for_selector('[data-screen="opening"]', state="detached")
    page.reload()
    page.wait_for_selector('[data-screen="opening"]')
    assert page.locator("[data-primary]").inner_text() == "接着上次学"
    page.close()

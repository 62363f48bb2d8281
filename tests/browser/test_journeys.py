"""Whole works, from the waiting screen to the end, by touch alone and by keyboard alone."""

import pytest
from playwright.sync_api import Page

from engine.players.kiosk.journal import sessions
from tests.browser.checks import measured
from tests.browser.conftest import MakePage
from tests.browser.place import Place
from tests.browser.tour import VIEWS, enlarge
from tests.browser.walker import Walker

#: A course with its bank, its route and both dramas; the other course; each drama for itself.
COURSE, OTHERS = "重走东征路", ("走进孔河沟", "火花", "严肃军纪")
NAMES = {"重走东征路": "dongzheng", "走进孔河沟": "jidi", "火花": "huohua", "严肃军纪": "yansu-junji"}


@pytest.mark.parametrize(
    ("view", "size", "works"),
    [("upright", 1, (COURSE, *OTHERS)), ("wide", 3, (COURSE,)), ("phone", 2, (COURSE,))],
)
def test_the_real_works_are_played_through_by_touch(
    make_page: MakePage, own_kiosk: Place, view: str, size: int, works: tuple[str, ...]
) -> None:
    page = make_page(view)
    wrong: list[str] = []
    for work in works:
        page.goto(own_kiosk.url)
        walker = Walker(page, lambda page, name: wrong.extend(f"{name}: {w}" for w in measured(page, view)))
        if size > 1:
            page.wait_for_selector(".attract .still.shown")
            page.touchscreen.tap(200, 200)
            page.wait_for_selector('[data-screen="home"]')
            enlarge(page, size)
            walker.named(work)
            page.wait_for_selector('[data-screen="opening"], [data-screen="who"]')
            if walker.state()["name"] == "who":
                walker.option(1)
                page.wait_for_selector('[data-screen="opening"]')
            walker.primary()
        else:
            walker.start(work)
        assert walker.play() in ("ended", "finished")
        walker.primary()
        page.wait_for_selector('[data-screen="home"]')
    page.wait_for_function("() => localStorage.length === 0")

    assert not wrong
    told = sessions(own_kiosk.data)
    assert [s.work for s in told] == [NAMES[work] for work in works]
    assert all(s.verified and s.closed for s in told)
    assert len(told[0].answers) >= 15
    assert [e["event"] for e in told[0].reached] == ["ended", "ended", "resulted", "finished"]


class Typist(Walker):
    """Someone with a keyboard and nothing else."""

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def option(self, n: int) -> None:
        for _ in range(20):
            shown = [k for k, o in enumerate(self.state()["options"]) if o["seen"]]
            if n in shown:
                self.press(str(n + 1)) if n < 9 else self._walked(n)
                return
            self._pager()
        raise AssertionError(f"option {n} cannot be reached")

    def _walked(self, n: int) -> None:
        """Past the ninth there is no digit: go there and press it."""
        for _ in range(40):
            self.press("ArrowDown")
            if self.page.evaluate("document.activeElement.dataset.n") == str(n + 1):
                self.press("Enter")
                return
        raise AssertionError(f"option {n} has no focus")

    def _pager(self) -> None:
        for _ in range(40):
            self.press("Tab")
            if self.page.evaluate("document.activeElement.textContent") == "下一页":
                self.press("Enter")
                return
        raise AssertionError("no way to the next page of options")

    def primary(self) -> None:
        self.page.evaluate("document.activeElement.blur()")
        self.press("Enter")

    def touch(self, selector: str, n: int = 0) -> None:
        for _ in range(60):
            self.press("Tab")
            if self.page.evaluate(
                "([s, n]) => document.querySelectorAll(s)[n] === document.activeElement", [selector, n]
            ):
                self.press(" ")
                return
        raise AssertionError(f"Tab does not lead to {selector} {n}")


def test_everything_can_be_done_with_the_keyboard_alone(make_page: MakePage, kiosk: Place) -> None:
    page = make_page(touch=False)
    page.goto(kiosk.url)
    page.wait_for_selector(".attract .still.shown")
    typist = Typist(page)
    typist.press("Enter")
    page.wait_for_selector('[data-screen="home"]')
    typist.press("+")
    assert page.evaluate("document.documentElement.dataset.size") == "2"
    typist.press("-")
    typist.named("样样都有")
    page.wait_for_selector('[data-screen="who"]')
    typist.option(1)
    page.wait_for_selector('[data-screen="opening"]')
    typist.primary()
    page.wait_for_selector('[data-screen="page"]')
    typist.press("PageDown")
    typist.press("PageUp")
    assert typist.state()["name"] == "page"

    assert typist.play() == "finished"


def test_a_step_back_shows_the_screen_before_and_answers_stand(page: Page, kiosk: Place) -> None:
    page.goto(kiosk.url)
    walker = Walker(page)
    walker.start("样样都有")
    walker.play(until="item-survey")
    walker.option(0)
    assert walker.look()["name"] == "marked-noted"
    walker.touch('[data-bar="back"]')
    assert walker.state()["name"] == "page"
    walker.primary()
    state = walker.state()
    assert state["name"] == "marked-noted"
    assert "第一次的回答算数" in page.inner_text(".flow")


def test_a_screen_reader_is_told_what_each_screen_is(page: Page, kiosk: Place) -> None:
    """The focus is on the title of every new screen, and buttons have names."""
    page.goto(kiosk.url)
    told: list[str] = []

    def look(page: Page, name: str) -> None:
        if name != "attract":
            told.append(
                page.evaluate("document.activeElement.tagName + ' ' + document.activeElement.textContent")
            )
            for button in page.get_by_role("button").all():
                assert (button.inner_text() or button.get_attribute("aria-label") or "").strip()

    walker = Walker(page, look)
    walker.start("晚点")
    assert walker.play() == "ended"

    assert len(told) > 4
    assert all(t.startswith("H1 ") and len(t) > 4 for t in told)


def test_every_window_offers_the_same_buttons(make_page: MakePage, kiosk: Place) -> None:
    bars = []
    for view in VIEWS:
        page = make_page(view)
        page.goto(kiosk.url)
        Walker(page).start("样样都有")
        page.wait_for_selector('[data-screen="page"]')
        Walker(page).primary()
        bars.append([b.inner_text() for b in page.locator(".nav button:visible").all()])

    assert bars[0] == ["上一步", "字小", "字大", "首页"]
    assert bars.count(bars[0]) == len(VIEWS)


def test_a_damaged_save_is_no_wall(make_page: MakePage, own_kiosk: Place) -> None:
    """Whoever goes on from what cannot be read begins anew: a button that does nothing helps nobody."""
    page = make_page()
    page.goto(own_kiosk.url)
    walker = Walker(page, signing_in=True)
    damaged = {"save": {"format": 1, "state": {}}, "over": False, "units": []}
    page.route("**/api/progress/*", lambda route: route.fulfill(json=damaged))
    walker.start("火花")

    page.wait_for_selector('[data-screen="scene"], [data-screen="choice"]')

"""Nobody there: the kiosk asks, and then forgets."""

import json

from playwright.sync_api import Page

from tests.browser.conftest import MakePage
from tests.browser.place import PIN, Place
from tests.browser.tour import hold
from tests.browser.walker import Walker


def under_way(page: Page, kiosk: Place, work: str = "样样都有", *, signing_in: bool = False) -> Walker:
    """A learner in the middle of something, on a clock that the test turns."""
    page.clock.install()
    page.goto(kiosk.url)
    walker = Walker(page, signing_in=signing_in)
    walker.start(work)
    page.wait_for_selector(".screen")
    return walker


def test_after_ninety_seconds_the_kiosk_asks_and_after_thirty_more_it_goes_home(
    page: Page, kiosk: Place
) -> None:
    under_way(page, kiosk)
    page.clock.fast_forward(89_000)
    assert page.locator(".idle").count() == 0
    page.clock.run_for(1_500)
    assert "您还在吗？" in page.inner_text(".idle")
    page.clock.run_for(28_000)
    assert page.locator(".idle").count() == 1
    page.clock.run_for(3_500)

    page.wait_for_selector(".attract")


def test_any_touch_goes_on_where_one_was_ten_times_and_more(page: Page, kiosk: Place) -> None:
    walker = under_way(page, kiosk)
    before = walker.state()
    for _ in range(12):
        page.clock.fast_forward(91_000)
        page.wait_for_selector(".idle")
        page.clock.run_for(25_000)
        page.touchscreen.tap(500, 300)
        page.wait_for_selector(".idle", state="detached")

    assert walker.state() == before


def test_the_touch_that_answers_presses_nothing_beneath(page: Page, kiosk: Place) -> None:
    walker = under_way(page, kiosk)
    before = walker.state()
    box = page.locator("[data-primary]").bounding_box()
    assert box is not None
    page.clock.fast_forward(91_000)
    page.wait_for_selector(".idle")
    page.touchscreen.tap(box["x"] + 20, box["y"] + 20)
    page.wait_for_selector(".idle", state="detached")

    assert walker.state() == before


def test_a_key_goes_on_too(page: Page, kiosk: Place) -> None:
    walker = under_way(page, kiosk)
    before = walker.state()
    page.clock.fast_forward(91_000)
    page.wait_for_selector(".idle")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".idle", state="detached")

    assert walker.state() == before


def test_a_result_is_looked_at_for_a_shorter_time(page: Page, kiosk: Place) -> None:
    walker = under_way(page, kiosk, "晚点")
    walker.play()
    page.clock.fast_forward(61_000)

    page.wait_for_selector(".idle")


def test_while_something_is_spoken_nobody_is_asked(page: Page, kiosk: Place) -> None:
    under_way(page, kiosk)
    page.evaluate("import('/static/speech.js').then((m) => (m.speech.speaking = true))")
    page.clock.run_for(200)
    page.clock.fast_forward(95_000)
    assert page.locator(".idle").count() == 0
    page.evaluate("import('/static/speech.js').then((m) => (m.speech.speaking = false))")
    page.clock.run_for(200)
    page.clock.fast_forward(95_000)

    page.wait_for_selector(".idle")


def away(page: Page) -> None:
    page.clock.fast_forward(91_000)
    page.wait_for_selector(".idle")
    page.clock.run_for(32_000)
    page.wait_for_selector(".attract")


def test_of_a_guest_nothing_is_left(page: Page, kiosk: Place) -> None:
    walker = under_way(page, kiosk)
    walker.touch('[data-bar="bigger"]')
    walker.primary()
    away(page)
    page.clock.run_for(2_000)
    page.wait_for_function("() => localStorage.length === 0 && sessionStorage.length === 0")
    assert page.evaluate("document.documentElement.dataset.size") == "1"
    walker.start("样样都有")

    assert walker.state()["count"] == "第 1 页，共 2 页"


def test_within_one_visit_a_guest_goes_on_where_he_was(page: Page, kiosk: Place) -> None:
    page.goto(kiosk.url)
    walker = Walker(page)
    walker.start("样样都有")
    walker.play(until="item-survey")
    walker.touch('[data-bar="home"]')
    walker.named("样样都有")
    page.wait_for_selector('[data-screen="opening"]')
    assert walker.state()["primary"] == "接着上次学"
    walker.primary()

    assert walker.state()["name"] == "item-survey"


def test_whoever_signed_in_goes_on_next_time(make_page: MakePage, own_kiosk: Place) -> None:
    page = make_page()
    walker = under_way(page, own_kiosk, signing_in=True)
    walker.play(until="item-survey")
    page.clock.run_for(500)
    page.wait_for_function("() => localStorage.length === 0")
    away(page)
    assert "王" not in page.inner_text("body")

    other = make_page()
    other.goto(own_kiosk.url)
    again = Walker(other, signing_in=True)
    again.start("样样都有")
    assert again.state()["name"] == "item-survey"


def test_the_corner_and_the_pin_end_the_kiosk(make_page: MakePage, own_kiosk: Place) -> None:
    page = make_page()
    page.clock.install()
    page.goto(own_kiosk.url)
    page.wait_for_selector(".attract .still.shown")
    hold(page)
    page.wait_for_selector('[data-screen="pin"]')
    walker = Walker(page)
    for key in "1111":
        walker.touch(f'[data-key="{key}"]')
    walker.primary()
    page.wait_for_function("() => document.querySelector('.news').textContent === '口令不对'")
    for key in PIN:
        walker.touch(f'[data-key="{key}"]')
    walker.primary()

    assert own_kiosk.process is not None
    assert own_kiosk.process.wait(60) == 0


def test_a_short_touch_of_the_corner_is_only_a_touch(page: Page, kiosk: Place) -> None:
    page.goto(kiosk.url)
    page.wait_for_selector(".attract .still.shown")
    page.touchscreen.tap(20, 20)

    page.wait_for_selector('[data-screen="home"]')


def test_the_page_beats(make_page: MakePage, own_kiosk: Place) -> None:
    from urllib.request import urlopen

    page = make_page()
    page.clock.install()
    page.goto(own_kiosk.url)
    Walker(page).start("样样都有")
    page.wait_for_selector('[data-screen="page"]')
    page.clock.run_for(21_000)
    for _ in range(300):
        with urlopen(f"{own_kiosk.url}/health") as answer:
            told = json.loads(answer.read())
        if told["beats"] >= 3:
            break
        page.wait_for_timeout(100)

    assert told["beats"] >= 3
    assert told["screen"] == "page"

"""The line between page and server: cut, silent, asleep, restarted. What comes back is exact."""

from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.live.conftest import MakeLive
from tests.browser.live.fake import VIEWS, Fake
from tests.browser.live.gallery import opened, phone_polled, settled

GIST = ".gist"


def told(text: str) -> dict[str, object]:
    return {"name": "松鼠 27", "slide": {"title": "", "text": text}}


def wait_streams(page: Page, fake: Fake, count: int) -> None:
    for _ in range(1_500):
        if fake.streams >= count:
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"{fake.streams} streams, not {count}")


def test_a_phone_that_was_cut_off_for_half_a_minute_comes_back_exact(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    page.clock.install()
    opened(page, fake, "phone", phone_polled("vote", "open"))
    page.click('[data-n="1"]')
    expect(page.locator(".vote-state")).to_contain_text("收到了")
    fake.hang_up()
    fake.refusing = 999
    page.click('[data-n="2"]')
    for _ in range(10):
        page.clock.run_for(3_000)
        page.wait_for_timeout(50)
    expect(page.locator(".line")).to_be_visible()
    expect(page.locator(".vote-state")).to_contain_text("还没送到")
    fake.cut, fake.refusing = False, 0
    for _ in range(100):
        page.clock.run_for(3_000)
        page.wait_for_timeout(100)
        if page.locator(".line").is_hidden() and "收到了" in page.inner_text(".vote-state"):
            break

    expect(page.locator(".line")).to_be_hidden()
    expect(page.locator(".vote-state")).to_contain_text("收到了")
    assert fake.votes[-1]["response"] == 1
    assert page.get_attribute('[data-n="2"]', "aria-pressed") == "true"


def test_attempts_grow_slower_and_are_not_all_at_once(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    page.clock.install()
    opened(page, fake, "phone", told("一"))
    wait_streams(page, fake, 1)
    fake.hang_up()
    page.wait_for_timeout(200)
    page.clock.pause_at(datetime.now() + timedelta(seconds=2))  # from here on time is the test's
    before = fake.asked
    for _ in range(60):
        page.clock.run_for(500)
        page.wait_for_timeout(80)

    # Half a second, one, two, then every four, give or take 30 %: 30 s hold 8 to 13 attempts.
    assert 6 <= fake.asked - before <= 14


def test_a_stream_that_falls_silent_is_replaced(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    page.clock.install()
    opened(page, fake, "phone", told("一"))
    wait_streams(page, fake, 1)
    page.clock.run_for(1_000)
    streams = fake.streams
    for _ in range(33):
        page.clock.run_for(1_000)
    assert fake.streams == streams
    for _ in range(4):
        page.clock.run_for(1_000)
    wait_streams(page, fake, streams + 1)


def test_a_server_that_streams_nothing_is_asked_instead(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    fake.mute = True
    opened(page, fake, "phone", told("一"))
    fake.show(told("二"), "phone")

    expect(page.locator(GIST)).to_have_text("二", timeout=9_000)
    fake.show(told("三"), "phone")
    expect(page.locator(GIST)).to_have_text("三", timeout=3_000)


def test_a_clock_that_jumped_means_that_the_page_slept(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    page.clock.install()
    opened(page, fake, "phone", told("一"))
    wait_streams(page, fake, 1)
    page.clock.run_for(1_000)
    streams = fake.streams
    page.clock.fast_forward(20_000)  # less than a silence
    page.clock.run_for(1_000)

    wait_streams(page, fake, streams + 1)


def test_coming_back_to_the_page_asks_at_once(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", told("一"))
    wait_streams(page, fake, 1)
    for event in (
        "document.dispatchEvent(new Event('visibilitychange'))",
        "window.dispatchEvent(new Event('online'))",
        "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))",
    ):
        streams, asked = fake.streams, fake.asked
        page.evaluate(event)
        wait_streams(page, fake, streams + 1)
        assert fake.asked > asked


def test_a_page_never_goes_back_to_an_older_state(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", told("一"))
    settled(page, fake, "phone", told("二"))
    old = {**fake.views["phone"], "v": fake.version - 1, "slide": {"title": "", "text": "一"}}
    fake.views["phone"] = old
    streams = fake.streams
    page.evaluate("window.dispatchEvent(new Event('online'))")
    wait_streams(page, fake, streams + 1)
    page.wait_for_timeout(200)

    assert page.inner_text(GIST) == "二"
    # A new room begins anew, whatever its numbers are.
    fake.views["phone"] = {**old, "v": 1, "room": {**VIEWS["room"], "code": "1111"}}
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator(GIST)).to_have_text("一")


def test_one_page_holds_one_stream(live_page: MakeLive, fake: Fake) -> None:
    """A browser has six connections for a host: a page must not use them up."""
    page = live_page("phone")
    opened(page, fake, "phone", told("一"))
    open_ones = """() => { const made = window.EventSource; window.__open = new Set();
      window.EventSource = function (url) { const s = new made(url); window.__open.add(s); const c = s.close.bind(s); s.close = () => { window.__open.delete(s); c(); }; return s; }; }"""
    page.evaluate(open_ones)
    for _ in range(5):
        page.evaluate("window.dispatchEvent(new Event('online'))")
        page.wait_for_timeout(80)

    page.wait_for_function("() => window.__open.size === 1")


def test_the_wall_keeps_its_picture_while_the_server_is_gone(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("projector")
    opened(page, fake, "projector", VIEWS["slides"]["said"])
    fake.hang_up()
    expect(page.locator("#app")).to_have_attribute("data-line", "down")
    page.wait_for_timeout(1_000)

    assert "先敲锣" in page.inner_text(".stage")
    fake.cut = False
    fake.show(VIEWS["slides"]["task"])
    expect(page.locator(".stage")).to_contain_text("走访一户独居老人")
    expect(page.locator("#app")).to_have_attribute("data-line", "up")

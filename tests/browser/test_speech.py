"""The place for a voice: nothing is shown without one, and with one everything is there."""

from playwright.sync_api import Page

from tests.browser.place import Place
from tests.browser.walker import Walker

#: A voice that notes what it is told to say, and speaks until it is stopped.
_VOICE = """() => import('/static/speech.js').then(({ speech }) => {
  window.said = [];
  window.stops = 0;
  speech.use({ say: (texts) => { window.said.push(texts); return new Promise(() => {}); }, stop: () => { window.stops++; } });
})"""


def opened(page: Page, kiosk: Place) -> Walker:
    page.goto(kiosk.url)
    walker = Walker(page)
    page.wait_for_selector(".attract .still.shown")
    return walker


def test_without_a_voice_there_is_no_button_for_it(page: Page, kiosk: Place) -> None:
    opened(page, kiosk).start("晚点")
    page.wait_for_selector('[data-screen="choice"]')

    assert page.locator('[data-bar="repeat"]').is_hidden()


def test_a_screen_is_read_aloud_after_a_moment_and_again_when_asked(page: Page, kiosk: Place) -> None:
    walker = opened(page, kiosk)
    page.evaluate(_VOICE)
    walker.start("晚点")
    page.wait_for_selector('[data-screen="choice"]')
    assert page.evaluate("window.said.length") == 0
    page.wait_for_function("() => window.said.length === 1")
    assert "站台上只剩一个人" in "".join(page.evaluate("window.said[0]"))
    walker.touch('[data-bar="repeat"]')

    assert page.evaluate("window.said.length") == 2
    assert page.evaluate("JSON.stringify(window.said[0]) === JSON.stringify(window.said[1])")


def test_a_choice_is_read_with_its_options(page: Page, kiosk: Place) -> None:
    walker = opened(page, kiosk)
    page.evaluate(_VOICE)
    walker.start("晚点")
    page.wait_for_selector('[data-screen="choice"]')
    while walker.state()["primary"]:
        walker.primary()
    walker.touch('[data-bar="repeat"]')

    said = "".join(page.evaluate("window.said[window.said.length - 1]"))
    assert "怎么办" in said
    assert "请她进屋烤火" in said


def test_any_touch_hushes_it(page: Page, kiosk: Place) -> None:
    walker = opened(page, kiosk)
    page.evaluate(_VOICE)
    walker.start("晚点")
    page.wait_for_function("() => window.said.length === 1")
    page.touchscreen.tap(500, 900)

    assert page.evaluate("window.stops") == 1

"""A finger that trembles strikes twice: the second stroke is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from engine.cli.exports import media, player
from engine.compiler.project import Project
from engine.exchange.exporters.html import one_file
from tests.browser.conftest import MakePage
from tests.browser.place import Place
from tests.browser.test_settings import settled
from tests.browser.test_slow_finger import slip
from tests.browser.walker import Walker, finger, middle
from tests.exchange.works import ROOT, work

#: Milliseconds that the kiosk of these tests calls at once, so long that a busy machine is quick enough.
AT_ONCE = 1_000

#: Strokes of a finger, one right after the other however busy the machine is.
_STROKES = """([x, y, strokes]) => {
  for (let n = 0; n < strokes; n++) {
    const stroke = new MouseEvent('click', {detail: n + 1, clientX: x, clientY: y, bubbles: true, cancelable: true});
    document.elementFromPoint(x, y).dispatchEvent(stroke);
  }
}"""


@pytest.fixture(scope="module")
def trembling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with settled(tmp_path_factory.mktemp("trembling"), strike=AT_ONCE) as kiosk:
        yield kiosk


def reading(make_page: MakePage, kiosk: Place) -> Walker:
    """A reader on the first of two pages, whose finger has rested."""
    page = make_page()
    waiting(page, kiosk)
    walker = Walker(page)
    page.touchscreen.tap(200, 200)
    page.wait_for_selector('[data-screen="home"] .option')
    rest(page)
    walker.named("样样都有")
    page.wait_for_selector('[data-screen="opening"]')
    rest(page)
    walker.primary()
    page.wait_for_selector('[data-screen="page"]')
    rest(page)
    return walker


def rest(page: Page) -> None:
    page.wait_for_timeout(AT_ONCE + 200)


def count(page: Page) -> str:
    return page.inner_text(".head-count")


def waiting(page: Page, kiosk: Place) -> None:
    """The waiting screen, and the page knows how long a stroke takes."""
    page.goto(kiosk.url)
    page.wait_for_selector(".attract .still.shown")
    page.wait_for_function("() => document.documentElement.dataset.strike !== undefined")


def test_a_double_stroke_on_the_waiting_screen_opens_no_work(make_page: MakePage, trembling: Place) -> None:
    page = make_page()
    waiting(page, trembling)
    page.touchscreen.tap(200, 200)
    page.wait_for_selector('[data-screen="home"] .option')
    at = middle(page, ".option >> nth=0")
    waiting(page, trembling)
    page.touchscreen.tap(*at)
    page.wait_for_selector('[data-screen="home"]')
    page.touchscreen.tap(at[0] + 10, at[1] - 10)
    page.wait_for_timeout(500)

    assert page.get_attribute(".screen", "data-screen") == "home"


def test_a_double_stroke_skips_no_page_and_a_later_one_goes_on(make_page: MakePage, trembling: Place) -> None:
    page = reading(make_page, trembling).page
    at = middle(page, "[data-primary]")
    assert count(page).startswith("第 1 页")
    for _ in range(3):
        page.touchscreen.tap(*at)
    page.wait_for_timeout(300)
    assert count(page).startswith("第 2 页")
    rest(page)
    page.touchscreen.tap(*middle(page, "[data-primary]"))

    page.wait_for_function("() => !document.querySelector('.head-count').textContent.startsWith('第 2 页')")


def test_a_finger_that_slips_and_strikes_again_skips_nothing(make_page: MakePage, trembling: Place) -> None:
    page = reading(make_page, trembling).page
    x, y = middle(page, "[data-primary]")
    with finger(page, x - 30, y) as touch:
        slip(touch, x, y)
    page.wait_for_function("() => document.querySelector('.head-count').textContent.startsWith('第 2 页')")
    page.touchscreen.tap(x, y)
    page.wait_for_timeout(300)

    assert count(page).startswith("第 2 页")


def test_a_stroke_elsewhere_is_another_one(make_page: MakePage, trembling: Place) -> None:
    page = reading(make_page, trembling).page
    page.touchscreen.tap(*middle(page, '[data-bar="bigger"]'))
    page.wait_for_function("() => document.documentElement.dataset.size === '2'")
    before = page.inner_text(".flow")
    page.touchscreen.tap(*middle(page, "[data-primary]"))

    page.wait_for_function("(before) => document.querySelector('.flow').innerText !== before", arg=before)


def test_a_key_that_is_struck_twice_leads_on_once(make_page: MakePage, trembling: Place) -> None:
    page = reading(make_page, trembling).page
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert count(page).startswith("第 2 页")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => document.querySelector('.head-count').textContent.startsWith('第 1 页')")


def test_on_a_pad_each_stroke_counts(make_page: MakePage, trembling: Place) -> None:
    walker = reading(make_page, trembling)
    page = walker.page
    page.evaluate("document.documentElement.dataset.strike = '0'")
    assert walker.play(until="item-number") == "item-number"
    page.evaluate(f"document.documentElement.dataset.strike = '{AT_ONCE}'")
    at = middle(page, '[data-key="2"]')
    for _ in range(3):
        page.touchscreen.tap(*at)

    page.wait_for_function("() => document.querySelector('.written').textContent.includes('222')")


def test_one_file_does_it_by_itself(chromium: Browser, tmp_path: Path) -> None:
    bundle = work("huohua")
    path = tmp_path / "huohua.html"
    path.write_bytes(one_file(bundle, player(), media(Project(ROOT), bundle)))

    def begun(strokes: int) -> str:
        context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="zh-CN")
        page = context.new_page()
        page.goto(path.as_uri())
        page.wait_for_selector('[data-screen="opening"]')
        x, y = middle(page, "[data-primary]")
        page.evaluate(_STROKES, [x, y, strokes])
        page.wait_for_selector('[data-screen="opening"]', state="detached")
        shown = page.inner_text(".screen")
        context.close()
        return shown

    assert begun(1) == begun(3)

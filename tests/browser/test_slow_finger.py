"""A finger that rests or slips on a button presses it, once."""

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser.place import Place
from tests.browser.walker import Walker, finger, middle

#: What a browser does that takes a long touch for a wish for a menu: it sends no click. The one of these tests has no such wish.
NO_CLICK = (
    "addEventListener('click', (e) => { if (e.isTrusted) e.stopImmediatePropagation(); }, {capture: true})"
)
#: The click of a touch waits for a page that has much to do just then.
_BUSY = """for (const type of ['pointerup', 'touchend']) addEventListener(type, () => {
  const began = performance.now();
  while (performance.now() - began < 200);
});"""
_PAGE = "() => document.querySelector('.head-count').textContent"


def slip(touch: CDPSession, x: float, y: float) -> None:
    touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})


def reading(page: Page, kiosk: Place) -> tuple[float, float]:
    """On the first of two pages; returns where to go on."""
    page.goto(kiosk.url)
    Walker(page).start("样样都有")
    page.wait_for_selector('[data-screen="page"]')
    assert page.evaluate(_PAGE) == "第 1 页，共 2 页"
    return middle(page, "[data-primary]")


@pytest.mark.parametrize("dots", [0, 8, 16, 40])
def test_a_finger_that_slips_on_a_button_presses_it_once(page: Page, kiosk: Place, dots: int) -> None:
    x, y = reading(page, kiosk)
    with finger(page, x, y) as touch:
        for part in range(1, 5):
            slip(touch, x + dots * part / 4, y + dots * part / 8)
    page.wait_for_function(f"() => ({_PAGE})() === '第 2 页，共 2 页'")
    page.wait_for_timeout(300)

    assert page.evaluate(_PAGE) == "第 2 页，共 2 页"


def test_a_finger_that_leaves_the_button_presses_nothing(page: Page, kiosk: Place) -> None:
    x, y = reading(page, kiosk)
    with finger(page, x, y) as touch:
        slip(touch, x, y - 100)
        slip(touch, x, y - 600)
    page.wait_for_timeout(500)

    assert page.evaluate(_PAGE) == "第 1 页，共 2 页"


def test_a_finger_that_rests_presses_when_it_is_lifted(page: Page, kiosk: Place) -> None:
    page.add_init_script(NO_CLICK)
    x, y = reading(page, kiosk)
    with finger(page, x, y):
        page.wait_for_timeout(800)
        assert page.evaluate(_PAGE) == "第 1 页，共 2 页"

    page.wait_for_function(f"() => ({_PAGE})() === '第 2 页，共 2 页'")


def test_a_hand_that_lies_on_the_screen_is_not_in_the_way(page: Page, kiosk: Place) -> None:
    x, y = reading(page, kiosk)
    hand = {"x": 40, "y": y - 700, "id": 0}
    touch = page.context.new_cdp_session(page)
    down: list[dict[str, float]] = [hand, {"x": x, "y": y, "id": 1}]
    for kind, fingers in (("touchStart", down[:1]), ("touchStart", down), ("touchEnd", [])):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
        page.wait_for_timeout(100)

    page.wait_for_function(f"() => ({_PAGE})() === '第 2 页，共 2 页'")


def test_on_a_machine_that_is_slow_too_it_presses_once(page: Page, kiosk: Place) -> None:
    page.add_init_script(_BUSY)
    x, y = reading(page, kiosk)
    with finger(page, x, y):
        pass
    page.wait_for_function(f"() => ({_PAGE})() === '第 2 页，共 2 页'")
    page.wait_for_timeout(500)

    assert page.evaluate(_PAGE) == "第 2 页，共 2 页"

"""Every screen, in three windows and three sizes of type, against the check table."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.checks import by_axe, measured
from tests.browser.conftest import MakePage
from tests.browser.place import Place
from tests.browser.tour import SCREENS, SIZES, VIEWS, Tour, tour
from tests.browser.walker import Walker


@pytest.mark.parametrize(("view", "size"), [(v, s) for v in VIEWS for s in SIZES])
def test_every_screen_keeps_to_the_check_table(
    make_page: MakePage, kiosk: Place, axe: str, view: str, size: int
) -> None:
    wrong: list[str] = []
    met: set[str] = set()

    def look(page: Page, name: str) -> None:
        found = measured(page, view)
        if name not in met:
            met.add(name)
            found += by_axe(page, axe)
        wrong.extend(f"{name}: {w}" for w in found)

    seen = tour(make_page(view), kiosk.url, look, size)

    assert seen >= SCREENS
    assert not wrong


def in_the_end(page: Page, found: Callable[[], list[str]]) -> list[str]:
    """What is still found once the page has had the time to lay out anew what no longer fitted."""
    page.wait_for_timeout(150)
    for _ in range(100):
        if not found():
            break
        page.wait_for_timeout(100)
    return found()


def test_the_measure_finds_what_it_is_there_to_find(page: Page, kiosk: Place) -> None:
    """Each rule is broken once on purpose: a check that cannot fail would prove nothing."""
    page.goto(kiosk.url)
    walker = Walker(page)
    walker.start("样样都有")
    page.wait_for_selector('[data-screen="page"]')
    assert measured(page, "upright") == []
    broken = {
        "text too small": "p.style.fontSize = '20px'",
        "line too long": "f.style.maxWidth = 'none'; p.style.fontSize = '30px'; p.textContent = '长'.repeat(99)",
        "line starts with": "p.style.lineBreak = 'anywhere'; p.textContent = '字'.repeat(21) + '。字字字'",
        "language": "p.textContent = 'English words'",
        "outside": "p.style.position = 'fixed'; p.style.left = '1000px'; p.style.whiteSpace = 'nowrap'",
        "overflows": "b.style.height = '30px'; b.style.minHeight = '30px'",
        "target too small": "b.style.minHeight = '40px'; b.style.height = '40px'",
        "out of reach": "b.style.position = 'fixed'; b.style.top = '200px'",
        "targets too close": "b.style.position = 'relative'; b.style.top = '20px'",
        "line height": "p.style.lineHeight = '1.2'; p.textContent = '字'.repeat(50)",
        "motion": "b.animate([{opacity: 0}, {opacity: 1}], 2000)",
        "label broken": "b.querySelector('.label').style = 'display: block; width: 1em; word-break: break-all'",
        "h1": "f.append(document.createElement('h1'))",
    }
    for rule, change in broken.items():
        page.evaluate(
            f"""() => {{
              const f = document.querySelector('.flow'), p = f.querySelector('p:not(.unseen)');
              const b = document.querySelector('[data-primary]');
              {change};
            }}"""
        )
        assert any(w.startswith(rule) for w in measured(page, "upright")), rule
        walker.touch('[data-bar="bigger"]')  # lays everything out anew
        page.evaluate("document.querySelector('[data-bar=\"smaller\"]').click()")
        assert in_the_end(page, lambda: measured(page, "upright")) == [], rule


def test_letters_may_be_spaced_out_by_the_reader(page: Page, kiosk: Place) -> None:
    """WCAG 1.4.12: what no longer fits is laid out again."""
    page.goto(kiosk.url)
    walker = Walker(page)
    walker.start("样样都有")
    page.wait_for_selector('[data-screen="page"]')
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { letter-spacing: .12em !important } p { line-height: 1.9 !important; margin-bottom: 1em !important }');
          document.adoptedStyleSheets = [sheet];
        }"""
    )

    def cut() -> list[str]:
        return [w for w in measured(page, "upright") if "overflow" in w or "outside" in w]

    assert in_the_end(page, cut) == []


def test_the_focus_can_be_seen_on_everything_that_takes_it(page: Page, kiosk: Place) -> None:
    page.goto(kiosk.url)
    Walker(page).start("样样都有")
    page.wait_for_selector('[data-screen="page"]')
    rings = []
    for _ in range(8):
        page.keyboard.press("Tab")
        rings.append(
            page.evaluate(
                """() => {
                  const e = document.activeElement, s = getComputedStyle(e);
                  return e === document.body ? null : [e.tagName, s.outlineStyle, parseFloat(s.outlineWidth), s.outlineColor];
                }"""
            )
        )
    focused = [r for r in rings if r]

    assert len(focused) >= 4
    # Blue on paper is 7.85 : 1.
    assert all(r[1] == "solid" and r[2] >= 4 and r[3] == "rgb(11, 79, 138)" for r in focused)


def test_nothing_moves_for_whoever_asked_for_no_motion(make_page: MakePage, kiosk: Place) -> None:
    still, moving = make_page(motion="reduce"), make_page(motion="full")
    for page in (still, moving):
        page.goto(kiosk.url)
        Walker(page).start("火花")
        page.wait_for_selector('[data-screen="scene"], [data-screen="choice"]')
        page.evaluate("document.querySelector('[data-bar=\"bigger\"]').click()")

    counted = "() => document.getAnimations().map((a) => a.effect.getComputedTiming().duration)"
    assert still.evaluate(counted) == []
    moving.evaluate("document.querySelector('[data-primary]').click()")
    durations = moving.evaluate(counted)
    assert durations
    assert max(durations) <= 400


def test_a_screen_changes_when_the_finger_is_lifted_not_before(page: Page, kiosk: Place) -> None:
    page.goto(kiosk.url)
    walker = Walker(page)
    walker.start("样样都有")
    page.wait_for_selector('[data-screen="page"]')
    before = walker.state()["title"]
    box = page.locator("[data-primary]").bounding_box()
    assert box is not None
    touch = page.context.new_cdp_session(page)
    point = {"x": box["x"] + 50, "y": box["y"] + 50}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    page.wait_for_timeout(100)
    assert walker.state()["title"] == before
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("(t) => document.querySelector('.head-count').textContent !== t", arg=before)


def test_a_larger_type_shows_the_same_place(page: Page, kiosk: Place) -> None:
    """Nobody loses his place by asking for larger letters, however the screens break."""
    page.goto(kiosk.url)
    walker = Tour(page, lambda *_: None, 1)
    walker.start("火花")
    page.wait_for_selector('[data-screen="scene"]')
    first = "() => document.querySelector('.flow [data-block]').dataset.block"
    while walker.state()["primary"] == "往下看":
        walker.primary()
    block = int(page.evaluate(first))
    walker.touch('[data-bar="bigger"]')
    walker.touch('[data-bar="bigger"]')
    assert int(page.evaluate(first)) <= block
    walker.touch('[data-bar="smaller"]')
    walker.touch('[data-bar="smaller"]')
    assert int(page.evaluate(first)) == block

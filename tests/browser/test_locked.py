"""A kiosk's page stays where it is, loads nothing from elsewhere, and never makes a text into HTML."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.conftest import MakePage
from tests.browser.place import Place
from tests.browser.walker import Walker

STATIC = Path(__file__).resolve().parents[2] / "engine" / "players" / "kiosk" / "static"


def opened(page: Page, kiosk: Place) -> Walker:
    page.goto(kiosk.url)
    walker = Walker(page)
    walker.start("样样都有")
    page.wait_for_selector('[data-screen="page"]')
    return walker


KEYS = (
    "F5",
    "F11",
    "F12",
    "Control+p",
    "Control+r",
    "Control+Shift+i",
    "Alt+ArrowLeft",
    "Control+0",
    "Control+-",
)


def test_keys_that_would_leave_are_caught(page: Page, kiosk: Place) -> None:
    walker = opened(page, kiosk)
    page.evaluate("() => { window.mark = 1; addEventListener('keydown', () => { window.reached = 1; }); }")
    for key in KEYS:
        page.keyboard.press(key)
    page.wait_for_timeout(100)

    assert page.evaluate("window.mark") == 1
    assert page.evaluate("window.reached") is None
    assert walker.state()["name"] == "page"


def test_menus_dragging_and_selecting_are_off(page: Page, kiosk: Place) -> None:
    opened(page, kiosk)
    for event in ("contextmenu", "dragstart", "selectstart"):
        assert page.evaluate(
            "(type) => !document.querySelector('.flow p').dispatchEvent("
            "new Event(type, {bubbles: true, cancelable: true}))",
            event,
        )


def test_the_page_takes_no_gesture_but_a_touch(page: Page, kiosk: Place) -> None:
    opened(page, kiosk)
    styles = page.evaluate(
        "() => { const s = getComputedStyle(document.documentElement), b = getComputedStyle(document.body);"
        " return [s.touchAction, s.overscrollBehavior, b.userSelect]; }"
    )

    assert styles == ["manipulation", "none", "none"]


def test_a_script_or_a_style_that_gets_in_is_not_run(chromium: Browser, kiosk: Place) -> None:
    page = chromium.new_page(has_touch=True)  # not one of the pages on which a violation is a failure
    opened(page, kiosk)
    told = page.evaluate(
        """() => new Promise((done) => {
          const violations = [];
          document.addEventListener('securitypolicyviolation', (e) => violations.push(e.effectiveDirective));
          let made = '';
          try { document.querySelector('.flow').innerHTML = '<b>x</b>'; } catch (e) { made = e.name; }
          const script = document.createElement('script');
          try { script.textContent = 'window.got = 1'; document.body.append(script); } catch (e) { /* trusted types */ }
          const style = document.createElement('style');
          style.textContent = 'body { display: none }';
          document.head.append(style);
          const image = new Image();
          image.src = 'https://example.com/x.png';
          setTimeout(() => done([made, window.got, getComputedStyle(document.body).display, violations]), 300);
        })"""
    )
    page.close()
    made, got, display, violations = told

    assert made == "TypeError"
    assert got is None
    assert display != "none"
    assert {"require-trusted-types-for", "style-src-elem", "img-src"} <= set(violations)


def test_no_file_of_the_page_knows_how_to_parse_html() -> None:
    forbidden = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "DOMParser",
        "eval(",
        "new Function",
        ".href =",
    )
    for path in STATIC.rglob("*.js"):
        if "runtime" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        assert not [word for word in forbidden if word in text], path


def test_content_that_looks_like_html_is_shown_as_it_is(make_page: MakePage, tmp_path: Path) -> None:
    place = Place(tmp_path, own=True)
    course = place.project / "scenarios/wandian/scenario.yaml"
    evil = '<img src=x onerror="window.got=1"><b>粗</b>'
    course.write_text(course.read_text(encoding="utf-8").replace("车晚点了。", evil), encoding="utf-8")
    with place as kiosk:
        page = make_page()
        page.goto(kiosk.url)
        walker = Walker(page)
        walker.start("晚点")
        walker.play(until="choice")
        while "onerror" not in page.inner_text(".flow"):
            walker.primary()

        assert page.evaluate("window.got") is None
        assert page.locator(".flow b").count() == 0

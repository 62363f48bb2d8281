"""What the settings change on the screen."""

import json
from pathlib import Path

import pytest

from tests.browser.checks import measured
from tests.browser.conftest import MakePage
from tests.browser.place import Place
from tests.browser.walker import Walker


def settled(folder: Path, **settings: object) -> Place:
    place = Place(folder, roster=False)
    path = place.data / "kiosk.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **settings}))
    return place


def test_with_a_keyboard_one_may_write(make_page: MakePage, tmp_path: Path) -> None:
    with settled(tmp_path, typing=True) as kiosk:
        page = make_page()
        page.goto(kiosk.url)
        walker = Walker(page)
        walker.start("样样都有")
        walker.play(until="item-blank")
        page.locator("input.written").fill("警戒线")
        walker.primary()

        assert walker.state()["name"] == "marked-right"


def test_without_a_roster_nobody_is_asked_to_sign_in(make_page: MakePage, tmp_path: Path) -> None:
    with settled(tmp_path) as kiosk:
        page = make_page()
        page.goto(kiosk.url)
        seen: list[str] = []
        Walker(page, lambda _, name: seen.append(name)).start("晚点")

        assert "who" not in seen


def test_on_a_finer_panel_everything_is_larger(make_page: MakePage, tmp_path: Path) -> None:
    with settled(tmp_path, scale=1.25) as kiosk:
        page = make_page()
        page.goto(kiosk.url)
        Walker(page).start("样样都有")
        page.wait_for_selector('[data-screen="page"]')

        assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.flow')).fontSize)") == 57.5
        assert [w for w in measured(page, "upright") if "overflow" in w or "outside" in w] == []


def test_in_english_the_kiosk_speaks_english(
    make_page: MakePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.browser.place.LANGUAGE", "en")
    with settled(tmp_path) as kiosk:
        page = make_page()
        page.goto(kiosk.url)
        page.wait_for_selector(".attract .still.shown")
        assert page.inner_text(".start") == "Touch the screen to start"
        page.touchscreen.tap(300, 300)
        page.wait_for_selector('[data-screen="home"]')

        assert page.inner_text("h1") == "What would you like to learn?"
        assert page.inner_text('[data-bar="bigger"]') == "Larger"

"""Every state of every page, against the check table: sizes, lines, targets, contrast; nothing cut."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.checks import MEASURE, by_axe
from tests.browser.live.conftest import MakeLive
from tests.browser.live.fake import Fake, consoled, polled
from tests.browser.live.gallery import (
    DIALOGS,
    WINDOWS,
    consoles,
    opened,
    phone_polled,
    phones,
    projectors,
    settled,
)

#: LOOK.md 1.4: nothing under 44 on the projector and at most 20 characters a line; fingers on phone and desk.
LIMITS: dict[str, dict[str, Any]] = {
    "projector": {"text": 44, "line": 20.6, "target": 0, "gap": 0, "latin": True, "ink": 18},
    "console": {
        "text": 17,
        "line": 99,
        "target": 43.5,
        "gap": 5,
        "latin": True,
        "panes": True,
        "skip": ".mini",
    },
    "phone": {"text": 18, "line": 24.3, "target": 60, "gap": 10, "latin": True},
    "remote": {"text": 18, "line": 24.3, "target": 60, "gap": 10, "latin": True},
}
VIEWS = {"projector": projectors, "console": consoles, "phone": phones}


def wrong_on(page: Page, who: str, axe: str, *, first: bool) -> list[str]:
    size = page.viewport_size
    # On the lecturer's phone the desk is one long column.
    limits = {**LIMITS[who], "scrolls": size is not None and size["width"] < 800}
    found: list[str] = page.evaluate(MEASURE, limits)
    return found + (by_axe(page, axe) if first else [])


@pytest.mark.parametrize("who", ["projector", "console", "phone"])
def test_every_state_keeps_to_the_check_table(live_page: MakeLive, fake: Fake, axe: str, who: str) -> None:
    wrong: list[str] = []
    for window in WINDOWS[who]:
        page = live_page(who, window)
        for n, (name, view) in enumerate(VIEWS[who]()):
            (settled if n else opened)(page, fake, who, view)
            # What differs between windows is the room, not the words: axe looks once.
            found = wrong_on(page, who, axe, first=window == next(iter(WINDOWS[who])))
            wrong += [f"{window} {name}: {w}" for w in found]
        page.close()

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("window", list(WINDOWS["console"]))
def test_every_window_over_the_desk_keeps_to_the_check_table(
    live_page: MakeLive, fake: Fake, axe: str, window: str
) -> None:
    page = live_page("console", window)
    wrong = []
    for name, buttons in DIALOGS.items():
        opened(page, fake, "console", consoled(polled("tie", "revealed")))
        for does in buttons:
            page.click(f'[data-does="{does}"]')
        wrong += [f"{name}: {w}" for w in wrong_on(page, "console", axe, first=True)]
        page.goto("about:blank")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("window", list(WINDOWS["remote"]))
def test_the_remote_is_two_buttons_of_sixty_percent(
    live_page: MakeLive, fake: Fake, axe: str, window: str
) -> None:
    page = live_page("remote", window)
    opened(page, fake, "remote", consoled(polled("vote", "open")))
    boxes = [page.locator(f'[data-does="{does}"]').bounding_box() for does in ("back", "next")]

    assert wrong_on(page, "remote", axe, first=True) == []
    for box in boxes:
        assert box is not None
        assert box["height"] >= 0.55 * WINDOWS["remote"][window][1]


@pytest.mark.parametrize("window", list(WINDOWS["phone"]))
def test_large_letters_are_thirty_dots_and_nothing_is_cut(
    live_page: MakeLive, fake: Fake, axe: str, window: str
) -> None:
    page = live_page("phone", window)
    opened(page, fake, "phone", phone_polled("multiple", "open"))
    page.click(".button.size")
    wrong = []
    for name, view in phones():
        settled(page, fake, "phone", view)
        wrong += [f"{name}: {w}" for w in wrong_on(page, "phone", axe, first=False)]

    assert not wrong, "\n".join(wrong)
    sizes = "() => Array.from(document.querySelectorAll('main p:not(:empty), .gist')).map((e) => parseFloat(getComputedStyle(e).fontSize))"
    settled(page, fake, "phone", phone_polled("vote", "open"))
    assert min(page.evaluate(sizes)) >= 24
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 30


def test_the_picture_is_scaled_as_a_whole_to_any_window(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("projector")
    opened(page, fake, "projector", polled("vote", "revealed"))
    for width, height in ((1920, 1080), (1280, 720), (1024, 768), (3840, 1600)):
        page.set_viewport_size({"width": width, "height": height})
        k = min(width / 1920, height / 1080)
        box = [(width - 1920 * k) / 2, (height - 1080 * k) / 2, 1920 * k, 1080 * k]
        page.wait_for_function(
            """(box) => {
              const r = document.querySelector('.stage').getBoundingClientRect();
              return [r.left, r.top, r.width, r.height].every((side, n) => Math.abs(side - box[n]) <= 1);
            }""",
            arg=box,
        )


def test_the_code_to_scan_is_large_enough_for_the_last_row(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("projector")
    opened(page, fake, "projector", dict(projectors())["join"])
    box = page.locator(".qr.large").bounding_box()

    assert box is not None
    assert min(box["width"], box["height"]) >= 650
    assert page.inner_text(".join-code") == "4827"
    assert page.inner_text(".join-address") == "192.168.31.20"
    assert page.inner_text(".join-count") == "已经来了 37 人"


def test_every_bar_has_its_number_and_its_words(live_page: MakeLive, fake: Fake) -> None:
    """Colour is only a help: in grey nothing is lost."""
    page = live_page("projector")
    opened(page, fake, "projector", polled("single", "revealed"))
    rows = page.eval_on_selector_all(
        ".row-option", "(all) => all.map((e) => e.innerText.split('\\n').filter(Boolean))"
    )

    assert rows == [
        ["1", "报告值班的人", "81 人", "对"],
        ["2", "天亮再说", "3 人"],
        ["3", "自己先走", "13 人"],
    ]
    widths = page.eval_on_selector_all(
        ".bar", "(all) => all.map((e) => e.offsetWidth / e.parentElement.offsetWidth)"
    )
    assert widths == pytest.approx([1, 3 / 81, 13 / 81], abs=0.03)


@pytest.mark.parametrize("kind", ["blank", "number", "short", "survey-text"])
def test_without_phones_nobody_is_sent_to_one(live_page: MakeLive, fake: Fake, kind: str) -> None:
    page = live_page("projector")
    opened(page, fake, "projector", polled(kind, "open"))
    with_phones = page.inner_text(".how")
    view = polled(kind, "open")
    view["join"] = {"address": "", "lan": False, "on": False}
    view["poll"] |= {"id": "another", "seats": 0}
    settled(page, fake, "projector", view)

    assert "手机" in with_phones or "写" in with_phones
    assert not set("机写填") & set(page.inner_text(".how"))


def test_an_overruled_room_is_told_so(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("projector")
    opened(page, fake, "projector", polled("overruled", "revealed"))

    assert "讲师改选" in page.inner_text(".row-option:nth-child(3)")
    assert "最多" in page.inner_text(".row-option:nth-child(1)")
    assert "这一次走：天亮了再说" in page.inner_text(".verdict")


def test_a_measure_that_finds_nothing_would_be_none(live_page: MakeLive, fake: Fake, axe: str) -> None:
    page = live_page("projector")
    opened(page, fake, "projector", polled("vote", "open"))
    assert wrong_on(page, "projector", axe, first=True) == []
    broken = {
        "text too small": "o.style.fontSize = '43px'",
        "line too long": "o.style.maxWidth = 'none'; o.style.fontSize = '44px'; o.textContent = '长'.repeat(24)",
        "outside": "o.style.position = 'fixed'; o.style.left = '1900px'; o.style.whiteSpace = 'nowrap'",
        "overflows": "document.querySelector('.rows').style.flex = '0 0 200px'",
        "color-contrast": "o.style.color = '#456'",
    }
    for rule, change in broken.items():
        page.evaluate(f"() => {{ const o = document.querySelector('.option-words'); {change}; }}")
        assert any(w.startswith(rule) for w in wrong_on(page, "projector", axe, first=True)), rule
        opened(page, fake, "projector", polled("vote", "open"))


@pytest.mark.parametrize("window", list(WINDOWS["phone"]))
def test_the_list_of_who_answers_keeps_to_the_check_table(
    live_page: MakeLive, fake: Fake, axe: str, window: str
) -> None:
    page = live_page("phone", window)
    opened(page, fake, "phone", {**phone_polled("vote", "open"), "roster": True})
    wrong = []
    for does in (".who", '[data-does="sign"]', "text=孔河沟村", "text=Z"):
        page.click(does)
        page.wait_for_timeout(200)
        wrong += [f"{does}: {w}" for w in wrong_on(page, "phone", axe, first=True)]

    assert not wrong, "\n".join(wrong)

"""What the lecturer presses, on whichever window has the focus, and what the console says about it."""

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.live.conftest import MakeLive
from tests.browser.live.fake import VIEWS, Fake, consoled, polled
from tests.browser.live.gallery import enter_digits, opened, settled

KEYS: list[tuple[str, dict[str, Any]]] = [
    ("PageDown", {"do": "next"}),
    ("ArrowRight", {"do": "next"}),
    ("ArrowDown", {"do": "next"}),
    ("Space", {"do": "next"}),
    ("Enter", {"do": "next"}),
    ("PageUp", {"do": "back"}),
    ("ArrowLeft", {"do": "back"}),
    ("ArrowUp", {"do": "back"}),
    ("Control+z", {"do": "back"}),
    ("b", {"do": "blank", "on": True}),
    (".", {"do": "blank", "on": True}),
    ("w", {"do": "blank", "on": "white"}),
    ("t", {"do": "timer", "act": "pause"}),
]


def sent(page: Page, fake: Fake, count: int) -> list[dict[str, Any]]:
    """The commands that arrived, once there are so many, without their serials."""
    for _ in range(1_500):
        if len(fake.commands) >= count:
            break
        page.wait_for_timeout(20)
    page.wait_for_timeout(60)
    return [{k: v for k, v in c.items() if k != "serial"} for c in fake.commands]


@pytest.mark.parametrize("who", ["projector", "console"])
def test_clicker_and_keyboard_work_wherever_the_focus_is(live_page: MakeLive, fake: Fake, who: str) -> None:
    page = live_page(who)
    view = VIEWS["slides"]["said"]
    opened(page, fake, who, consoled(view) if who == "console" else view)
    for key, _ in KEYS:
        page.keyboard.press(key)

    assert sent(page, fake, len(KEYS)) == [command for _, command in KEYS]
    serials = [c["serial"] for c in fake.commands]
    assert len(set(serials)) == len(serials)


def test_a_held_key_is_one_press(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("projector")
    opened(page, fake, "projector", VIEWS["slides"]["said"])
    for _ in range(5):
        page.keyboard.down("PageDown")

    assert sent(page, fake, 1) == [{"do": "next"}]


def test_a_second_press_of_black_brings_the_picture_back(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("projector")
    opened(page, fake, "projector", VIEWS["slides"]["blank"])
    expect(page.locator(".stage-dark")).to_be_visible()
    page.keyboard.press("b")

    assert sent(page, fake, 1) == [{"do": "blank", "on": False}]


def test_help_on_the_wall_goes_away_with_the_next_key(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("projector")
    opened(page, fake, "projector", VIEWS["slides"]["said"])
    page.keyboard.press("?")
    expect(page.locator(".wall-help")).to_be_visible()
    sizes = "() => Array.from(document.querySelectorAll('.wall-help *')).map((e) => parseFloat(getComputedStyle(e).fontSize))"
    assert min(page.evaluate(sizes)) >= 44
    page.keyboard.press("Escape")
    expect(page.locator(".wall-help")).to_be_hidden()
    assert fake.commands == []


@pytest.mark.parametrize(
    ("view", "label"),
    [
        (VIEWS["slides"]["join"], "开讲"),
        (VIEWS["slides"]["said"], "下一屏"),
        (polled("vote", "ready"), "开始表决"),
        (polled("single", "ready"), "开始答题"),
        (polled("vote", "open"), "停止作答"),
        (polled("vote", "closed"), "公布结果"),
        (polled("vote", "revealed"), "按多数走：先敲锣，再挨家叫门"),
        (polled("long", "revealed"), "按多数走：听眼睛的，现在就…"),
        (polled("overruled", "revealed"), "走：天亮了再说"),
        (polled("tie", "revealed"), "请您定走哪条"),
        (polled("single", "revealed"), "下一屏"),
    ],
)
def test_the_big_button_says_what_it_will_do(
    live_page: MakeLive, fake: Fake, view: dict[str, Any], label: str
) -> None:
    page = live_page("console")
    opened(page, fake, "console", consoled(view))

    expect(page.locator('[data-does="next"]')).to_have_text(label)


def test_a_tie_is_asked_about_before_anything_is_sent(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    opened(page, fake, "console", consoled(polled("tie", "revealed")))
    page.keyboard.press("PageDown")
    expect(page.get_by_role("dialog")).to_contain_text("票数相同，请您定。")
    page.keyboard.press("PageDown")  # not meant for the room while it is asked
    page.click('[data-choice="1"]')

    assert sent(page, fake, 1) == [{"do": "decide", "choice": 1}]


def test_to_overrule_the_room_takes_two_presses(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    opened(page, fake, "console", consoled(polled("vote", "revealed")))
    page.click('[data-does="decide"]')
    page.click('[data-choice="2"]')
    expect(page.get_by_role("dialog")).to_contain_text("多数人选的是“先敲锣，再挨家叫门”，您改走“天亮了再说”")
    assert fake.commands == []
    page.get_by_role("button", name="改选").click()

    assert sent(page, fake, 1) == [{"do": "decide", "choice": 2}]


def test_counts_are_on_the_console_before_the_wall_shows_them(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    opened(page, fake, "console", consoled(polled("single", "open"), hidden=True))

    assert page.locator(".ballot-count").all_inner_texts() == ["81 人", "3 人", "13 人"]
    assert page.inner_text(".ballot-voted") == "已答 97 / 100"
    assert page.locator(".now .bar-count:visible").count() == 0
    assert page.locator(".now [data-marks='right']").count() == 0


def test_hands_are_sent_once_they_are_typed(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    opened(page, fake, "console", consoled(polled("vote", "open")))
    page.fill('[data-hands="0"]', "12")
    page.keyboard.press("Enter")
    page.keyboard.type("7b")

    commands = sent(page, fake, 2)
    assert commands[-1] == {"do": "hands", "counts": {"0": 12, "1": 7}}
    # Votes that arrive meanwhile take nothing from under the fingers.
    settled(page, fake, "console", consoled(polled("vote", "open", voted=98)))
    assert page.input_value('[data-hands="1"]') == "7"
    assert page.evaluate("document.activeElement.dataset.hands") == "1"


def test_a_button_is_not_exchanged_while_votes_rain(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    opened(page, fake, "console", consoled(polled("vote", "open")))
    box = page.locator('[data-does="stop"]').bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    settled(page, fake, "console", consoled(polled("vote", "open", voted=99, counts=[64, 21, 6, 8])))
    page.mouse.up()

    assert sent(page, fake, 1) == [{"do": "close"}]


def test_the_desk_switches_what_it_says_it_switches(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    opened(page, fake, "console", consoled(polled("vote", "open"), frozen=False, hidden=False))
    for does in ("freeze", "blank", "hide", "extend", "reveal", "again"):
        page.click(f'[data-does="{does}"]')
    page.click('[data-does="more"]')
    page.click('[data-does="joining"]')

    assert sent(page, fake, 7) == [
        {"do": "freeze", "on": True},
        {"do": "blank", "on": True},
        {"do": "hide", "on": True},
        {"do": "timer", "act": "extend", "seconds": 60},
        {"do": "reveal"},
        {"do": "again"},
        {"do": "joining", "on": False},
    ]


def test_a_jump_is_found_by_its_name(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    opened(page, fake, "console", consoled(VIEWS["slides"]["said"]))
    page.keyboard.press("g")
    page.keyboard.type("沟口")
    assert page.locator(".place .label").all_inner_texts() == ["课文 沟口的水", "第二场 沟口"]
    page.click('[data-to="scene/goukou"]')

    assert sent(page, fake, 1) == [{"do": "jump", "to": "scene/goukou"}]


def test_g_on_the_wall_opens_the_list_on_the_console(live_page: MakeLive, fake: Fake) -> None:
    console = live_page("console")
    opened(console, fake, "console", consoled(VIEWS["slides"]["said"]))
    fake.show(VIEWS["slides"]["said"])
    with console.expect_popup() as popped:
        console.click('[data-does="wall"]')
    wall = popped.value
    wall.wait_for_selector(".said")
    wall.keyboard.press("g")

    expect(console.get_by_role("dialog")).to_contain_text("跳到")
    assert wall.get_by_role("dialog").count() == 0


def test_a_blocked_projector_window_is_said(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    page.add_init_script("window.open = () => null")
    opened(page, fake, "console", consoled(VIEWS["slides"]["said"]))
    page.click('[data-does="wall"]')

    expect(page.locator(".notice")).to_contain_text("浏览器拦住了投影窗口")


def test_the_clicker_test_sends_nothing(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    opened(page, fake, "console", consoled(VIEWS["slides"]["said"]))
    page.click('[data-does="more"]')
    page.click('[data-does="clicker"]')
    told = []
    for key in ("PageDown", ".", "F5", "Space", "x"):
        page.keyboard.press(key)
        told.append(page.inner_text(".clicker-told"))

    assert told == ["PageDown：下一步", ".：黑屏，再按恢复", "F5：全屏", "空格：下一步", "x：这里不用它"]
    page.keyboard.press("Escape")
    page.keyboard.press("PageDown")
    assert sent(page, fake, 1) == [{"do": "next"}]


def test_a_press_that_cannot_be_sent_is_forgotten_and_said(live_page: MakeLive, fake: Fake) -> None:
    """Nothing may come later than it was meant: the room would jump by itself."""
    page = live_page("console")
    opened(page, fake, "console", consoled(VIEWS["slides"]["said"]))
    fake.hang_up()
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect(page.locator(".notice")).to_contain_text("刚才按的没有算")
    fake.cut = False
    page.wait_for_timeout(1_500)
    assert fake.commands == []
    page.keyboard.press("PageDown")

    assert sent(page, fake, 1) == [{"do": "next"}]


def test_the_dot_follows_the_finger_and_goes(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    opened(page, fake, "console", consoled(VIEWS["slides"]["said"]))
    box = page.locator(".now .stage").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 4)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    for _ in range(1_500):
        if any((c.get("x") or 1) < 0.3 for c in fake.commands):
            break
        page.wait_for_timeout(20)
    page.mouse.up()

    points = [(c["x"], c["y"]) for c in sent(page, fake, 3) if c["do"] == "pointer"]
    assert points[0] == pytest.approx((0.5, 0.25), abs=0.01)
    assert points[-2] == pytest.approx((0.25, 0.5), abs=0.01)
    assert points[-1] == (None, None)


def test_the_size_of_the_notes_is_kept(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    opened(page, fake, "console", consoled(VIEWS["slides"]["said"]))
    size = "parseFloat(getComputedStyle(document.querySelector('.notes-text')).fontSize)"
    before = page.evaluate(size)
    page.get_by_role("button", name="讲稿字大一点").click()
    page.reload()
    page.wait_for_selector(".notes-text p")

    assert page.evaluate(size) > before


def test_the_timer_of_the_server_counts_on(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("projector")
    opened(page, fake, "projector", VIEWS["slides"]["discuss"])
    timer = fake.views["projector"]["timer"]
    for wait in (0, 2_200):
        page.wait_for_timeout(wait)
        before = time.time()
        minutes, seconds = (int(n) for n in page.inner_text(".big-timer").split(":"))
        after = time.time()
        earliest, latest = ((timer["left"] + timer["at"]) / 1000 - now for now in (before, after))
        # It ticks twice a second, and shows whole seconds.
        assert latest - 1 <= minutes * 60 + seconds <= earliest + 1.5


def test_the_end_is_asked_for_and_leads_to_the_summary(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    opened(page, fake, "console", consoled(VIEWS["slides"]["finished"], next=None))
    page.keyboard.press("PageDown")
    expect(page.get_by_role("dialog")).to_contain_text("要结束吗")
    page.get_by_role("button", name="结束", exact=True).click()
    assert sent(page, fake, 1) == [{"do": "end"}]
    settled(
        page, fake, "console", consoled(VIEWS["slides"]["finished"], room={**VIEWS["room"], "over": True})
    )

    assert page.get_by_role("link", name="打开小结").get_attribute("href") == "/summary"


def test_the_remote_asks_its_six_digits(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("remote")
    fake.show(consoled(polled("vote", "open")), "console")
    fake.denied = True
    page.goto(f"{fake.url}/remote")
    page.fill(".field.code", "111111")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("不对，请看看讲台页上的数")
    enter_digits(page)
    page.click('[data-does="next"]')
    page.click('[data-does="back"]')

    assert sent(page, fake, 2) == [{"do": "next"}, {"do": "back"}]
    expect(page.locator("h1")).to_have_text(VIEWS["polls"]["vote"]["ask"])


def test_a_console_without_its_key_says_so(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("console")
    fake.denied = True
    page.goto(f"{fake.url}/console")

    expect(page.locator(".notice")).to_contain_text("请用启动时给您的那个网址")

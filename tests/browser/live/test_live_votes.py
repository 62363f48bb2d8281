"""A phone's vote: on its way, stored, changed, sent again as the same, and never lost or told wrong."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.live.conftest import MakeLive
from tests.browser.live.fake import VIEWS, Fake
from tests.browser.live.gallery import ANSWERS, opened, phone_polled, settled
from tests.browser.test_slow_finger import NO_CLICK
from tests.browser.walker import finger, middle

STORED = "收到了。停止以前还可以改"


def stored(page: Page) -> None:
    expect(page.locator(".vote-state")).to_have_text(STORED)


def came(page: Page, so: Callable[[], bool]) -> None:
    """Wait until the server has what it is to have."""
    for _ in range(1_500):
        if so():
            return
        page.wait_for_timeout(20)
    raise AssertionError("it never came")


def test_a_tick_stands_only_for_what_the_server_has(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", phone_polled("vote", "open"))
    fake.refusing = 2
    page.click('[data-n="2"]')
    expect(page.locator(".vote-state")).to_have_text("正在送…")
    assert page.locator(".sign .icon").count() == 0
    stored(page)

    assert page.locator(".sign .icon").count() == 1
    assert page.get_attribute('[data-n="2"]', "aria-pressed") == "true"
    # Three tries, one vote.
    assert len(fake.votes) == 3
    assert len({(v["poll"], v["response"], v["seq"]) for v in fake.votes}) == 1


def test_a_finger_that_rests_on_an_answer_gives_it(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    page.add_init_script(NO_CLICK)
    opened(page, fake, "phone", phone_polled("vote", "open"))
    with finger(page, *middle(page, '[data-n="2"]')):
        page.wait_for_timeout(600)
    stored(page)

    assert [v["response"] for v in fake.votes] == [1]


def test_an_answer_that_was_lost_on_the_way_back_is_no_second_vote(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", phone_polled("vote", "open"))
    fake.deaf = 1
    page.click('[data-n="1"]')
    stored(page)

    assert len({v["seq"] for v in fake.votes}) == 1


def test_a_vote_may_be_changed_until_the_closing(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", phone_polled("vote", "open"))
    for n in (1, 3, 2):
        page.click(f'[data-n="{n}"]')
        stored(page)

    assert [v["response"] for v in fake.votes] == [0, 2, 1]
    seqs = [v["seq"] for v in fake.votes]
    assert seqs == sorted(set(seqs))
    assert page.locator('[aria-pressed="true"][data-n]').count() == 1


def test_a_vote_that_was_not_sent_survives_a_reload(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", phone_polled("vote", "open"))
    fake.refusing = 99
    page.click('[data-n="4"]')
    came(page, lambda: len(fake.votes) > 0)
    first = fake.votes[0]
    fake.refusing = 0
    page.goto("about:blank")
    page.goto(f"{fake.url}/4827")
    stored(page)

    assert fake.votes[-1] == first
    assert page.get_attribute('[data-n="4"]', "aria-pressed") == "true"


def test_a_reload_keeps_seat_and_vote(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", phone_polled("vote", "open"))
    page.click('[data-n="3"]')
    stored(page)
    page.reload()
    stored(page)

    assert page.get_attribute('[data-n="3"]', "aria-pressed") == "true"
    assert fake.joined == [{"code": "4827"}, {"code": "4827", "seat": "seat-27.signed"}]
    assert len(fake.votes) == 1


def test_a_vote_after_the_closing_is_told_to_be_late(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", phone_polled("vote", "open"))
    fake.refusing = 99
    page.click('[data-n="1"]')
    closed = phone_polled("vote", "closed", mine=False)
    settled(page, fake, "phone", closed)

    expect(page.locator("main")).to_contain_text("这一次没赶上")
    expect(page.locator("main")).to_contain_text("这一题您没有答。")
    sent = len(fake.votes)
    page.wait_for_timeout(1_500)
    assert len(fake.votes) <= sent + 1
    assert page.evaluate("localStorage.getItem('qingjing.live.vote.seat-27.signed')") is None


@pytest.mark.parametrize("name", [n for n in VIEWS["polls"] if n not in ("long", "tie", "overruled")])
def test_every_kind_of_question_sends_what_the_room_counts(
    live_page: MakeLive, fake: Fake, name: str
) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", phone_polled(name, "open"))
    kind = VIEWS["polls"][name]["kind"]
    wanted: Any = "多讲讲急救" if name == "survey-text" else ANSWERS[kind]
    _answer(page, kind, wanted, options=len(VIEWS["polls"][name]["options"]))
    stored(page)

    assert fake.votes[-1]["response"] == wanted
    assert type(fake.votes[-1]["response"]) is type(wanted)
    settled(page, fake, "phone", phone_polled(name, "revealed", mine=True))
    if VIEWS["polls"][name].get("right") is not None and kind != "short":
        verdict = "再想想" if kind == "multiple" else "您答对了"
        expect(page.locator(".verdict")).to_have_text(verdict)


def _answer(page: Page, kind: str, wanted: Any, *, options: int) -> None:
    send = page.locator(".send")
    if kind == "multiple":
        page.click('[data-n="3"]')
        for n in [*wanted, 2]:  # the third again: taken back
            page.click(f'[data-n="{n + 1}"]')
        send.click()
    elif kind in ("order", "match"):
        expect(send).to_be_disabled()
        for n in wanted:
            page.click(f'[data-n="{n + 1}"]')
        send.click()
    elif options == 0:
        expect(send).to_be_disabled()
        page.fill(".field", wanted)
        send.click()
    else:
        page.click(f'[data-n="{(0 if wanted else 1) + 1 if kind == "true-false" else wanted + 1}"]')


def test_numbers_are_typed_with_the_number_pad_and_nothing_zooms(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", phone_polled("number", "open"))

    assert page.get_attribute(".field", "inputmode") == "decimal"
    # A field under 16 px makes a telephone zoom in; a page that forbids zooming shuts out who needs it.
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.field')).fontSize)") >= 16
    assert page.get_attribute('meta[name="viewport"]', "content") == "width=device-width, initial-scale=1"


def test_what_is_being_written_is_not_taken_away_by_news(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", phone_polled("short", "open"))
    page.click(".field")
    page.keyboard.type("先陪她")
    settled(page, fake, "phone", phone_polled("short", "open"))
    page.keyboard.type("坐一会儿")

    assert page.input_value(".field") == "先陪她坐一会儿"


def test_one_comes_in_by_four_digits(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    fake.show(phone_polled("vote", "open"), "phone")
    page.goto(fake.url)
    go = page.get_by_role("button", name="进入")
    expect(go).to_be_disabled()
    page.keyboard.type("1234")
    go.click()
    expect(page.get_by_role("alert")).to_contain_text("没有这个房间")
    page.fill(".field.code", "4827")
    go.click()
    expect(page.locator("h1")).to_have_text(VIEWS["polls"]["vote"]["ask"])
    assert page.inner_text(".who") == "松鼠 27"


def test_a_closed_door_is_told_in_words(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    fake.closed = True
    page.goto(f"{fake.url}/4827")

    expect(page.get_by_role("alert")).to_contain_text("讲师先不让人进了")


def test_a_seat_that_the_server_forgot_is_asked_for_again(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", phone_polled("vote", "open"))
    fake.denied = True
    fake.hang_up()
    page.wait_for_timeout(100)
    fake.cut = False
    page.click('[data-n="2"]')
    stored(page)

    assert len(fake.joined) == 2


def test_two_on_one_phone_have_a_vote_each(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", phone_polled("vote", "open"))
    page.click('[data-n="1"]')
    stored(page)
    fake.refusing = 2
    page.click('[data-n="2"]')  # still on its way when the other one takes the phone
    page.click(".who")
    page.click('[data-does="more"]')
    expect(page.locator(".who")).to_have_text("松鼠 28")
    came(page, lambda: sum(v["response"] == 1 for v in fake.votes) == 3)
    fake.show(phone_polled("vote", "open"), "phone")
    page.click('[data-n="3"]')
    stored(page)

    assert [(v["seat"], v["response"]) for v in fake.votes if v["response"] != 0] == [
        *[("seat-27.signed", 1)] * 3,
        ("seat-28.signed", 2),
    ]
    page.click(".who")
    page.click('[data-seat="0"]')
    expect(page.locator(".who")).to_have_text("松鼠 27")
    assert fake.joined[-1] == {"code": "4827", "seat": "seat-27.signed"}


def test_who_is_on_the_list_may_sign_in(live_page: MakeLive, fake: Fake) -> None:
    page = live_page("phone")
    opened(page, fake, "phone", {**phone_polled("vote", "open"), "roster": True})
    page.click(".who")
    page.click('[data-does="sign"]')
    page.get_by_role("button", name="孔河沟村").click()
    page.get_by_role("button", name="Z", exact=True).click()
    page.click('[data-person="p7"]')

    expect(page.locator(".who")).to_have_text("张某某（松鼠 27）")
    assert fake.joined[-1] == {"code": "4827", "seat": "seat-27.signed", "person": "p7"}

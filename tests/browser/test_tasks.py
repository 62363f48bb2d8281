"""The task at the end of a course: taken on by someone with a name, explained to a guest."""

from playwright.sync_api import Page

from engine.players.kiosk.journal import sessions
from tests.browser.checks import measured
from tests.browser.conftest import MakePage
from tests.browser.place import Place
from tests.browser.walker import Walker

TASK = "走访一户独居老人，记下一个微心愿"


def at_the_task(page: Page, kiosk: Place, *, signing_in: bool) -> Walker:
    page.goto(kiosk.url)
    walker = Walker(page, signing_in=signing_in)
    walker.start("样样都有")
    assert walker.play(until="tasked") == "tasked"
    return walker


def test_someone_with_a_name_takes_the_task_on_once(make_page: MakePage, own_kiosk: Place) -> None:
    page = make_page()
    walker = at_the_task(page, own_kiosk, signing_in=True)
    assert walker.state()["primary"] == "我来做"
    assert "先不领" in walker.state()["beside"]
    assert measured(page, "upright") == []
    walker.primary()
    page.wait_for_selector('[data-screen="finished"]')
    page.locator('[data-bar="back"]').tap()
    page.wait_for_selector('[data-screen="tasked"]')
    assert "您领了这件事" in page.inner_text(".screen")
    assert walker.state()["primary"] == "记住了"
    walker.primary()
    page.wait_for_selector('[data-screen="finished"]')
    walker.primary()
    page.wait_for_function("() => localStorage.length === 0", timeout=20_000)

    (told,) = sessions(own_kiosk.data)
    assert [e["text"] for e in told.accepted] == [TASK]
    assert told.verified
    assert told.learner


def test_who_does_not_want_it_goes_on_without(make_page: MakePage, own_kiosk: Place) -> None:
    page = make_page("wide")
    walker = at_the_task(page, own_kiosk, signing_in=True)
    walker.touch(".row .plain", walker.state()["beside"].index("先不领"))
    page.wait_for_selector('[data-screen="finished"]')
    walker.primary()
    page.wait_for_function("() => localStorage.length === 0", timeout=20_000)

    assert sessions(own_kiosk.data)[0].accepted == []


def test_a_guest_is_told_how(make_page: MakePage, kiosk: Place) -> None:
    page = make_page("phone")
    walker = at_the_task(page, kiosk, signing_in=False)

    assert walker.state()["primary"] == "记住了"
    assert "先回首页登记" in page.inner_text(".screen")
    assert measured(page, "phone") == []

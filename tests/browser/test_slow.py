"""A server that takes its time: nothing is blank meanwhile, and what comes late does not tear anybody away."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Page, Route

from tests.browser.place import Place
from tests.browser.tour import CORNER
from tests.browser.walker import Walker, finger


@contextmanager
def held_up(page: Page, pattern: str) -> Iterator[list[Route]]:
    """Requests that wait until the block ends."""
    waiting: list[Route] = []

    def wait(route: Route) -> None:
        waiting.append(route)

    page.route(pattern, wait)
    yield waiting
    for route in waiting:
        route.continue_()
    page.unroute(pattern)


def asked(page: Page, waiting: list[Route], times: int = 1) -> None:
    for _ in range(600):
        if len(waiting) >= times:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"asked for {len(waiting)} times, not {times}")


def test_a_touch_before_the_works_are_told_leaves_the_picture_there(page: Page, kiosk: Place) -> None:
    with held_up(page, "**/api/shelf") as waiting:
        page.goto(kiosk.url)
        page.wait_for_selector(".attract .still.shown")
        page.touchscreen.tap(300, 900)
        asked(page, waiting, 2)  # once by the page itself, once for the touch
        assert page.locator(".attract").is_visible()

    page.wait_for_selector('[data-screen="home"] .option')


def test_the_corner_works_before_the_way_out_is_told(page: Page, kiosk: Place) -> None:
    page.clock.install()
    with ExitStack() as touch:
        with held_up(page, "**/api/shelf") as waiting:
            page.goto(kiosk.url)
            page.wait_for_selector(".attract .still.shown")
            touch.enter_context(finger(page, *CORNER))
            for _ in range(600):  # the touch may reach the page late
                page.clock.run_for(3100)
                page.wait_for_timeout(50)
                if len(waiting) > 1:  # asked once by the page itself, once for the finger
                    break

        page.wait_for_selector('[data-screen="pin"]')


def who(page: Page, kiosk: Place) -> Walker:
    """Asked whether to sign in."""
    page.goto(kiosk.url)
    walker = Walker(page)
    walker.choose("样样都有")
    assert walker.state()["name"] == "who"
    return walker


@pytest.mark.parametrize(("option", "late"), [(1, "**/api/works/*"), (0, "**/api/villages")])
def test_whoever_went_home_is_not_torn_away_by_what_comes_late(
    page: Page, kiosk: Place, option: int, late: str
) -> None:
    walker = who(page, kiosk)
    with held_up(page, late) as waiting:
        walker.option(option)
        asked(page, waiting)
        walker.touch('[data-bar="home"]')
        page.wait_for_selector('[data-screen="home"]')
    page.wait_for_timeout(1000)

    assert walker.state()["name"] == "home"


def test_two_letters_faster_than_the_server_count_both(page: Page, kiosk: Place) -> None:
    walker = who(page, kiosk)
    walker.option(0)
    page.wait_for_selector('[data-screen="village"]')
    walker.option(0)
    page.wait_for_selector('[data-screen="letters"]')
    with held_up(page, "**/api/people*") as waiting:
        walker.touch('[data-key="W"]')
        asked(page, waiting)
        walker.touch('[data-key="Z"]')
        asked(page, waiting, 2)

    page.wait_for_selector("text=WZ")

"""A server that takes its time: nothing is blank meanwhile, and what comes late does not tear anybody away."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from playwright.sync_api import Page, Route

from tests.browser.place import Place
from tests.browser.tour import resting
from tests.browser.walker import Walker


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
    with ExitStack() as finger:
        with held_up(page, "**/api/shelf") as waiting:
            page.goto(kiosk.url)
            page.wait_for_selector(".attract .still.shown")
            finger.enter_context(resting(page))
            for _ in range(600):  # the touch may reach the page late
                page.clock.run_for(3100)
                page.wait_for_timeout(50)
                if len(waiting) > 1:  # asked once by the page itself, once for the finger
                    break

        page.wait_for_selector('[data-screen="pin"]')


def who(page: Page, kiosk: Place) -> Walker:
    """Asked whether to sign in."""
    page.goto(kiosk.url)
    page.wait_for_selector(".attract .still.shown")
    walker = Walker(page)
    page.touchscreen.tap(200, 200)
    page.wait_for_selector('[data-screen="home"] .option')
    walker.named("样样都有")
    page.wait_for_selector('[data-screen="who"]')
    return walker


def home(page: Page, walker: Walker) -> None:
    walker.touch('[data-bar="home"]')
    page.wait_for_selector('[data-screen="home"]')


def test_whoever_went_home_is_not_torn_into_a_work_that_came_late(page: Page, kiosk: Place) -> None:
    walker = who(page, kiosk)
    with held_up(page, "**/api/works/*") as waiting:
        walker.option(1)
        asked(page, waiting)
        home(page, walker)
    page.wait_for_timeout(1000)

    assert walker.state()["name"] == "home"


def test_whoever_went_home_does_not_see_the_villages_come_late(page: Page, kiosk: Place) -> None:
    walker = who(page, kiosk)
    with held_up(page, "**/api/villages") as waiting:
        walker.option(0)
        asked(page, waiting)
        home(page, walker)
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

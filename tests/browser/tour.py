"""Every screen of the kiosk, one after the other: the journey through everything, and the screens beside it."""

from playwright.sync_api import Page

from tests.browser.place import PIN
from tests.browser.walker import Looking, Walker, finger, middle

WORK = "样样都有"
VIEWS = {"upright": (1080, 1920), "wide": (1920, 1080), "phone": (360, 740)}
SIZES = (1, 2, 3)
#: Where a finger of the staff rests.
CORNER = (20, 20)

#: What every tour must have come past: a screen that is missing here is a screen nobody looked at.
SCREENS = {
    "attract", "home", "who", "village", "letters", "names", "is-it-you", "opening", "units", "page", "choice",
    "item-single", "item-multiple", "item-true-false", "item-order", "item-match", "item-blank", "item-number",
    "item-survey", "item-short", "modelled", "marked-right", "marked-wrong", "marked-noted", "resulted", "stop",
    "map", "code", "sources", "ended", "discussed", "tasked", "finished", "idle", "pin", "waiting",
}  # fmt: skip


def enlarge(page: Page, size: int) -> None:
    """Press 字大 as often as it takes; the screen must have the bar."""
    for _ in range(size - 1):
        page.touchscreen.tap(*middle(page, '[data-bar="bigger"]'))


class Tour(Walker):
    """A walk that also turns aside: the map, the sources, the list of units."""

    def __init__(self, page: Page, looking: Looking, size: int) -> None:
        super().__init__(page, looking, signing_in=True)
        self.size = size
        self.turned: set[str] = set()

    def look(self) -> dict[str, object]:
        if (
            self.size > 1
            and self.page.evaluate("document.documentElement.dataset.size") == "1"
            and self.state()["name"] == "home"
        ):
            enlarge(self.page, self.size)
        return super().look()

    def step(self, state: dict[str, object]) -> bool:
        beside = state["beside"]
        assert isinstance(beside, list)
        for words, screen in (("看出处", "sources"), ("看路线图", "map")):
            if words in beside and screen not in self.turned:
                self.turned.add(screen)
                self.touch(".row .plain", beside.index(words))
                assert self.look()["name"] == screen
                if screen == "map":
                    self.touch(".row .plain")
                    assert self.look()["name"] == "code"
                    self.touch('[data-bar="back"]')
                self.touch('[data-bar="back"]')
                return True
        return super().step(state)


def tour(page: Page, url: str, looking: Looking, size: int) -> set[str]:
    """See everything; returns the names of the screens that were seen."""
    page.goto(url)
    walker = Tour(page, looking, size)
    walker.start(WORK)
    assert walker.play() == "finished"
    walker.primary()  # home again
    walker.named(WORK)
    page.wait_for_selector('[data-screen="opening"]')
    walker.named("挑一个单元")
    walker.look()
    walker.touch('[data-bar="home"]')
    _server_gone(page, walker)
    _nobody_there(page, walker)
    _staff(page, walker)
    return set(walker.seen)


def _server_gone(page: Page, walker: Walker) -> None:
    """A work that cannot be loaded for a moment: the kiosk says so, and goes on by itself."""
    page.route("**/api/works/*", lambda route: route.abort())
    walker.named("火花")
    page.wait_for_selector('[data-screen="waiting"]')
    walker.look()
    page.unroute("**/api/works/*")
    page.wait_for_selector('[data-screen="opening"]')


def _nobody_there(page: Page, walker: Walker) -> None:
    """The question after a while, and the way back to the start."""
    page.clock.install()
    walker.touch('[data-bar="home"]')
    page.clock.fast_forward(91_000)
    page.wait_for_selector(".idle")
    walker.seen.append("idle")
    walker.looking(page, "idle")
    page.clock.run_for(32_000)
    page.wait_for_selector(".attract")


def _staff(page: Page, walker: Walker) -> None:
    """A finger that rests on the corner brings the question for the PIN."""
    hold(page)
    page.wait_for_selector('[data-screen="pin"]')
    walker.look()


def hold(page: Page) -> None:
    """Hold the corner until the question for the PIN is there; the clock must be the test's."""
    with finger(page, *CORNER):
        for _ in range(600):  # the touch may reach the page late, and the server answer late
            page.wait_for_timeout(50)
            page.clock.run_for(3100)
            if page.locator('[data-screen="pin"]').count() > 0:
                break


__all__ = ["CORNER", "PIN", "SCREENS", "SIZES", "VIEWS", "hold", "tour"]

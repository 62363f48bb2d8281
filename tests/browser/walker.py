"""Someone in front of the kiosk: looks at the screen and touches what is there. No mouse, no keyboard."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession, Page

#: For a context whose pages are not told by a kiosk: the walker's finger does not tremble, and goes faster than anybody's.
STEADY = """document.addEventListener('DOMContentLoaded', () => {
  document.documentElement.dataset.strike = '0';
});"""
#: What to touch: the position of the option at each choice, the first where nothing is said.
Looking = Callable[[Page, str], None]

_STATE = """() => {
  const body = document.querySelector('.screen');
  if (!body) return {name: document.querySelector('.attract') ? 'attract' : ''};
  const seen = (e) => e && e.offsetParent !== null;
  return {
    name: body.dataset.screen,
    title: document.querySelector('h1') ? document.querySelector('h1').textContent : '',
    options: Array.from(body.querySelectorAll('.option')).map((o) => ({text: o.querySelector('.words').textContent, state: o.className, seen: seen(o)})),
    primary: seen(body.querySelector('[data-primary]')) ? body.querySelector('[data-primary]').textContent : null,
    beside: Array.from(body.querySelectorAll('.row .plain')).map((b) => b.textContent),
    keys: Array.from(body.querySelectorAll('.key')).map((b) => b.textContent),
    count: body.querySelector('.head-count').textContent,
  };
}"""
_BOX = """([selector, n]) => {
  const e = document.querySelectorAll(selector)[n];
  if (!e || e.offsetParent === null && getComputedStyle(e).position !== 'fixed') return null;
  window.__touched = false;
  addEventListener('click', () => { window.__touched = true; }, {capture: true, once: true});
  const r = e.getBoundingClientRect();
  return [r.x + r.width / 2, r.y + r.height / 2];
}"""


def middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@contextmanager
def finger(page: Page, x: float, y: float) -> Iterator[CDPSession]:
    """A finger that is on the screen until the block ends."""
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    yield touch
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    touch.detach()


@dataclass
class Walker:
    """``looking`` sees every screen before it is left."""

    page: Page
    looking: Looking = lambda _page, _name: None
    choices: list[int] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    signing_in: bool = False
    reviewed: bool = False

    def state(self) -> dict[str, Any]:
        told: dict[str, Any] = self.page.evaluate(_STATE)
        return told

    def look(self) -> dict[str, Any]:
        state = self.state()
        self.seen.append(state["name"])
        self.looking(self.page, state["name"])
        return state

    def touch(self, selector: str, n: int = 0) -> None:
        at = self.page.evaluate(_BOX, [selector, n])
        assert at is not None, f"nothing to touch at {selector} {n} on {self.state()}"
        self.page.touchscreen.tap(at[0], at[1])
        for _ in range(100):  # the press follows the finger, on a busy machine by a while
            if self.page.evaluate("window.__touched !== false"):
                return
            self.page.wait_for_timeout(20)

    def option(self, n: int) -> None:
        """Touch the option at a position; turn the pages of the list where it is on another one."""
        for _ in range(20):
            if self.page.evaluate(_BOX, [".option", n]) is not None:
                self.touch(".option", n)
                return
            self.touch(".pager .button", 1)
        raise AssertionError(f"option {n} is on no page of {self.state()}")

    def named(self, text: str) -> None:
        """Touch the option with these words."""
        options = self.state()["options"]
        self.option(next(n for n, o in enumerate(options) if text in o["text"]))

    def primary(self) -> None:
        self.touch("[data-primary]")

    def start(self, work: str) -> None:
        """From the waiting screen to the first screen of a work."""
        self.choose(work)
        if self.look()["name"] == "who":
            self._sign_in() if self.signing_in else self.option(1)
            self.page.wait_for_selector('[data-screen="opening"]')
            self.look()
        self.primary()

    def choose(self, work: str) -> None:
        """From the waiting screen to what a work opens with."""
        self.page.wait_for_selector(".attract .still.shown")
        self.look()
        self.page.touchscreen.tap(200, 200)
        self.page.wait_for_selector('[data-screen="home"] .option')
        self.look()
        self.named(work)
        self.page.wait_for_selector('[data-screen="opening"], [data-screen="who"]')

    def _sign_in(self) -> None:
        self.option(0)
        self.page.wait_for_selector('[data-screen="village"]')
        self.look()
        self.option(0)
        self.page.wait_for_selector('[data-screen="letters"]')
        self.look()
        self.touch('[data-key="W"]')
        self.page.wait_for_selector('[data-screen="names"]')
        self.look()
        self.option(0)
        self.page.wait_for_selector('[data-screen="is-it-you"]')
        self.look()
        self.primary()

    def play(self, most: int = 600, until: str = "") -> str:
        """Go on to the end; returns the name of the last screen."""
        for _ in range(most):
            state = self.look()
            if until and state["name"] == until:
                return until
            if state["name"] in ("ended", "finished") and state["primary"] == "回首页":
                return str(state["name"])
            if not self.step(state):
                return str(state["name"])
        raise AssertionError(f"no end after {most} screens: {self.seen[-5:]}")

    def step(self, state: dict[str, Any]) -> bool:
        """Touch what brings one on; false where there is nothing."""
        name = state["name"]
        if name == "choice" and state["options"]:
            self.option(self.choices.pop(0) if self.choices else 0)
        elif name == "item-multiple" and state["options"]:
            self._ticked(2)
        elif name == "item-order":
            self._placed(len(state["options"]))
        elif name in ("item-blank", "item-number") and state["keys"]:
            for _ in range(2):
                self.touch(".key", 0)
            self.primary()
        elif name == "resulted" and "错题再看一遍" in state["beside"] and not self.reviewed:
            self.reviewed = True
            self.touch(".row .plain")
        elif state["primary"] is not None:
            self.primary()
        elif state["options"]:
            self.option(0)
        else:
            return False
        return True

    def _ticked(self, count: int) -> None:
        for n in range(count):
            self.option(n)
            self.look()
        self.primary()

    def _placed(self, count: int) -> None:
        for n in range(count):
            self.option(n)
        self.look()
        self.primary()

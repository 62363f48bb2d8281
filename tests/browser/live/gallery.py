"""Every state of every page of a live session, named: what the tests measure and what the pictures show."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from playwright.sync_api import Page

from tests.browser.live.fake import DIGITS, KEY, VIEWS, Fake, View, consoled, polled

WINDOWS: dict[str, dict[str, tuple[int, int]]] = {
    "projector": {"wide": (1920, 1080)},
    "console": {"wide": (1920, 1080), "small": (1366, 768), "phone": (412, 915)},
    "phone": {"small": (360, 640), "large": (412, 915)},
    "remote": {"small": (360, 640), "large": (412, 915)},
}
#: A right answer and another one, by the kind of the question.
ANSWERS: dict[str, Any] = {
    "vote": 0, "choice": 1, "single": 0, "multiple": [0, 1, 3], "true-false": False, "order": [1, 2, 0],
    "match": [2, 0, 1], "blank": "警戒线", "number": "20", "survey": 0, "short": "先帮她把东西收好，再慢慢讲。",
}  # fmt: skip
PHASES = ("ready", "open", "closed", "revealed")


def projectors() -> Iterator[tuple[str, View]]:
    """Every kind of slide, and every question in every phase."""
    yield from VIEWS["slides"].items()
    for name in VIEWS["polls"]:
        for phase in PHASES:
            yield f"{name}-{phase}", polled(name, phase)
    counted = polled("vote", "open")
    counted["poll"]["counts"] = VIEWS["polls"]["vote"]["counts"]
    yield "vote-open-counted", counted


def consoles() -> Iterator[tuple[str, View]]:
    """The desk beside slides, beside questions, and with what may be switched on."""
    for name in ("join", "said", "page-full", "discuss-over", "ended"):
        yield name, consoled(VIEWS["slides"][name])
    for name in ("vote", "multiple", "long", "short", "order"):
        for phase in PHASES:
            yield f"{name}-{phase}", consoled(polled(name, phase))
    yield "frozen", consoled(polled("vote", "open"), frozen=True, blank=True, hidden=True, heads=120)
    yield "tie", consoled(polled("tie", "revealed"), needs="decide")
    yield "last", consoled(VIEWS["slides"]["finished"], next=None, notes=[])


def phones() -> Iterator[tuple[str, View]]:
    """The phone between questions, and every question open, answered, closed and revealed."""
    yield "slide", phoned({"slide": {"title": "雨从哪里来", "text": "手册上写着，沟口的住户最先转移。"}})
    yield "waiting", phoned({"slide": {"title": "", "text": ""}})
    for name in VIEWS["polls"]:
        for phase in PHASES[1:]:
            yield f"{name}-{phase}", phone_polled(name, phase)
        yield f"{name}-answered", phone_polled(name, "open", mine=True)
    yield "over", phoned({"room": {**VIEWS["room"], "over": True}})


def phoned(view: View) -> View:
    return {"name": "松鼠 27", **view}


def phone_polled(name: str, phase: str, *, mine: bool | None = None) -> View:
    """A question as the phone has it; ``mine``: with an answer that the server has."""
    poll = deepcopy(polled(name, phase)["poll"])
    poll.pop("seats")
    if phase != "revealed":
        poll.pop("voted")
    if mine or (mine is None and phase != "open"):
        poll |= {"mine": ANSWERS[poll["kind"]], "stored": 1}
        if phase == "revealed" and "right" in poll and poll["kind"] != "short":
            poll["mine_right"] = name != "multiple"
    return phoned({"poll": poll})


def opened(page: Page, fake: Fake, who: str, view: View) -> None:
    """Go to the page and wait until it shows what it is told."""
    fake.show(view, "console" if who == "remote" else who)
    fake.denied = False
    address = {"projector": "/projector", "console": f"/console#{KEY}", "phone": "/4827", "remote": "/remote"}
    page.goto(fake.url + address[who])
    page.wait_for_selector({"projector": ".stage-body > *", "console": ".now .stage-body > *", "phone": "main h1", "remote": ".remote"}[who])  # fmt: skip


def settled(page: Page, fake: Fake, who: str, view: View) -> None:
    """Show another view; back when it is on the page."""
    fake.show(view, "console" if who == "remote" else who)
    v = fake.version
    page.wait_for_function("(v) => window.__v >= v", arg=v)


#: Notes the version of the newest view that the page was given.
WATCH = """(() => {
  const parse = JSON.parse;
  window.__v = 0;
  JSON.parse = (text, ...more) => {
    const made = parse(text, ...more);
    if (made && typeof made.v === "number") requestAnimationFrame(() => requestAnimationFrame(() => { window.__v = Math.max(window.__v, made.v); }));
    return made;
  };
})()"""

#: What the lecturer may call up, by the buttons that lead there.
DIALOGS: dict[str, tuple[str, ...]] = {
    "goto": ("goto",), "heads": ("more", "heads"), "remote": ("more", "remote"), "log": ("more", "log"),
    "clicker": ("more", "clicker"), "keys": ("more", "keys"), "end": ("more", "end"), "reset": ("reset",),
    "more": ("more",), "decide": ("decide",),
}  # fmt: skip


def enter_digits(page: Page) -> None:
    page.fill(".field.code", DIGITS)
    page.keyboard.press("Enter")

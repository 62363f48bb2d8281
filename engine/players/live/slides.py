"""Events of the runtime as slides that fill a projector and no more (pure).

A deck is the slides between two decisions of the runtime. A slide that asks (``choice``, ``item``) is the last.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from engine.players import texts
from engine.players.linebreak import clean
from engine.players.live import words
from engine.players.live.blocks import LINES, TITLE, Block, Page, height, plain_lines, split
from engine.players.paragraphs import Writer
from engine.runtime.state import Event

#: Kinds at which the room answers.
ASKING = ("choice", "item")


@dataclass(frozen=True, slots=True)
class Slide:
    """What is on the wall at one moment. ``picture`` is a path of the work; ``seconds`` those set for a talk."""

    kind: str
    title: str = ""
    blocks: tuple[Block, ...] = ()
    picture: str = ""
    alt: str = ""
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: int = 0


@dataclass
class _Deck:
    """Blocks gathered into slides; what does not fit goes on the next one, under the same title."""

    slides: list[Slide] = field(default_factory=list)
    waiting: list[Block] = field(default_factory=list)
    kind: str = "text"
    title: str = ""
    notes: tuple[str, ...] = ()
    seconds: int = 0

    @property
    def room(self) -> float:
        return LINES - (TITLE if self.title else 0)

    def begin(self, kind: str, title: str = "", notes: tuple[str, ...] = (), seconds: int = 0) -> None:
        """What follows is of this kind and stands on slides of its own."""
        self.flush()
        self.kind, self.title, self.notes, self.seconds = kind, title, notes, seconds

    def add(self, block: Block) -> None:
        for part in split(block, self.room):
            if self.waiting and sum(map(height, self.waiting)) + height(part) > self.room:
                carried = [self.waiting.pop()] if self.waiting[-1][0] == "h" else []
                if self.waiting:  # a heading never stands last
                    self.flush()
                self.waiting = carried
            self.waiting.append(part)

    def flush(self, *, empty: bool = False) -> None:
        if self.waiting or empty:
            self.slides.append(
                Slide(self.kind, self.title, tuple(self.waiting), notes=self.notes, seconds=self.seconds)
            )
        self.waiting = []

    def picture(self, path: str, alt: str) -> None:
        self.flush()
        self.slides.append(Slide(self.kind, self.title, picture=path, alt=clean(alt), notes=self.notes))


def deck_of(w: Writer, items: dict[str, Any], events: list[Event], *, overruled: bool = False) -> list[Slide]:
    """The slides for what is on show; at least one. ``overruled`` marks the choice that led here."""
    return _Maker(w, items, overruled=overruled).made(events)


class _Maker:
    def __init__(self, w: Writer, items: dict[str, Any], *, overruled: bool) -> None:
        self.w = w
        self.items = items
        self.overruled = overruled
        self.deck = _Deck()

    def made(self, events: list[Event]) -> list[Slide]:
        last = {e["event"] for e in events}
        for event in events:
            kind = event["event"]
            if kind == "asked" and "marked" in last:
                continue  # an answer that stands: the slide of the mark has the question
            line = self._line(event)
            if line is not None:
                if self.deck.kind != "text":
                    self.deck.begin("text")
                self.deck.add(line)
                continue
            card = _CARDS.get(kind)
            if card is not None:
                card(self, event)
        self.deck.flush()
        return self.deck.slides or [Slide("text")]

    def _line(self, event: Event) -> Block | None:
        """A line that shares its slide with others."""
        kind = event["event"]
        if kind == "said":
            return [
                "said",
                event["who"],
                event.get("tone", ""),
                clean(event["text"]),
                self.w.voice(event["who"]),
            ]
        if kind in ("told", "staged"):
            return [kind, clean(event["text"])]
        if kind == "chosen":
            return ["chosen", clean(event["text"]), self.overruled]
        if kind == "noted":
            return ["note", clean(event["text"])]
        return None

    def _sources(self, keys: list[str]) -> list[str]:
        return [self.w.source(k) for k in dict.fromkeys(keys)]

    def opened(self, event: Event) -> None:
        label = f"{self.w.says(texts.UNIT_LIST)} {event['unit'] + 1}"
        if event["kind"] in texts.UNIT_KINDS:
            label += f"　{self.w.says(texts.UNIT_KINDS[event['kind']])}"
        self.deck.begin("opening", clean(event["title"]))
        self.deck.add(["note", label])
        self.deck.flush()

    def stated(self, event: Event) -> None:
        self.deck.begin("fact")
        self.deck.add(["fact", clean(event["text"]), self._sources(event["sources"])])
        self.deck.flush()

    def shown(self, event: Event) -> None:
        self.deck.begin("text")
        self.deck.picture(event["path"], event["text"])

    def paged(self, event: Event) -> None:
        page = Page()
        notes = tuple(plain_lines(event.get("notes", [])))
        self.deck.begin("page", clean(event["title"]), notes)
        first = len(self.deck.slides)
        for block in page.blocks(event["blocks"]):
            if block[0] == "img":
                self.deck.picture(block[1], block[2])
            elif block[0] == "fact":
                self.deck.add(["fact", block[1], self._sources(block[2])])
            else:
                self.deck.add(block)
        self.deck.flush(empty=len(self.deck.slides) == first)
        if page.cited:
            self.deck.slides[-1] = replace(self.deck.slides[-1], sources=tuple(self._sources(page.cited)))

    def discussed(self, event: Event) -> None:
        self.deck.begin("discuss", seconds=event["seconds"] or 0)
        self.deck.add(["p", clean(event["text"])])
        self.deck.flush()

    def stopped(self, event: Event) -> None:
        self.deck.begin("stop", clean(event["name"]))
        if event.get("place"):
            self.deck.add(["note", self.w.says(texts.PLACE) + clean(event["place"])])
        self.deck.add(["fact", clean(event["record"]), self._sources(event["sources"])])
        for key, label in (("certainty", texts.CERTAINTY), ("dispute", texts.DISPUTE)):
            if event.get(key):
                self.deck.add(["p", self.w.says(label) + clean(event[key])])
        self.deck.flush(empty=True) if not self.deck.slides else self.deck.flush()

    def tasked(self, event: Event) -> None:
        self.deck.begin("task")
        self.deck.add(["p", clean(event["text"])])
        if event.get("kind"):
            self.deck.add(["note", self.w.says(texts.TASK_KIND, kind=event["kind"])])
        for key, label in (("evidence", texts.EVIDENCE), ("remark", texts.TASK_REMARK)):
            if event.get(key):
                self.deck.add(["p", self.w.says(label) + clean(event[key])])
        self.deck.flush()

    def drawn(self, event: Event) -> None:
        self.deck.begin("opening", clean(event["title"]))
        self.deck.add(["note", words.ITEMS.fill(n=event["count"]).says(self.w.language)])
        self.deck.flush()

    def asks(self, event: Event) -> None:
        self.deck.begin("item" if event["event"] == "asked" else "choice")
        self.deck.flush(empty=True)

    def marked(self, event: Event) -> None:
        """An item that was answered before: what was asked, and what is right."""
        item = self.items[event["item"]]
        self.deck.begin("marked")
        self.deck.add(["p", clean(item["stem"])])
        answer = words.answer_of(item, self.w.language)
        if answer:
            self.deck.add(["note", self.w.says(texts.THE_ANSWER) + clean(answer)])
        if item.get("rationale"):
            self.deck.add(["p", clean(item["rationale"])])
        self.deck.flush()
        if item.get("sources"):
            self.deck.slides[-1] = replace(
                self.deck.slides[-1], sources=tuple(self._sources(item["sources"]))
            )

    def resulted(self, event: Event) -> None:
        self.deck.begin("result", clean(event["title"]))
        self.deck.add(["p", self.w.says(texts.POINTS, points=event["points"], of=event["of"])])
        if event["pass"]:
            self.deck.add(["note", self.w.says(texts.PASSED if event["passed"] else texts.NOT_PASSED)])
        self.deck.flush()

    def ended(self, event: Event) -> None:
        self.deck.begin("ended", clean(event["ending"]))
        if event["rank"]:
            self.deck.add(["note", clean(event["rank"])])
        for part in event["debrief"].split("\n"):
            if part.strip():
                self.deck.add(["p", clean(part.strip())])
        self.deck.flush(empty=not self.deck.waiting)
        sources = tuple(self._sources(event["sources"]))
        self.deck.slides[-1] = replace(self.deck.slides[-1], sources=sources)

    def finished(self, event: Event) -> None:
        self.deck.begin("finished", self.w.says(texts.COURSE_DONE))
        self.deck.add(["p", clean(str(self.w.bundle["title"]))])
        if event["score"]:
            self.deck.add(["note", self.w.says(texts.COURSE_SCORE, n=event["score"])])
        self.deck.flush()

    def halted(self, _: Event) -> None:
        self.deck.begin("halted")
        self.deck.add(["p", self.w.says(texts.HALTED)])
        self.deck.flush()


_CARDS: dict[str, Callable[[_Maker, Event], None]] = {
    "opened": _Maker.opened,
    "stated": _Maker.stated,
    "shown": _Maker.shown,
    "paged": _Maker.paged,
    "discussed": _Maker.discussed,
    "stopped": _Maker.stopped,
    "tasked": _Maker.tasked,
    "drawn": _Maker.drawn,
    "asked": _Maker.asks,
    "offered": _Maker.asks,
    "marked": _Maker.marked,
    "resulted": _Maker.resulted,
    "ended": _Maker.ended,
    "finished": _Maker.finished,
    "halted": _Maker.halted,
}


def opening_of(w: Writer, bundle: dict[str, Any]) -> Slide:
    """The first slide of a work: what it is called, whether it is invented, what it is about."""
    blocks: list[Block] = []
    if bundle["nature"] in texts.NATURE_TOLD:
        blocks.append(["note", w.says(texts.NATURE_TOLD[bundle["nature"]])])
    if bundle.get("summary"):
        blocks += split(["p", clean(bundle["summary"])], LINES - TITLE - sum(map(height, blocks)))[:1]
    return Slide("opening", clean(bundle["title"]), tuple(blocks))

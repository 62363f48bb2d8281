"""The room: a function of bundle, seed and its entries. No clock, no file, no luck: times come with the entries.

An entry is one JSON object of the journal; the first one is ``room`` (see ``opening``), the others are

| ``do`` | fields |
|---|---|
| ``join`` | ``seat``, ``beside``: a phone takes a seat |
| ``person`` | ``seat``, ``id``, ``name``: who sits there, of the roster |
| ``vote`` | ``seat``, ``poll``, ``response``, ``seq`` |
| ``digits`` | ``digits``: for the remote; null: they are used up; ``remote`` says whether one is in |
| anything else | a command, with ``serial`` and ``by`` (``commands.py``) |

All have ``at``, milliseconds since 1970. What cannot be done changes nothing, so replaying is total.
"""

from collections import deque
from dataclasses import dataclass
from typing import Any

from engine.diagnostics import Both
from engine.diagnostics.both import Language
from engine.players import texts
from engine.players.live import polls, tally, words
from engine.players.live.commands import COMMANDS
from engine.players.live.jumps import SCENE, placed, ways_in
from engine.players.live.polls import CLOSED, OPEN, READY, REVEALED, Poll, Vote
from engine.players.live.seats import MOST, Seats
from engine.players.live.slides import ASKING, Slide, deck_of, opening_of
from engine.players.live.timer import Timer
from engine.players.paragraphs import Writer
from engine.players.whereabouts import where
from engine.runtime.history import History
from engine.runtime.program import Program
from engine.runtime.state import ANSWER, CHOOSE, NEXT, OVER, RESULT, Frame
from engine.runtime.step import step

Entry = dict[str, Any]
#: Why an entry was not taken: a word for the page. Nothing: it was.
Refusal = str | None
#: Where the lecturer stands: before the program, or in it.
JOIN, OPENING, PROGRAM = range(3)
#: Serials that are remembered: a command sent again is done once.
_REMEMBERED = 400


@dataclass(frozen=True, slots=True)
class Wall:
    """What the projector shows: a slide (``at`` from one), and the poll if the slide asks."""

    slide: Slide
    at: int
    of: int
    poll: Poll | None
    where: str


@dataclass(slots=True)
class Decision:
    """One way that the room went; ``undone`` when the lecturer went back behind it."""

    at: int
    ask: str
    text: str
    counts: list[int]
    overruled: bool
    by_lecturer: bool
    depth: tuple[int, int]
    undone: bool = False


def opening(
    bundle: dict[str, Any], *, code: str, seed: int, at: int, kind: str = "", place: str = "", lecturer: str = "",
    language: Language = "zh",
) -> Entry:  # fmt: skip
    """The first entry of a room's journal. ``code`` are four digits, ``at`` milliseconds, ``seed`` below 2**32."""
    return {
        "do": "room", "at": at, "work": bundle["id"], "title": bundle["title"], "digest": bundle["digest"], "seed": seed,
        "code": code, "kind": kind, "place": place, "lecturer": lecturer, "language": language,
    }  # fmt: skip


class Room:
    """Made from its first entry; then ``apply`` by ``apply``."""

    def __init__(self, bundle: dict[str, Any], first: Entry) -> None:
        self.bundle = bundle
        self.about = first
        self.language: Language = first["language"]
        self.code: str = first["code"]
        #: Entries so far: the version of every view.
        self.v = 1
        self.at: int = first["at"]
        self.writer = Writer(bundle, self.language)
        self.history = History(Program(bundle), first["seed"])
        self.scenes: dict[str, list[Frame]] = ways_in(bundle)
        #: Sessions left by jumping to a scene, and the slide they stood at.
        self.before: list[tuple[History, int]] = []
        self.seats = Seats()
        self.stage = JOIN
        self.polls: list[Poll] = []
        self.decisions: list[Decision] = []
        self.transcript: list[tuple[int, str, str]] = []
        self.watch = Timer()
        self.countdown: Timer | None = None
        self.blank: bool | str = False
        self.frozen: Wall | None = None
        self.hidden = True
        self.joining = True
        self.heads: int | None = None
        self.digits: str | None = None
        self.remote = 0
        self.remote_in = False
        self.over = False
        self.ended_at: int | None = None
        self.serials: deque[str] = deque(maxlen=_REMEMBERED)
        self.deck: list[Slide] = []
        self.index = 0
        self.poll: Poll | None = None
        #: The poll at which the big button was pressed though nothing is decided.
        self.urged = ""
        self._note("began", words.BEGAN.fill(title=bundle["title"]))
        self._stand()

    # What is shown.

    @property
    def slide(self) -> Slide:
        if self.stage == JOIN:
            return Slide("join", str(self.bundle["title"]))
        if self.stage == OPENING:
            return opening_of(self.writer, self.bundle)
        return self.deck[self.index]

    @property
    def asking(self) -> Poll | None:
        """The poll of the slide on show."""
        asks = self.stage == PROGRAM and (self.slide.kind in ASKING or self._asks_again())
        return self.poll if asks else None

    def _asks_again(self) -> bool:
        return self.poll is not None and self.poll.standing and self.index == len(self.deck) - 1

    @property
    def wall(self) -> Wall:
        """What the lecturer sees as the present slide, frozen or not."""
        here = where(self.history.program, self.history.state)
        place = here.unit_title or here.work if self.stage == PROGRAM else here.work
        if self.stage == PROGRAM and here.scene_title and here.scene_title != place:
            place = f"{place}：{here.scene_title}" if here.unit else here.scene_title
        if self.stage != PROGRAM:
            return Wall(self.slide, 1, 1, None, place)
        return Wall(self.slide, self.index + 1, len(self.deck), self.asking, place)

    @property
    def timer(self) -> Timer:
        return self.countdown or self.watch

    def says(self, text: Both, **values: object) -> str:
        return (text.fill(**values) if values else text).says(self.language)

    # Entries.

    def apply(self, entry: Entry) -> Refusal:
        """Take an entry; returns why it changed nothing, or nothing."""
        self.v += 1
        self.at = entry["at"]
        do = entry["do"]
        if do == "vote":
            return self._vote(entry)
        if do == "join":
            return self._join(entry)
        if do == "person":
            return self._person(entry)
        if do == "digits":
            self.digits = entry["digits"]
            self.remote_in = entry["remote"]
            return None
        if entry.get("serial") in self.serials:
            return None
        refusal = COMMANDS[do](self, entry) if do in COMMANDS else "unknown"
        if refusal is None and entry.get("serial"):
            self.serials.append(entry["serial"])
        return refusal

    def vote_refusal(self, entry: Entry) -> Refusal:
        """Why a vote would change nothing, without taking it."""
        if self.over:
            return "over"
        if entry["seat"] not in self.seats:
            return "seat"
        poll = self.poll
        if poll is None or poll.id != entry["poll"] or poll.phase != OPEN:
            return "closed"
        stored = poll.votes.get(entry["seat"])
        if stored is not None and entry["seq"] <= stored.seq:
            return "stored"
        return None if polls.accepts(poll, entry["response"]) else "response"

    def _vote(self, entry: Entry) -> Refusal:
        refusal = self.vote_refusal(entry)
        if refusal is None:
            assert self.poll is not None
            self.poll.votes[entry["seat"]] = Vote(entry["response"], entry["seq"])
        return refusal

    def join_refusal(self) -> Refusal:
        if self.over:
            return "over"
        if not self.joining:
            return "closed"
        return "full" if len(self.seats) >= MOST else None

    def _join(self, entry: Entry) -> Refusal:
        refusal = self.join_refusal()
        if refusal is None and entry["seat"] not in self.seats:
            self.seats.add(entry["seat"], entry["at"], entry.get("beside", 0))
        return refusal

    def _person(self, entry: Entry) -> Refusal:
        seat = self.seats.get(entry["seat"])
        if seat is None:
            return "seat"
        seat.person = (entry["id"], entry["name"])
        return None

    # The one big button, and back.

    def next(self) -> Refusal:
        """The next slide; at a question: open, close, reveal, go the way that was decided."""
        if self.stage != PROGRAM:
            self.stage += 1
            if self.watch.is_fresh:
                self.watch.start(self.at)
            self._arrive()
            return None
        if self.asking is not None:
            return self._advance(self.asking)
        if self.slide.kind == "discuss" and self.countdown is not None and self.countdown.is_fresh:
            self.countdown.start(self.at)
            return None
        if self.index + 1 < len(self.deck):
            self.index += 1
            self._arrive()
            return None
        if self.history.state.wait not in (NEXT, RESULT):
            return "end"
        self.history.step({"input": "next"})
        self._stand()
        return None

    def _advance(self, poll: Poll) -> Refusal:
        if poll.phase == READY:
            self.open_poll(poll)
        elif poll.phase == OPEN:
            poll.phase = CLOSED
        elif poll.phase == CLOSED:
            poll.phase = REVEALED
        elif poll.leads:
            return self._go_way(poll)
        else:
            self._answer(poll)
        return None

    def open_poll(self, poll: Poll) -> None:
        if poll not in self.polls:
            self.polls.append(poll)
            self._note("asked", words.ASKED.fill(ask=poll.ask))
        poll.phase = OPEN

    def _go_way(self, poll: Poll) -> Refusal:
        choice = tally.room_answer(poll)
        if choice is None:
            if self.urged != poll.id:
                self.urged = poll.id
                return "undecided"
            # Pressed once more: whoever has only a clicker can go on. The first of those that lead, by the lecturer.
            choice = poll.decided = next(iter(tally.winners(poll)), 0)
        counted, overruled = tally.counts(poll), tally.is_overruled(poll)
        depth = (len(self.before), len(self.history.state.log))
        by_lecturer = poll.decided is not None
        text = poll.options[choice]
        self.decisions.append(Decision(self.at, poll.ask, text, counted, overruled, by_lecturer, depth))
        self._keep(poll)
        line = words.OVERRULED if overruled else words.DECIDED
        self._note("decided", line.fill(text=text, counts=" : ".join(map(str, counted))))
        self.history.step({"input": "choose", "choice": choice})
        self._stand(overruled=overruled)
        return None

    def _keep(self, poll: Poll) -> None:
        """A poll that was decided without being opened belongs to the record too."""
        if poll not in self.polls:
            self.polls.append(poll)

    def _answer(self, poll: Poll) -> None:
        """Give the room's answer to the runtime, and go on: its mark was on the wall already."""
        assert poll.item is not None
        self._keep(poll)
        n, right = tally.answered(poll), tally.right_count(poll)
        line = words.SURVEYED if right is None else words.ANSWERED
        self._note("answered", line.fill(n=n, right=right, ask=poll.ask))
        if not poll.standing:
            said = tally.room_answer(poll)
            response = polls.authored(poll, said) if said is not None else None
            if response is None:
                response = polls.no_response(poll.item, self.says(words.NO_ANSWER))
            self.history.step({"input": "answer", "response": response})
            if poll.kind == "short":
                marked = poll.decided if isinstance(poll.decided, bool) else n > 0
                self.history.step({"input": "mark", "right": marked})
        self.history.step({"input": "next"})
        self._stand()

    def back(self) -> Refusal:
        """The slide before; at the first one of a deck the runtime is rewound."""
        if self.stage != PROGRAM:
            if self.stage == JOIN:
                return "beginning"
            self.stage -= 1
        elif self.index > 0:
            self.index -= 1
        elif self.history.rewind():
            self._stand(back=True)
            self._undo()
        elif self.before:
            self.history, index = self.before.pop()
            self._stand(back=True)
            self.index = min(index, len(self.deck) - 1)
            self._undo()
        else:
            self.stage = OPENING
        self._arrive()
        return None

    def _undo(self) -> None:
        """Mark the decisions that no longer lie on the way."""
        here = (len(self.before), len(self.history.state.log))
        for decision in self.decisions:
            decision.undone = decision.undone or decision.depth >= here
        self._note("back", words.WENT_BACK)

    def jump(self, to: str) -> Refusal:
        """Go to a unit or a stop, or to the start of a scene (``scene/NAME``)."""
        scene = to.removeprefix(SCENE)
        if to in self.bundle["addresses"]:
            self.history.step({"input": "jump", "to": to})
        elif to.startswith(SCENE) and scene in self.scenes and scene in self.bundle["titles"]:
            self.before.append((self.history, self.index))
            self.history = placed(self.history, scene, self.scenes[scene])
        else:
            return "place"
        self.stage = PROGRAM
        if self.watch.is_fresh:
            self.watch.start(self.at)
        self._note("jumped", words.JUMPED.fill(title=self.title_of(to)))
        self._stand()
        return None

    def title_of(self, to: str) -> str:
        """What an address is called."""
        if to.startswith(SCENE):
            return str(self.bundle["titles"].get(to.removeprefix(SCENE), to))
        unit = next((u for u in self.bundle["units"] if u["address"] == to), None)
        if unit is not None:
            return str(unit["title"])
        stops = [s for route in self.bundle["routes"].values() for s in route["stops"]]
        return str(next((s["name"] for s in stops if f"stop/{s['id']}" == to), to))

    def ask_again(self) -> Refusal:
        """A fresh asking of the question on show; at the result of a quiz, the wrong answers once more."""
        state = self.history.state
        if self.stage != PROGRAM:
            return "question"
        if self.poll is not None and (self.asking is not None or self.slide.kind == "marked"):
            self.index = len(self.deck) - 1
            self.poll = polls.again(self.poll, self._poll_id())
            self.open_poll(self.poll)
            return None
        if state.item is not None and self.slide.kind == "marked":
            self.index = len(self.deck) - 1
            self.poll = self._item_poll()
            self.poll.standing = True
            self.open_poll(self.poll)
            return None
        if state.wait == RESULT and self.history.step({"input": "review"})[0]["event"] != "refused":
            self._stand()
            return None
        return "question"

    def end(self) -> Refusal:
        if not self.over:
            self.over, self.ended_at, self.joining = True, self.at, False
            if self.poll is not None and self.poll.phase == OPEN:
                self.poll.phase = CLOSED
            self.watch.pause(self.at)
            self._note("closed", words.CLOSED)
        return None

    # Standing.

    def _stand(self, *, overruled: bool = False, back: bool = False) -> None:
        """The deck and the poll of where the runtime stands now; ``back``: its last slide, seen before."""
        history = self.history
        self.deck = deck_of(self.writer, self.bundle["items"], history.events, overruled=overruled)
        self.index = len(self.deck) - 1 if back else 0
        self.poll = None
        if history.state.wait == CHOOSE:
            offered = next(e for e in history.events if e["event"] == "offered")
            self.poll = polls.of_choice(self._poll_id(), offered, self.says(texts.ASK_CHOICE))
        elif history.state.wait == ANSWER:
            self.poll = self._item_poll()
        for event in [] if back else history.events:
            if event["event"] == "opened":
                self._note("unit", words.UNIT.fill(title=event["title"]))
            elif event["event"] == "ended":
                self._note("ending", words.ENDING.fill(title=event["ending"]))
        self._arrive()

    def _item_poll(self) -> Poll:
        shown = self.history.state.item
        assert shown is not None
        truth = [texts.TRUE.says(self.language), texts.FALSE.says(self.language)]
        item = self.bundle["items"][shown["id"]]
        return polls.of_item(self._poll_id(), shown["id"], item, shown["order"], truth)

    def _poll_id(self) -> str:
        """Named by the entry that asks: the same in every replay."""
        return f"p{self.v}"

    def _arrive(self) -> None:
        """At a talk its time is set, not running; elsewhere no time is set."""
        slide = self.slide
        if slide.kind == "discuss":
            if self.countdown is None and slide.seconds:
                self.countdown = Timer(of=slide.seconds * 1000)
        else:
            self.countdown = None

    def _note(self, kind: str, text: Both) -> None:
        self.transcript.append((self.at, kind, text.says(self.language)))

    def peek(self) -> Slide | None:
        """The slide that ``next`` will lead to; nothing while that depends on the room, or at the end."""
        if self.stage == JOIN:
            return opening_of(self.writer, self.bundle)
        if self.stage == OPENING:
            return self.deck[0]
        if self.index + 1 < len(self.deck):
            return self.deck[self.index + 1]
        history, poll = self.history, self.asking
        state = history.state.copy()
        if poll is not None and poll.leads:
            choice = tally.room_answer(poll)
            if choice is None or poll.phase != REVEALED:
                return None
            _, events = step(history.program, state, {"input": "choose", "choice": choice})
            overruled = tally.is_overruled(poll)
            return deck_of(self.writer, self.bundle["items"], events, overruled=overruled)[0]
        if poll is not None and not poll.standing:
            assert poll.item is not None
            response = polls.no_response(poll.item, self.says(words.NO_ANSWER))
            step(history.program, state, {"input": "answer", "response": response})
            if poll.kind == "short":
                step(history.program, state, {"input": "mark", "right": False})
        if state.wait == OVER:
            return None
        _, events = step(history.program, state, {"input": "next"})
        return (
            None if events[0]["event"] == "refused" else deck_of(self.writer, self.bundle["items"], events)[0]
        )

"""A bundle made ready to run. Twin: ``program.js``.

A linked scene has one operation for every instruction, so that the counters in the bundle stay valid; a run
of events that never change is linked into one operation at its first instruction and shared, so players must
not change an event.

In a long story a step costs what it fetches from memory, most of it for the scene that is entered. So what
many scenes have in common is linked once, what is read together lies together in tuples, and all scenes are
linked at the start, in order, and not one by one where the session happens to come.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from engine.runtime.expression import Thunk, compiled
from engine.runtime.state import Event, Value
from engine.runtime.stops import Stop, stops_of
from engine.runtime.text import Writer, writer
from engine.runtime.words import option_name

# Operations, the most frequent first: the machine compares in this order.
EMIT, SET, CHOOSE, BEAT, GO, UNLESS, JUMP, WRITE, CALL, BACK, CHECKPOINT, HALT, ITEM, QUIZ, END = range(15)  # fmt: skip

Op = tuple[Any, ...]
#: Text of an option, where it leads (a scene or a counter), and what else is said of it.
Option = tuple[Any, Any, dict[str, Any]]
#: Bit of an option, its condition, and its ordinal if it is offered once.
Test = tuple[int, Thunk | None, int | None]
_NO_MORE: dict[str, Any] = {}
_NO_TEXTS: list[Writer] = []
_BEAT: Event = {"event": "beat"}
#: Instructions that wait for ``next`` after their event.
HALTING = {"page": "paged", "discuss": "discussed", "stop": "stopped", "task": "tasked"}
#: The fields of such an event that may hold variants, in the order in which they are written.
WRITTEN = ("text", "record", "dispute")


class Choice:
    """A choice point: its options, and what decides which of them are offered."""

    __slots__ = ("always", "ask", "events", "keys", "options", "raw", "tests", "texts")

    def __init__(self, program: "Program", raw: list[Any]) -> None:
        self.raw = raw
        #: Bits of the options that are always offered.
        self.always = 0
        #: What is remembered of the options that are offered once, by ordinal.
        self.keys: dict[int, str] = {}
        options: list[Option] = []
        tests: list[Test] = []
        varies = not isinstance(raw[1], str)
        bit = 1
        for n, option in enumerate(raw[2]):
            text, to, when = option[0], option[1], option[2] if len(option) > 2 else None
            more = option[3] if len(option) > 3 else _NO_MORE
            options.append((text, program.scenes.get(to, to), more))
            varies = varies or not isinstance(text, str)
            once = "once" in more
            if once:
                self.keys[n] = ""  # known when all options of the scene are
            if once or when is not None:
                tests.append((bit, None if when is None else program.thunk(when), n if once else None))
            else:
                self.always |= bit
            bit += bit
        self.options = tuple(options)
        self.tests = tuple(tests)
        #: What writes the question and the options, where a text among them varies.
        self.ask: Writer | None = program.writer(raw[1]) if varies else None
        self.texts: list[Writer] = [program.writer(o[0]) for o in options] if varies else _NO_TEXTS
        #: The event of each subset of the options; where no text varies it is made once.
        self.events: dict[int, Event] = {}

    def offering(self, mask: int) -> Event:
        """The event that offers the options in a bit mask, made and kept."""
        choices = [{"choice": n, "text": self.options[n][0]} for n in ordinals(mask)]
        vote = self.raw[0] == "vote"
        event = {"event": "offered", "ask": self.raw[1], "choices": choices, "vote": vote}
        self.events[mask] = event
        return event


@cache
def ordinals(mask: int) -> list[int]:
    """The ordinals in a bit mask."""
    return [n for n in range(mask.bit_length()) if mask >> n & 1]


class Program:
    """What the machine runs. Made once for a bundle, shared by all its sessions."""

    __slots__ = (
        "bundle", "counted", "digest", "initial", "links", "names", "places", "ranges", "scenes", "shared", "slots"
    )  # fmt: skip

    def __init__(self, bundle: dict[str, Any]) -> None:
        self.bundle = bundle
        self.digest: str = bundle["digest"]
        self.names: list[str] = [v[0] for v in bundle["variables"]]
        self.initial: list[Value] = [v[1] for v in bundle["variables"]]
        self.ranges: list[list[Any]] = [v[2:] for v in bundle["variables"]]
        self.slots = {name: n for n, name in enumerate(self.names)}
        self.counted = frozenset(bundle["counted"])
        #: Every name once: the same text is found quicker than an equal one.
        self.scenes = {scene: scene for scene in bundle["scenes"]}
        self.places: dict[str, dict[int, Stop]] = {}
        #: Every assignment once: ``信任 += 1`` stands in many scenes.
        self.shared: dict[Op, Op] = {}
        self.links: dict[str, Sequence[Op]] = {
            scene: self._link(scene, code) for scene, code in bundle["scenes"].items()
        }

    def thunk(self, expr: Any) -> Thunk:
        return compiled(expr, self.slots)

    def writer(self, text: Any) -> Writer:
        return writer(text, self.slots)

    def raw(self, scene: str) -> list[Any]:
        """The instructions of a scene as they stand in the bundle."""
        code: list[Any] = self.bundle["scenes"][scene]
        return code

    def ops(self, scene: str) -> Sequence[Op]:
        """The linked scene."""
        return self.links[scene]

    def stops(self, scene: str) -> dict[int, Stop]:
        """The places of a scene by their counters."""
        found = self.places.get(scene)
        if found is None:
            found = self.places[scene] = stops_of(self.raw(scene))
        return found

    def renamed(self, scene: str) -> str | None:
        """A scene of this or an older version under its present name, or nothing when it is gone."""
        scenes, aliases = self.bundle["scenes"], self.bundle["renamed"]
        left = len(aliases)
        while scene not in scenes and scene in aliases and left:
            scene = aliases[scene]
            left -= 1
        return scene if scene in scenes else None

    def _variables_of(self, story: str) -> list[int]:
        return [n for n, name in enumerate(self.names) if name.startswith(f"{story}.")]

    def _link(self, scene: str, code: list[Any]) -> tuple[Op, ...]:
        starts = targets(code)
        ops: list[Op] = [(GO, "")] * len(code)
        run: list[Event] = []  # from its end
        for pc in range(len(code) - 1, -1, -1):
            op = self._op(code[pc])
            if op[0] != EMIT:
                run = []
            else:
                run.append(op[1])
                if pc in starts or pc == 0 or not _emits(code[pc - 1]):
                    op = (EMIT, tuple(run[::-1]), pc + len(run))
                    run = []
                else:
                    op = (EMIT, (op[1],), pc + 1)
            ops[pc] = op
        # A scene that runs off its end returns to its caller.
        ops.append((BACK,))
        _name_once(scene, ops)
        return tuple(ops)

    def _op(self, ins: Any) -> Op:
        if isinstance(ins, str):
            return (EMIT, {"event": "told", "text": ins})
        if not isinstance(ins, list):
            return (BEAT, _BEAT)
        name = ins[0]
        if name == "set":
            slot = self.slots[ins[1]]
            low, high = self.ranges[slot] if len(self.ranges[slot]) == 2 else (None, None)
            op = (SET, slot, self.thunk(ins[2]), low, high)
            return self.shared.setdefault(op, op)
        if name in ("choose", "vote"):
            return (CHOOSE, Choice(self, ins))
        if name == "go":
            return (GO, self.scenes.get(ins[1], ins[1]))
        if name == "unless":
            return (UNLESS, self.thunk(ins[1]), ins[2])
        if name == "jump":
            return (JUMP, ins[1])
        if name == "call":
            return (CALL, ins[1], len(ins) > 2, self._variables_of(ins[1]) if len(ins) > 2 else ())
        if name == "back":
            return (BACK,)
        if name == "mark":
            return (CHECKPOINT,)
        if name in HALTING:
            written = [
                (key, self.writer(ins[1][key])) for key in WRITTEN if isinstance(ins[1].get(key), list)
            ]
            return (HALT, {"event": HALTING[name], **ins[1]}, written)
        if name == "item":
            return (ITEM, ins[1])
        if name == "quiz":
            return (QUIZ, ins[1])
        if name == "end":
            ended = {"event": "ended", "ending": ins[1], "rank": ins[3], "sources": ins[4]}
            return (END, ended, self.writer(ins[2]))
        event, text = line_event(ins)
        return (EMIT, event) if isinstance(text, str) else (WRITE, event, self.writer(text))


def line_event(ins: list[Any]) -> tuple[Event, Any]:
    """The event of a line, card or cue, and its text, which may hold variants."""
    name = ins[0]
    if name == "say":
        event = {"event": "said", "who": ins[1], "text": ins[2]}
        if len(ins) > 3 and ins[3]:
            event["tone"] = ins[3]
        return _sourced(event, ins, 4), ins[2]
    if name == "tell":
        return _sourced({"event": "told", "text": ins[1]}, ins, 2), ins[1]
    if name == "stage":
        return _sourced({"event": "staged", "text": ins[1]}, ins, 2), ins[1]
    if name == "fact":
        return {"event": "stated", "text": ins[1], "sources": ins[2]}, ins[1]
    if name == "pause":
        return {"event": "paused", "seconds": ins[1]}, ""
    if name == "unit":
        return {"event": "opened", "unit": ins[1], "kind": ins[2], "title": ins[3]}, ""
    # show, sound
    return {"event": "shown" if name == "show" else "played", "path": ins[1], "text": ins[2]}, ""


def _sourced(event: Event, ins: list[Any], at: int) -> Event:
    """The event with the sources that its line cites."""
    if len(ins) > at:
        event["sources"] = ins[at]
    return event


def _emits(ins: Any) -> bool:
    """Whether an instruction is an event that never changes."""
    if not isinstance(ins, list):
        return isinstance(ins, str)
    if ins[0] in ("say", "tell", "stage", "fact"):
        return isinstance(ins[2 if ins[0] == "say" else 1], str)
    return ins[0] in ("pause", "unit", "show", "sound")


def targets(code: list[Any]) -> set[int]:
    """Counters that a jump inside the scene can reach."""
    found = set()
    for ins in code:
        if not isinstance(ins, list):
            continue
        if ins[0] == "unless":
            found.add(ins[2])
        elif ins[0] == "jump":
            found.add(ins[1])
        elif ins[0] in ("choose", "vote"):
            found.update([o[1] for o in ins[2] if isinstance(o[1], int)])
    return found


def _name_once(scene: str, ops: list[Op]) -> None:
    """Keys of the options that are offered once: two with the same words are two options."""
    times: dict[str, int] = {}
    for op in ops:
        if op[0] != CHOOSE or not op[1].keys:
            continue
        for ordinal in op[1].keys:
            name = option_name(op[1].raw[2][ordinal])
            times[name] = n = times.get(name, 0) + 1
            op[1].keys[ordinal] = f"{scene}/{name}" if n == 1 else f"{scene}/{name}~{n}"

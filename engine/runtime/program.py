"""A bundle made ready to run. Twin: ``program.js``.

Scenes are linked when they are first entered. A linked scene has one operation for every
instruction, so that the counters in the bundle stay valid; a run of events that never change is
linked into one operation at its first instruction and shared, so players must not change an event.
"""

from typing import Any

from engine.runtime.expression import Thunk, compiled
from engine.runtime.state import Event, Value
from engine.runtime.stops import Stop, stops_of
from engine.runtime.text import Writer, writer
from engine.runtime.words import option_name

# Operations, the most frequent first: the machine compares in this order.
EMIT, SET, CHOOSE, BEAT, GO, UNLESS, JUMP, WRITE, CALL, BACK, CHECKPOINT, HALT, ITEM, QUIZ, END = range(15)  # fmt: skip

Op = tuple[Any, ...]
_BEAT: Event = {"event": "beat"}
#: Instructions that wait for ``next`` after their event.
HALTING = {"page": "paged", "discuss": "discussed", "stop": "stopped", "task": "tasked"}
#: The fields of such an event that may hold variants, in the order in which they are written.
WRITTEN = ("text", "record", "dispute")


class Option:
    """One way on at a choice point, as authored."""

    __slots__ = ("chosen", "key", "name", "note", "offered", "once", "text", "to", "when")

    def __init__(self, program: "Program", ordinal: int, raw: list[Any]) -> None:
        text, self.to = raw[0], raw[1]
        self.when: Thunk | None = None
        self.once = False
        self.note: Writer | None = None
        #: What is remembered of an option that is offered once.
        self.key = ""
        #: What identifies the option among those beside it; not worked out for a text until it is needed.
        self.name: str | None = None
        if len(raw) > 2 and raw[2] is not None:
            self.when = compiled(raw[2], program.slots)
        if len(raw) > 3:
            self.name = option_name(raw)
            self.once = "once" in raw[3]
            if "note" in raw[3]:
                self.note = program.writer(raw[3]["note"])
        self.text: Writer | None = None if isinstance(text, str) else program.writer(text)
        self.offered: Event = {"choice": ordinal, "text": text}
        self.chosen: Event = {"event": "chosen", "choice": ordinal, "text": text}


class Choice:
    """A choice point: the question and its options."""

    __slots__ = ("ask", "event", "options", "static", "subsets")

    def __init__(self, program: "Program", raw: list[Any]) -> None:
        self.options = [Option(program, n, o) for n, o in enumerate(raw[2])]
        self.ask: Writer | None = None if isinstance(raw[1], str) else program.writer(raw[1])
        self.event: Event = {
            "event": "offered",
            "ask": raw[1],
            "choices": [o.offered for o in self.options],
            "vote": raw[0] == "vote",
        }
        #: Where no text varies, the event of each subset of the options is made once.
        self.static = self.ask is None and all(o.text is None for o in self.options)
        self.subsets: dict[int, tuple[list[int], Event]] = {}

    def subset(self, mask: int) -> tuple[list[int], Event]:
        """The ordinals in a bit mask, and the event that offers them."""
        found = self.subsets.get(mask)
        if found is None:
            offered = [n for n in range(len(self.options)) if mask >> n & 1]
            choices = [self.options[n].offered for n in offered]
            found = self.subsets[mask] = (offered, {**self.event, "choices": choices})
        return found


class Program:
    """What the machine runs. Made once for a bundle, shared by all its sessions."""

    __slots__ = ("bundle", "counted", "digest", "initial", "links", "names", "places", "ranges", "slots")

    def __init__(self, bundle: dict[str, Any]) -> None:
        self.bundle = bundle
        self.digest: str = bundle["digest"]
        self.names: list[str] = [v[0] for v in bundle["variables"]]
        self.initial: list[Value] = [v[1] for v in bundle["variables"]]
        self.ranges: list[list[Any]] = [v[2:] for v in bundle["variables"]]
        self.slots = {name: n for n, name in enumerate(self.names)}
        self.counted = frozenset(bundle["counted"])
        self.links: dict[str, list[Op]] = {}
        self.places: dict[str, dict[int, Stop]] = {}

    def thunk(self, expr: Any) -> Thunk:
        return compiled(expr, self.slots)

    def writer(self, text: Any) -> Writer:
        return writer(text, self.slots)

    def raw(self, scene: str) -> list[Any]:
        """The instructions of a scene as they stand in the bundle."""
        code: list[Any] = self.bundle["scenes"][scene]
        return code

    def ops(self, scene: str) -> list[Op]:
        """The linked scene."""
        linked = self.links.get(scene)
        if linked is None:
            linked = self.links[scene] = self._link(scene, self.raw(scene))
        return linked

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

    def _link(self, scene: str, code: list[Any]) -> list[Op]:
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
        return ops

    def _op(self, ins: Any) -> Op:
        if isinstance(ins, str):
            return (EMIT, {"event": "told", "text": ins})
        if not isinstance(ins, list):
            return (BEAT, _BEAT)
        name = ins[0]
        if name == "set":
            slot = self.slots[ins[1]]
            low, high = self.ranges[slot] if len(self.ranges[slot]) == 2 else (None, None)
            return (SET, slot, self.thunk(ins[2]), low, high)
        if name in ("choose", "vote"):
            return (CHOOSE, Choice(self, ins))
        if name == "go":
            return (GO, ins[1])
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
        for option in op[1].options if op[0] == CHOOSE else ():
            if option.once:
                times[option.name] = n = times.get(option.name, 0) + 1
                option.key = f"{scene}/{option.name}" if n == 1 else f"{scene}/{option.name}~{n}"

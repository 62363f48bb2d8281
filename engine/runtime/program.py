"""A bundle made ready to run. Twin: ``program.js``.

Scenes are linked when they are first entered. A linked scene has one operation for every
instruction, so that the counters in the bundle stay valid; a run of events that never change is
linked into one operation and shared, so players must not change an event.
"""

from typing import Any

from engine.runtime.expression import Thunk, compiled
from engine.runtime.fingerprint import fingerprint
from engine.runtime.state import Event, Value
from engine.runtime.text import Writer, writer

# Operations, the most frequent first: the machine compares in this order.
EMIT, SET, CHOOSE, BEAT, GO, UNLESS, JUMP, WRITE, CALL, BACK, CHECKPOINT, HALT, ITEM, QUIZ, END = range(15)  # fmt: skip

Op = tuple[Any, ...]
_BEAT: Event = {"event": "beat"}
#: Instructions that wait for ``next`` after their event.
HALTING = {"page": "paged", "discuss": "discussed", "stop": "stopped", "task": "tasked"}


class Option:
    """One way on at a choice point, as authored."""

    __slots__ = ("chosen", "logged", "note", "offered", "once", "plain", "raw", "text", "to", "when")

    def __init__(self, program: "Program", ordinal: int, raw: list[Any]) -> None:
        text, self.to = raw[0], raw[1]
        self.raw = raw
        self.when: Thunk | None = None
        self.once = False
        self.note: Writer | None = None
        if len(raw) > 2 and raw[2] is not None:
            self.when = compiled(raw[2], program.slots)
        if len(raw) > 3:
            self.once = "once" in raw[3]
            if "note" in raw[3]:
                self.note = program.writer(raw[3]["note"])
        self.text: Writer | None = None if isinstance(text, str) else program.writer(text)
        self.plain = self.when is None and not self.once and self.text is None
        self.offered: Event = {"choice": ordinal, "text": text}
        self.chosen: Event = {"event": "chosen", "choice": ordinal, "text": text}
        self.logged: list[Any] | None = None

    @property
    def name(self) -> str:
        """What identifies the option among those beside it."""
        return fingerprint(option_words(self.raw))

    @property
    def entry(self) -> list[Any]:
        """What the log keeps of the choice: enough to find it again after an edit."""
        if self.logged is None:
            target = self.to if isinstance(self.to, str) else ""
            self.logged = ["c", self.chosen["choice"], self.name, target]
        return self.logged


def option_words(raw: list[Any]) -> str:
    """What identifies an option among those beside it: its own name, or its text as authored."""
    extra = raw[3] if len(raw) > 3 else {}
    name = extra.get("id")
    return str(name) if name is not None else plain(raw[0])


def plain(text: Any) -> str:
    """The fixed words of a text, its variants in authored order: stable while it is not edited."""
    if isinstance(text, list):
        return "".join(plain(t) for t in text)
    return "" if isinstance(text, bool | int) else str(text)


class Choice:
    """A choice point: the question and its options."""

    __slots__ = ("ask", "event", "options", "static", "subsets", "vote")

    def __init__(self, program: "Program", raw: list[Any]) -> None:
        self.vote = raw[0] == "vote"
        self.options = [Option(program, n, o) for n, o in enumerate(raw[2])]
        self.ask: Writer | None = None if isinstance(raw[1], str) else program.writer(raw[1])
        self.event: Event = {
            "event": "offered",
            "ask": raw[1],
            "choices": [o.offered for o in self.options],
            "vote": self.vote,
        }
        #: Where no text varies, the event of each subset of the options is made once.
        self.static = self.ask is None and all([o.text is None for o in self.options])
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

    __slots__ = ("bundle", "counted", "digest", "initial", "links", "names", "ranges", "slots")

    def __init__(self, bundle: dict[str, Any]) -> None:
        self.bundle = bundle
        self.digest: str = bundle["digest"]
        self.names: list[str] = [v[0] for v in bundle["variables"]]
        self.initial: list[Value] = [v[1] for v in bundle["variables"]]
        self.ranges: list[list[Any]] = [v[2:] for v in bundle["variables"]]
        self.slots = {name: n for n, name in enumerate(self.names)}
        self.counted = frozenset(bundle["counted"])
        self.links: dict[str, list[Op]] = {}

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
            linked = self.links[scene] = self._link(self.raw(scene))
        return linked

    def _link(self, code: list[Any]) -> list[Op]:
        targets = set(_targets(code))
        ops: list[Op] = [(GO, "")] * len(code)
        run: list[Event] = []
        for pc in range(len(code) - 1, -1, -1):
            op = self._op(code[pc], pc)
            if op[0] == EMIT:
                run.insert(0, op[1])
                ops[pc] = (EMIT, tuple(run), pc + len(run))
                if pc in targets:
                    run = []
            else:
                run = []
                ops[pc] = op
        # A scene that runs off its end returns to its caller.
        ops.append((BACK,))
        return ops

    def _op(self, ins: Any, pc: int) -> Op:
        if ins == 0:
            return (BEAT, _BEAT)
        if isinstance(ins, str):
            return (EMIT, {"event": "told", "text": ins})
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
            return (CALL, ins[1], len(ins) > 2)
        if name == "back":
            return (BACK,)
        if name == "mark":
            return (CHECKPOINT,)
        if name in HALTING:
            return (HALT, {"event": HALTING[name], **ins[1]})
        if name == "item":
            return (ITEM, ins[1])
        if name == "quiz":
            return (QUIZ, ins[1])
        if name == "end":
            ended = {"event": "ended", "ending": ins[1], "rank": ins[3], "sources": ins[4]}
            return (END, ended, self.writer(ins[2]))
        return self._line(ins)

    def _line(self, ins: list[Any]) -> Op:
        event, text = line_event(ins)
        if isinstance(text, str):
            return (EMIT, event)
        return (WRITE, event, self.writer(text))


def line_event(ins: list[Any]) -> tuple[Event, Any]:
    """The event of a line, card or cue, and its text, which may hold variants."""
    name = ins[0]
    if name == "say":
        event = {"event": "said", "who": ins[1], "text": ins[2]}
        if len(ins) > 3:
            event["tone"] = ins[3]
        return event, ins[2]
    if name == "tell":
        return {"event": "told", "text": ins[1]}, ins[1]
    if name == "stage":
        return {"event": "staged", "text": ins[1]}, ins[1]
    if name == "fact":
        return {"event": "stated", "text": ins[1], "sources": ins[2]}, ins[1]
    if name == "pause":
        return {"event": "paused", "seconds": ins[1]}, ""
    if name == "unit":
        return {"event": "opened", "unit": ins[1], "kind": ins[2], "title": ins[3]}, ""
    # show, sound
    return {"event": "shown" if name == "show" else "played", "path": ins[1], "text": ins[2]}, ""


def _targets(code: list[Any]) -> list[int]:
    """Counters that a jump inside the scene can reach."""
    found = []
    for ins in code:
        if not isinstance(ins, list):
            continue
        if ins[0] == "unless":
            found.append(ins[2])
        elif ins[0] == "jump":
            found.append(ins[1])
        elif ins[0] in ("choose", "vote"):
            found += [o[1] for o in ins[2] if isinstance(o[1], int)]
    return found

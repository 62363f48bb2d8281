"""What a session is at one moment. Twin: ``state.js``."""

from typing import Any

Value = int | bool | str
Event = dict[str, Any]
Input = dict[str, Any]
# A log entry is one accepted input in the form that survives an edit; see ``log.py``.
Entry = list[Any]
#: What starting a place again restores: variables, visits, taken options, in-turn counters, items asked,
#: score, number of attempts, generator, and the number of scenes entered. Nothing in it is ever changed.
Moment = tuple[list[Any], dict[str, int], list[str], dict[str, int], dict[str, int], int, int, int, int]
#: Scene to return to, counter there, and whether the call opened another story (an ending leaves the
#: whole story, not one scene).
Frame = tuple[str, int, bool]
#: A checkpoint that was passed: scene, counter, frames, their moments, the moment when the scene was
#: entered, the moment when the checkpoint was passed.
Mark = tuple[str, int, list[Frame], list[Moment], Moment, Moment]

#: What the machine waits for.
NEXT, CHOOSE, ANSWER, MARK, RESULT, OVER = (
    "next",
    "choose",
    "answer",
    "mark",
    "result",
    "over",
)


class State:
    """Counter, stack, variables, visits, taken choices, generator, attempts and log.

    ``step`` changes it in place: copying it at every step would cost more than the step itself.
    Who wants the old one takes ``copy()`` first. ``visits``, ``taken``, ``turns`` and ``asked`` are
    replaced, never changed, so that a moment may keep them without copying.
    """

    __slots__ = (
        "asked", "attempts", "callers", "entered", "entry", "item", "kept", "log", "marked", "offered", "pc", "quiz",
        "rng", "scene", "score", "seed", "stack", "taken", "turns", "vars", "visits", "wait", "wrote",
    )  # fmt: skip

    def __init__(self, seed: int, variables: list[Any]) -> None:
        self.seed = seed
        self.rng = seed & 0xFFFFFFFF
        self.scene = ""
        self.pc = 0
        #: Frames, outermost first, and beside each the moment when its scene was entered.
        self.stack: list[Frame] = []
        self.callers: list[Moment] = []
        # The compiler has checked the types of the values, so expressions may trust them.
        self.vars: list[Any] = variables
        #: Entries into the scenes that a condition reads.
        self.visits: dict[str, int] = {}
        #: Options that are offered once and were chosen, in the order of the choosing.
        self.taken: list[str] = []
        #: How often each "in turn" variant was shown.
        self.turns: dict[str, int] = {}
        #: How often each item was asked, answered or not.
        self.asked: dict[str, int] = {}
        self.score = 0
        self.attempts: list[dict[str, Any]] = []
        #: Every graded answer by item and time of asking (``item#0``), also those that a rewind went
        #: back behind: the first answer stands.
        self.kept: dict[str, Any] = {}
        self.item: dict[str, Any] | None = None
        self.quiz: dict[str, Any] | None = None
        #: Offered options as authored ordinals, in the order shown.
        self.offered: list[int] = []
        #: Texts of offered options that were written with values or variants, by ordinal.
        self.wrote: list[list[Any]] = []
        self.log: list[Entry] = []
        #: How many scenes were entered: which of two moments came later.
        self.entered = 0
        self.wait = NEXT
        #: When the scene was entered: a session whose place in the scene was edited away starts the
        #: scene again without doing its effects twice.
        self.entry = moment(self)
        #: The last checkpoint passed.
        self.marked: Mark | None = None

    def copy(self) -> "State":
        """A state that shares nothing changeable with this one."""
        other = State.__new__(State)
        for name in State.__slots__:
            setattr(other, name, copied(getattr(self, name)))
        return other


def moment(s: State) -> Moment:
    """What must be known to start again from here."""
    return (s.vars[:], s.visits, s.taken, s.turns, s.asked, s.score, len(s.attempts), s.rng, s.entered)


def go_back(s: State, to: Moment) -> None:
    """Undo what happened since a moment. Answers stay kept: met again, they are given again."""
    s.vars = to[0][:]
    s.visits, s.taken, s.turns, s.asked, s.score = to[1], to[2], to[3], to[4], to[5]
    s.attempts = s.attempts[: to[6]]
    s.rng = to[7]
    s.entry = to


def copied(value: Any) -> Any:
    """A JSON value that shares no list and no object with ``value``."""
    if isinstance(value, list):
        return [copied(x) for x in value]
    if isinstance(value, dict):
        return {k: copied(v) for k, v in value.items()}
    return value

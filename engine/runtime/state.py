"""What a session is at one moment. Twin: ``state.js``."""

from typing import Any

Value = int | bool | str
Event = dict[str, Any]
Input = dict[str, Any]
# A log entry is one accepted input in the form that survives an edit; see ``log.py``.
Entry = list[Any]

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
    Who wants the old one takes ``copy()`` first.
    """

    __slots__ = (
        "attempts", "entry", "item", "kept", "log", "marked", "offered", "pc", "quiz",
        "rng", "scene", "score", "seed", "stack", "taken", "turns", "vars", "visits", "wait", "wrote",
    )  # fmt: skip

    def __init__(self, seed: int, variables: list[Any]) -> None:
        self.seed = seed
        self.rng = seed & 0xFFFFFFFF
        self.scene = ""
        self.pc = 0
        #: Frames, outermost first: scene to return to, counter there, and whether the call
        #: opened another story (an ending leaves the whole story, not one scene).
        self.stack: list[tuple[str, int, bool]] = []
        # The compiler has checked the types of the values, so expressions may trust them.
        self.vars: list[Any] = variables
        #: The variables as they were when the scene was entered: a session whose place in the
        #: scene was edited away starts the scene again without doing its effects twice.
        self.entry = variables[:]
        self.visits: dict[str, int] = {}
        self.taken: set[str] = set()
        #: How often each "in turn" variant was shown.
        self.turns: dict[str, int] = {}
        self.score = 0
        self.attempts: list[dict[str, Any]] = []
        #: Answers given before a rewind: the first answer to an item stands.
        self.kept: dict[str, Any] = {}
        self.item: dict[str, Any] | None = None
        self.quiz: dict[str, Any] | None = None
        #: Offered options as authored ordinals, in the order shown.
        self.offered: list[int] = []
        #: Texts of offered options that were written with values or variants, by ordinal.
        self.wrote: list[list[Any]] = []
        #: The last checkpoint passed: scene, stop name, variables there.
        self.marked: list[Any] | None = None
        self.log: list[Entry] = []
        self.wait = NEXT

    def copy(self) -> "State":
        """A state that shares nothing changeable with this one."""
        other = State.__new__(State)
        for name in State.__slots__:
            setattr(other, name, _copied(getattr(self, name)))
        return other


def _copied(value: Any) -> Any:
    if isinstance(value, list):
        return [_copied(x) for x in value]
    if isinstance(value, dict):
        return {k: _copied(v) for k, v in value.items()}
    if isinstance(value, set):
        return set(value)
    return value

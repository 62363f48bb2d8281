"""Following a learner's log on this side, with the Python runtime: what it really leads to.

A page says what was answered and what came of it. Only what the replay says as well is verified.
"""

from dataclasses import dataclass, field
from typing import Any

from engine.players.library import story_of
from engine.players.record import Record
from engine.players.whereabouts import unit_at
from engine.runtime.history import History
from engine.runtime.log import as_input
from engine.runtime.program import Program
from engine.runtime.save import state_from
from engine.runtime.state import OVER, Event

#: What a log that was tampered with may cause in the machine.
DAMAGED = (KeyError, TypeError, ValueError, IndexError, AttributeError, AssertionError, RecursionError)


@dataclass
class Walk:
    """A log followed: how many entries, the events of the last step, and what was reached on the way."""

    history: History
    steps: int = 0
    of: int = 0
    last: list[Event] = field(default_factory=list)
    record: Record = field(default_factory=Record)

    @property
    def whole(self) -> bool:
        return self.steps == self.of

    @property
    def unit(self) -> int:
        """The number of the unit that is under way; nought where there are no units."""
        return unit_at(self.history.program, self.history.state)

    @property
    def over(self) -> bool:
        return self.history.state.wait == OVER


def followed(program: Program, seed: int, base: dict[str, Any] | None, log: list[Any]) -> Walk:
    """Play ``log`` from its beginning, as far as it goes. Raises one of ``DAMAGED``."""
    start = state_from(program, seed, base) if base is not None else None
    walk = Walk(History(program, seed, start), of=len(log))
    if start is None:
        walk.last = walk.history.events
        _note(walk, program, walk.last, 0)
    for entry in log:
        given = as_input(walk.history.state, entry)
        if given is None:
            break
        unit = unit_at(program, walk.history.state)
        events = walk.history.step(given)
        if events and events[0]["event"] == "refused":
            break
        walk.last = events
        walk.steps += 1
        _note(walk, program, events, 0 if given["input"] == "jump" else unit)
    return walk


def _note(walk: Walk, program: Program, events: list[Event], unit: int) -> None:
    bundle, state = program.bundle, walk.history.state
    for event in events:
        kind = event["event"]
        if kind == "ended":
            walk.record.see_ending(story_of(bundle, state.scene), event["ending"])
        elif kind == "resulted" and state.quiz is not None:
            walk.record.see_result(state.quiz["bank"], event)
        if kind in ("opened", "finished") and unit:
            walk.record.do_unit(bundle["units"][unit - 1]["address"])

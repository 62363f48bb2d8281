"""Standing at a place without having come there. Twin: ``stand.js``."""

from typing import Any

from engine.runtime import asking
from engine.runtime.program import CHECKPOINT, EMIT, QUIZ, SET, WRITE, Program, targets
from engine.runtime.state import Event, State
from engine.runtime.step import run


def stand(program: Program, state: State) -> list[Event]:
    """Go on from the counter of a placed state, or with the quiz in it, after the lines that lead there."""
    out = lines_before(program, state)
    op = program.ops(state.scene)[state.pc]
    if op[0] == QUIZ and state.quiz is not None:
        asking.show(program.bundle, state, op[1], state.quiz, out)
    else:
        run(program, state, out)
    return out


def lines_before(program: Program, state: State) -> list[Event]:
    """The lines directly before the counter, so that the learner sees where he is.

    Not over the end of a branch: whether it was taken is not known.
    """
    ops = program.ops(state.scene)
    ends = targets(program.raw(state.scene))
    first = state.pc
    while first and first not in ends and ops[first - 1][0] in (EMIT, WRITE, SET, CHECKPOINT):
        first -= 1
    seen = state.copy()  # a variant written here must not count as shown
    return [_line(op, seen) for op in ops[first : state.pc] if op[0] in (EMIT, WRITE)]


def _line(op: tuple[Any, ...], seen: State) -> Event:
    event: Event = op[1][0] if op[0] == EMIT else {**op[1], "text": op[2](seen)}
    return event

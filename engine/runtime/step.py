"""The state machine. Twin: ``step.js``.

No clock, no luck, no exception: a wrong input is the event ``refused`` and changes nothing.
"""

from typing import Any

from engine.runtime import asking
from engine.runtime.log import chosen_entry, passed_entry
from engine.runtime.program import (
    BACK,
    BEAT,
    CALL,
    CHECKPOINT,
    CHOOSE,
    EMIT,
    END,
    GO,
    HALT,
    ITEM,
    JUMP,
    QUIZ,
    SET,
    UNLESS,
    Choice,
    Program,
    ordinals,
)
from engine.runtime.state import ANSWER, MARK, NEXT, OVER, RESULT, Event, Input, State, moment
from engine.runtime.state import CHOOSE as CHOOSING

#: Operations between two stops before the machine gives up. The compiler proves that there is
#: no loop without a stop; this bound keeps a damaged bundle from hanging a player.
PATIENCE = 100_000
#: Calls within calls before the machine gives up.
DEEPEST = 1_000

_NOTHING: list[Any] = []


def begin(program: Program, seed: int = 0) -> tuple[State, list[Event]]:
    """A new session, run to its first stop. ``seed`` is an integer from 0 to 2**32 − 1."""
    state = State(seed, program.initial[:])
    out: list[Event] = []
    enter(program, state, program.bundle["start"])
    run(program, state, out)
    return state, out


def step(program: Program, state: State, given: Input) -> tuple[State, list[Event]]:
    """Advance by one input. ``state`` is changed in place and returned with the events.

    Inputs: ``{"input": "next"}``, ``{"input": "choose", "choice": n}`` (a position among those
    offered), ``{"input": "answer", "response": …}``, ``{"input": "mark", "right": bool}``,
    ``{"input": "review"}``, ``{"input": "jump", "to": address}``.
    """
    wait = state.wait
    out: list[Event] = []
    kind = given.get("input") if isinstance(given, dict) else None
    if kind == "choose":
        n = given.get("choice")
        if wait == CHOOSING and type(n) is int and 0 <= n < len(state.offered):
            _choose(program, state, state.offered[n], out)
            return state, out
    elif kind == "next":
        if wait in (NEXT, RESULT):
            _next(program, state, out)
            return state, out
    elif kind == "answer":
        if wait == ANSWER and asking.answer(program.bundle, state, given.get("response"), out):
            return state, out
    elif kind == "mark":
        if wait == MARK and isinstance(given.get("right"), bool):
            asking.mark(program.bundle, state, given["right"], out)
            return state, out
    elif kind == "review":
        if wait == RESULT and state.quiz is not None and asking.can_review(_spec(program, state), state.quiz):
            asking.review(program.bundle, state, out)
            return state, out
    elif kind == "jump":
        to = given.get("to")
        if isinstance(to, str) and to in program.bundle["addresses"]:
            state.log.append(["j", to])
            jump(program, state, to, out)
            return state, out
    return state, [{"event": "refused", "wait": wait}]


def enter(program: Program, state: State, scene: str) -> None:
    """Be at the start of a scene."""
    state.scene = scene
    state.pc = 0
    state.entered += 1
    if scene in program.counted:
        state.visits = {**state.visits, scene: state.visits.get(scene, 0) + 1}
    state.entry = moment(state)


def _spec(program: Program, state: State) -> dict[str, Any]:
    """The quiz at which the session stands."""
    spec: dict[str, Any] = program.ops(state.scene)[state.pc][1]
    return spec


def _choose(program: Program, state: State, ordinal: int, out: list[Event]) -> None:
    choice: Choice = program.ops(state.scene)[state.pc][1]
    text, to, more = choice.options[ordinal]
    state.log.append(chosen_entry(state, ordinal))
    text = text if isinstance(text, str) else _words_offered(state, ordinal)
    out.append({"event": "chosen", "choice": ordinal, "text": text})
    if more:
        if "once" in more:
            state.taken = [*state.taken, choice.keys[ordinal]]
        if "note" in more:
            out.append({"event": "noted", "text": program.writer(more["note"])(state)})
    state.offered = state.wrote = _NOTHING
    if isinstance(to, str):
        enter(program, state, to)
    else:
        state.pc = to
    run(program, state, out)


def _words_offered(state: State, ordinal: int) -> str:
    """The option's text as it was shown: writing it anew could draw another variant."""
    return str(next(text for n, text in state.wrote if n == ordinal))


def _next(program: Program, state: State, out: list[Event]) -> None:
    state.log.append(passed_entry(state))
    op = program.ops(state.scene)[state.pc]
    if op[0] == END:
        _leave_story(state)
        run(program, state, out)
        return
    if op[0] == QUIZ and state.wait == NEXT and asking.go_on(program.bundle, state, op[1], out):
        return
    state.item = state.quiz = None
    state.pc += 1
    run(program, state, out)


def _afresh(program: Program, state: State, story: str, variables: list[int]) -> None:
    """A story that is called begins as if it had never been played."""
    for at in variables:
        state.vars[at] = program.initial[at]
    state.visits = {k: n for k, n in state.visits.items() if not k.startswith(f"{story}/")}
    state.taken = [k for k in state.taken if not k.startswith(f"{story}/")]
    state.turns = {k: n for k, n in state.turns.items() if not k.startswith(f"{story}.")}


def _leave_story(state: State) -> None:
    """Return to the course that called the story; there is one, or the session would be over."""
    story = False
    while not story:
        state.scene, state.pc, story = state.stack.pop()
        state.entry = state.callers.pop()


def jump(program: Program, state: State, to: str, out: list[Event]) -> None:
    """Go to an address (a unit or a stop): its place, and the frames it is reached through."""
    scene, pc, frames = program.bundle["addresses"][to]
    state.item = state.quiz = None
    state.offered = state.wrote = _NOTHING
    enter(program, state, scene)
    state.stack = [(f[0], f[1], False) for f in frames]
    state.callers = [state.entry for _ in frames]
    state.pc = pc
    run(program, state, out)


def run(program: Program, state: State, out: list[Event]) -> None:
    """Execute instructions up to the next stop."""
    ops = program.ops(state.scene)
    pc = state.pc
    left = PATIENCE
    while left:
        left -= 1
        op = ops[pc]
        code = op[0]
        if code == EMIT:
            out.extend(op[1])
            pc = op[2]
        elif code == SET:
            value = op[2](state)
            low = op[3]
            if low is not None:
                if value < low:
                    value = low
                elif value > op[4]:
                    value = op[4]
            state.vars[op[1]] = value
            pc += 1
        elif code == CHOOSE:
            state.pc = pc
            _offer(state, op[1], out)
            return
        elif code == BEAT:
            out.append(op[1])
            state.pc = pc
            state.wait = NEXT
            return
        elif code == GO:
            enter(program, state, op[1])
            ops, pc = program.ops(state.scene), 0
        elif code == UNLESS:
            pc = pc + 1 if op[1](state) is True else op[2]
        elif code == JUMP:
            pc = op[1]
        elif code == CALL:
            if len(state.stack) >= DEEPEST:
                break
            state.stack.append((state.scene, pc + 1, op[2]))
            state.callers.append(state.entry)
            if op[2]:
                _afresh(program, state, op[1], op[3])
            enter(program, state, op[1])
            ops, pc = program.ops(state.scene), 0
        elif code == BACK:
            if not state.stack:
                _finish(state, pc, out)
                return
            state.scene, pc, _ = state.stack.pop()
            state.entry = state.callers.pop()
            ops = program.ops(state.scene)
        elif code == CHECKPOINT:
            frames, callers = state.stack[:], state.callers[:]
            state.marked = (state.scene, pc, frames, callers, state.entry, moment(state))
            pc += 1
        elif code == HALT:
            out.append({**op[1], **{key: text(state) for key, text in op[2]}} if op[2] else op[1])
            state.pc = pc
            state.wait = NEXT
            return
        elif code == ITEM:
            state.pc = pc
            asking.ask(program.bundle, state, op[1], out)
            return
        elif code == QUIZ:
            state.pc = pc
            asking.start_quiz(program.bundle, state, op[1], out)
            return
        elif code == END:
            out.append({**op[1], "debrief": op[2](state)})
            state.pc = pc
            state.wait = NEXT if any(frame[2] for frame in state.stack) else OVER
            return
        else:  # WRITE
            out.append({**op[1], "text": op[2](state)})
            pc += 1
    out.append({"event": "halted", "reason": "loop"})
    state.pc = pc
    state.wait = OVER


def _offer(state: State, choice: Choice, out: list[Event]) -> None:
    """Offer the options whose condition holds and that were not taken for good."""
    mask = choice.always
    for bit, when, ordinal in choice.tests:
        if (when is None or when(state) is True) and (
            ordinal is None or choice.keys[ordinal] not in state.taken
        ):
            mask |= bit
    state.offered = ordinals(mask)
    event = choice.events.get(mask) or choice.offering(mask)
    state.wait = CHOOSING
    out.append(event if choice.ask is None else _written(state, choice, event))
    if not mask:
        out.append({"event": "halted", "reason": "no choice"})
        state.wait = OVER


def _written(state: State, choice: Choice, event: Event) -> Event:
    """The event with the values and variants of this moment in its texts."""
    wrote: list[list[Any]] = []
    choices = []
    for n in state.offered:
        text = choice.texts[n](state)
        if not isinstance(choice.options[n][0], str):
            wrote.append([n, text])
        choices.append({"choice": n, "text": text})
    state.wrote = wrote
    assert choice.ask is not None
    return {**event, "ask": choice.ask(state), "choices": choices}


def _finish(state: State, pc: int, out: list[Event]) -> None:
    """The program ran off its end: a course is done."""
    out.append({"event": "finished", "score": state.score})
    state.pc = pc
    state.wait = OVER

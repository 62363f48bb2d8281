"""The state machine. Twin: ``step.js``.

No clock, no luck, no exception: a wrong input is the event ``refused`` and changes nothing.
"""


from engine.runtime import asking
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
)  # fmt: skip
from engine.runtime.state import ANSWER, MARK, NEXT, OVER, RESULT, Event, Input, State
from engine.runtime.state import CHOOSE as CHOOSING

#: Instructions between two stops before the machine gives up. The compiler proves that there is
#: no loop without a stop; this bound keeps a damaged bundle from hanging a player.
PATIENCE = 100_000


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
    kind = given.get("input")
    wait = state.wait
    out: list[Event] = []
    if kind == "choose" and wait == CHOOSING:
        n = given.get("choice")
        if type(n) is int and 0 <= n < len(state.offered):
            _choose(program, state, state.offered[n], out)
            return state, out
    elif kind == "next" and wait in (NEXT, RESULT):
        _next(program, state, out)
        return state, out
    elif kind == "answer" and wait == ANSWER:
        item = state.item["id"] if state.item else ""
        if asking.answer(program.bundle, state, given.get("response"), out):
            state.log.append(["a", item, given["response"]])
            return state, out
    elif kind == "mark" and wait == MARK and isinstance(given.get("right"), bool):
        state.log.append(["m", given["right"]])
        asking.mark(program.bundle, state, given["right"], out)
        return state, out
    elif kind == "review" and wait == RESULT and state.quiz and state.quiz["wrong"]:
        state.log.append(["r"])
        asking.review(program.bundle, state, out)
        return state, out
    elif kind == "jump" and given.get("to") in program.bundle["addresses"]:
        state.log.append(["j", given["to"]])
        jump(program, state, given["to"], out)
        return state, out
    return state, [{"event": "refused", "wait": wait}]


def enter(program: Program, state: State, scene: str) -> None:
    """Be at the start of a scene."""
    state.scene = scene
    state.pc = 0
    state.entry = state.vars[:]
    if scene in program.counted:
        state.visits[scene] = state.visits.get(scene, 0) + 1


def _choose(program: Program, state: State, ordinal: int, out: list[Event]) -> None:
    choice: Choice = program.ops(state.scene)[state.pc][1]
    option = choice.options[ordinal]
    state.log.append(option.entry)
    if option.text is None:
        out.append(option.chosen)
    else:
        text = _words_offered(state, ordinal)
        out.append({"event": "chosen", "choice": ordinal, "text": text})
    if option.once:
        state.taken.add(f"{state.scene}/{option.name}")
    if option.note is not None:
        out.append({"event": "noted", "text": option.note(state)})
    if isinstance(option.to, str):
        enter(program, state, option.to)
    else:
        state.pc = option.to
    run(program, state, out)


def _words_offered(state: State, ordinal: int) -> str:
    """The option's text as it was shown: writing it anew could draw another variant."""
    return str(next(text for n, text in state.wrote if n == ordinal))


def _next(program: Program, state: State, out: list[Event]) -> None:
    op = program.ops(state.scene)[state.pc]
    kept = asking.settle(program.bundle, state)
    if kept is not None:
        shown = state.item
        assert shown is not None
        state.log.append(["a", shown["id"], kept["response"]])
        if program.bundle["items"][shown["id"]]["kind"] == "short":
            state.log.append(["m", kept["right"]])
    state.log.append(["n"])
    if op[0] == ITEM or op[0] == QUIZ:
        if state.wait == RESULT:
            state.quiz = None
        elif asking.go_on(program.bundle, state, op[1] if op[0] == QUIZ else None, out):
            return
        state.item = None
    elif op[0] == END:
        if not _leave_story(state):
            return
        run(program, state, out)
        return
    state.pc += 1
    run(program, state, out)


def _leave_story(state: State) -> bool:
    """Return to the course that called the story; false at the end of everything."""
    while state.stack:
        scene, pc, story = state.stack.pop()
        if story:
            state.scene, state.pc = scene, pc
            return True
    return False


def _reset(program: Program, state: State, story: str) -> None:
    """A story starts anew whenever it is called: its variables, visits, taken options and turns."""
    for name, slot in program.slots.items():
        if name.startswith(f"{story}."):
            state.vars[slot] = program.initial[slot]
    prefix = f"{story}/"
    state.visits = {s: n for s, n in state.visits.items() if not s.startswith(prefix)}
    state.taken = {t for t in state.taken if not t.startswith(prefix)}
    state.turns = {t: n for t, n in state.turns.items() if not t.startswith(f"{story}.")}


def jump(program: Program, state: State, to: str, out: list[Event]) -> None:
    """Go to an address (a unit or a stop): its place, and the frames it is reached through."""
    scene, pc, frames = program.bundle["addresses"][to]
    state.stack = [(f[0], f[1], False) for f in frames]
    state.item = state.quiz = None
    state.offered = []
    enter(program, state, scene)
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
            pc = pc + 1 if op[1](state) else op[2]
        elif code == JUMP:
            pc = op[1]
        elif code == CALL:
            state.stack.append((state.scene, pc + 1, op[2]))
            if op[2]:
                _reset(program, state, op[1])
            enter(program, state, op[1])
            ops, pc = program.ops(state.scene), 0
        elif code == BACK:
            if not state.stack:
                _finish(state, pc, out)
                return
            state.scene, pc, _ = state.stack.pop()
            ops = program.ops(state.scene)
        elif code == CHECKPOINT:
            state.marked = [state.scene, pc, state.vars[:]]
            pc += 1
        elif code == HALT:
            out.append(op[1])
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
    mask = 0
    bit = 1
    for option in choice.options:
        when = option.when
        if (when is None or when(state)) and not (
            option.once and f"{state.scene}/{option.name}" in state.taken
        ):
            mask |= bit
        bit += bit
    state.offered, event = choice.subset(mask)
    state.wait = CHOOSING
    out.append(event if choice.static else _written(state, choice, event))
    if not mask:
        out.append({"event": "halted", "reason": "no choice"})
        state.wait = OVER


def _written(state: State, choice: Choice, event: Event) -> Event:
    """The event with the values and variants of this moment in its texts."""
    state.wrote = []
    choices = []
    for n in state.offered:
        option = choice.options[n]
        if option.text is None:
            choices.append(option.offered)
            continue
        text = option.text(state)
        state.wrote.append([n, text])
        choices.append({"choice": n, "text": text})
    ask = event["ask"] if choice.ask is None else choice.ask(state)
    return {**event, "ask": ask, "choices": choices}


def _finish(state: State, pc: int, out: list[Event]) -> None:
    """The program ran off its end: a course is done."""
    out.append({"event": "finished", "score": state.score})
    state.pc = pc
    state.wait = OVER

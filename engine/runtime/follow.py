"""A log followed again in a program that was edited. Twin: ``follow.js``.

A choice is followed only at the place where it was made: the same scene, and the same question or the
same options. Going on decides nothing: stops that are gone are left out, and stops that are new are
passed when what the log says next is found behind them. Where it is not found, the session stands where
the log was last followed.
"""

from engine.runtime import asking
from engine.runtime.history import History
from engine.runtime.program import QUIZ
from engine.runtime.state import ANSWER, CHOOSE, MARK, NEXT, RESULT, Entry, Input, State
from engine.runtime.stops import Stop

#: New stops that are passed on the way to what the log says next.
PATIENCE = 200
_GO_ON: Input = {"input": "next"}


def follow(history: History, log: list[Entry]) -> int:
    """Follow ``log`` as far as there is no doubt; returns how many of its entries were followed."""
    at = done = kept = passed = 0
    while at < len(log) and passed <= PATIENCE:
        move, given = _move(history, log, at)
        if move == "skip":
            at += 1
        elif move == "stop" or history.step(given)[0]["event"] == "refused":
            break
        elif move == "pass":
            passed += 1
        else:
            at += 1
            done, kept, passed = at, len(history.state.log), 0
    history.replay(history.state.log[:kept])
    return done


def _move(history: History, log: list[Entry], at: int) -> tuple[str, Input]:
    """What to do about an entry: ``do`` it, ``skip`` it, ``pass`` a stop before it, or ``stop`` here."""
    state = history.state
    wait, entry = state.wait, log[at]
    if entry[0] == "j":
        return "do", {"input": "jump", "to": entry[1]}
    if entry[0] == "m":
        return ("do" if wait == MARK else "skip"), {"input": "mark", "right": entry[1]}
    if entry[0] == "r":
        return ("do" if _may_review(history) else "skip"), {"input": "review"}
    if entry[0] == "a":
        return _answer(state, entry)
    if entry[0] == "n":
        return ("skip" if wait not in (NEXT, RESULT) else _going_on(history, log, at)), _GO_ON
    if wait in (NEXT, RESULT):
        return "pass", _GO_ON
    ordinal = _option(history, entry) if wait == CHOOSE else None
    if ordinal is None or ordinal not in state.offered:
        return "stop", _GO_ON
    return "do", {"input": "choose", "choice": state.offered.index(ordinal)}


def _here(history: History) -> Stop:
    return history.program.stops(history.state.scene)[history.state.pc]


def _may_review(history: History) -> bool:
    state = history.state
    op = history.program.ops(state.scene)[state.pc]
    return (
        state.wait == RESULT
        and state.quiz is not None
        and op[0] == QUIZ
        and asking.can_review(op[1], state.quiz)
    )


def _answer(state: State, entry: Entry) -> tuple[str, Input]:
    """An answer belongs to its item; one that stands has been given already."""
    shown = state.item
    same = shown is not None and shown["id"] == entry[1]
    if state.wait == ANSWER:
        return ("do" if same else "stop"), {"input": "answer", "response": entry[2]}
    if state.wait == NEXT and not same:
        return "pass", _GO_ON
    return "skip", _GO_ON


def _going_on(history: History, log: list[Entry], at: int) -> str:
    """Whether the learner went on from here, from places that are gone, or from behind this one."""
    here, scene = _here(history).name, history.state.scene
    n = at
    while n < len(log) and log[n][0] == "n":
        if log[n][2] == here and history.program.renamed(log[n][1]) == scene:
            return "do" if n == at else "skip"
        n += 1
    return "pass"


def _option(history: History, entry: Entry) -> int | None:
    """The option that an entry of another version of the program means."""
    stop, program = _here(history), history.program
    _, ordinal, name, target, scene, place, listed = entry
    same_question = stop.worded and stop.name == place
    if program.renamed(scene) != history.state.scene or not (same_question or stop.listed == listed):
        return None
    same = [n for n, o in enumerate(stop.options) if o[0] == name]
    if len(same) == 1:
        return same[0]
    led = program.renamed(target)
    if same:  # two options with one wording: only their targets tell them apart
        same = [n for n in same if stop.options[n][1] == (led or "")]
        return same[0] if len(same) == 1 else None
    # Reworded in place: the one option that leads where the taken one led.
    return ordinal if led and [n for n, o in enumerate(stop.options) if o[1] == led] == [ordinal] else None

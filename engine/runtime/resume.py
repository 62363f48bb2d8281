"""A saved session opened again, also after its content was edited. Twin: ``resume.js``.

In this order, and what happened is reported: the same program, exactly; the same stop; the last
checkpoint; the start of the scene; what the log still leads to. Never a guess between two branches.
"""

from dataclasses import dataclass
from typing import Any

from engine.runtime import asking
from engine.runtime.history import History
from engine.runtime.log import as_input
from engine.runtime.program import EMIT, ITEM, QUIZ, SET, WRITE, Program
from engine.runtime.save import FORMAT, Json, state_from, values_from
from engine.runtime.state import NEXT, RESULT, Event, State
from engine.runtime.step import enter, run
from engine.runtime.stops import find_stop


@dataclass(frozen=True, slots=True)
class Resumed:
    """How a session was opened: ``exact``, ``stop``, ``checkpoint``, ``scene``, ``replayed`` or ``fresh``.

    ``steps`` of ``of`` log entries were followed when it was replayed.
    """

    how: str
    scene: str
    steps: int = 0
    of: int = 0


def restored(program: Program, save: Json) -> tuple[History, Resumed]:
    """The session of ``save`` in ``program``, and how it was placed."""
    seed = save["seed"]
    if save["format"] == FORMAT and save["program"] == program.digest:
        base = state_from(program, seed, save["base"]) if save["base"] else None
        history = History(program, seed, base)
        history.replay(save["log"])
        # Answers given before a rewind are not in the log, but they stand.
        history.state.kept = {**save["state"]["kept"], **history.state.kept}
        if history.base is not None and not history.events:
            history.events = _look(program, history.state)
        return history, Resumed("exact", history.state.scene, len(history.state.log), len(save["log"]))
    placed = _placed(program, seed, save["state"])
    if placed is not None:
        state, events, how = placed
        state.log = []
        history = History(program, seed, state.copy())
        history.events = events
        return history, Resumed(how, state.scene)
    return _replayed(program, save)


def _placed(program: Program, seed: int, json: Json) -> tuple[State, list[Event], str] | None:
    """A place named in the save that still exists, with what can be kept of the state."""
    state = _carried(program, seed, json)
    stack = _frames(program, json["stack"])
    if stack is None:
        return _outermost(program, state, json)
    state.stack = stack
    scene = _renamed(program, json["scene"])
    marked = json.get("marked")
    out: list[Event] = []
    if scene is not None and json["stop"] is not None:
        pc = find_stop(program.raw(scene), json["stop"], json["near"], json["options"])
        if pc is not None:
            state.scene, state.pc = scene, pc
            state.entry = values_from(program, json["entry"])
            _stand(program, state, json, out)
            return state, out, "stop"
    if marked is not None and scene in (None, _renamed(program, marked[0])):
        at = _renamed(program, marked[0])
        pc = None if at is None else find_stop(program.raw(at), marked[2], [], [])
        if at is not None and pc is not None:
            state.vars = values_from(program, marked[3])
            state.scene, state.pc = at, pc
            state.entry = state.vars[:]
            run(program, state, out)
            return state, out, "checkpoint"
    if scene is not None:
        return _at_start(program, state, scene, values_from(program, json["entry"]))
    return None


def _at_start(
    program: Program, state: State, scene: str, values: list[Any]
) -> tuple[State, list[Event], str]:
    """The scene again from its start, with the variables as they were when it was entered."""
    out: list[Event] = []
    state.vars = values
    visits = dict(state.visits)
    enter(program, state, scene)
    state.visits = visits  # this entry was counted the first time
    run(program, state, out)
    return state, out, "scene"


def _outermost(program: Program, state: State, json: Json) -> tuple[State, list[Event], str] | None:
    """A frame of the stack is gone: the scene of the outermost frame that is left, from its start."""
    for depth, (scene, _, _, _) in enumerate(json["stack"]):
        stack = _frames(program, json["stack"][:depth])
        found = _renamed(program, scene)
        if stack is not None and found is not None:
            state.stack = stack
            if _frames(program, json["stack"][: depth + 1]) is None:
                return _at_start(program, state, found, state.vars)
    return None


def _renamed(program: Program, scene: str) -> str | None:
    """The scene under its present name, or nothing when it is gone."""
    scenes = program.bundle["scenes"]
    if scene in scenes:
        return scene
    new = program.bundle["renamed"].get(scene)
    return new if new in scenes else None


def _frames(program: Program, frames: list[list[Any]]) -> list[tuple[str, int, bool]] | None:
    out = []
    for scene, _, story, name in frames:
        found = _renamed(program, scene)
        pc = None
        if found is not None and name is not None:
            pc = find_stop(program.raw(found), name, [], [])
        if found is None or pc is None:
            return None
        out.append((found, pc + 1, story))
    return out


def _carried(program: Program, seed: int, json: Json) -> State:
    """The parts of a state that have a meaning in any version of the program."""
    state = State(seed, values_from(program, json["vars"]))
    state.rng = json["rng"]
    state.score = json["score"]
    state.attempts = json["attempts"]
    state.kept = json["kept"]
    state.turns = json["turns"]
    renamed = program.bundle["renamed"]
    visits = {renamed.get(s, s): n for s, n in json["visits"].items()}
    state.visits = {s: n for s, n in visits.items() if s in program.counted}
    state.taken = {_taken(renamed, t) for t in json["taken"]}
    return state.copy()


def _taken(renamed: dict[str, str], name: str) -> str:
    scene, _, option = name.rpartition("/")
    return f"{renamed.get(scene, scene)}/{option}"


def _stand(program: Program, state: State, json: Json, out: list[Event]) -> None:
    """Stop where the session stood: show the lines before the stop, then the stop again."""
    out += _before(program, state)
    op = program.ops(state.scene)[state.pc]
    answered = json["item"] is not None and json["item"]["phase"] == "done"
    if op[0] == ITEM and answered:
        state.pc += 1
    elif op[0] == QUIZ and _quiz(program, state, op[1], json["quiz"], answered, out):
        return
    run(program, state, out)


def _quiz(
    program: Program, state: State, spec: Json, quiz: Json | None, answered: bool, out: list[Event]
) -> bool:
    """Go on with a quiz as it was drawn, less the items that are gone."""
    if quiz is None:
        return False
    items = program.bundle["items"]
    listed = "wrong" if quiz["phase"] == "review" else "items"
    left = [i for i in quiz[listed][quiz["at"] + answered :] if i in items]
    done = [i for i in quiz[listed][: quiz["at"] + answered] if i in items]
    state.quiz = {**quiz, listed: done + left, "at": len(done)}
    if listed == "items":
        state.quiz["wrong"] = [i for i in quiz["wrong"] if i in items]
    if quiz["phase"] != "result" and left:
        asking.ask(program.bundle, state, left[0], out)
    elif quiz["phase"] == "review":
        return False
    else:
        state.quiz["phase"] = "result"
        state.wait = RESULT
        out.append(asking.result(spec, state.quiz))
    return True


def _before(program: Program, state: State) -> list[Event]:
    """The lines that stand directly before the stop, so that the learner sees where he is."""
    raw, ops = program.raw(state.scene), program.ops(state.scene)
    pc = state.pc
    while pc and ops[pc - 1][0] in (EMIT, WRITE, SET):
        pc -= 1
    out: list[Event] = []
    while pc < state.pc:
        op = ops[pc]
        if op[0] == EMIT:
            out += op[1][: state.pc - pc]
            pc = op[2]
            continue
        if op[0] == WRITE:
            out.append({**op[1], "text": op[2](state.copy())})
        pc += 1
    assert len(raw) + 1 == len(ops)
    return out


def _look(program: Program, state: State) -> list[Event]:
    """What to show at a restored state without changing it."""
    seen = state.copy()
    out = _before(program, seen)
    if seen.wait == NEXT and program.ops(seen.scene)[seen.pc][0] in (ITEM, QUIZ):
        return out
    run(program, seen, out)
    return out


def _replayed(program: Program, save: Json) -> tuple[History, Resumed]:
    """From the beginning along the log, as far as it can be followed without doubt."""
    history = History(program, save["seed"])
    done = 0
    if save["base"] is None:
        for entry in save["log"]:
            given = as_input(program, history.state, entry, edited=True)
            before = len(history.state.log)
            if given is not None:
                history.step(given)
            if len(history.state.log) == before:
                break
            done += 1
    how = "replayed" if done else "fresh"
    return history, Resumed(how, history.state.scene, done, len(save["log"]))

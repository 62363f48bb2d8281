"""Where a saved session may be placed in a program that was edited, the best place first. Twin: ``place.js``.

A placed state is a base: it stands *before* its place, and ``stand`` goes on from there. What was done
since a moment that is started again is undone; answers stay kept, so items met again show them.
"""

from collections.abc import Iterator
from typing import Any

from engine.runtime.asking import regraded
from engine.runtime.fingerprint import fingerprint
from engine.runtime.program import ITEM, QUIZ, Program
from engine.runtime.save import Json, values_from
from engine.runtime.state import Frame, Moment, State, go_back
from engine.runtime.stops import Place, find_stop

Placing = tuple[str, State]


def placings(program: Program, save: Json) -> Iterator[Placing]:
    """Places with how they were found: ``stop``, ``checkpoint`` or ``scene``."""
    json = save["state"]
    state = _carried(program, save)
    stack, callers = _frames(program, json["stack"])
    scene = program.renamed(json["scene"])
    if scene is not None and len(stack) == len(json["stack"]):
        state.scene, state.stack, state.callers = scene, stack, callers
        state.entry = carried_moment(program, json["entry"])
        yield from _in_scene(program, state, json)
    else:
        yield from _outside(program, state, json, stack, callers)


def _in_scene(program: Program, state: State, json: Json) -> Iterator[Placing]:
    """The scene is still there: where the session stood, the checkpoint passed in it, its start."""
    if json["place"] is not None:
        pc = _found(program, state.scene, json["place"])
        if pc is not None:
            yield "stop", _at_stop(program, state, pc, json)
    mark = state.marked
    if (
        mark is not None
        and mark[0] == state.scene
        and len(mark[2]) == len(state.stack)
        and mark[5][8] >= state.entry[8]
    ):
        yield "checkpoint", _at_checkpoint(state)
    start = state.copy()
    go_back(start, state.entry)
    yield "scene", start


def _found(program: Program, scene: str, place: Place) -> int | None:
    """A place in its scene. What was done to its end goes on with what was added there."""
    stops = program.stops(scene)
    if place["kind"] == "over" and _is_outline(program.raw(scene)):
        last = [pc for pc, s in stops.items() if s.name == place["near"][0]]
        if last:
            return last[0] + 1
    return find_stop(stops, _aliased(program, place))


def _outside(
    program: Program, state: State, json: Json, stack: list[Frame], callers: list[Moment]
) -> Iterator[Placing]:
    """The scene is gone, or no longer called from where it was: the latest place before it."""
    frames = [*json["stack"], {"entry": json["entry"]}]
    mark = state.marked
    for depth in range(min(len(stack) + 1, len(json["stack"])) - 1, -1, -1):
        frame, called = frames[depth], frames[depth + 1]
        entry = carried_moment(program, frame["entry"])
        if mark is not None and mark[5][8] >= entry[8]:
            yield "checkpoint", _at_checkpoint(state)
            mark = None
        scene = program.renamed(frame["scene"])
        if scene is None:
            continue
        outer = state.copy()
        outer.scene, outer.stack, outer.callers = scene, stack[:depth], callers[:depth]
        if _is_outline(program.raw(scene)):  # what was learnt in the units before stays
            outer.pc = _unit_again(program, scene, frame["place"])
            go_back(outer, carried_moment(program, called["entry"]))
            outer.entry = entry
        else:
            go_back(outer, entry)
        yield "scene", outer
    if mark is not None:
        yield "checkpoint", _at_checkpoint(state)


def _is_outline(code: list[Any]) -> bool:
    """Whether a scene does nothing but call units one after another: a course."""
    return all(isinstance(i, list) and i[0] in ("unit", "call") for i in code)


def _unit_again(program: Program, scene: str, place: Place | None) -> int:
    """The unit itself, or the one that came after it, or what now follows the one before it."""
    if place is None:
        return 0
    stops = program.stops(scene)
    at = _found(program, scene, place)
    if at is None:
        named = {s.name: pc for pc, s in stops.items() if s.kind != "over"}
        before, after = place["near"]
        at = named.get(after)
        if at is None:
            return named[before] + 1 if before in named else 0
    return at - 1 if at and program.raw(scene)[at - 1][0] == "unit" else at


def _at_checkpoint(state: State) -> State:
    assert state.marked is not None
    scene, pc, stack, callers, entry, then = state.marked
    out = state.copy()
    out.scene, out.pc, out.stack, out.callers = scene, pc, stack[:], callers[:]
    go_back(out, then)
    out.entry = entry
    return out


def _at_stop(program: Program, state: State, pc: int, json: Json) -> State:
    """At the place itself. What is asked there is taken back: it is asked again, and its answer is kept."""
    out = state.copy()
    out.pc = pc
    op = program.ops(out.scene)[pc]
    item, quiz = json["item"], json["quiz"]
    if op[0] == ITEM and item is not None and item["id"] == op[1]:
        _take_back(out, item)
    elif op[0] == QUIZ and quiz is not None and quiz["bank"] == op[1]["bank"]:
        out.quiz = {**quiz, "wrong": quiz["wrong"][:]}
        if item is not None and item["id"] in program.bundle["items"] and quiz["phase"] == "ask":
            graded = _take_back(out, item)
            if graded is not None:
                out.quiz["points"] -= graded["points"]
                out.quiz["of"] -= graded["of"]
                if graded["right"] is False:
                    out.quiz["wrong"].pop()
        _less(program, out, out.quiz)
    return out


def _take_back(state: State, item: dict[str, Any]) -> dict[str, Any] | None:
    state.asked = {**state.asked, item["id"]: item["nth"]}
    if item["phase"] != "done":
        return None
    graded = state.attempts.pop()
    state.score -= graded["points"]
    return graded


def _less(program: Program, state: State, quiz: dict[str, Any]) -> None:
    """A quiz as it was drawn, less the items that are gone."""
    there = program.bundle["items"]
    listed = "wrong" if quiz["phase"] == "review" else "items"
    quiz["at"] = len([i for i in quiz[listed][: quiz["at"]] if i in there])
    quiz["items"] = [i for i in quiz["items"] if i in there]
    quiz["wrong"] = [i for i in quiz["wrong"] if i in there]
    if not quiz["items"]:
        state.quiz = None  # nothing is left of it: it is drawn anew
    elif quiz["phase"] == "review" and quiz["at"] >= len(quiz["wrong"]):
        quiz["phase"] = "result"


def _carried(program: Program, save: Json) -> State:
    """The parts of a state that have a meaning in any version of the program."""
    json = save["state"]
    state = State(save["seed"], [])
    go_back(state, carried_moment(program, {**json, "attempts": 0, "at": 0}))
    state.attempts = json["attempts"][:]
    state.entered = json["entered"]
    marked = json["marked"]
    scene = None if marked is None else program.renamed(marked["scene"])
    if scene is not None:
        pc = find_stop(program.stops(scene), marked["place"])
        stack, callers = _frames(program, marked["stack"])
        if pc is not None and len(stack) == len(marked["stack"]):
            entry = carried_moment(program, marked["entry"])
            state.marked = (scene, pc, stack, callers, entry, carried_moment(program, marked["moment"]))
    return state


def carried_moment(program: Program, json: Json) -> Moment:
    """A moment of another version: variables, scenes and options under their present names."""
    visits: dict[str, int] = {}
    for old, n in json["visits"].items():
        scene = program.renamed(old) or old
        if scene in program.counted:
            visits[scene] = visits.get(scene, 0) + n
    taken = []
    for name in json["taken"]:
        old, _, option = name.rpartition("/")
        taken.append(f"{program.renamed(old) or old}/{option}")
    values = values_from(program, json["vars"])
    return (
        values, visits, taken, json["turns"], json["asked"], json["score"], json["attempts"], json["rng"], json["at"]
    )  # fmt: skip


def carried_answers(program: Program, json: Json) -> dict[str, Any]:
    """Answers that stand, marked by the present keys: those that their item still takes."""
    items = program.bundle["items"]
    out = {}
    for occurrence, graded in json["kept"].items():
        item = items.get(occurrence.rpartition("#")[0])
        again = None if item is None else regraded(item, graded["response"], graded["right"])
        if again is not None:
            out[occurrence] = again
    return out


def _frames(program: Program, frames: list[Json]) -> tuple[list[Frame], list[Moment]]:
    """The frames up to the first that is no longer there."""
    stack: list[Frame] = []
    callers: list[Moment] = []
    for frame in frames:
        scene = program.renamed(frame["scene"])
        if scene is None or frame["place"] is None:
            break
        pc = _found(program, scene, frame["place"])
        if pc is None:
            break
        stack.append((scene, pc + 1, frame["story"]))
        callers.append(carried_moment(program, frame["entry"]))
    return stack, callers


def _aliased(program: Program, place: Place) -> Place:
    """A place whose call goes to a scene that has another name now is looked for under that name."""
    more = []
    for old in program.bundle["renamed"]:
        was, now = (fingerprint(name) for name in (old, program.renamed(old) or old))
        more += [key.replace(was, now) for key in place["keys"] if key.endswith(f"=call.{was}")]
    return {**place, "keys": [*place["keys"], *more]}

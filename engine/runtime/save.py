"""A session as plain JSON, exact for the program that made it. Twin: ``save.js``.

A save names variables, scenes and places, so that ``resume`` can place it in an edited program;
for the same program the log alone gives everything back.
"""

from typing import Any

from engine.runtime.history import History
from engine.runtime.log import in_full
from engine.runtime.program import Program
from engine.runtime.state import Frame, Moment, State, Value, copied
from engine.runtime.stops import Place, place_of

Json = dict[str, Any]
FORMAT = 1
_PLAIN = (
    "asked", "attempts", "entered", "item", "kept", "offered", "pc", "quiz", "rng", "scene", "score", "taken", "turns",
    "visits", "wait", "wrote",
)  # fmt: skip


def saved(history: History) -> Json:
    """What a player writes to disk after every input."""
    program, state = history.program, history.state
    return {
        "format": FORMAT,
        "program": program.digest,
        "seed": history.seed,
        "base": None if history.base is None else state_json(program, history.base),
        "past": history.past[:],
        "log": in_full(program, state.log)[:],
        "state": state_json(program, state),
    }


def state_json(program: Program, state: State) -> Json:
    """The whole state but its log. Places are given twice: by mark for ``resume``, by counter for ``state_from``."""
    out: Json = {name: copied(getattr(state, name)) for name in _PLAIN}
    out["place"] = _place(program, state.scene, state.pc)
    out["vars"] = _named(program, state.vars)
    out["entry"] = _moment(program, state.entry)
    out["stack"] = _frames(program, state.stack, state.callers)
    out["marked"] = None
    if state.marked is not None:
        scene, pc, stack, callers, entry, then = state.marked
        out["marked"] = {
            "scene": scene,
            "pc": pc,
            "place": _place(program, scene, pc),
            "stack": _frames(program, stack, callers),
            "entry": _moment(program, entry),
            "moment": _moment(program, then),
        }
    return out


def _named(program: Program, values: list[Any]) -> dict[str, Value]:
    return dict(zip(program.names, values, strict=True))


def _place(program: Program, scene: str, pc: int) -> Place | None:
    stop = program.stops(scene).get(pc)
    return None if stop is None else place_of(stop)


def _moment(program: Program, m: Moment) -> Json:
    return {
        "vars": _named(program, m[0]), "visits": m[1], "taken": m[2], "turns": m[3], "asked": m[4],
        "score": m[5], "attempts": m[6], "rng": m[7], "at": m[8],
    }  # fmt: skip


def _frames(program: Program, stack: list[Frame], callers: list[Moment]) -> list[Json]:
    return [
        {
            "scene": scene,
            "pc": pc,
            "story": story,
            "place": _place(program, scene, pc - 1),
            "entry": _moment(program, entry),
        }
        for (scene, pc, story), entry in zip(stack, callers, strict=True)
    ]


def state_from(program: Program, seed: int, json: Json) -> State:
    """The state that ``state_json`` wrote, in the same program."""
    state = State(seed, values_from(program, json["vars"]))
    for name in _PLAIN:
        setattr(state, name, json[name])
    state.entry = moment_from(program, json["entry"])
    state.stack = [(f["scene"], f["pc"], f["story"]) for f in json["stack"]]
    state.callers = [moment_from(program, f["entry"]) for f in json["stack"]]
    marked = json["marked"]
    if marked is not None:
        stack = [(f["scene"], f["pc"], f["story"]) for f in marked["stack"]]
        callers = [moment_from(program, f["entry"]) for f in marked["stack"]]
        entry, then = moment_from(program, marked["entry"]), moment_from(program, marked["moment"])
        state.marked = (marked["scene"], marked["pc"], stack, callers, entry, then)
    return state.copy()


def moment_from(program: Program, json: Json) -> Moment:
    """A moment in a program that has these scenes and options."""
    values = values_from(program, json["vars"])
    return (
        values, json["visits"], json["taken"], json["turns"], json["asked"], json["score"], json["attempts"],
        json["rng"], json["at"],
    )  # fmt: skip


def values_from(program: Program, values: dict[str, Value]) -> list[Value]:
    """Variables by name: those that still fit keep their value, the others start anew."""
    out: list[Value] = []
    for name, initial, limits in zip(program.names, program.initial, program.ranges, strict=True):
        value = values.get(name, initial)
        if type(value) is not type(initial):
            value = initial
        elif len(limits) == 2 and isinstance(value, int):
            value = max(limits[0], min(limits[1], value))
        elif len(limits) == 1 and value not in limits[0]:
            value = initial
        out.append(value)
    return out

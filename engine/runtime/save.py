"""A session as plain JSON, exact for the program that made it. Twin: ``save.js``.

A save names variables, scenes and stops, so that ``resume`` can place it in an edited program;
for the same program the log alone gives everything back.
"""

from typing import Any

from engine.runtime.history import History
from engine.runtime.program import Choice, Program
from engine.runtime.state import State, Value
from engine.runtime.stops import neighbours, stop_names

Json = dict[str, Any]
FORMAT = 1
_PLAIN = ("rng", "score", "turns", "visits", "attempts", "kept", "item", "quiz", "offered", "wrote", "wait", "pc")  # fmt: skip


def saved(history: History) -> Json:
    """What a player writes to disk after every input."""
    program, state = history.program, history.state
    return {
        "format": FORMAT,
        "program": program.digest,
        "seed": history.seed,
        "base": state_json(program, history.base) if history.base else None,
        "log": list(state.log),
        "state": state_json(program, state),
    }


def state_json(program: Program, state: State) -> Json:
    """The whole state. Places are given twice: by name for ``resume``, by counter for ``state_from``."""
    out: Json = {name: getattr(state, name) for name in _PLAIN}
    names = stop_names(program.raw(state.scene))
    out["scene"] = state.scene
    out["stop"] = names.get(state.pc)
    out["near"] = neighbours(names, state.pc) if state.pc in names else []
    out["options"] = _options(program, state)
    out["vars"] = dict(zip(program.names, state.vars, strict=True))
    out["entry"] = dict(zip(program.names, state.entry, strict=True))
    out["taken"] = sorted(state.taken)
    out["stack"] = [
        [scene, pc, story, stop_names(program.raw(scene)).get(pc - 1)] for scene, pc, story in state.stack
    ]
    if state.marked is not None:
        scene, pc, values = state.marked
        name = stop_names(program.raw(scene))[pc]
        out["marked"] = [scene, pc, name, dict(zip(program.names, values, strict=True))]
    return out


def _options(program: Program, state: State) -> list[str]:
    if not state.offered:
        return []
    choice = program.ops(state.scene)[state.pc]
    if len(choice) < 2 or not isinstance(choice[1], Choice):
        return []
    return [choice[1].options[n].name for n in state.offered]


def state_from(program: Program, seed: int, json: Json) -> State:
    """The state that ``state_json`` wrote, in the same program."""
    state = State(seed, values_from(program, json["vars"]))
    state.entry = values_from(program, json["entry"])
    for name in _PLAIN:
        setattr(state, name, json[name])
    state.scene = json["scene"]
    state.taken = set(json["taken"])
    state.stack = [(f[0], f[1], f[2]) for f in json["stack"]]
    if "marked" in json:
        scene, pc, _, values = json["marked"]
        state.marked = [scene, pc, values_from(program, values)]
    return state.copy()


def values_from(program: Program, values: dict[str, Value]) -> list[Value]:
    """Variables by name: those that still fit keep their value, the others start anew."""
    out = []
    for name, initial, limits in zip(program.names, program.initial, program.ranges, strict=True):
        value = values.get(name, initial)
        if type(value) is not type(initial):
            value = initial
        elif len(limits) == 2 and not isinstance(value, str):
            value = max(limits[0], min(limits[1], value))
        elif len(limits) == 1 and value not in limits[0]:
            value = initial
        out.append(value)
    return out

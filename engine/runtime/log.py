"""The log of accepted inputs, and how an entry becomes an input again. Twin: ``log.js``.

| entry | the learner |
|---|---|
| ``["n", scene, stop]`` | went on |
| ``["c", ordinal, option, target, scene, stop, listed]`` | chose an option |
| ``["a", item, response]`` | answered an item |
| ``["m", right]`` | marked a short answer |
| ``["r"]`` | went over the wrong answers |
| ``["j", address]`` | jumped to a unit or a stop |

``stop`` names the place within its scene (``stops.py``), ``option`` is the fingerprint of the option's
words, ``target`` the scene it leads to if it leads to one, ``listed`` the fingerprint of all options
there. The same program needs none of them; ``follow.py`` does after an edit.
"""

from typing import Any

from engine.runtime.program import Program
from engine.runtime.state import CHOOSE, Entry, Input, State
from engine.runtime.words import option_name


def chosen_entry(state: State, ordinal: int) -> Entry:
    """The entry for choosing an option where the state stands, in short form."""
    return ["c", ordinal, state.scene, state.pc]


def passed_entry(state: State) -> Entry:
    """The entry for going on from where the state stands, in short form."""
    return ["n", state.scene, state.pc]


def in_full(program: Program, log: list[Entry]) -> list[Entry]:
    """The log with all its entries in full: those since the last save are written out.

    A step only notes the counter; working out names that survive an edit is left to the save.
    """
    for n in range(len(log) - 1, -1, -1):
        entry = log[n]
        if entry[0] == "c":
            if len(entry) > 4:
                break
            _, ordinal, scene, pc = entry
            stop = program.stops(scene)[pc]
            name = option_name(program.raw(scene)[pc][2][ordinal])
            log[n] = ["c", ordinal, name, stop.options[ordinal][1], scene, stop.name, stop.listed]
        elif entry[0] == "n":
            if isinstance(entry[2], str):
                break
            log[n] = ["n", entry[1], program.stops(entry[1])[entry[2]].name]
    return log


def as_input(state: State, entry: Any) -> Input | None:
    """The input that repeats ``entry`` here in the same program, or nothing where it cannot be one.

    A log may come from another machine, so nothing is taken for granted about its form.
    """
    if not isinstance(entry, list) or not entry:
        return None
    kind = entry[0]
    if kind == "n":
        return {"input": "next"}
    if kind == "r":
        return {"input": "review"}
    if len(entry) < 2:
        return None
    what = entry[1]
    if kind == "c":
        if state.wait != CHOOSE or type(what) is not int or what not in state.offered:
            return None
        return {"input": "choose", "choice": state.offered.index(what)}
    if kind == "a":
        if state.item is None or state.item["id"] != what or len(entry) < 3:
            return None
        return {"input": "answer", "response": entry[2]}
    if kind == "m":
        return {"input": "mark", "right": what}
    return {"input": "jump", "to": what} if kind == "j" else None

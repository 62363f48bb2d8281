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

from engine.runtime.program import Option, Program
from engine.runtime.state import CHOOSE, Entry, Input, State
from engine.runtime.words import option_name


def chosen_entry(program: Program, state: State, ordinal: int, option: Option) -> Entry:
    """The entry for choosing an option where the state stands; kept with the option."""
    stop = program.stops(state.scene)[state.pc]
    name = option_name(program.raw(state.scene)[state.pc][2][ordinal])
    option.logged = ["c", ordinal, name, stop.options[ordinal][1], state.scene, stop.name, stop.listed]
    return option.logged


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

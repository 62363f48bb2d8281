"""The log of accepted inputs, and how it is followed again. Twin: ``log.js``.

| entry | the learner |
|---|---|
| ``["n"]`` | went on |
| ``["c", ordinal, fingerprint, target]`` | chose an option |
| ``["a", item, response]`` | answered an item |
| ``["m", right]`` | marked a short answer |
| ``["r"]`` | went over the wrong answers |
| ``["j", address]`` | jumped to a unit or a stop |

The same program follows a log exactly. An edited one may have moved or reworded options: an entry is
then followed only where there is no doubt which option was meant.
"""

from engine.runtime.program import Choice, Program
from engine.runtime.state import CHOOSE, Entry, Input, State


def as_input(program: Program, state: State, entry: Entry, *, edited: bool) -> Input | None:
    """The input that repeats ``entry`` here, or nothing where that is not certain."""
    kind = entry[0]
    if kind == "n":
        return {"input": "next"}
    if kind == "c":
        ordinal = _found(program, state, entry) if edited else entry[1]
        if ordinal not in state.offered:
            return None
        return {"input": "choose", "choice": state.offered.index(ordinal)}
    if kind == "a":
        if state.item is None or state.item["id"] != entry[1]:
            return None
        return {"input": "answer", "response": entry[2]}
    if kind == "m":
        return {"input": "mark", "right": entry[1]}
    if kind == "r":
        return {"input": "review"}
    return {"input": "jump", "to": entry[1]}


def _found(program: Program, state: State, entry: Entry) -> int | None:
    """The option that a log entry of another version of the program means."""
    if state.wait != CHOOSE:
        return None
    choice: Choice = program.ops(state.scene)[state.pc][1]
    same = [n for n, o in enumerate(choice.options) if o.name == entry[2]]
    if len(same) == 1:
        return same[0]
    if same:  # two options with one wording: only their targets tell them apart
        same = [n for n in same if choice.options[n].entry[3] == entry[3]]
        return same[0] if len(same) == 1 else None
    # Reworded in place: the one option that leads where the taken one led.
    led = [n for n, o in enumerate(choice.options) if entry[3] and o.entry[3] == entry[3]]
    return led[0] if led == [entry[1]] else None

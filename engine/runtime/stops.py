"""Names for the places where a session can stand, made to survive an edit. Twin: ``stops.js``.

A place is named by what stands there, never by its number: a line added above does not move it.
Names are unique within a scene; the second of two equal ones ends in ``~2``.
"""

from typing import Any

from engine.runtime.fingerprint import fingerprint
from engine.runtime.program import option_words, plain

_WORDED = {"item", "stop", "quiz", "call", "end"}
_STOPPING = {"choose", "vote", "page", "discuss", "task", "mark"} | _WORDED


def stop_names(code: list[Any]) -> dict[int, str]:
    """The name of every stop, call and checkpoint of a scene, by its counter, in order."""
    names: dict[int, str] = {}
    seen: dict[str, int] = {}
    words: list[str] = []
    for pc, ins in enumerate(code):
        name = _name(ins, words)
        if name is None:
            words.append(plain(ins))
            continue
        words = []
        seen[name] = times = seen.get(name, 0) + 1
        names[pc] = name if times == 1 else f"{name}~{times}"
    return names


def _name(ins: Any, words: list[str]) -> str | None:
    if ins == 0:
        return "beat." + fingerprint("\n".join(words))
    if not isinstance(ins, list) or ins[0] not in _STOPPING:
        return None
    kind = ins[0]
    if kind in _WORDED:
        what = ins[1]
        return f"{kind}.{what if isinstance(what, str) else what.get('id') or what.get('bank')}"
    if kind in ("choose", "vote"):
        return "choose." + fingerprint(plain(ins[1]))
    if kind == "mark":
        return "mark"
    return f"{kind}.{fingerprint(str(ins[1].get('title') or ins[1].get('text')))}"


def kind_of(name: str) -> str:
    return name.partition(".")[0].partition("~")[0]


def neighbours(names: dict[int, str], pc: int) -> list[str]:
    """The names before and after a place; ``^`` and ``$`` are the scene's ends."""
    order = ["^", *names.values(), "$"]
    at = order.index(names[pc])
    return [order[at - 1], order[at + 1]]


def find_stop(code: list[Any], name: str, near: list[str], options: list[str]) -> int | None:
    """The counter of a saved place in a scene as it is now, or nothing where there is doubt.

    ``near`` are the saved neighbours, ``options`` the fingerprints of the options it offered.
    """
    names = stop_names(code)
    for pc, found in names.items():
        same_place = neighbours(names, pc) == near
        if found == name and (kind_of(name) == "beat" or same_place):
            return pc
        if found == name and (not options or _offers(code[pc], options)):
            return pc
        if same_place and kind_of(found) == kind_of(name):
            return pc
    return None


def _offers(ins: Any, options: list[str]) -> bool:
    now = {fingerprint(option_words(o)) for o in ins[2]}
    return any(o in now for o in options)

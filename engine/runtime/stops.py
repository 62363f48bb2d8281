"""The places where a session can stand, named to survive an edit. Twin: ``stops.js``.

A place is recognised by what stands there, never by its number: a line added above does not move it.
Only a mark that belongs to one place of the scene counts, then and now: of two places that look alike
neither is taken for the other.
"""

from itertools import pairwise
from typing import Any

from engine.runtime.branches import branches
from engine.runtime.fingerprint import fingerprint
from engine.runtime.words import option_name, plain, spoken

Place = dict[str, Any]
#: Instruction → kind of stop. A call is one because a frame returns behind it.
KINDS = {
    "choose": "choose", "vote": "choose", "item": "item", "quiz": "quiz", "page": "page", "stop": "stop",
    "discuss": "discuss", "task": "task", "call": "call", "end": "end", "mark": "mark",
}  # fmt: skip
#: Instructions that lead elsewhere.
_TURNING = ("go", "jump", "unless", "choose", "vote", "back", "end")


class Stop:
    """One place of a scene. ``keys`` are the marks that no other place of the scene has."""

    __slots__ = ("keys", "kind", "listed", "name", "near", "options", "path", "worded")

    def __init__(self, kind: str, path: str, code: list[Any], pc: int, lines: list[str]) -> None:
        ins: Any = code[pc] if pc < len(code) else None
        self.kind = kind
        #: The branch of the scene in which it stands.
        self.path = path
        self.options: list[list[str]] = []
        content = _content(kind, ins, lines)
        self.listed = ""
        if kind == "choose":
            self.options = [[option_name(o), _leads(code, o[1])] for o in ins[2]]
            self.listed = fingerprint("\n".join([o[0] for o in self.options]))
            content = content or "\n".join(lines)
        elif kind == "page":
            self.listed = fingerprint(plain(ins[1]["blocks"]))
        #: Whether the name says something: a choice without a question or a line before it has none.
        self.worded = content != ""
        self.name = f"{kind}.{fingerprint(content)}"
        self.keys = [f"{path}={self.name}"] if content else []
        if lines:
            self.keys.append(f"{path}<{kind}.{fingerprint(lines[-1])}")
        if self.listed:
            self.keys.append(f"{path}*{kind}.{self.listed}")
        #: Names of the places before and after; ``^`` and ``$`` are the scene's ends.
        self.near = ["^", "$"]


def _content(kind: str, ins: Any, lines: list[str]) -> str:
    """What the stop itself says."""
    if kind == "beat":
        return "\n".join(lines)
    if kind in ("mark", "over"):
        return kind
    what = ins[1]
    if kind == "page":
        return plain(what["title"])
    if isinstance(what, dict):
        return plain(what.get("id") or what.get("bank") or what.get("text"))
    return plain(what)


def _leads(code: list[Any], to: Any) -> str:
    """The scene that an option leads to, by itself or at the end of its block; empty where it may vary."""
    if isinstance(to, str):
        return to
    while to < len(code) and not (isinstance(code[to], list) and code[to][0] in _TURNING):
        to += 1
    return str(code[to][1]) if to < len(code) and code[to][0] == "go" else ""


def kind_of(ins: Any) -> str | None:
    """The kind of stop that an instruction is, or nothing."""
    if isinstance(ins, list):
        return KINDS.get(ins[0])
    return None if isinstance(ins, str) else "beat"


def stops_of(code: list[Any]) -> dict[int, Stop]:
    """Every stop, call and checkpoint of a scene by its counter, in order; the last is the scene's end."""
    paths = branches(code)
    found: dict[int, Stop] = {}
    lines: list[str] = []
    for pc, ins in enumerate(code):
        kind = kind_of(ins)
        if kind is not None:
            found[pc] = Stop(kind, paths[pc], code, pc, lines)
            lines = []
        elif spoken(ins):
            lines.append(spoken(ins))
    found[len(code)] = Stop("over", "", code, len(code), [])
    _told_apart(list(found.values()))
    return found


def _told_apart(stops: list[Stop]) -> None:
    """Names made unique, marks that are not unique dropped, neighbours noted."""
    marks: dict[str, int] = {}
    names: dict[str, int] = {}
    for stop in stops:
        names[stop.name] = names.get(stop.name, 0) + 1
        for key in stop.keys:
            marks[key] = marks.get(key, 0) + 1
    nth: dict[str, int] = {}
    for stop in stops:
        stop.keys = [key for key in stop.keys if marks[key] == 1]
        if names[stop.name] > 1:
            nth[stop.name] = n = nth.get(stop.name, 0) + 1
            stop.name = f"{stop.name}~{n}"
    # A checkpoint is not seen: one that was added stands between no two others.
    for before, after in pairwise([s for s in stops if s.kind != "mark"]):
        before.near[1] = after.name
        after.near[0] = before.name


def place_of(stop: Stop) -> Place:
    """A stop as a save keeps it."""
    return {
        "kind": stop.kind,
        "name": stop.name,
        "path": stop.path,
        "keys": stop.keys,
        "near": stop.near,
        "options": stop.options,
    }


def find_stop(stops: dict[int, Stop], place: Place) -> int | None:
    """The counter of a saved place in a scene as it is now, or nothing where there is doubt."""
    same = [(pc, s) for pc, s in stops.items() if s.kind == place["kind"]]
    found = [
        pc
        for pc, s in same
        if any(k in place["keys"] for k in s.keys) and (_shares_words(s, place) or _shares_way(s, place))
    ]
    if not found:  # its own words were mended: it stands between the same two places
        found = [
            pc
            for pc, s in same
            if s.path == place["path"] and s.near == place["near"] and _shares_words(s, place)
        ]
    return found[0] if len(found) == 1 else None


def _shares_words(stop: Stop, place: Place) -> bool:
    """Whether a choice still has an option with the same words; other stops have none to share."""
    names = [o[0] for o in stop.options]
    return stop.kind != "choose" or any(o[0] in names for o in place["options"])


def _shares_way(stop: Stop, place: Place) -> bool:
    """Whether an option still leads where the one in its place led."""
    both = zip(stop.options, place["options"], strict=False)
    return any(new[1] != "" and new[1] == old[1] for new, old in both)

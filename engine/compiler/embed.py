"""A story put into the program that calls it, under names that cannot meet the caller's.

Scenes, variables and in-turn counters get the story's id in front; ``huohua`` itself becomes the
scene through which the story is entered.
"""

from collections.abc import Iterable
from typing import Any

_OPERATORS = {"s"}


def embed(into: dict[str, Any], story: dict[str, Any]) -> None:
    """Add the compiled ``story`` to the program ``into``; adding it again changes nothing."""
    name = story["id"]
    if name in into["natures"]:
        return
    renamer = _Renamer(name, merge_sources(into["sources"], story["sources"], name))
    into["scenes"][name] = [["go", renamer.scene(story["start"])]]
    into["titles"][name] = story["title"]
    for scene, code in story["scenes"].items():
        into["scenes"][renamer.scene(scene)] = [renamer.instruction(ins) for ins in code]
        into["titles"][renamer.scene(scene)] = story["titles"].get(scene, scene)
    for variable in story["variables"]:
        into["variables"].append([renamer.variable(variable[0]), *variable[1:]])
    into["counted"] = sorted({*into["counted"], *(renamer.scene(s) for s in story["counted"])})
    for old, new in story["renamed"].items():
        into["renamed"][renamer.scene(old)] = renamer.scene(new)
    into["items"].update({n: renamer.item(i) for n, i in story["items"].items()})
    into["banks"].update(story["banks"])
    for who, member in story["cast"].items():
        into["cast"].setdefault(who, member)
    into["speakers"] += [who for who in story["speakers"] if who not in into["speakers"]]
    into["media"] = sorted({*into["media"], *story["media"]})
    merge_readings(into, story.get("readings", ()))
    into["natures"][name] = story["nature"]


def merge_readings(into: dict[str, Any], added: Iterable[list[str]]) -> None:
    """Put readings behind those that are there: of two for one word the first counts."""
    for reading in added:
        listed = into.setdefault("readings", [])
        if reading not in listed:
            listed.append(reading)


def merge_sources(into: dict[str, Any], added: dict[str, Any], name: str) -> dict[str, str]:
    """Put sources beside others; one whose id means another source there gets ``name`` in front.

    Returns the new id of every renamed source.
    """
    renamed = {}
    for key, value in added.items():
        if into.setdefault(key, value) != value:
            renamed[key] = f"{name}.{key}"
            into[renamed[key]] = value
    return renamed


def with_sources(item: dict[str, Any], renamed: dict[str, str]) -> dict[str, Any]:
    """An item that cites the renamed sources."""
    if not any(s in renamed for s in item.get("sources", ())):
        return item
    return {**item, "sources": [renamed.get(s, s) for s in item["sources"]]}


class _Renamer:
    def __init__(self, story: str, sources: dict[str, str]) -> None:
        self.story = story
        self.sources = sources

    def item(self, item: dict[str, Any]) -> dict[str, Any]:
        return with_sources(item, self.sources)

    def cites(self, names: list[str]) -> list[str]:
        return [self.sources.get(n, n) for n in names]

    def scene(self, name: str) -> str:
        return f"{self.story}/{name}"

    def variable(self, name: str) -> str:
        return f"{self.story}.{name}"

    def instruction(self, ins: Any) -> Any:
        if not isinstance(ins, list):
            return ins
        op = ins[0]
        if op in ("go", "call"):
            target = ins[1] if len(ins) > 2 else self.scene(ins[1])
            return [op, target, *ins[2:]]
        if op == "set":
            return [op, self.variable(ins[1]), self.expression(ins[2])]
        if op == "unless":
            return [op, self.expression(ins[1]), ins[2]]
        if op in ("choose", "vote"):
            return [op, self.text(ins[1]), [self.option(o) for o in ins[2]]]
        if op == "say":
            return [op, ins[1], self.text(ins[2]), *ins[3:4], *[self.cites(s) for s in ins[4:]]]
        if op in ("tell", "stage", "fact"):
            return [op, self.text(ins[1]), *[self.cites(s) for s in ins[2:]]]
        if op == "end":
            return [op, ins[1], self.text(ins[2]), ins[3], self.cites(ins[4])]
        if op == "discuss":
            return [op, {**ins[1], "text": self.text(ins[1]["text"])}]
        return ins

    def option(self, option: list[Any]) -> list[Any]:
        out = [self.text(option[0]), self.scene(option[1]) if isinstance(option[1], str) else option[1]]
        if len(option) > 2:
            out.append(None if option[2] is None else self.expression(option[2]))
        if len(option) > 3:
            extra = dict(option[3])
            if "note" in extra:
                extra["note"] = self.text(extra["note"])
            out.append(extra)
        return out

    def expression(self, expr: Any) -> Any:
        if isinstance(expr, str):
            return self.variable(expr)
        if not isinstance(expr, list) or expr[0] in _OPERATORS:
            return expr
        if expr[0] in ("seen", "visits"):
            return [expr[0], self.scene(expr[1])]
        return [expr[0], *[self.expression(e) for e in expr[1:]]]

    def text(self, text: Any) -> Any:
        return [self.piece(p) for p in text] if isinstance(text, list) else text

    def piece(self, piece: Any) -> Any:
        if not isinstance(piece, list):
            return piece
        if piece[0] == "v":
            return ["v", self.expression(piece[1])]
        if piece[0] == "?":
            return ["?", self.expression(piece[1]), self.text(piece[2]), self.text(piece[3])]
        if piece[0] == "&":
            return ["&", self.variable(piece[1]), *[self.text(t) for t in piece[2:]]]
        return [piece[0], *[self.text(t) for t in piece[1:]]]

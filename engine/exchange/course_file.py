"""A course's file: made anew, or with units added at the end of its list, every other character kept."""

import re
from typing import Any

from engine.exchange.authored import Tree, written
from engine.model.vocabulary import KEYS, WORDS
from engine.source.encoding import decoded
from engine.source.reader import MAX_BYTES, read_yaml

Unit = dict[str, Tree]

_HEAD = re.compile(rf"^(?:{WORDS['units']}|units)\s*:\s*(?:#.*)?$", re.M)


def course_file(id: str, title: str, units: list[Unit], *, chinese: bool) -> str:
    """A new course that plays the units."""
    return written({"course": id, "title": title, "units": units}, chinese=chinese)


def unit_lines(units: list[Unit], indent: int, *, chinese: bool) -> list[str]:
    """The units as lines of a list."""
    lines = written({"units": units}, chinese=chinese).rstrip("\n").split("\n")[1:]
    return [" " * indent + line[2:] for line in lines]


def with_units(data: bytes, units: list[Unit]) -> bytes | None:
    """The file with the units behind its own; nothing when it is written in a way that cannot be added to."""
    before = _read(data)
    text, _ = decoded("course.yaml", data, MAX_BYTES)
    head = _HEAD.search(text or "")
    if text is None or head is None or before is None:
        return None
    lines = text.split("\n")
    first = text.count("\n", 0, head.end()) + 1
    last, indent = _extent(lines, first)
    if indent is None:
        return None
    chinese = head[0].startswith(WORDS["units"])
    lines[last + 1 : last + 1] = unit_lines(units, indent, chinese=chinese)
    made = "\n".join(lines).encode()
    after = _read(made)
    return made if after is not None and _is_longer(before, after, len(units)) else None


def _extent(lines: list[str], first: int) -> tuple[int, int | None]:
    """The last line of the list that begins at ``first``, and the indent of its dashes."""
    last, indent = first - 1, None
    for n in range(first, len(lines)):
        line = lines[n]
        bare = line.lstrip(" ")
        if not bare or bare.startswith("#"):
            continue
        depth = len(line) - len(bare)
        if indent is None:
            if not bare.startswith("- "):
                return last, None
            indent = depth
        if depth < indent or (depth == indent and not bare.startswith("- ")):
            break
        last = n
    return last, indent


def _read(data: bytes) -> dict[str, Any] | None:
    source, _ = read_yaml("course.yaml", data, KEYS)
    return source.tree if isinstance(source.tree, dict) and source.tree else None


def _is_longer(before: dict[str, Any], after: dict[str, Any], more: int) -> bool:
    name = next((n for n in (WORDS["units"], "units") if n in before), "units")
    old, new = before.get(name), after.get(name)
    same = {k: v for k, v in before.items() if k != name} == {k: v for k, v in after.items() if k != name}
    return (
        same
        and isinstance(old, list)
        and isinstance(new, list)
        and new[: len(old)] == old
        and len(new) == len(old) + more
    )

"""Which reading a character has by what stands around it, where a dictionary of words goes wrong or has no word.

The table is ``polyphones.txt``: a character, and below it one line for a reading, in the order in which they are
tried. ``left_right`` are regular expressions for what stands before and behind the character; either may be empty;
``{E}`` is the end of a clause, ``{N}`` a number in words. Behind all of them the dictionary of phrases is asked. The
last line is what is left: ``*`` is certain enough, ``?`` is a guess that an author should see. Readings are those of
Xiandai Hanyu Cidian.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_END = "(?:[，。！？；：、…—”’》」』）)]|$)"
_NUMBER = "[零一二三四五六七八九十百千万亿两几半]"


@cache
def _table() -> dict[str, list[list[str]]]:
    """The lines of each character, as words."""
    text = (Path(__file__).parent / "polyphones.txt").read_text("utf-8")
    out: dict[str, list[list[str]]] = {}
    lines: list[list[str]] = []
    for row in text.replace("{E}", _END).replace("{N}", _NUMBER).splitlines():
        if row.startswith(" "):
            lines.append(row.split())
        else:
            lines = out[row] = []
    return out


class Context(NamedTuple):
    """One reading and where it is meant."""

    pinyin: str
    left: re.Pattern[str] | None
    right: re.Pattern[str] | None


class Entry(NamedTuple):
    """The contexts of a character, and what is left when none of them fits; nothing for a guess is certain."""

    contexts: tuple[Context, ...]
    default: str
    certain: bool


@cache
def entry(char: str) -> Entry | None:
    """What is known about a character; nothing for one that is not in the table."""
    lines = _table().get(char)
    if lines is None:
        return None
    contexts: list[Context] = []
    default, certain = "", True
    for pinyin, *patterns in lines:
        for pattern in patterns:
            if pattern in "*?":
                default, certain = pinyin, pattern == "*"
            else:
                contexts.append(_context(pinyin, pattern))
    return Entry(tuple(contexts), default, certain)


def _context(pinyin: str, pattern: str) -> Context:
    left, _, right = pattern.partition("_")
    return Context(pinyin, re.compile(f"(?:{left})$") if left else None, re.compile(right) if right else None)


#: Characters before the one in question that a context may look at.
_REACH = 14


def by_context(text: str, at: int) -> str | None:
    """The reading of the character at ``at`` by what stands around it."""
    known = entry(text[at])
    if known is None or not known.contexts:
        return None
    left = text[max(0, at - _REACH) : at]
    for pinyin, before, behind in known.contexts:
        if (before is None or before.search(left)) and (behind is None or behind.match(text, at + 1)):
            return pinyin
    return None

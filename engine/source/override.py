"""Readings given in a text: ``{重走|chóng zǒu}`` shows 重走 and is said so.

A bundle keeps plain texts; beside them it notes in which clause a word is read so. The clause is the stretch without
any mark around the word, since a player may cut a text at every mark.
"""

import re
from functools import cache
from typing import NamedTuple

from engine.source.pinyin import PinyinError, syllables

_MARK = re.compile(r"[^\w·%℃]|_")


@cache
def written() -> re.Pattern[str]:
    """A reading; in texts without variants (items, titles, lessons) other braces stay as typed."""
    return re.compile(r"\{([\u4e00-\u9fff〇·]+)[|｜]([^{}|｜\u4e00-\u9fff]+)\}")


class OverrideError(Exception):
    """A reading that cannot be: ``kind`` is ``pinyin`` (with the word that is none) or ``count``."""

    def __init__(self, kind: str, word: str, found: str, start: int = 0, length: int = 1) -> None:
        super().__init__(kind)
        self.kind, self.word, self.found, self.start, self.length = kind, word, found, start, length


class Override(NamedTuple):
    """``where``: a clause with the word in braces, ``{}`` for what varies; ``pinyin``: with tone digits."""

    where: str
    pinyin: str


def checked(word: str, pinyin: str) -> str:
    """``pinyin`` with tone digits; raises ``OverrideError`` when it does not fit ``word``."""
    try:
        said = syllables(pinyin)
    except PinyinError as e:
        raise OverrideError("pinyin", word, e.word.strip() or pinyin.strip()) from None
    if len(said) != len(word):
        raise OverrideError("count", word, str(len(said)))
    return " ".join(said)


def is_mark(char: str) -> bool:
    """Whether a character closes a clause."""
    return bool(_MARK.match(char))


def in_clause(text: str, start: int, length: int, *, left: bool = False, right: bool = False) -> str:
    """The clause around a word of ``text``; ``left`` and ``right`` tell that something varies beyond the text."""
    first, last = start, start + length
    while first and not is_mark(text[first - 1]):
        first -= 1
    while last < len(text) and not is_mark(text[last]):
        last += 1
    opened = "{}" if left and not first else ""
    closed = "{}" if right and last == len(text) else ""
    end = start + length
    return f"{opened}{text[first:start]}{{{text[start:end]}}}{text[end:last]}{closed}"


def plain(text: str, *, open_ends: bool = False) -> tuple[str, list[Override], list[OverrideError]]:
    """A text without variants as it is shown, its readings, and what is wrong with them."""
    if "{" not in text:
        return text, [], []
    shown, last = "", 0
    found: list[tuple[int, str, str]] = []
    wrong: list[OverrideError] = []
    for m in written().finditer(text):
        shown += text[last : m.start()]
        try:
            found.append((len(shown), m[1], checked(m[1], m[2])))
        except OverrideError as e:
            e.start, e.length = m.start(), len(m[0])
            wrong.append(e)
        shown += m[1]
        last = m.end()
    shown += text[last:]
    given = [
        Override(in_clause(shown, at, len(word), left=open_ends, right=open_ends), pinyin)
        for at, word, pinyin in found
    ]
    return shown, given, wrong

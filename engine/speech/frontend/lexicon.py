"""Readings that people gave: the project's lexicon, those of a work, and those of a single place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.source.override import is_mark
from engine.source.pinyin import PinyinError, syllables

#: Word → its syllables, one for each character.
Lexemes = Mapping[str, tuple[str, ...]]

_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of ``audio/lexicon.yaml``."""

    words: Lexemes = field(default_factory=dict)


def lexemes(written: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Words with their syllables; one whose syllables do not fit its characters is left out."""
    out = {}
    for word, pinyin in written:
        try:
            said = syllables(pinyin)
        except PinyinError:
            continue
        if len(said) == len(word):
            out[word] = said
    return out


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause in which a word is read otherwise. ``before`` and ``behind`` may lack their outer ends."""

    before: str
    word: str
    behind: str
    from_start: bool
    to_end: bool
    said: tuple[str, ...]


class Overrides:
    """The field ``readings`` of a bundle, ready to be asked.

    An entry ``["重走", "chong2 zou3"]`` is good for the whole work; ``["我们{重走}一遍", "chong2 zou3"]`` for that
    clause only, ``{}`` standing for whatever a variant puts there.
    """

    def __init__(self, readings: Iterable[Iterable[str]] = ()) -> None:
        words: list[tuple[str, str]] = []
        self._places: dict[str, list[_Place]] = {}
        for where, pinyin in readings:
            if "{" not in where:
                words.append((where, pinyin))
                continue
            place = _placed(where, pinyin)
            if place is not None:
                self._places.setdefault(place.word, []).append(place)
        # The first entry of a word wins: a course's own before those of a story in it.
        self.words = lexemes(reversed(words))

    def at(self, text: str) -> dict[int, tuple[str, ...]]:
        """Where in ``text`` a word is read otherwise, and how."""
        out: dict[int, tuple[str, ...]] = {}
        for word, places in self._places.items():
            start = text.find(word)
            while start >= 0:
                for place in places:
                    if start not in out and _fits(place, text, start):
                        out[start] = place.said
                start = text.find(word, start + 1)
        return out


NONE = Overrides()


def _placed(where: str, pinyin: str) -> _Place | None:
    found = [m for m in _BRACES.finditer(where) if m[1]]
    if len(found) != 1:
        return None
    before, word, behind = where[: found[0].start()], found[0][1], where[found[0].end() :]
    said = lexemes([(word, pinyin)]).get(word)
    if said is None:
        return None
    left, right = before.rpartition("{}"), behind.partition("{}")
    return _Place(left[2], word, right[0], not left[1], not right[1], said)


def _fits(place: _Place, text: str, at: int) -> bool:
    start, end = at - len(place.before), at + len(place.word) + len(place.behind)
    if start < 0 or text[start:at] != place.before or text[at + len(place.word) : end] != place.behind:
        return False
    return (not place.from_start or start == 0 or is_mark(text[start - 1])) and (
        not place.to_end or end == len(text) or is_mark(text[end])
    )

"""Words parted from each other, by a dictionary of phrases and the lexicons."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from engine.source.pinyin import syllables


class Word(NamedTuple):
    """One word and its syllables; none where no dictionary knows it. ``strong``: whatever stands around it."""

    text: str
    readings: tuple[str, ...] | None
    strong: bool = False


#: What a word costs: few words are better than many, those of a lexicon better than those of the dictionary.
_LEXEME, _OWN, _PHRASE, _CHARACTER = 10, 85, 100, 110
#: 项目 and 的, not 项 and 目的: of two short ways, the one that leaves a particle to itself.
_PARTICLES, _ENDING = frozenset("的了着得"), 105
#: No word of the dictionary is longer, but for a few dozen sayings.
_LONGEST = 8
#: As many characters make a saying (脚踏实地): it is read as the dictionary has it, its neighbours say nothing.
_SAYING = 4


@cache
def phrases() -> Mapping[str, list[list[str]]]:
    """pypinyin's dictionary of phrases: word → for each character its readings."""
    from pypinyin.constants import PHRASES_DICT

    found: Mapping[str, list[list[str]]] = PHRASES_DICT
    return found


@cache
def _own() -> dict[str, tuple[str, ...]]:
    """Common words that the dictionary lacks or reads wrong (``words.txt``)."""
    text = (Path(__file__).parent / "words.txt").read_text("utf-8")
    out = {}
    for row in text.splitlines():
        if row and not row.startswith("#"):
            word, _, written = row.partition(" ")
            out[word] = syllables(written)
    return out


@cache
def _of_phrase(word: str) -> tuple[str, ...]:
    readings = tuple(syllables(r[0])[0] for r in phrases()[word])
    return tuple(_citation(c, r) for c, r in zip(word, readings, strict=True))


#: The dictionary writes some words as they sound in speech; a reading keeps the tones of the single character.
_PLAIN = {("一", "yi2"): "yi1", ("一", "yi4"): "yi1", ("不", "bu2"): "bu4", ("儿", "er5"): "er2"}


def _citation(char: str, reading: str) -> str:
    return _PLAIN.get((char, reading), reading)


@cache
def alone(char: str) -> str:
    """The first reading of a single character; an empty text where there is none."""
    from pypinyin.constants import PINYIN_DICT

    readings: str = PINYIN_DICT.get(ord(char), "")
    return syllables(readings.split(",", maxsplit=1)[0])[0] if readings else ""


def parted(text: str, lexemes: Mapping[str, tuple[str, ...]]) -> list[Word]:
    """The words of a stretch of Chinese characters: the way of the lowest cost through the dictionaries.

    ``lexemes`` are words whose reading is given; they are taken wherever they stand.
    """
    size = len(text)
    known, own = phrases(), _own()
    longest = max(map(len, lexemes), default=0)
    best: list[tuple[int, int, int]] = [(0, 0, 0)] + [(1 << 30, 0, 0)] * size
    for at in range(size):
        cost, weight, _ = best[at]
        for length in range(1, min(max(_LONGEST, longest), size - at) + 1):
            word = text[at : at + length]
            if word in lexemes:
                price = _LEXEME
            elif length == 1:
                price = _CHARACTER
            elif length == 2 and word[1] in _PARTICLES and (word in own or word in known):
                price = _ENDING
            elif word in own:
                price = _OWN
            elif word in known:
                price = _PHRASE
            else:
                continue
            # Of two ways with as many words, the one with the longer single word.
            way = (cost + price, weight - length * length, at)
            best[at + length] = min(best[at + length], way)
    out: list[Word] = []
    at = size
    while at:
        start = best[at][2]
        out.append(_word(text[start:at], lexemes))
        at = start
    return out[::-1]


def _word(text: str, lexemes: Mapping[str, tuple[str, ...]]) -> Word:
    if text in lexemes:
        return Word(text, lexemes[text], strong=True)
    if len(text) == 1:
        return Word(text, None)
    own = _own().get(text)
    if own is not None:
        return Word(text, own, strong=True)
    return Word(text, _of_phrase(text), strong=len(text) >= _SAYING)

"""A reading as the symbols of the Kokoro model, each with the syllable it belongs to."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from engine.diagnostics import Both
from engine.errors import SpeechError
from engine.speech.backends.phrases import Phrase
from engine.speech.reading import Syllable

#: The model reads 510 symbols at a time; a margin stays for the full stop that is added.
LIMIT = 500
_TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}
_MARKS = {"。": ".", "？": "?", "！": "!", "；": ";", "：": ":", "…": "…", "—": "—"}
#: Of the 114 entries of the model's vocabulary those that Mandarin needs.
_IDS = {
    ";": 1, ":": 2, ",": 3, ".": 4, "!": 5, "?": 6, "—": 9, "…": 10, " ": 16, "ʦ": 19, "ʨ": 20, "ꭧ": 23, "a": 43,
    "e": 47, "f": 48, "h": 50, "i": 51, "j": 52, "k": 53, "l": 54, "m": 55, "n": 56, "o": 57, "p": 58, "s": 61,
    "t": 62, "u": 63, "w": 65, "x": 66, "y": 67, "ɔ": 76, "ɕ": 77, "ə": 83, "ɚ": 85, "ɛ": 86, "ɤ": 140, "ɥ": 99,
    "ɨ": 101, "ŋ": 112, "ɻ": 126, "ʂ": 130, "ʊ": 135, "ʰ": 162, "↓": 169, "→": 171, "↗": 172, "↘": 173,
}  # fmt: skip


class Symbol(NamedTuple):
    """``phrase`` and ``syllable`` are places in the list of phrases; a space or a mark has syllable -1."""

    id: int
    phrase: int
    syllable: int


def symbols(phrases: Sequence[Phrase]) -> list[Symbol]:
    """All symbols; ends with a mark, since the model swallows the last syllable of a text that stops in the air."""
    out: list[Symbol] = []
    for n, phrase in enumerate(phrases):
        for k, syllable in enumerate(phrase.syllables):
            if syllable.begins and out:
                out.append(Symbol(_IDS[" "], n, -1))
            out += [Symbol(_IDS[c], n, k) for c in written(syllable)]
        last = n == len(phrases) - 1
        mark = _MARKS.get(phrase.mark, "." if last else ",")
        out.append(Symbol(_IDS[mark], n, -1))
    return out


def pieces(phrases: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """As few runs of phrases as the limit allows; a phrase that alone is too long is cut between words."""
    held: list[Phrase] = []
    for phrase in (p for whole in phrases for p in _short(whole)):
        if held and len(symbols([*held, phrase])) > LIMIT:
            yield held
            held = []
        held.append(phrase)
    if held:
        yield held


def _short(phrase: Phrase) -> Iterator[Phrase]:
    if len(symbols([phrase])) <= LIMIT:
        yield phrase
        return
    middle = len(phrase.syllables) // 2
    words = [n for n, s in enumerate(phrase.syllables) if n and s.begins]
    cut = min(words, key=lambda n: abs(n - middle), default=middle)
    yield from _short(Phrase(phrase.syllables[:cut]))
    yield from _short(Phrase(phrase.syllables[cut:], phrase.pause, phrase.mark))


def written(syllable: Syllable) -> str:
    """The symbols of a syllable.

    The table holds what is in dictionaries; a tone that only sandhi or speech makes is written
    after the model of another tone of the same syllable.
    """
    table = _table()
    base, tone = syllable.pinyin[:-1], syllable.pinyin[-1]
    found = table.get(base if tone == "5" else syllable.pinyin)
    if found is not None:
        return found
    for other in "1234":
        if like := table.get(base + other):
            return like.replace(_TONES[other], _TONES.get(tone, ""))
    if base in table:
        return table[base] + _TONES.get(tone, "")
    raise SpeechError(
        Both(
            f"念不出“{syllable.hanzi}”的读音 {syllable.pinyin}，请在读音词表里改一下",
            f"no such syllable: {syllable.pinyin} ({syllable.hanzi}); correct it in the lexicon",
        )
    )


@cache
def _table() -> dict[str, str]:
    source = files("engine.speech.backends").joinpath("data/pinyin_ipa_kokoro.json")
    table: dict[str, str] = json.loads(source.read_text("utf-8"))
    return table

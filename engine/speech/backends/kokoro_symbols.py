"""A reading as the symbols of the Kokoro model, each with the syllable it belongs to."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from engine.diagnostics import Both
from engine.errors import SpeechError
from engine.speech.backends.phrases import Phrase
from engine.speech.reading import Syllable

#: The model reads 510 symbols at a time; a margin stays for the full stop that is added.
LIMIT = 500
_TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}
_NO_TONES = str.maketrans("", "", "".join(_TONES.values()))
_MARKS = {"。": ".", "？": "?", "！": "!", "；": ";", "：": ":", "…": "…", "—": "—"}


class Symbol(NamedTuple):
    """``phrase`` and ``syllable`` are places in the list of phrases; a space or a mark has syllable -1."""

    id: int
    phrase: int
    syllable: int


def symbols(phrases: Sequence[Phrase]) -> list[Symbol]:
    """All symbols; ends with a mark, since the model swallows the last syllable of a text that stops in the air."""
    ids = vocabulary()
    out: list[Symbol] = []
    for n, phrase in enumerate(phrases):
        before = ""
        for k, syllable in enumerate(phrase.syllables):
            own = written(syllable)
            if out and (syllable.begins or _merges(before, own)):
                out.append(Symbol(ids[" "], n, -1))
            out += [Symbol(ids[c], n, k) for c in own]
            before = own
        last = n == len(phrases) - 1
        mark = _MARKS.get(phrase.mark, "." if last else ",")
        out.append(Symbol(ids[mark], n, -1))
    return out


def _merges(before: str, after: str) -> bool:
    """Whether an n between two syllables could belong to either: 大娘 would be 但样. Pinyin writes an apostrophe there."""
    known, before, after = _toneless(), _bare(before), _bare(after)
    if after.startswith("n"):
        return before + "n" in known and after[1:] in known
    return before.endswith("n") and before[:-1] in known and "n" + after in known


@cache
def _toneless() -> frozenset[str]:
    table: dict[str, str] = _data("pinyin_ipa_kokoro.json")
    return frozenset(_bare(written) for written in table.values())


def _bare(written: str) -> str:
    return written.translate(_NO_TONES)


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
    table: dict[str, str] = _data("pinyin_ipa_kokoro.json")
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


def vocabulary() -> dict[str, int]:
    """The number of each symbol that the model knows, as its authors published it."""
    return _data("kokoro_vocabulary.json")


@cache
def _data(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        files("engine.speech.backends").joinpath("data", name).read_text("utf-8")
    )
    return found

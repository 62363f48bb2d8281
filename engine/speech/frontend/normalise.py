"""A sentence as it is shown, turned into words, with the place that each piece stands for.

One pass from left to right: at every place the first rule that has something to say wins, and sees the
sentence around it as it was typed. So no rule meets what another one made of it.
"""

from engine.speech.frontend import clock, dates, numbers, phones, symbols, units
from engine.speech.frontend.said import REST, Rule, Said

_WIDE = {n + 0xFEE0: n for n in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
_WIDE |= {ord(wide): ord(half) for wide, half in zip("．％＋＝＆＠／－＄＃〜∼", ".%+=&@/-$#~~", strict=True)}
_BLANK = frozenset(" \t\r\u00a0\u200b\u3000\ufeff")
#: The order is the meaning: what is more special comes first.
RULES: tuple[Rule, ...] = (
    *phones.RULES,
    *symbols.SILENT,
    *dates.RULES,
    *clock.RULES,
    *units.RULES,
    *symbols.RULES,
    *numbers.RULES,
)


def normalise(shown: str) -> list[Said]:
    """The pieces of ``shown`` in order; a Chinese character or a mark is a piece of its own."""
    text = shown.translate(_WIDE)
    out: list[Said] = []
    at = 0
    while at < len(text):
        c = text[at]
        if "\u4e00" <= c <= "\u9fff" or c in "，。、：；！？“”‘’《》":
            out.append(Said(c, at, at + 1))
            at += 1
            continue
        said = _first(text, at)
        if said is None:
            said = Said("" if c in _BLANK else c, at, at + 1)
        out.append(said)
        at = said.end
    return out


def _first(text: str, at: int) -> Said | None:
    for pattern, say in RULES:
        found = pattern.match(text, at)
        if found is not None and found.end() > at:
            words = say(found)
            if words is not None:
                return Said(words, at, found.end())
    return None


def in_words(shown: str) -> str:
    """The sentence as it is said, for people and for voices that take text."""
    return "".join(said.words for said in normalise(shown)).replace(REST, "")

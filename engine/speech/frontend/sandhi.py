"""Tones as they come out in speech, for a voice that says each syllable exactly as it is told.

A ``Reading`` keeps the tones of the dictionary: they are what a lexicon holds, what people check, and what some voices
(espeak-ng) bend by themselves. Rules: Xiandai Hanyu Cidian, preface; GB/T 16159-2012.
"""

from collections.abc import Sequence

from engine.speech.reading import Syllable, Unit


def flowing(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units with 一 and 不 by what follows, and every third tone before another one rising."""
    out = list(units)
    for n in range(len(out) - 1):
        this, after = out[n], out[n + 1]
        if not isinstance(this, Syllable) or not isinstance(after, Syllable):
            continue
        if this.hanzi == "一" and this.pinyin == "yi1" and not _counts(out, n):
            before_falling = after.pinyin[-1] == "4" or after.hanzi == "个"
            out[n] = this._replace(pinyin="yi2" if before_falling else "yi4")
        elif this.hanzi == "不" and this.pinyin == "bu4" and after.pinyin[-1] == "4":
            out[n] = this._replace(pinyin="bu2")
    for n in range(len(out) - 1):
        this, after = out[n], out[n + 1]
        if (
            isinstance(this, Syllable)
            and isinstance(after, Syllable)
            and this.pinyin[-1] == after.pinyin[-1] == "3"
        ):
            out[n] = this._replace(pinyin=f"{this.pinyin[:-1]}2")
    return tuple(out)


_FIGURES = frozenset("零一二三四五六七八九十百千万亿幺点第初")


#: 统一战线, 唯一的: 一 at the end of a word keeps its tone, also where the dictionary has a longer word.
_BEFORE_LAST = frozenset("统唯单专划归")


def _counts(units: Sequence[Unit], at: int) -> bool:
    """Whether 一 is a figure among others, the first of an order, or the end of a word: it keeps its tone."""
    this, after = units[at], units[at + 1]
    before = units[at - 1] if at else None
    if isinstance(before, Syllable) and before.hanzi in _FIGURES | _BEFORE_LAST:
        return True
    is_figure = isinstance(after, Syllable) and after.hanzi in _FIGURES - set("百千万亿")
    return is_figure or (
        isinstance(this, Syllable) and isinstance(after, Syllable) and after.hanzi in "月日号"
    )

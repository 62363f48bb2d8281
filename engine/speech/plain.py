"""Readings by pypinyin alone: no numbers, no lexicon."""

from engine.speech.reading import Pause, Reading, Syllable, Unit

_PAUSES = {"，": 0.3, "；": 0.3, "：": 0.3, "、": 0.15, "。": 0.9, "？": 0.9, "！": 0.9}


def plainly_read(text: str) -> Reading:
    """The seam where ``engine.speech.frontend`` comes in."""
    from pypinyin import Style, lazy_pinyin
    from pypinyin.seg.mmseg import seg

    units: list[Unit] = []
    at = 0
    for word in seg.cut(text):
        # Where there is no pinyin, the place is kept by as many signs.
        said = lazy_pinyin(
            word, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=False, errors="default"
        )
        if len(said) != len(word):
            said = list(word)
        for n, (hanzi, pinyin) in enumerate(zip(word, said, strict=False)):
            if pinyin[-1:] in "12345" and pinyin[:1].isalpha() and pinyin.isascii():
                units.append(Syllable(hanzi, pinyin, at, at + 1, begins=n == 0))
            elif hanzi in _PAUSES:
                units.append(Pause(_PAUSES[hanzi], hanzi))
            at += 1
    return Reading(text, text, tuple(units))

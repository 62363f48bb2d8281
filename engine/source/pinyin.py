"""Pinyin as authors write it, ``chóng zǒu`` or ``chong2 zou3``, as syllables with a tone digit.

The syllables are those of Xiandai Hanyu Cidian that one character can have; ``ü`` is kept as ``v``.
"""

import re
import unicodedata

#: Finals by initial.
_TABLE = """
b a ai an ang ao ei en eng i ian iao ie in ing o u
p a ai an ang ao ei en eng i ian iao ie in ing o ou u
m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
f a an ang ei en eng o ou u
d a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo
t a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo
n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve
l a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve
g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
k a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
h a ai an ang ao e ei en eng m ng ong ou u ua uai uan uang ui un uo
j i ia ian iang iao ie in ing iong iu u uan ue un
q i ia ian iang iao ie in ing iong iu u uan ue un
x i ia ian iang iao ie in ing iong iu u uan ue un
zh a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
ch a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
r an ang ao e en eng i ong ou u ua uan ui un uo
z a ai an ang ao e ei en eng i ong ou u uan ui un uo
c a ai an ang ao e en eng i ong ou u uan ui un uo
s a ai an ang ao e en eng i ong ou u uan ui un uo
y a an ang ao e i in ing o ong ou u uan ue un
w a ai an ang ei en eng o u
"""
SYLLABLES = frozenset(
    [row.split()[0] + final for row in _TABLE.split("\n") if row for final in row.split()[1:]]
    + ["a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "o", "ou", "m", "n", "ng"]
)
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_DIGITS = str.maketrans("０１２３４５", "012345")
_WRITTEN = re.compile(r"([a-zvê]+)([0-5]?)")


class PinyinError(ValueError):
    """A word that is no syllable of Mandarin."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def syllables(written: str) -> tuple[str, ...]:
    """The syllables of ``written``, parted by blanks or apostrophes, as ``chong2``; 5 is the neutral tone.

    Raises ``PinyinError`` with the first word that is none. A syllable without a tone is neutral.
    """
    words = re.split(r"[\s'’·-]+", written.translate(_DIGITS).strip())
    if not words[0]:
        raise PinyinError(written)
    return tuple(_syllable(word) for word in words)


def _syllable(word: str) -> str:
    tone, plain = "", ""
    for c in unicodedata.normalize("NFD", word.lower()):
        if c in _TONES:
            if tone:
                raise PinyinError(word)
            tone = _TONES[c]
        else:
            plain += c
    plain = unicodedata.normalize("NFC", plain).replace("u:", "v").replace("ü", "v").replace("ɡ", "g")
    found = _WRITTEN.fullmatch(plain)
    if found is None or (tone and found[2]) or found[1] not in SYLLABLES:
        raise PinyinError(word)
    return found[1] + (tone or found[2].replace("0", "5") or "5")

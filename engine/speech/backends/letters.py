"""Names of the Latin letters in pinyin, as they are said in Chinese, for backends that speak syllables."""

from collections.abc import Iterable, Iterator

from engine.speech.reading import Letter, Pause, Syllable, Unit

#: The usual names in Mandarin (《现代汉语词典》 leaves them open; these are what is heard on air).
_NAMES = {
    "A": "ei1", "B": "bi4", "C": "xi1", "D": "di4", "E": "yi4", "F": "ai2 fu5", "G": "ji4", "H": "ei2 chi5",
    "I": "ai4", "J": "zhei4", "K": "kei4", "L": "ai2 lou5", "M": "ai2 mu5", "N": "en1", "O": "ou1", "P": "pi1",
    "Q": "qiu1", "R": "a4 er5", "S": "ai2 si5", "T": "ti4", "U": "you1", "V": "wei4", "W": "da2 bu5 liu5",
    "X": "ai2 ke5 si5", "Y": "wai4", "Z": "zi4",
}  # fmt: skip


def spelt(units: Iterable[Unit]) -> Iterator[Syllable | Pause]:
    """The units with every letter turned into the syllables of its name; anything else in its place is silent."""
    for unit in units:
        if not isinstance(unit, Letter):
            yield unit
            continue
        for n, pinyin in enumerate(_NAMES.get(unit.letter.upper(), "").split()):
            yield Syllable("", pinyin, unit.start, unit.end, begins=n == 0)

"""What is said of one sentence: the treaty between the front end and the backends."""

from dataclasses import dataclass
from typing import NamedTuple


class Syllable(NamedTuple):
    """One syllable.

    ``pinyin`` is toneless letters and a tone digit 1 to 5, ``ü`` as ``v`` (``lv4``); ``start`` and ``end`` are the
    half-open range of the *shown* sentence, in code points, that it stands for (1936 has four syllables with one
    range); ``begins`` is true where a word begins, which some backends set apart.
    """

    hanzi: str
    pinyin: str
    start: int
    end: int
    begins: bool = True


class Letter(NamedTuple):
    """A Latin letter that is named (``A`` in an option, ``PPT``)."""

    letter: str
    start: int
    end: int


class Pause(NamedTuple):
    """Silence in seconds, and the mark of punctuation that asks for it (``，``), since some backends inflect by it."""

    seconds: float
    mark: str = ""


Unit = Syllable | Letter | Pause


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as it is said.

    ``shown`` is what stands on the screen, ``said`` the same in words (二〇二四年 …) for people and for backends that
    take text; ``undecided`` are ranges of ``shown`` whose reading is a guess: a polyphone that no dictionary decided.
    """

    shown: str
    said: str
    units: tuple[Unit, ...]
    undecided: tuple[tuple[int, int], ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether nothing of it is spoken (only marks)."""
        return all(isinstance(u, Pause) for u in self.units)

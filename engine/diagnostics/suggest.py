"""Which known name an unknown one was meant to be."""

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher


def near(name: str, known: Iterable[str], sound: Callable[[str], str] | None = None) -> str | None:
    """The one known name closest to ``name``, or nothing when none is close.

    ``sound`` spells a name as it is pronounced: a pinyin slip (老程 for 老陈) shares no character
    where it matters, but sounds the same. It is passed in because this package keeps to the
    standard library.

    >>> near("titel", ["title", "start"])
    'title'
    """
    best, best_score = None, 0.0
    said = _syllables(sound(name)) if sound else []
    for other in dict.fromkeys(known):
        score = SequenceMatcher(None, name.casefold(), other.casefold()).ratio()
        if sound:
            score = max(score, 0.95 * SequenceMatcher(None, said, _syllables(sound(other))).ratio())
        score += 0.02 * _same_start(name, other)  # people rarely mistake how a name begins
        if score > best_score:
            best, best_score = other, score
    # A short Chinese name with one wrong character of two scores exactly one half.
    floor = 0.5 if max(len(name), len(best or "")) <= 3 and not name.isascii() else 0.6
    return best if best_score >= floor else None


def _same_start(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _syllables(said: str) -> list[str]:
    """Whole syllables, in the spelling that careless ears hear: no zh/z, ng/n, l/n."""
    for one, other in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n")):
        said = said.replace(one, other)
    return [f"n{x[1:]}" if x.startswith("l") else x for x in said.split()]

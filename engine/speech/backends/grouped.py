"""Syllables set into the words of a general dictionary, for a voice that hears where words begin.

Our own dictionaries hold what decides readings; they do not know 志愿 or 基地, which need no deciding.
"""

from collections.abc import Sequence

from engine.speech.reading import Syllable, Unit


def grouped(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """A word begins where jieba's dictionary and the reading both begin one: the lexicon's names stay whole."""
    import rjieba

    out = list(units)
    for run in _runs(out):
        text = "".join(syllable.hanzi for _, syllable in run)
        firsts = {first for _, first, _ in rjieba.tokenize(text)}
        for n, (place, syllable) in enumerate(run):
            out[place] = syllable._replace(begins=syllable.begins and n in firsts)
    return tuple(out)


def _runs(units: Sequence[Unit]) -> list[list[tuple[int, Syllable]]]:
    """Syllables without anything between them, each with its place; one that is no single character parts them."""
    out: list[list[tuple[int, Syllable]]] = [[]]
    for n, unit in enumerate(units):
        if isinstance(unit, Syllable) and len(unit.hanzi) == 1:
            out[-1].append((n, unit))
        else:
            out.append([])
    return [run for run in out if run]

"""A sentence is phrases with pauses between them, each as long as the reading asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.speech.backends.letters import spelt
from engine.speech.reading import Pause, Reading, Syllable
from engine.speech.sound import Mark, Sound

#: Syllables a minute inside a phrase that speed 1.0 aims at. With the pauses in a sentence and after it that is about
#: 180 characters a minute. A voice whose natural pace is higher stays above it: stretching costs clearness.
PACE = 260.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Syllables said without a break, then the pause that follows, and its mark of punctuation."""

    syllables: tuple[Syllable, ...]
    pause: float = 0.0
    mark: str = ""


def phrases(reading: Reading) -> list[Phrase]:
    """The phrases of a reading; several pauses in a row are one, as long as the longest.

    A pause before the first syllable is nothing: silence around a sentence is the player's.
    """
    out: list[Phrase] = []
    held: list[Syllable] = []
    for unit in spelt(reading.units):
        if isinstance(unit, Syllable):
            held.append(unit)
        elif held:
            out.append(Phrase(tuple(held), unit.seconds, unit.mark))
            held = []
        elif out:
            out[-1] = _longer(out[-1], unit)
    if held:
        out.append(Phrase(tuple(held)))
    return out


def _longer(phrase: Phrase, pause: Pause) -> Phrase:
    return Phrase(phrase.syllables, max(phrase.pause, pause.seconds), phrase.mark or pause.mark)


def spread(syllables: Sequence[Syllable], begins: float, ends: float) -> tuple[Mark, ...]:
    """Marks where only the ends of a phrase are known: every syllable lasts as long as the others."""
    step = (ends - begins) / max(len(syllables), 1)
    return merged(
        Mark(s.start, s.end, begins + n * step, begins + (n + 1) * step) for n, s in enumerate(syllables)
    )


def merged(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Neighbours of one range as one mark: the four syllables of 1936 light up together."""
    out: list[Mark] = []
    for mark in marks:
        if out and (out[-1].start, out[-1].end) == (mark.start, mark.end):
            out[-1] = out[-1]._replace(ends=mark.ends)
        else:
            out.append(mark)
    return tuple(out)


def joined(parts: Sequence[tuple[Sound, float]]) -> Sound:
    """Sounds of one rate in a row, each followed by so many seconds of silence except the last."""
    import numpy as np

    rate = parts[0][0].rate
    pieces, marks, at = [], list[Mark](), 0
    for n, (sound, pause) in enumerate(parts):
        shift = at / rate
        marks += [m._replace(begins=m.begins + shift, ends=m.ends + shift) for m in sound.marks]
        pieces.append(sound.samples)
        at += len(sound.samples)
        if n < len(parts) - 1:
            gap = round(pause * rate)
            pieces.append(np.zeros(gap, np.float32))
            at += gap
    return Sound(np.concatenate(pieces).astype(np.float32, copy=False), rate, merged(marks))


def nothing(rate: int) -> Sound:
    """What is heard of a reading without syllables."""
    import numpy as np

    return Sound(np.zeros(0, np.float32), rate)

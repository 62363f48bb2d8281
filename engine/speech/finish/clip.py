"""One sentence as a file."""

from dataclasses import dataclass

from engine.speech.backends.silence import audible
from engine.speech.finish.loudness import evened
from engine.speech.finish.mp3 import DELAY, encoded, length
from engine.speech.finish.resample import resampled
from engine.speech.sound import Mark, Sound

#: Part of a clip's key: raised whenever the same sound would become another file.
VERSION = 1
RATE = 24_000
#: Silence that stays before and after, in seconds: a consonant begins softly, a syllable dies away.
_HEAD, _TAIL = 0.05, 0.08


@dataclass(frozen=True, slots=True)
class Clip:
    """``data`` is MP3, 24 kHz mono; ``seconds`` is what a player reports; ``marks`` hold for the decoded file."""

    data: bytes
    seconds: float
    marks: tuple[Mark, ...] = ()


def finish(sound: Sound, gain: float) -> Clip:
    """Trim, apply ``gain`` (dB, one for each voice, see ``loudness``), limit, encode.

    The same sound and gain give the same bytes. A sound without anything in it gives a short silence.
    """
    import numpy as np

    trimmed = resampled(_trimmed(sound), RATE)
    louder = trimmed.samples * np.float32(10 ** (gain / 20))
    data = encoded(evened(louder, RATE), RATE)
    seconds = length(data)
    marks = tuple(
        m._replace(begins=min(m.begins + DELAY, seconds), ends=min(m.ends + DELAY, seconds))
        for m in trimmed.marks
    )
    return Clip(data, seconds, marks)


def _trimmed(sound: Sound) -> Sound:
    """The sound with exactly the silence that stays around what is heard, and its marks moved with it."""
    import numpy as np

    head, tail = round(_HEAD * sound.rate), round(_TAIL * sound.rate)
    begins, ends = audible(sound.samples, sound.rate)
    a, b = begins - head, ends + tail
    samples = np.pad(sound.samples[max(0, a) : b], (max(0, -a), max(0, b - len(sound.samples))))
    last = len(samples) / sound.rate

    def moved(seconds: float) -> float:
        return min(max(seconds - a / sound.rate, 0.0), last)

    marks = tuple(m._replace(begins=moved(m.begins), ends=moved(m.ends)) for m in sound.marks)
    return Sound(samples, sound.rate, marks)

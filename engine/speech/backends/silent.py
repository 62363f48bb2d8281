"""The reference: a soft tone for each syllable, exact durations and marks. For tests and for timing a show."""

from typing import TYPE_CHECKING, ClassVar

from engine.diagnostics import Both
from engine.speech.backends.needs import lacking
from engine.speech.backends.phrases import PACE, joined, nothing, phrases
from engine.speech.backends.port import VoiceSettings
from engine.speech.reading import Reading, Syllable
from engine.speech.sound import Mark, Sound

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

RATE = 24_000
_VOICES = {"tone": 0.05, "still": 0.0}
_HZ = {"1": 330.0, "2": 294.0, "3": 220.0, "4": 262.0, "5": 247.0}


class Silent:
    """``tone`` is heard, one pitch for each tone of Mandarin; ``still`` is silence of the same length."""

    name: ClassVar[str] = "silent"
    draft: ClassVar[bool] = True
    online: ClassVar[bool] = False
    jobs: ClassVar[int] = 1

    def missing(self) -> Both | None:
        return lacking("numpy")

    def voices(self) -> list[str]:
        return list(_VOICES)

    def fingerprint(self) -> str:
        return "silent 1"

    def speak(self, reading: Reading, voice: VoiceSettings) -> Sound:
        import numpy as np

        length = round(RATE * 60 / PACE / voice.speed)
        fade = np.minimum(1, np.minimum(np.arange(length), np.arange(length)[::-1]) / (0.02 * RATE))
        parts = []
        for phrase in phrases(reading):
            tones = [
                _tone(s, voice.pitch, length) * fade * _VOICES.get(voice.name, 0.05) for s in phrase.syllables
            ]
            step = length / RATE
            marks = tuple(
                Mark(s.start, s.end, n * step, (n + 1) * step) for n, s in enumerate(phrase.syllables)
            )
            sound = Sound(np.concatenate(tones).astype(np.float32), RATE, marks)
            parts.append((sound, phrase.pause / voice.speed))
        return joined(parts) if parts else nothing(RATE)


def _tone(syllable: Syllable, pitch: float, length: int) -> "npt.NDArray[np.float64]":
    import numpy as np

    hertz = _HZ[syllable.pinyin[-1]] * 2 ** (pitch / 12)
    return np.sin(2 * np.pi * hertz * np.arange(length) / RATE)

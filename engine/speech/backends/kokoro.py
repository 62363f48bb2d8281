"""Kokoro-82M: the natural voice that needs no network."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import ClassVar

from engine.diagnostics import Both
from engine.errors import SpeechError
from engine.speech.backends.grouped import grouped
from engine.speech.backends.kokoro_model import RATE, Spoken, model, style
from engine.speech.backends.kokoro_symbols import Symbol, pieces, symbols
from engine.speech.backends.needs import lacking
from engine.speech.backends.phrases import Phrase, joined, nothing, phrases
from engine.speech.backends.port import VoiceSettings
from engine.speech.backends.silence import audible, gap
from engine.speech.frontend.sandhi import flowing
from engine.speech.reading import Reading
from engine.speech.sound import Mark, Sound
from engine.speech.voice import files

#: The model's own speed of each voice: between its natural pace, at which a recogniser errs least, and ``PACE``.
#: Of two voices it missed 5 to 6 % of the toned syllables at 1.0 and at 0.9, 7 to 9 % at 0.8, and 10 % at 0.7.
_SPEED = {
    "zf_xiaobei": 0.95,
    "zf_xiaoxiao": 0.88,
    "zf_xiaoyi": 0.88,
    "zm_yunjian": 0.9,
    "zm_yunxi": 0.85,
    "zm_yunxia": 0.9,
    "zm_yunyang": 0.85,
}
#: The model counts the silence of a comma to the syllable before it; this much of that syllable is surely sound,
#: and the next may come so much early.
_SURE, _EARLY = 0.06, 0.08
#: What stays of the silence beside a phrase, so that no consonant is cut.
_MARGIN = 0.03


class Kokoro:
    name: ClassVar[str] = "kokoro"
    draft: ClassVar[bool] = False
    online: ClassVar[bool] = False
    jobs: ClassVar[int] = 1

    def missing(self) -> Both | None:
        if absent := lacking("numpy", "onnxruntime", "rjieba"):
            return absent
        if not files.lacking(files.folder()):
            return None
        return Both(
            "还没有装好自然的声音，请运行 qingjing voice install",
            "the natural voice is not installed; run qingjing voice install",
        )

    def voices(self) -> list[str]:
        return [Path(f.name).stem for f in files.VOICES]

    def fingerprint(self) -> str:
        here = files.folder()
        speeds = " ".join(f"{name}={speed}" for name, speed in _SPEED.items())
        return f"kokoro 4 {speeds} " + " ".join(_digest(here / f.name, f.size)[:12] for f in files.ALL)

    def speak(self, reading: Reading, voice: VoiceSettings) -> Sound:
        if absent := self.missing():
            raise SpeechError(absent)
        if voice.name not in self.voices():
            raise SpeechError(Both(f"kokoro 没有 {voice.name} 这个声音", f"kokoro has no voice {voice.name}"))
        # The model was taught tones as they come out in speech, and words set apart.
        heard = replace(reading, units=grouped(flowing(reading.units)))
        parts = [part for piece in pieces(phrases(heard)) for part in _said(piece, voice)]
        return joined(parts) if parts else nothing(RATE)


def _said(piece: list[Phrase], voice: VoiceSettings) -> list[tuple[Sound, float]]:
    """Every phrase of a piece, cut out of one run of the model, so that the melody goes through."""
    factor = 2 ** (voice.pitch / 12)
    speed = _SPEED[voice.name] * voice.speed / factor
    here = files.folder()
    fed = symbols(piece)
    spoken = model(here / files.MODEL.name).say([s.id for s in fed], style(here / f"{voice.name}.bin"), speed)
    rate = round(RATE * factor / 100) * 100  # played faster, a voice is higher
    bounds = _bounds(piece, fed, spoken)
    out = []
    for n, phrase in enumerate(piece):
        before = bounds[n - 1][1] if n else 0
        after = bounds[n + 1][0] if n + 1 < len(bounds) else len(spoken.samples)
        sound = _cut(phrase, n, fed, spoken, bounds[n], (before, after), rate)
        kept = 2 * min(_MARGIN * RATE, after - bounds[n][1]) / rate
        out.append((sound, max(0.0, phrase.pause / voice.speed - kept)))
    return out


def _bounds(piece: Sequence[Phrase], fed: Sequence[Symbol], spoken: Spoken) -> list[tuple[int, int]]:
    """First and last sample of what is heard of each phrase."""
    first, last = audible(spoken.samples, RATE)
    out = []
    at = first
    for n in range(len(piece) - 1):
        own = [k for k, s in enumerate(fed) if s.phrase == n]
        final = next(k for k in own if fed[k].syllable == len(piece[n].syllables) - 1)
        window = spoken.begins[final] + _SURE, spoken.begins[own[-1] + 1] + _EARLY
        a, b = gap(spoken.samples, RATE, *window)
        a, b = min(max(a, at), last), min(max(b, at), last)
        out.append((at, a))
        at = b
    out.append((at, last))
    return out


def _cut(
    phrase: Phrase,
    number: int,
    fed: Sequence[Symbol],
    spoken: Spoken,
    heard: tuple[int, int],
    free: tuple[int, int],
    rate: int,
) -> Sound:
    """The samples of a phrase with soft edges, and from when to when each of its syllables is heard.

    ``heard`` is where it sounds, ``free`` how far the silence around it goes, in samples.
    """
    import numpy as np

    begins, ends = heard
    margin = round(_MARGIN * RATE)
    a, b = max(free[0], begins - margin), min(free[1], ends + margin)
    samples = spoken.samples[a:b].copy()
    ramp = min(margin, len(samples) // 2)
    fade = np.linspace(0, 1, ramp, dtype=np.float32)
    samples[:ramp] *= fade
    samples[len(samples) - ramp :] *= fade[::-1]

    def played(seconds: float) -> float:
        return (min(max(seconds, begins / RATE), ends / RATE) - a / RATE) * RATE / rate

    marks = []
    for k, syllable in enumerate(phrase.syllables):
        own = [i for i, s in enumerate(fed) if s.phrase == number and s.syllable == k]
        # The model sets the edge of a phrase a little inside of what is heard.
        begun = begins / RATE if k == 0 else float(spoken.begins[own[0]])
        ended = ends / RATE if k == len(phrase.syllables) - 1 else float(spoken.begins[own[-1] + 1])
        marks.append(Mark(syllable.start, syllable.end, played(begun), played(ended)))
    return Sound(samples, rate, tuple(marks))


@cache
def _digest(path: Path, _size: int) -> str:
    return files.digest(path) if path.is_file() else "absent"

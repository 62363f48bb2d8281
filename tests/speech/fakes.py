"""Small parts in the place of the real ones, so that these tests are about the rendering alone."""

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import lameenc
import numpy as np

from engine.diagnostics import Both
from engine.errors import SpeechError
from engine.speech.backends.port import Backend, VoiceSettings
from engine.speech.gains import Measure
from engine.speech.parts import Parts
from engine.speech.reading import Pause, Reading, Syllable, Unit
from engine.speech.sentences import sentences
from engine.speech.sound import Mark, Sound

RATE = 24_000
_HAN = re.compile(r"[\u3400-\u9fff]")


def read(sentence: str) -> Reading:
    """Every Chinese character is a syllable, every mark a pause; 重 is a guess."""
    units: list[Unit] = []
    for at, c in enumerate(sentence):
        if _HAN.match(c):
            units.append(Syllable(c, "a1", at, at + 1))
        elif c in "，。？！：":
            units.append(Pause(0.1, c))
    undecided = tuple((m.start(), m.end()) for m in re.finditer("重", sentence))
    return Reading(sentence, sentence, tuple(units), undecided)


def reader(readings: list[list[str]]) -> Callable[[str], Reading]:
    """Said is what is shown, but for the words that the work reads otherwise."""

    def reads(sentence: str) -> Reading:
        reading = read(sentence)
        for word, pinyin in readings:
            reading = replace(reading, said=reading.said.replace(word, pinyin))
        return reading

    return reads


@dataclass(frozen=True)
class Clip:
    data: bytes
    seconds: float
    marks: tuple[Mark, ...]


def finish(sound: Sound, gain: float = 0.0) -> Clip:
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(48)
    encoder.set_in_sample_rate(sound.rate)
    encoder.set_channels(1)
    encoder.set_quality(7)
    encoder.silence()
    samples = (np.clip(sound.samples * 10 ** (gain / 20), -1, 1) * 32767).astype("<i2")
    data = bytes(encoder.encode(samples.tobytes()) + encoder.flush())
    return Clip(data, len(sound.samples) / sound.rate, sound.marks)


@dataclass
class Sine:
    """A tone of 0.2 s for each syllable. ``said`` is what it was asked for; it fails on what holds a ``fails``."""

    name: ClassVar[str] = "silent"
    draft: ClassVar[bool] = True
    online: ClassVar[bool] = False

    jobs: ClassVar[int] = 4
    log: Path | None = None
    pause: float = 0.0
    fails: tuple[str, ...] = ()
    level: float = 0.2
    print: str = "sine 1"
    syllable: float = 0.2
    said: list[str] = field(default_factory=list)
    now: int = 0
    #: How many sentences were said at a time.
    most: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def missing(self) -> Both | None:
        return None

    def voices(self) -> list[str]:
        return ["low", "high"]

    def fingerprint(self) -> str:
        return self.print

    def speak(self, reading: Reading, voice: VoiceSettings) -> Sound:
        with self._lock:
            self.said.append(reading.shown)
            self.now += 1
            self.most = max(self.most, self.now)
        try:
            return self._sound(reading, voice)
        finally:
            with self._lock:
                self.now -= 1

    def _sound(self, reading: Reading, voice: VoiceSettings) -> Sound:
        if any(word in reading.shown for word in self.fails):
            raise SpeechError(Both("念不出来", "cannot say it"))
        time.sleep(self.pause)
        hanzi = [u for u in reading.units if isinstance(u, Syllable)]
        seconds = self.syllable * max(1, len(hanzi)) / voice.speed
        samples = np.sin(np.arange(int(seconds * RATE)) * 0.1) * self.level
        marks = tuple(
            Mark(u.start, u.end, n * self.syllable, (n + 1) * self.syllable) for n, u in enumerate(hanzi)
        )
        if self.log is not None:
            # Written last: what is not in the log was not finished either.
            with self.log.open("a", encoding="utf-8") as file:
                file.write(reading.shown + "\n")
        return Sound(samples.astype(np.float32), RATE, marks)


#: The tone is as loud as it is; a voice named ``high`` is not known beforehand.
MEASURE = Measure(lambda backend, voice: None if voice == "high" else 0.0, ("量一量。",), lambda sounds: -6.0)


def fake_parts(backend: Backend) -> Parts:
    return Parts(sentences, reader, lambda name: backend, finish, "fake 1", MEASURE)

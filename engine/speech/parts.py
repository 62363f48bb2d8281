"""The front end, the backends and the finish as the rendering takes them; a test gives it others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from engine.speech.backends import auto
from engine.speech.backends.port import Backend
from engine.speech.finish import clip, loudness
from engine.speech.frontend.lexicon import Lexicon, Overrides
from engine.speech.frontend.read import Reader
from engine.speech.gains import Measure
from engine.speech.plan import Split
from engine.speech.reading import Reading
from engine.speech.sentences import sentences
from engine.speech.sound import Mark, Sound

#: As in ``--backend`` and in ``audio/voices.yaml``, the best first.
BACKENDS = auto.NAMES[1:]

#: How a sentence is said.
Read = Callable[[str], Reading]


class Clip(Protocol):
    """A finished clip: the file's bytes, its length, and when each part of the sentence is heard."""

    @property
    def data(self) -> bytes: ...
    @property
    def seconds(self) -> float: ...
    @property
    def marks(self) -> tuple[Mark, ...]: ...


@dataclass(frozen=True)
class Parts:
    """What the rendering works with. ``reader`` takes the readings that a bundle brings, ``finish`` the gain in dB;
    ``finish_version`` is in every key."""

    split: Split
    reader: Callable[[list[Any]], Read]
    backend: Callable[[str], Backend]
    finish: Callable[[Sound, float], Clip]
    finish_version: str
    measure: Measure


def parts(lexicon: Lexicon) -> Parts:
    """Those of a project with this lexicon."""
    reader = Reader(lexicon)

    def reads(readings: list[Any]) -> Read:
        overrides = Overrides(readings)
        return lambda sentence: reader.read(sentence, overrides)

    return Parts(
        sentences,
        reads,
        auto.backend,
        clip.finish,
        str(clip.VERSION),
        Measure(loudness.known_gain, loudness.CALIBRATION, loudness.measured_gain),
    )

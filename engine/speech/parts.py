"""Where the front end, the backends and the finish are found: the one seam between them and the rendering."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from engine.speech.backends.port import Backend
from engine.speech.gains import Measure
from engine.speech.plan import Split
from engine.speech.reading import Reading
from engine.speech.sound import Mark, Sound

#: As in ``--backend`` and in ``audio/voices.yaml``, the best first.
BACKENDS = ("kokoro", "piper", "gtts", "espeak", "silent")


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


def parts(root: Path) -> Parts:
    """Those of a project; its lexicon is read now."""
    sentences: Any = import_module("engine.speech.sentences")
    front: Any = import_module("engine.speech.frontend.read")
    lexicon: Any = import_module("engine.speech.frontend.lexicon")
    clip: Any = import_module("engine.speech.finish.clip")
    loudness: Any = import_module("engine.speech.finish.loudness")
    auto: Any = import_module("engine.speech.backends.auto")
    reader = front.Reader(lexicon.loaded(root))

    def reads(readings: list[Any]) -> Read:
        overrides = lexicon.Overrides(readings)
        return lambda sentence: reader.read(sentence, overrides)

    return Parts(
        sentences.sentences,
        reads,
        auto.backend,
        clip.finish,
        str(clip.VERSION),
        Measure(loudness.known_gain, loudness.CALIBRATION, loudness.measured_gain),
    )

"""How much louder each voice of a backend is made, so that all are equally loud."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from engine.speech.backends.port import Backend, VoiceSettings
from engine.speech.reading import Reading
from engine.speech.sound import Sound
from engine.speech.store import written


@dataclass(frozen=True)
class Measure:
    """How loudness is measured: what is known beforehand, what an unknown voice reads, and the gain that it needs."""

    known: Callable[[str, str], float | None]
    sentences: tuple[str, ...]
    measured: Callable[[Iterable[Sound]], float]


@dataclass
class Gains:
    """Gains in dB by voice. An unknown voice is measured once, and the figure kept in ``path``.

    The figure is not in the key of a clip: measured again, it is the same.
    """

    path: Path
    backend: Backend
    read: Callable[[str], Reading]
    measure: Measure
    _lock: Lock = field(default_factory=Lock)

    def of(self, settings: VoiceSettings) -> float:
        """The gain of a voice; raises ``SpeechError`` when it cannot be measured."""
        known = self.measure.known(self.backend.name, settings.name)
        if known is not None:
            return known
        with self._lock:
            voice = f"{self.backend.name} {settings.name} {self.backend.fingerprint()}"
            gains = self._kept()
            if voice not in gains:
                usual = VoiceSettings(settings.name)
                readings = [self.read(s) for s in self.measure.sentences]
                gains[voice] = self.measure.measured([self.backend.speak(r, usual) for r in readings])
                written(self.path, json.dumps(gains, ensure_ascii=False, indent=1).encode())
            return gains[voice]

    def _kept(self) -> dict[str, float]:
        try:
            gains = json.loads(self.path.read_bytes())
            return {str(voice): float(gain) for voice, gain in gains.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

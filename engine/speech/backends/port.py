"""What a backend is. One file each beside this one; one contract test runs on all of them."""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from engine.diagnostics import Both
from engine.speech.reading import Reading
from engine.speech.sound import Sound


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """How an authored voice sounds in one backend.

    ``name`` is the backend's own name of a voice; ``speed`` 1.0 is the pace of the default (about 180 characters a minute
    with its pauses); ``pitch`` is in semitones and 0 where the backend cannot change it.
    """

    name: str
    speed: float = 1.0
    pitch: float = 0.0


class Backend(Protocol):
    """A speaking engine. It may be slow, it may fail with ``SpeechError``, it never prints."""

    #: As in ``--backend`` and in ``audio/voices.yaml``.
    name: ClassVar[str]
    #: Hard to understand: a player says that the voice is provisional.
    draft: ClassVar[bool]
    #: Sends the texts to others.
    online: ClassVar[bool]
    #: How many sentences may be rendered at a time; 1 for a service that is asked politely.
    jobs: ClassVar[int]

    def missing(self) -> Both | None:
        """Why it cannot be used here and what to do about it; none when it is ready. Cheap, and never raises."""
        ...

    def voices(self) -> list[str]:
        """Its own names of Mandarin voices, the best first."""
        ...

    def fingerprint(self) -> str:
        """Changes whenever the same reading would sound otherwise: program, model, voice files."""
        ...

    def speak(self, reading: Reading, voice: VoiceSettings) -> Sound:
        """One sentence; raises ``SpeechError``. The same reading gives the same sound where the engine allows it."""
        ...

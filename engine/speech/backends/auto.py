"""Backends by name, and the best one that is ready."""

from importlib import import_module

from engine.diagnostics import Both
from engine.errors import SpeechError
from engine.speech.backends.port import Backend

#: Name → module and class, the best first. ``auto`` never takes an online one, nor silence.
_CLASSES = {
    "kokoro": "Kokoro",
    "piper": "Piper",
    "espeak": "Espeak",
    "gtts": "Gtts",
    "silent": "Silent",
}
_BY_ITSELF = ("kokoro", "piper", "espeak")
NAMES = ("auto", *_CLASSES)


def all_backends() -> list[Backend]:
    """One of each, ready or not."""
    return [backend(name) for name in _CLASSES]


def backend(name: str) -> Backend:
    """The backend of a name, ready or not; ``auto`` is the best that is ready. Raises ``SpeechError``."""
    if name == "auto":
        return best()
    if name not in _CLASSES:
        listed = ", ".join(NAMES)
        raise SpeechError(
            Both(
                f"没有 {name} 这种念法，可以写 {listed}", f"there is no backend {name}; write one of {listed}"
            )
        )
    found: Backend = getattr(import_module(f"engine.speech.backends.{name}"), _CLASSES[name])()
    return found


def best() -> Backend:
    """The first that is ready of kokoro, piper and espeak; raises ``SpeechError`` with the cure of the first."""
    wanted = [backend(name) for name in _BY_ITSELF]
    for candidate in wanted:
        if candidate.missing() is None:
            return candidate
    absent = wanted[0].missing()
    assert absent is not None
    raise SpeechError(absent)

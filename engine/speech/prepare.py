"""A plan made ready to render: each utterance with its reading, the voice that says it, and its key."""

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from engine.speech.backends.port import Backend, VoiceSettings
from engine.speech.plan import Plan, Utterance
from engine.speech.reading import Pause, Reading, Syllable
from engine.speech.store import Store

#: Syllables a minute in a clip, for what is not rendered yet: 180 when the pauses between sentences are counted, which
#: a player makes.
PACE = 240
#: Bytes a second of a clip.
RATE = 6000


class Line(NamedTuple):
    """An utterance and all that shapes its sound."""

    utterance: Utterance
    reading: Reading
    settings: VoiceSettings
    key: str

    @property
    def syllables(self) -> int:
        return sum(not isinstance(unit, Pause) for unit in self.reading.units)

    @property
    def pauses(self) -> float:
        """Seconds of silence between its clauses; around the sentence the finish leaves none."""
        units = self.reading.units
        said = [n for n, unit in enumerate(units) if not isinstance(unit, Pause)]
        return sum(u.seconds for u in units[said[0] : said[-1]] if isinstance(u, Pause))


def prepared(
    plan: Plan,
    read: Callable[[str], Reading],
    voice: Callable[[str], VoiceSettings],
    backend: Backend,
    finish: str,
) -> list[Line]:
    """The lines of a plan; what has nothing to say (only marks) is left out.

    ``voice`` gives the settings of an authored voice, ``finish`` names the version of the finish.
    """
    fingerprint = backend.fingerprint()
    lines = []
    for utterance in plan.utterances:
        reading = read(utterance.sentence)
        if not reading.is_silent:
            settings = voice(plan.authored(utterance.voice))
            key = _key(reading, settings, backend.name, fingerprint, finish)
            lines.append(Line(utterance, reading, settings, key))
    return lines


def _key(reading: Reading, settings: VoiceSettings, *others: str) -> str:
    """Everything that shapes the sound, and nothing else: not which readings were a guess."""
    units = [[type(unit).__name__[0], *unit] for unit in reading.units]
    voice = [settings.name, settings.speed, settings.pitch]
    shape = [reading.shown, reading.said, units, voice, *others]
    data = json.dumps(shape, ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(data).hexdigest()[:24]


def missing(lines: Iterable[Line], store: Store) -> list[Line]:
    """One line for each clip that is not kept."""
    first = {line.key: line for line in reversed(list(lines))}
    return [line for key, line in reversed(first.items()) if store.kept(key) is None]


def estimate(lines: Iterable[Line]) -> tuple[float, int]:
    """Seconds and bytes that clips of these lines will have."""
    seconds = sum(line.syllables for line in lines) * 60 / PACE
    return seconds, round(seconds * RATE)


def manifest(plan: Plan, lines: Iterable[Line], backend: Backend, store: Store) -> dict[str, Any]:
    """What a player looks up, for the clips that are there."""
    clips: dict[str, dict[str, list[Any]]] = {}
    for line in lines:
        kept = store.kept(line.key)
        if kept is not None:
            named = clips.setdefault(line.utterance.voice, {})
            named[line.utterance.sentence] = [line.key, kept.milliseconds]
    return {
        "format": 1, "work": plan.work, "digest": plan.digest, "backend": backend.name,
        "draft": backend.draft, "clips": clips,
    }  # fmt: skip


def syllable_text(reading: Reading) -> str:
    """A reading for people: what is said, syllable by syllable."""
    return " ".join(
        u.pinyin if isinstance(u, Syllable) else u[0] for u in reading.units if not isinstance(u, Pause)
    )

"""What is to be rendered of a work: one utterance for each sentence and voice."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from engine.diagnostics import Both
from engine.speech.spoken import NARRATOR, Place, narrator, spoken
from engine.speech.variants import HOLE, Expander

#: A text in sentences, as every player splits it.
Split = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence in one authored voice, and everywhere it stands."""

    voice: str
    sentence: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Live:
    """A sentence that no clip can hold, since it varies too much: ``HOLE`` stands for what varies."""

    voice: str
    sentence: str
    places: tuple[Place, ...]
    why: Both


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is heard of a work, in its order."""

    work: str
    digest: str
    utterances: tuple[Utterance, ...]
    live: tuple[Live, ...] = ()
    #: The authored voice that ``NARRATOR`` stands for in this work.
    narrator: str = NARRATOR

    def authored(self, voice: str) -> str:
        """How the work calls the voice of an utterance."""
        return self.narrator if voice == NARRATOR else voice


@dataclass
class _Found:
    places: dict[Place, None] = field(default_factory=dict)
    why: Both | None = None


def plan(bundle: dict[str, Any], split: Split) -> Plan:
    """The plan of a compiled work. Pure, and the same for the same bundle."""
    expander = Expander(bundle["variables"])
    found: dict[tuple[str, str], _Found] = {}
    for place, voice, text in spoken(bundle):
        variants = expander.expanded(text)
        for sentence in (s for written in variants.texts for s in split(written)):
            entry = found.setdefault((voice, sentence), _Found(why=variants.why))
            entry.places[place] = None
    utterances, live = [], []
    for (voice, sentence), entry in found.items():
        if HOLE in sentence and entry.why is not None:
            live.append(Live(voice, sentence, tuple(entry.places), entry.why))
        else:
            utterances.append(Utterance(voice, sentence, tuple(entry.places)))
    return Plan(bundle["id"], bundle["digest"], tuple(utterances), tuple(live), narrator(bundle))

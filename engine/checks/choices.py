"""The choice points of a story, as they were lowered and where they stand."""

from typing import Any, NamedTuple

from engine.checks.authored import below
from engine.graph.links import once
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY


class ChoicePoint(NamedTuple):
    """A choice or vote: its options in the lowered form, and the place of its key."""

    place: Place
    options: list[list[Any]]

    def option(self, n: int, *more: Any) -> Place:
        """The place of an option, or of something in it."""
        return below(self.place, KEY["options"], n, *more)


@once
def choices(subject: Subject) -> list[ChoicePoint]:
    """All choice points of a story in authored order."""
    if subject.kind != "scenario":
        return []
    scenes = subject.bundle["scenes"]
    out = []
    for key, place in subject.places.items():
        if len(key) == 2:
            ins = scenes[key[0]][key[1]]
            if ins[0] in ("choose", "vote"):
                out.append(ChoicePoint(place, ins[2]))
    return out

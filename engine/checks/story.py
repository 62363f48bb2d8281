"""Places of a story that several rules point at."""

from collections.abc import Iterator

from engine.checks.named import key_of, meant_names
from engine.diagnostics import Both, Label
from engine.graph.links import links_of, once
from engine.graph.reach import Reach, reach
from engine.graph.space import Taken
from engine.graph.subject import Place, Subject

_CHOSEN = Both("先选了这一项", "after this choice")
#: Choices of a path that a report shows: the last ones.
_SHOWN = 5


@once
def reach_of(subject: Subject) -> Reach:
    """Scenes that a learner can get to. A misspelt link counts as the link that was meant."""
    start = subject.bundle["start"]
    return reach(links_of(subject), [start, *meant_names(subject, ("scene",), subject.scenes)])


def scene_key(subject: Subject, scene: str) -> Place:
    """The name of a scene where it is defined."""
    return key_of(subject.scenes[scene])


def place_at(subject: Subject, scene: str, pc: int, ordinal: int | None = None) -> Place:
    """The choice, condition or ending at a counter, else the name of its scene."""
    key = (scene, pc) if ordinal is None else (scene, pc, ordinal)
    return subject.places.get(key) or scene_key(subject, scene)


def way(subject: Subject, path: list[Taken]) -> tuple[Label, ...]:
    """The choices that lead to a place, as labels."""
    known = [t for t in path if t[0] in subject.scenes][-_SHOWN:]
    return tuple(Label(place_at(subject, *taken).span(), _CHOSEN) for taken in known)


def endings(subject: Subject) -> Iterator[tuple[str, str, int]]:
    """Every ending with its scene and counter, in authored order."""
    links = links_of(subject)
    for scene, code in subject.bundle["scenes"].items():
        if not (links[scene].ends or links[scene].unreached):
            continue
        for pc, ins in enumerate(code):
            if isinstance(ins, list) and ins[0] == "end":
                yield ins[1], scene, pc

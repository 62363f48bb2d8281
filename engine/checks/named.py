"""Names that something must stand behind: scenes, variables, speakers, items, sources."""

from collections.abc import Callable, Collection, Iterator

from engine.checks.guess import guess
from engine.checks.spelling import keys
from engine.diagnostics import Both, Diagnostic, Label
from engine.diagnostics.fault import Fault, meant
from engine.graph.links import once
from engine.graph.subject import Place, Subject, Use

#: Further places of one undeclared name that a report names.
_LABELS = 3
_ALSO = Both("这里也用到", "also used here")
Cure = Callable[[Use], Both | None]


@once
def _uses(subject: Subject) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = {}
    for use in subject.uses:
        if use[0] in found:
            found[use[0]].append(use)
        else:
            found[use[0]] = [use]
    return found


def uses(subject: Subject, kind: str) -> list[Use]:
    """The names of one kind that the author wrote, in authored order."""
    return _uses(subject).get(kind, [])


def unknown(
    subject: Subject, fault: Fault, found: list[Use], known: Collection[str], cure: Cure | None = None
) -> Iterator[Diagnostic]:
    """Reports for the names that are not known.

    A slip is reported wherever it stands, because each has to be mended. A name that is like no
    other was never declared: that is one mistake however often it is used. ``cure`` may know a better
    hint than the nearest name.
    """
    wrong: dict[str, list[Use]] = {}
    for use in found:
        if use.name not in known:
            wrong.setdefault(use.name, []).append(use)
    for name, places in wrong.items():
        own = cure(places[0]) if cure else None
        hint = own or meant(guess(subject, name, known))
        for use in places if hint else places[:1]:
            labels = () if hint else tuple(Label(u.place.span(), _ALSO) for u in places[1 : 1 + _LABELS])
            words = keys(use.place, "cast", "variables", "scenes", "sources", "item", "bank")
            yield fault.at(use.place.span(), hint=hint, labels=labels, name=name, **words)


def meant_names(subject: Subject, kinds: tuple[str, ...], known: Collection[str]) -> set[str]:
    """Known names that a misspelt one was meant to be: they are not unused besides."""
    wrong = {u.name for kind in kinds for u in uses(subject, kind) if u.name not in known}
    return {name for w in wrong if (name := guess(subject, w, known)) is not None}


def key_of(place: Place) -> Place:
    """The key at a place instead of its value."""
    return place._replace(part="key")

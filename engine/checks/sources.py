"""The files that a subject was made from."""

from engine.graph.links import once
from engine.graph.subject import Subject
from engine.source.place import Source


@once
def sources_of(subject: Subject) -> list[Source]:
    """The file itself, files of scenes, lessons and routes, in the order in which they are met."""
    found = {id(subject.source): subject.source}
    for source in subject.files:
        found[id(source)] = source
    return list(found.values())

"""The files that a subject was made from."""

from engine.graph.links import once
from engine.graph.subject import Subject
from engine.source.place import Source


@once
def sources_of(subject: Subject) -> list[Source]:
    """The file itself, files of scenes, lessons and routes, in the order in which they are met."""
    found = {id(subject.source): subject.source}
    for place in subject.scenes.values():
        found[id(place[0])] = place[0]
    for use in subject.uses:
        found[id(use[2][0])] = use[2][0]
    for words in subject.words:
        found[id(words[2][0])] = words[2][0]
    return list(found.values())

"""An ordered walk of stops, on the ground or in the hall."""

from engine.model.base import Authored, Maybe, word
from engine.model.scenario import Sources
from engine.model.values import Name, Reference, Text


class Stop(Authored):
    """One stop: what is documented there, and how surely."""

    id: Name = word("id")
    name: Text = word("name")
    place: Maybe[Text] = word("place", None)
    record: Text = word("record")
    certainty: Maybe[Text] = word("certainty", None)
    dispute: Maybe[Text] = word("dispute", None)
    lesson: Maybe[Text] = word("lesson", None)
    scenario: Maybe[Name] = word("scenario", None)
    item: Maybe[Reference] = word("item", None)
    position: Maybe[Text] = word("position", None)
    distance: Maybe[Text] = word("distance", None)
    remark: Maybe[Text] = word("remark", None)


class Route(Authored):
    """The stops in order. Drawn to scale only where distances are given."""

    route: Name = word("route")
    title: Maybe[Text] = word("title", None)
    summary: Maybe[Text] = word("summary", None)
    sources: Sources = word("sources", {})
    stops: list[Stop] = word("stops")
    remark: Maybe[Text] = word("remark", None)

"""An ordered walk of stops, on the ground or in the hall."""

from engine.model.base import Authored, word
from engine.model.scenario import Sources
from engine.model.values import Name, Reference, Text


class Stop(Authored):
    """One stop: what is documented there, and how surely."""

    id: Name = word("id")
    name: Text = word("name")
    place: Text | None = word("place", None)
    record: Text = word("record")
    certainty: Text | None = word("certainty", None)
    dispute: Text | None = word("dispute", None)
    lesson: Text | None = word("lesson", None)
    scenario: Name | None = word("scenario", None)
    item: Reference | None = word("item", None)
    position: Text | None = word("position", None)
    distance: Text | None = word("distance", None)
    remark: Text | None = word("remark", None)


class Route(Authored):
    """The stops in order. Drawn to scale only where distances are given."""

    route: Name = word("route")
    title: Text | None = word("title", None)
    summary: Text | None = word("summary", None)
    sources: Sources = word("sources", {})
    stops: list[Stop] = word("stops")
    remark: Text | None = word("remark", None)

"""A course and its units (``courses/<id>/course.yaml``)."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Tag
from pydantic_core import PydanticCustomError

from engine.model.base import Authored, Maybe, word
from engine.model.scenario import Sources
from engine.model.steps import Discussion, Quiz, _topic
from engine.model.values import Minutes, Name, Reference, Tenths, Text
from engine.model.vocabulary import WORDS

_UNITS = ("lesson", "route", "scenario", "quiz", "item", "discuss", "practice")
UNIT_HEADS = {spelling: en for en in _UNITS for spelling in (en, WORDS[en])}


def _kind(value: Any) -> str | None:
    if isinstance(value, dict):
        for key in value:
            if key in UNIT_HEADS:
                return UNIT_HEADS[key]
    return getattr(value, "tag", None)


def _unit(value: Any) -> Any:
    if _kind(value) is None:
        found = next(iter(value), "") if isinstance(value, dict) else str(value)
        raise PydanticCustomError("no-such-unit", "{found}", {"found": found})
    return value


class Unit(Authored):
    """What every unit may carry."""

    title: Maybe[Text] = word("title", None)


class LessonUnit(Unit):
    """Pages to read, from a Markdown file."""

    lesson: Text = word("lesson")


class RouteUnit(Unit):
    """A walk along stops."""

    route: Text = word("route")


class ScenarioUnit(Unit):
    """A story played inside the course."""

    scenario: Name = word("scenario")


class QuizUnit(Unit):
    """Items drawn from a bank."""

    quiz: Quiz = word("quiz")


class ItemUnit(Unit):
    """One item."""

    item: Reference = word("item")


class DiscussUnit(Unit):
    """A topic to talk about."""

    discuss: Annotated[Discussion, BeforeValidator(_topic)] = word("discuss")


class Practice(Authored):
    """What the member goes and does afterwards."""

    task: Text = word("task")
    kind: Maybe[Text] = word("kind", None)
    evidence: Maybe[Text] = word("evidence", None)
    remark: Maybe[Text] = word("remark", None)


class PracticeUnit(Unit):
    """Learn, then do."""

    practice: Practice = word("practice")


AnyUnit = Annotated[
    Annotated[LessonUnit, Tag("lesson")]
    | Annotated[RouteUnit, Tag("route")]
    | Annotated[ScenarioUnit, Tag("scenario")]
    | Annotated[QuizUnit, Tag("quiz")]
    | Annotated[ItemUnit, Tag("item")]
    | Annotated[DiscussUnit, Tag("discuss")]
    | Annotated[PracticeUnit, Tag("practice")],
    Discriminator(_kind),
    BeforeValidator(_unit),
]


class Course(Authored):
    """What a member enrols in: units in order."""

    course: Name = word("course")
    title: Text = word("title")
    summary: Maybe[Text] = word("summary", None)
    audience: Maybe[Text] = word("audience", None)
    hours: Maybe[Tenths] = word("hours", None)
    duration: Maybe[Minutes] = word("duration", None)
    sources: Sources = word("sources", {})
    readings: dict[str, Text] = word("readings", {})
    units: list[AnyUnit] = word("units")
    renamed: dict[str, str] = word("renamed", {})
    remark: Maybe[Text] = word("remark", None)

"""A branching story with a cast (``scenarios/<id>/scenario.yaml``)."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from engine.model.base import Authored, Maybe, word
from engine.model.steps import ChoicePoint, Steps
from engine.model.values import Flag, Minutes, Name, Nature, Reference, Text, wrong
from engine.model.vocabulary import FALSE, TRUE

_RANGE = re.compile(r"(-?\d{1,15})\s*(?:\.\.\.?|…|～|~|—+|至|到)\s*(-?\d{1,15})")
_WIDE = str.maketrans("０１２３４５６７８９－．", "0123456789-.")


class Source(Authored):
    """A source that citations name, with its grade."""

    name: Text = word("name")
    grade: Maybe[Text] = word("grade", None)
    remark: Maybe[Text] = word("remark", None)


def _source(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


Sources = dict[str, Annotated[Source, BeforeValidator(_source)]]


class CastMember(Authored):
    """Who may speak, and with which voice."""

    role: Maybe[Text] = word("role", None)
    voice: Maybe[Text] = word("voice", None)
    remark: Maybe[Text] = word("remark", None)


def _member(value: Any) -> Any:
    if value is None:
        return {}
    return {"role": value} if isinstance(value, str) else value


def _cast(value: Any) -> Any:
    """Names alone may be a list."""
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return dict.fromkeys(value)
    return value


def _initial(value: Any) -> int | bool | str:
    if not isinstance(value, str):
        raise wrong("not-a-text", found="空/nothing" if value is None else "列表/a list")
    text = value.translate(_WIDE).strip()
    if re.fullmatch(r"-?\d{1,15}", text):
        return int(text)
    if text in TRUE:
        return True
    if text in FALSE:
        return False
    return value.strip()


def _range(value: Any) -> Any:
    if isinstance(value, str):
        found = _RANGE.fullmatch(value.translate(_WIDE).strip())
        if found is None or int(found[1]) > int(found[2]):
            raise wrong("not-a-range", found=value)
        return (int(found[1]), int(found[2]))
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        words = [w.strip() for v in value for w in re.split("[，、]", v) if w.strip()]
        if len(words) > 1:
            return words
    raise wrong("not-a-range", found="列表/a list" if isinstance(value, list) else "键值/a mapping")


class Variable(Authored):
    """A value that the story keeps: an integer in a range, yes or no, or one word of a list."""

    initial: Annotated[int | bool | str, BeforeValidator(_initial)] = word("initial")
    range: Annotated[tuple[int, int] | list[str] | None, BeforeValidator(_range)] = word("range", None)
    remark: Maybe[Text] = word("remark", None)


def _variable(value: Any) -> Any:
    return {"initial": value} if isinstance(value, str) else value


class Scene(Authored):
    """A stretch of a scenario with one way in.

    It ends by exactly one of choose, vote, goto, ending, return, or by the last step of its script.
    """

    title: Maybe[Text] = word("title", None)
    script: Maybe[Steps] = word("script", None)
    choose: Maybe[ChoicePoint] = word("choose", None)
    vote: Maybe[ChoicePoint] = word("vote", None)
    goto: Maybe[Reference] = word("goto", None)
    return_: Maybe[Flag] = word("return", None)
    ending: Maybe[Text] = word("ending", None)
    debrief: Maybe[Text] = word("debrief", None)
    rank: Maybe[Text] = word("rank", None)
    checkpoint: Flag = word("checkpoint", False)
    remark: Maybe[Text] = word("remark", None)


class Scenario(Authored):
    """The whole story."""

    scenario: Name = word("scenario")
    title: Text = word("title")
    nature: Nature = word("nature")
    summary: Maybe[Text] = word("summary", None)
    duration: Maybe[Minutes] = word("duration", None)
    audience: Maybe[Text] = word("audience", None)
    cast: Annotated[dict[str, Annotated[CastMember, BeforeValidator(_member)]], BeforeValidator(_cast)] = (
        word("cast", {})
    )
    variables: dict[str, Annotated[Variable, BeforeValidator(_variable)]] = word("variables", {})
    sources: Sources = word("sources", {})
    readings: dict[str, Text] = word("readings", {})
    start: Maybe[Name] = word("start", None)
    scenes: dict[Name, Scene] = word("scenes", {})
    include: list[Text] = word("include", [])
    renamed: dict[str, str] = word("renamed", {})
    remark: Maybe[Text] = word("remark", None)


class Scenes(Authored):
    """A file of scenes that a scenario includes."""

    scenes: dict[Name, Scene] = word("scenes")

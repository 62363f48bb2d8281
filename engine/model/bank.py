"""A named set of items."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from engine.model.base import Authored, Maybe, word
from engine.model.scenario import Sources
from engine.model.values import Count, Flag, Kind, Name, Names, Text, Whole, wrong

_LETTER = re.compile(r"^\s*([A-Za-zＡ-Ｚａ-ｚ])\s*[.．、:：)）]\s*(?=\S)")


def _options(value: Any) -> Any:
    """Options as a mapping by letter, or a list (a leading `A.` is dropped)."""
    if isinstance(value, dict):
        bad = next((k for k, v in value.items() if not isinstance(v, str)), None)
        if bad is not None:
            raise wrong("not-a-text", found=bad)
        return value
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return {chr(65 + n): _LETTER.sub("", v) for n, v in enumerate(value)}
    raise wrong("not-options", found="")


def _key(value: Any) -> Any:
    if isinstance(value, str):
        value = [value]
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return [v.strip().strip("“”") for v in value]
    raise wrong("not-a-key", found="")


class Item(Authored):
    """One question: a stem, its key, its distractors, and a rationale shown after the attempt."""

    id: Name = word("id")
    stem: Text = word("stem")
    type: Maybe[Kind] = word("type", None)
    options: Annotated[dict[str, str] | None, BeforeValidator(_options)] = word("options", None)
    pairs: Maybe[dict[str, Text]] = word("pairs", None)
    key: Annotated[list[str] | None, BeforeValidator(_key)] = word("key", None)
    rationale: Maybe[Text] = word("rationale", None)
    source: Names = word("source", [])
    difficulty: Maybe[Whole] = word("difficulty", None)
    fixed: Flag = word("fixed", False)
    points: Count = word("points", 1)
    feedback: dict[str, Text] = word("feedback", {})
    tolerance: Maybe[Text] = word("tolerance", None)
    unit: Maybe[Text] = word("unit", None)
    model: Maybe[Text] = word("model", None)
    remark: Maybe[Text] = word("remark", None)


class Bank(Authored):
    """Items that a quiz draws from and a script or a lesson asks one by one."""

    bank: Name = word("bank")
    title: Maybe[Text] = word("title", None)
    sources: Sources = word("sources", {})
    items: list[Item] = word("items")
    remark: Maybe[Text] = word("remark", None)

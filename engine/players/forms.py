"""What the learner can do now, without saying how it is drawn: every player reads its forms from here."""

from typing import Any, NamedTuple

from engine.diagnostics import Both
from engine.players import texts

#: Forms of which one option is picked, and that is all.
PICKS = {"choose", "single", "true-false", "survey", "mark", "result", "over", "menu"}

#: What a pick may mean beside an input of the machine.
AGAIN, UNITS, SHELF, LEAVE = "again", "units", "shelf", "leave"


class Option(NamedTuple):
    """One thing to pick. ``gives`` is an input, an act of the player, or an index in a response.

    ``note`` stands under the text in a softer colour.
    """

    text: str
    gives: Any
    note: str = ""


class Form(NamedTuple):
    """``kind`` is ``next``, one of ``PICKS``, ``multiple``, ``order``, ``match`` or ``text``."""

    kind: str
    options: tuple[Option, ...] = ()
    left: tuple[str, ...] = ()
    numeric: bool = False
    unit: str = ""


NEXT_FORM = Form("next")


def response(value: Any) -> dict[str, Any]:
    return {"input": "answer", "response": value}


def complaint(form: Form, given: str) -> Both | None:
    """Why a typed answer cannot be handed in yet."""
    if not given.strip():
        return texts.WRITE_FIRST
    if form.numeric and not any(c.isdigit() or c in "零〇一二两三四五六七八九十百千万半" for c in given):
        return texts.NUMBER_FIRST
    return None

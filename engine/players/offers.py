"""Which form the present stop of the machine asks for."""

from typing import Any

from engine.players import texts
from engine.players.forms import AGAIN, LEAVE, NEXT_FORM, SHELF, UNITS, Form, Option, response
from engine.runtime.state import ANSWER, CHOOSE, MARK, NEXT, RESULT, Event, State


def form_of(
    bundle: dict[str, Any], state: State, events: list[Event], says: Any, *, shelf: bool = True
) -> Form:
    """The form of the present stop; ``says`` turns a ``Both`` into a text."""
    if state.wait == CHOOSE:
        offered = next(e for e in reversed(events) if e["event"] == "offered")
        picks = [
            Option(c["text"], {"input": "choose", "choice": n}) for n, c in enumerate(offered["choices"])
        ]
        return Form("choose", tuple(picks))
    if state.wait == ANSWER and state.item is not None:
        return item_form(bundle["items"][state.item["id"]], state.item["order"], says)
    if state.wait == MARK:
        right = Option(says(texts.MARK_RIGHT), {"input": "mark", "right": True})
        wrong = Option(says(texts.MARK_WRONG), {"input": "mark", "right": False})
        return Form("mark", (right, wrong))
    if state.wait == RESULT and any(e["event"] == "resulted" and e["review"] for e in events):
        review = Option(says(texts.REVIEW), {"input": "review"})
        return Form("result", (review, Option(says(texts.CONTINUE), {"input": "next"})))
    if state.wait in (NEXT, RESULT):
        return NEXT_FORM
    return over_form(bundle, says, shelf=shelf)


def over_form(bundle: dict[str, Any], says: Any, *, shelf: bool) -> Form:
    """At the very end: again, another unit, or away."""
    options = [Option(says(texts.ANOTHER_WAY), AGAIN)]
    if bundle["units"]:
        options.append(Option(says(texts.CHOOSE_UNIT), UNITS))
    options.append(Option(says(texts.TO_SHELF), SHELF) if shelf else Option(says(texts.LEAVE), LEAVE))
    return Form("over", tuple(options))


def item_form(item: dict[str, Any], order: list[int], says: Any) -> Form:
    """The form that takes an answer; options stand in the order that the machine has drawn."""
    kind = item["kind"]
    if kind == "true-false":
        yes, no = Option(says(texts.TRUE), response(True)), Option(says(texts.FALSE), response(False))
        return Form(kind, (yes, no))
    if kind == "single" or (kind == "survey" and item.get("options")):
        return Form(kind, tuple(Option(item["options"][n], response(n)) for n in order))
    if kind in ("multiple", "order"):
        return Form(kind, tuple(Option(item["options"][n], n) for n in order))
    if kind == "match":
        return Form(kind, tuple(Option(item["right"][n], n) for n in order), tuple(item["left"]))
    skip = texts.CANNOT_WRITE if kind == "short" else texts.CANNOT_SAY
    options: tuple[Option, ...] = (Option(says(skip), response(says(texts.BLANK_RESPONSE))),)
    if kind == "survey":
        options = ()
    return Form("text", options, numeric=kind == "number", unit=item.get("unit", ""))

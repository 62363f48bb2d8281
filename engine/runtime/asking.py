"""Items asked one by one or drawn from a bank. Twin: ``asking.js``.

``state.item`` is the item on show, ``state.quiz`` the quiz it belongs to. The draw itself is kept in
the state: a seed alone would draw other items once the bank has been edited.
"""

from typing import Any

from engine.runtime.items import is_response, is_right, order_of
from engine.runtime.rng import shuffled
from engine.runtime.state import ANSWER, MARK, NEXT, RESULT, Event, State

Bundle = dict[str, Any]


def ask(bundle: Bundle, state: State, item_id: str, out: list[Event]) -> None:
    """Show an item. An item that was answered before a rewind shows that answer: it stands."""
    item = bundle["items"][item_id]
    state.rng, order = order_of(item, state.rng)
    kept = state.kept.get(_occurrence(state, item_id))
    review = state.quiz is not None and state.quiz["phase"] == "review"
    state.item = {"id": item_id, "order": order, "phase": "ask"}
    state.wait = ANSWER
    event: Event = {"event": "asked", "item": item_id, "order": order}
    if state.quiz is not None:
        event["at"] = state.quiz["at"]
        event["of"] = len(state.quiz["wrong" if review else "items"])
        event["review"] = review
    out.append(event)
    if kept is not None and not review:
        state.item["phase"] = "kept"
        state.item["response"] = kept["response"]
        state.wait = NEXT
        out.append({"event": "marked", "item": item_id, "again": True, **kept})


def answer(bundle: Bundle, state: State, response: Any, out: list[Event]) -> bool:
    """Take a response; false when it is not of the item's shape."""
    shown = state.item
    if shown is None:
        return False
    item = bundle["items"][shown["id"]]
    if not is_response(item, response):
        return False
    shown["response"] = response
    if item["kind"] == "short":
        shown["phase"] = "mark"
        state.wait = MARK
        out.append({"event": "modelled", "item": shown["id"], "model": item["model"]})
        return True
    _grade(item, state, is_right(item, response), out)
    return True


def mark(bundle: Bundle, state: State, right: bool, out: list[Event]) -> None:
    """The learner's own mark of a short answer."""
    assert state.item is not None
    _grade(bundle["items"][state.item["id"]], state, right, out)


def _grade(item: dict[str, Any], state: State, right: bool | None, out: list[Event]) -> None:
    shown = state.item
    assert shown is not None
    quiz = state.quiz
    graded = {
        "response": shown["response"],
        "right": right,
        "points": item["points"] if right else 0,
        "of": 0 if right is None else item["points"],
    }
    if quiz is None or quiz["phase"] != "review":
        state.kept[_occurrence(state, shown["id"])] = graded
        state.attempts.append({"item": shown["id"], **graded})
        state.score += graded["points"]
        if quiz is not None:
            quiz["points"] += graded["points"]
            quiz["of"] += graded["of"]
            if right is False:
                quiz["wrong"].append(shown["id"])
    out.append({"event": "marked", "item": shown["id"], "again": False, **graded})
    shown["phase"] = "done"
    state.wait = NEXT


def settle(bundle: Bundle, state: State) -> Any:
    """A kept answer, passed again by ``next``, counts as given: its response, or nothing."""
    shown = state.item
    if shown is None or shown["phase"] != "kept":
        return None
    kept = state.kept[_occurrence(state, shown["id"])]
    _grade(bundle["items"][shown["id"]], state, kept["right"], [])
    return kept


def start_quiz(bundle: Bundle, state: State, spec: dict[str, Any], out: list[Event]) -> None:
    """Draw the items of a quiz and show the first."""
    pool = bundle["banks"][spec["bank"]]
    if spec.get("fixed"):
        order = list(range(len(pool)))
    else:
        state.rng, order = shuffled(state.rng, len(pool))
    items = [pool[n] for n in order[: spec["draw"]]]
    state.quiz = {
        "bank": spec["bank"], "items": items, "at": 0, "phase": "ask",
        "points": 0, "of": 0, "wrong": [],
    }  # fmt: skip
    out.append({"event": "drawn", "bank": spec["bank"], "count": len(items), "title": spec["title"]})
    ask(bundle, state, items[0], out)


def go_on(bundle: Bundle, state: State, spec: dict[str, Any] | None, out: list[Event]) -> bool:
    """After an item: the next one of the quiz, or its result. True when the quiz goes on."""
    state.item = None
    quiz = state.quiz
    if quiz is None or spec is None:
        return False
    quiz["at"] += 1
    items = quiz["wrong"] if quiz["phase"] == "review" else quiz["items"]
    if quiz["at"] < len(items):
        ask(bundle, state, items[quiz["at"]], out)
        return True
    if quiz["phase"] == "review":
        state.quiz = None
        return False
    quiz["phase"] = "result"
    state.wait = RESULT
    out.append(result(spec, quiz))
    return True


def result(spec: dict[str, Any], quiz: dict[str, Any]) -> Event:
    """Points, pass mark (points × 100 ≥ per cent × total: no fractions) and wrong answers."""
    return {
        "event": "resulted",
        "title": spec["title"],
        "points": quiz["points"],
        "of": quiz["of"],
        "pass": spec["pass"],
        "passed": quiz["points"] * 100 >= spec["pass"] * quiz["of"],
        "wrong": list(quiz["wrong"]),
        "review": bool(spec["review"] and quiz["wrong"]),
    }


def review(bundle: Bundle, state: State, out: list[Event]) -> None:
    """Go over the wrong answers again; these answers are not graded."""
    quiz = state.quiz
    assert quiz is not None
    quiz["phase"] = "review"
    quiz["at"] = 0
    ask(bundle, state, quiz["wrong"][0], out)


def _occurrence(state: State, item_id: str) -> str:
    """Names one meeting with an item: the same item may be met more than once."""
    times = sum(1 for a in state.attempts if a["item"] == item_id)
    return f"{item_id}#{times}"

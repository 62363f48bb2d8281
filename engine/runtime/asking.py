"""Items asked one by one or drawn from a bank. Twin: ``asking.js``.

``state.item`` is the item on show, ``state.quiz`` the quiz it belongs to. The draw itself is kept in
the state: a seed alone would draw other items once the bank has been edited.

The first graded answer to an item stands. Met again after a rewind, the item is answered at once as it
was answered before, so that looking back changes neither score nor attempts.
"""

from typing import Any

from engine.runtime.items import is_response, is_right, order_of
from engine.runtime.rng import shuffled
from engine.runtime.state import ANSWER, MARK, NEXT, RESULT, Event, State

Bundle = dict[str, Any]
Quiz = dict[str, Any]


def ask(bundle: Bundle, state: State, item_id: str, out: list[Event]) -> None:
    """Show an item, and the answer that stands if there is one."""
    state.rng, order = order_of(bundle["items"][item_id], state.rng)
    nth = state.asked.get(item_id, 0)
    if not _in_review(state):
        state.asked = {**state.asked, item_id: nth + 1}
    state.item = {"id": item_id, "nth": nth, "order": order, "phase": "ask"}
    state.wait = ANSWER
    event: Event = {"event": "asked", "item": item_id, "order": order}
    quiz = state.quiz
    if quiz is not None:
        event["at"] = quiz["at"]
        event["of"] = len(_listed(quiz))
        event["review"] = quiz["phase"] == "review"
    out.append(event)
    keep(bundle, state, out)


def keep(bundle: Bundle, state: State, out: list[Event]) -> None:
    """Answer the item on show as it was answered before a rewind; a review is never kept."""
    shown = state.item
    if shown is None or state.wait != ANSWER or _in_review(state):
        return
    graded = state.kept.get(_occurrence(shown))
    if graded is None:
        return
    shown["response"] = graded["response"]
    state.log.append(["a", shown["id"], graded["response"]])
    item = bundle["items"][shown["id"]]
    if item["kind"] == "short":
        state.log.append(["m", graded["right"]])
        out.append({"event": "modelled", "item": shown["id"], "again": True, "model": item["model"]})
    _give(state, graded, out, again=True)


def answer(bundle: Bundle, state: State, response: Any, out: list[Event]) -> bool:
    """Take a response; false when it is not of the item's shape."""
    shown = state.item
    assert shown is not None
    item = bundle["items"][shown["id"]]
    if not is_response(item, response):
        return False
    response = response[:] if isinstance(response, list) else response
    shown["response"] = response
    state.log.append(["a", shown["id"], response])
    if item["kind"] == "short":
        shown["phase"] = "mark"
        state.wait = MARK
        out.append({"event": "modelled", "item": shown["id"], "again": False, "model": item["model"]})
    else:
        _grade(item, state, is_right(item, response), out)
    return True


def mark(bundle: Bundle, state: State, right: bool, out: list[Event]) -> None:
    """The learner's own mark of a short answer."""
    assert state.item is not None
    state.log.append(["m", right])
    _grade(bundle["items"][state.item["id"]], state, right, out)


def _grade(item: dict[str, Any], state: State, right: bool | None, out: list[Event]) -> None:
    assert state.item is not None
    graded = _graded(item, state.item["response"], right)
    if not _in_review(state):
        state.kept[_occurrence(state.item)] = graded
    _give(state, graded, out, again=False)


def _graded(item: dict[str, Any], response: Any, right: bool | None) -> dict[str, Any]:
    return {
        "response": response,
        "right": right,
        "points": item["points"] if right is True else 0,
        "of": 0 if right is None else item["points"],
    }


def regraded(item: dict[str, Any], response: Any, right: bool | None) -> dict[str, Any] | None:
    """An answer to an older version of an item, or nothing when the item no longer takes it.

    ``right`` is what the learner said of a short answer; other answers are marked anew.
    """
    if not is_response(item, response):
        return None
    if item["kind"] == "short":
        return None if right is None else _graded(item, response, right)
    return _graded(item, response, is_right(item, response))


def _give(state: State, graded: dict[str, Any], out: list[Event], *, again: bool) -> None:
    """The answer counts, unless it is given in a review."""
    shown, quiz = state.item, state.quiz
    assert shown is not None
    if not _in_review(state):
        state.attempts.append({"item": shown["id"], **graded})
        state.score += graded["points"]
        if quiz is not None:
            quiz["points"] += graded["points"]
            quiz["of"] += graded["of"]
            if graded["right"] is False:
                quiz["wrong"].append(shown["id"])
    out.append({"event": "marked", "item": shown["id"], "again": again, **graded})
    shown["phase"] = "done"
    state.wait = NEXT


def is_graded(state: State) -> bool:
    """Whether the item on show has an answer that stands."""
    return state.item is not None and state.item["phase"] == "done" and not _in_review(state)


def start_quiz(bundle: Bundle, state: State, spec: dict[str, Any], out: list[Event]) -> None:
    """Draw the items of a quiz and show the first."""
    pool = bundle["banks"][spec["bank"]]
    if spec.get("fixed") is True:
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


def go_on(bundle: Bundle, state: State, spec: dict[str, Any], out: list[Event]) -> bool:
    """After an item of a quiz: the next one, or the result. False when the quiz is over."""
    quiz = state.quiz
    assert quiz is not None
    quiz["at"] += 1
    return show(bundle, state, spec, quiz, out)


def show(bundle: Bundle, state: State, spec: dict[str, Any], quiz: Quiz, out: list[Event]) -> bool:
    """What a quiz has to show where it is. False when it is over."""
    state.item = None
    items = _listed(quiz)
    if quiz["phase"] != "result" and quiz["at"] < len(items):
        ask(bundle, state, items[quiz["at"]], out)
        return True
    if quiz["phase"] == "review":
        state.quiz = None
        return False
    quiz["phase"] = "result"
    state.wait = RESULT
    out.append(result(spec, quiz))
    return True


def result(spec: dict[str, Any], quiz: Quiz) -> Event:
    """Points, pass mark (points × 100 ≥ per cent × total: no fractions) and wrong answers."""
    return {
        "event": "resulted",
        "title": spec["title"],
        "points": quiz["points"],
        "of": quiz["of"],
        "pass": spec["pass"],
        "passed": quiz["points"] * 100 >= spec["pass"] * quiz["of"],
        "wrong": quiz["wrong"][:],
        "review": can_review(spec, quiz),
    }


def can_review(spec: dict[str, Any], quiz: Quiz) -> bool:
    return spec["review"] is True and len(quiz["wrong"]) > 0


def review(bundle: Bundle, state: State, out: list[Event]) -> None:
    """Go over the wrong answers again; these answers are not graded."""
    quiz = state.quiz
    assert quiz is not None
    state.log.append(["r"])
    quiz["phase"] = "review"
    quiz["at"] = 0
    ask(bundle, state, quiz["wrong"][0], out)


def _listed(quiz: Quiz) -> list[str]:
    """The items that the quiz goes through now."""
    items: list[str] = quiz["wrong" if quiz["phase"] == "review" else "items"]
    return items


def _in_review(state: State) -> bool:
    return state.quiz is not None and state.quiz["phase"] == "review"


def _occurrence(shown: dict[str, Any]) -> str:
    """Names one meeting with an item: the same item may be met more than once."""
    return f"{shown['id']}#{shown['nth']}"

"""Records, and whether the replay agrees with them."""

from typing import Any

import pytest

from engine.players.kiosk.records import sent_from, verdict
from tests.players.kiosk.shown import COURSE, FILES, Page, Shown


@pytest.fixture
def page() -> Page:
    return Page(Shown().bundle("xiaoke"))


def test_an_honest_answer_is_verified(page: Page) -> None:
    page.to_item()
    sent = sent_from(page.answered(0))

    assert verdict(page.program, sent) == "ok"
    assert sent.answer is not None
    assert sent.answer["right"] is True


@pytest.mark.parametrize(
    "forged",
    [{"right": False}, {"points": 5}, {"response": 1}, {"item": "xiaoke/shi"}, {"of": 0}, {"right": 1}],
)
def test_a_forged_answer_is_not(page: Page, forged: dict[str, Any]) -> None:
    page.to_item()
    record = page.answered(0)
    record["answer"] = {**record["answer"], **forged}

    assert verdict(page.program, sent_from(record)) == "answer differs"


def test_a_log_that_leads_nowhere_is_not(page: Page) -> None:
    page.to_item()
    record = page.answered(0)
    record["log"] = record["log"][-1:]

    assert verdict(page.program, sent_from(record)) == "log does not lead anywhere"


def test_an_answer_to_an_unknown_program_is_kept_but_not_verified(page: Page) -> None:
    page.to_item()

    assert verdict(None, sent_from(page.answered(0))) == "unknown program"


def test_what_was_reached_is_verified_with_its_points(page: Page) -> None:
    page.to_item()
    page.answered(0)
    page.send(input="jump", to="unit/5")
    for response in (0, True):
        page.send(input="answer", response=response)
        events = page.send(input="next")
    record = page.record("reached", event=events[-1])

    assert verdict(page.program, sent_from(record)) == "ok"
    record["event"] = {**record["event"], "points": 9}
    assert verdict(page.program, sent_from(record)) == "event differs"


def test_a_short_answer_is_verified_with_its_own_mark(page: Page) -> None:
    page.send(input="jump", to="unit/3")
    page.send(input="answer", response="先帮忙")
    marked = page.send(input="mark", right=True)[-1]
    answer = {k: marked[k] for k in ("item", "response", "right", "points", "of")}

    assert verdict(page.program, sent_from(page.record("answered", answer=answer))) == "ok"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("session", "x"), ("session", None), ("seq", -1), ("seq", "1"), ("seq", True), ("kind", "other"),
        ("work", 1), ("digest", None), ("seed", -1), ("seed", 2**32), ("seed", 1.5), ("log", {}), ("log", [1]),
        ("log", [[]]), ("base", []), ("learner", 3), ("answer", None), ("answer", {"item": "a"}),
    ],
)  # fmt: skip
def test_a_record_of_another_shape_is_refused_by_the_name_of_its_field(
    page: Page, field: str, value: Any
) -> None:
    page.to_item()
    record = page.answered(0)
    record[field] = value

    with pytest.raises(ValueError, match=field):
        sent_from(record)


@pytest.mark.parametrize(
    "log", [[["c"]], [["a"]], [["j"]], [["x", 1]], [["m", "?"]], [["c", "0", 1, 2, 3, 4, 5]], [[None]]]
)
def test_no_log_can_break_the_replay(page: Page, log: list[Any]) -> None:
    record = page.record("closed")
    record["log"] = log

    assert verdict(page.program, sent_from(record)) != "ok"


@pytest.mark.parametrize("base", [{}, {"vars": 1}, {"vars": {}, "scene": "nowhere"}])
def test_no_base_can_break_the_replay(page: Page, base: Any) -> None:
    record = page.record("began")
    record["base"] = base

    assert verdict(page.program, sent_from(record)) == "damaged log"


@pytest.fixture
def task() -> Page:
    """A page that stands at the task of a course."""
    course = COURSE + "  - 实践: {任务: 走访一户独居老人, 类型: 微心愿}\n"
    page = Page(Shown({**FILES, "courses/xiaoke/course.yaml": course}).bundle("xiaoke"))
    page.send(input="jump", to="unit/6")
    return page


def taken(page: Page, **changes: Any) -> dict[str, Any]:
    event = {"event": "tasked", "text": "走访一户独居老人", "kind": "微心愿"}
    return {**page.record("accepted", event=event), "learner": "a1", **changes}


def test_a_task_that_someone_takes_on_is_verified(task: Page) -> None:
    sent = sent_from(taken(task))

    assert sent.event is not None
    assert verdict(task.program, sent) == "ok"


def test_a_task_that_was_not_shown_cannot_be_taken(task: Page, page: Page) -> None:
    other = {"event": "tasked", "text": "别的事", "kind": "微心愿"}

    assert verdict(task.program, sent_from(taken(task, event=other))) == "event differs"
    assert verdict(page.program, sent_from(taken(page))) == "event differs"


@pytest.mark.parametrize(
    "changes", [{"learner": None}, {"event": {"event": "ended", "ending": "亲"}}, {"event": None}]
)
def test_only_a_task_is_taken_and_only_by_someone_with_a_name(task: Page, changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="event"):
        sent_from(taken(task, **changes))

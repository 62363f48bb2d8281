"""The states of a wish."""

from datetime import date
from itertools import product

import pytest

from engine.errors import RecordError
from engine.records.wish import STATES, STEPS, Standing, Step, after, may, standing_of

DAY, LATER = date(2024, 1, 2), date(2024, 3, 4)
CLAIM = Step("claim", DAY, team="t")
CLOSE = Step("close", DAY, result="solved", satisfaction=2)


def test_exactly_the_steps_that_may_be_taken_can_be_taken() -> None:
    for state, step in product(STATES, STEPS):
        given = Step(
            step, DAY, team="t" if step == "claim" else None, note="x", result="solved", satisfaction=3
        )
        possible = step in may(Standing(state))
        if possible:
            assert after(Standing(state), given).state in STATES
        else:
            with pytest.raises(RecordError):
                after(Standing(state), given)


def test_a_closed_wish_that_is_reopened_is_not_counted_as_closed() -> None:
    standing = standing_of([CLAIM, CLOSE, Step("reopen", LATER, note="又坏了")])

    assert (standing.state, standing.closed, standing.result, standing.satisfaction) == (
        "claimed",
        None,
        "",
        None,
    )
    assert standing.team == "t"
    assert standing.reopened == 1


def test_the_close_that_stands_is_the_last_one() -> None:
    again = Step("close", LATER, result="partly")
    standing = standing_of([CLAIM, CLOSE, Step("reopen", LATER), again])

    assert (standing.closed, standing.result) == (LATER, "partly")


def test_a_released_wish_belongs_to_nobody() -> None:
    assert standing_of([CLAIM, Step("release", DAY)]) == Standing()


def test_a_rating_may_come_after_the_close() -> None:
    standing = standing_of([CLAIM, Step("close", DAY, result="solved"), Step("rate", LATER, satisfaction=1)])

    assert (standing.satisfaction, standing.closed) == (1, DAY)


@pytest.mark.parametrize(
    "step",
    [
        Step("claim", DAY),
        Step("claim", DAY, team="t", person="p"),
        Step("progress", DAY, note=" "),
        Step("close", DAY),
        Step("close", DAY, result="solved", satisfaction=9),
    ],
)
def test_a_step_that_lacks_something_is_refused(step: Step) -> None:
    before = Standing() if step.step == "claim" else Standing("claimed", team="t")
    with pytest.raises(RecordError):
        after(before, step)


def test_the_day_it_is_due_is_not_late() -> None:
    assert not Standing().is_overdue(DAY, DAY)
    assert Standing("claimed").is_overdue(DAY, LATER)
    assert not standing_of([CLAIM, CLOSE]).is_overdue(DAY, LATER)

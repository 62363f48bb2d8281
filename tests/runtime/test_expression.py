"""Expressions: integers only, exact to the last digit, true only if true."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.runtime.expression import LIMIT, compiled
from engine.runtime.state import State

SLOTS = {"数": 0, "旗": 1, "季": 2}
NUMBERS = st.integers(-LIMIT, LIMIT) | st.integers(-20, 20)


def value(expr: Any, variables: list[Any] | None = None, seed: int = 0) -> Any:
    return compiled(expr, SLOTS)(State(seed, variables or [5, True, "春"]))


def clamped(n: int) -> int:
    return max(-LIMIT, min(LIMIT, n))


@given(NUMBERS, NUMBERS)
def test_arithmetic_is_exact_and_stays_within_the_limit(a: int, b: int) -> None:
    for left in (a, "数"):
        at = [a, True, "春"]
        assert value(["+", left, b], at) == clamped(a + b)
        assert value(["-", left, b], at) == clamped(a - b)
        assert value(["*", left, b], at) == clamped(a * b)
        assert value([">", left, b], at) is (a > b)
        assert value([">=", left, b], at) is (a >= b)
        assert value(["<", left, b], at) is (a < b)
        assert value(["<=", left, b], at) is (a <= b)
        assert value(["==", left, b], at) is (a == b)
        assert value(["!=", left, b], at) is (a != b)
    assert value(["min", a, b]) == min(a, b)
    assert value(["max", a, b]) == max(a, b)
    assert value(["neg", a]) == -a


@given(NUMBERS, NUMBERS)
def test_division_rounds_down_and_the_rest_has_the_divisors_sign(a: int, b: int) -> None:
    quotient, rest = value(["//", a, b]), value(["%", a, b])
    if b == 0:
        assert (quotient, rest) == (0, 0)
    else:
        assert quotient * b + rest == a
        assert 0 <= rest < b or b < rest <= 0


@given(NUMBERS, NUMBERS)
def test_the_quotient_can_be_had_in_doubles_as_the_twin_is_told_to(a: int, b: int) -> None:
    if b:
        rest = float(abs(a) % abs(b)) * (1 if a >= 0 else -1)  # what % gives in JavaScript, exactly
        quotient = (float(a) - rest) / float(b)
        assert value(["//", a, b]) == int(quotient) - (rest != 0 and (rest < 0) != (b < 0))


@pytest.mark.parametrize(
    ("expr", "wanted"),
    [
        (["and", True, "旗"], True),
        (["and", "旗", 1], False),
        (["or", 1, 2], False),
        (["or", False, "旗"], True),
        (["not", 0], True),
        (["not", "旗"], False),
        (["==", "旗", 1], False),
        (["==", "旗", True], True),
        (["!=", "旗", 1], True),
        (["==", 1, True], False),
        (["==", "季", ["s", "春"]], True),
        (["!=", "季", ["s", "夏"]], True),
        (["seen", "村口"], False),
        (["visits", "村口"], 0),
        (["score"], 0),
        (["random", 3, 3], 3),
        (["random", 3, 1], 3),
    ],
)
def test_values_of_two_types_are_not_equal_and_only_true_is_true(expr: Any, wanted: Any) -> None:
    found = value(expr)
    assert found == wanted
    assert type(found) is type(wanted)


def test_what_is_decided_early_is_not_drawn_for() -> None:
    state = State(1, [5, True, "春"])
    compiled(["or", True, [">", ["random", 1, 6], 0]], SLOTS)(state)
    compiled(["and", False, [">", ["random", 1, 6], 0]], SLOTS)(state)
    assert state.rng == 1


@given(st.integers(0, 2**32 - 1), NUMBERS, NUMBERS)
def test_a_draw_is_within_its_ends(seed: int, a: int, b: int) -> None:
    drawn = value(["random", a, b], seed=seed)
    assert a <= drawn <= max(a, b)

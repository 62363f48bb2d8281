"""What a condition can come to: never fewer outcomes than the runtime has, and exact where it matters."""

from itertools import product
from random import Random
from typing import Any

import pytest

from engine.checks.bounds import outcomes
from engine.checks.kinds import names_in
from engine.model.scenario import Variable
from engine.runtime.expression import compiled
from engine.runtime.state import State
from engine.source.expression import parse_expression

VARIABLES = {
    name: Variable.model_validate(value)
    for name, value in {
        "a": {"initial": "0", "range": "0..3"},
        "b": {"initial": "0", "range": "-2..2"},
        "有票": {"initial": "否"},
        "天气": {"initial": "晴", "range": ["晴", "阴"]},
        "远": {"initial": "0"},
        "大": {"initial": "0", "range": "0..9000"},
        "词": {"initial": "甲"},
    }.items()
}
CONDITIONS = {
    "a > 3": {False},
    "a >= 0": {True},
    "a > 2": {False, True},
    "a < 0": {False},
    "3 >= a": {True},
    "a == 4": {False},
    "a != 4": {True},
    "a + b <= 5": {True},
    "a - b < -2": {False},
    "a * b == 7": {False},
    "-a > 0": {False},
    "a // 2 > 9": {False, True},  # bounds alone do not tell
    "b % 3 >= 3": {False},
    "a % b == 1": {False, True},
    "min(a, 1) > 1": {False},
    "max(a, 1) >= 1": {True},
    "random(1, 6) > 6": {False},
    "random(1, 6) >= 1": {True},
    "score() >= 0": {True},
    "visits(甲) < 0": {False},
    "见过(甲)": {False, True},
    "见过(甲) 且 非 见过(甲)": {False},
    "次数(甲) > 1 且 次数(甲) < 1": {False, True},  # counts have no end, so they are not tried
    "random(1, 2) == random(1, 2)": {False, True},
    "得分() > 3 且 得分() < 2": {False, True},
    "a > 2 且 a < 1": {False},
    "a > 2 或 a < 3": {True},
    "非 有票 或 有票": {True},
    "有票 == 是": {False, True},
    '天气 == "晴" 且 天气 == "阴"': {False},
    '天气 == "晴"': {False, True},
    '"晴" == "晴"': {True},
    '"晴" != "晴"': {False},
    "远 > 5": {False, True},
    "远 > 5 且 远 < 4": {False, True},  # too many values to try
    "大 > 5 且 大 < 4": {False, True},
    '词 == "甲" 且 词 == "乙"': {False, True},
    "是": {True},
    "1 > 2": {False},
}


@pytest.mark.parametrize("text", CONDITIONS)
def test_the_outcomes_of_a_condition(text: str) -> None:
    assert outcomes(parse_expression(text).expr, VARIABLES) == CONDITIONS[text]


def test_no_outcome_that_the_runtime_has_is_ever_missing() -> None:
    random = Random(7)
    told = 0
    for _ in range(2_000):
        expr = _condition(random, 3)
        names = sorted(set(names_in(expr)))
        values = {"a": range(4), "b": range(-2, 3), "有票": (False, True)}
        run = compiled(expr, {name: n for n, name in enumerate(names)})
        happened = {bool(run(State(1, list(c)))) for c in product(*[values[n] for n in names])}

        found = outcomes(expr, VARIABLES)

        assert happened <= found, expr
        told += len(found) == 1
    assert told > 200


def _condition(random: Random, depth: int) -> Any:
    kind = random.randrange(5 if depth else 2)
    if kind == 0:
        return random.choice(["有票", True, ["not", "有票"]])
    if kind in (1, 2):
        return [
            random.choice([">", ">=", "<", "<=", "==", "!="]),
            _number(random, depth),
            _number(random, depth),
        ]
    if kind == 3:
        return ["not", _condition(random, depth - 1)]
    return [random.choice(["and", "or"]), _condition(random, depth - 1), _condition(random, depth - 1)]


def _number(random: Random, depth: int) -> Any:
    if depth <= 0 or random.random() < 0.5:
        return random.choice(["a", "b", random.randrange(-3, 5)])
    op = random.choice(["+", "-", "*", "//", "%", "min", "max", "neg"])
    parts = [_number(random, depth - 1) for _ in range(1 if op == "neg" else 2)]
    return [op, *parts]

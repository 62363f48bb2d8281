"""Typed lines are understood as people type them, or refused."""

from typing import Any

import pytest

from engine.players.answers import Unclear, answer_in
from engine.players.forms import Form, Option, response

CHOICE = Form(
    "choose", tuple(Option(t, {"input": "choose", "choice": n}) for n, t in enumerate(("开门", "不开")))
)
# Shown as C, A, B of the bank: the answer names the authored place.
SINGLE = Form(
    "single", tuple(Option(t, response(n)) for n, t in ((2, "韩家沟"), (0, "孔河沟"), (1, "天池店")))
)
MULTIPLE = Form("multiple", tuple(Option(t, n) for n, t in ((2, "馒头"), (0, "粥"), (1, "鸡蛋"))))
ORDER = Form("order", MULTIPLE.options)
MATCH = Form("match", MULTIPLE.options, ("甲", "乙", "丙"))
TRUTH = Form("true-false", (Option("对", response(True)), Option("错", response(False))))
TEXT = Form("text")
NUMBER = Form("text", numeric=True)


@pytest.mark.parametrize(
    ("form", "line", "given"),
    [
        (CHOICE, "1", {"input": "choose", "choice": 0}),
        (CHOICE, " ２ ", {"input": "choose", "choice": 1}),
        (CHOICE, "不开", {"input": "choose", "choice": 1}),
        (SINGLE, "A", response(2)),
        (SINGLE, "Ｂ", response(0)),
        (SINGLE, "3", response(1)),
        (SINGLE, "孔河沟", response(0)),
        (MULTIPLE, "BC", response([0, 1])),
        (MULTIPLE, "c、b", response([0, 1])),
        (MULTIPLE, "2 3", response([0, 1])),
        (MULTIPLE, "23", response([0, 1])),
        (MULTIPLE, "BBC", response([0, 1])),
        (ORDER, "BCA", response([0, 1, 2])),
        (ORDER, "2,3,1", response([0, 1, 2])),
        (MATCH, "BCA", response([0, 1, 2])),
        (MATCH, "BBB", response([0, 0, 0])),
        (TRUTH, "对", response(True)),
        (TRUTH, "错", response(False)),
        (TRUTH, "N", response(False)),
        (TRUTH, "1", response(True)),
        (TEXT, "  孔河岭 ", response("孔河岭")),
        (TEXT, "=b", response("b")),
        (NUMBER, "七十五", response("七十五")),
    ],
)
def test_a_line_answers(form: Form, line: str, given: dict[str, Any]) -> None:
    assert answer_in(form, line) == given


@pytest.mark.parametrize(
    ("form", "line"),
    [
        (CHOICE, ""),
        (CHOICE, "0"),
        (CHOICE, "3"),
        (CHOICE, "12"),
        (CHOICE, "开"),
        (CHOICE, "-1"),
        (SINGLE, "D"),
        (SINGLE, "AB"),
        (MULTIPLE, ""),
        (MULTIPLE, "AX"),
        (MULTIPLE, "99999999999999999999"),
        (ORDER, "AB"),
        (ORDER, "AAB"),
        (MATCH, "AB"),
        (TRUTH, "也许"),
        (TEXT, "   "),
        (NUMBER, "很多"),
    ],
)
def test_a_line_that_is_no_answer_is_refused(form: Form, line: str) -> None:
    with pytest.raises(Unclear):
        answer_in(form, line)

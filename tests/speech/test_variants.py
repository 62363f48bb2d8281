"""A text that varies becomes every text that it can be, or says why not."""

from typing import Any

import pytest

from engine.speech.variants import HOLE, Expander

VARIABLES: list[list[Any]] = [
    ["粮", 3, 0, 3], ["多", 0, 0, 100], ["无边", 0], ["旗", False], ["季", "春", ["春", "夏"]], ["score", 1, 1, 2],
]  # fmt: skip


def texts(*pieces: Any) -> list[str]:
    return list(Expander(VARIABLES).expanded(list(pieces)).texts)


def test_a_plain_text_is_itself() -> None:
    assert Expander(VARIABLES).expanded("走。").texts == ("走。",)
    assert Expander(VARIABLES).expanded("走。").why is None


@pytest.mark.parametrize(
    ("expr", "values"),
    [
        ("粮", ["0", "1", "2", "3"]),
        ("旗", ["是", "否"]),
        ("季", ["春", "夏"]),
        (["+", "粮", 1], ["1", "2", "3", "4"]),
        (["//", "多", 50], ["0", "1", "2"]),
        (["neg", ["min", "粮", "多"]], ["0", "-1", "-2", "-3"]),
        (["==", "季", ["s", "春"]], ["是", "否"]),
        ("score", ["1", "2"]),  # a variable of that name is not the score
        (7, ["7"]),
    ],
)
def test_an_expression_has_the_values_that_its_variables_allow(expr: Any, values: list[str]) -> None:
    assert sorted(texts(["v", expr])) == sorted(values)


@pytest.mark.parametrize(
    "expr", ["多", "无边", ["score"], ["visits", "村口"], ["random", 1, 3], ["+", "粮", ["score"]]]
)
def test_a_value_that_may_be_anything_is_a_hole(expr: Any) -> None:
    variants = Expander(VARIABLES).expanded(["有", ["v", expr], "。"])

    assert variants.texts == (f"有{HOLE}。",)
    assert variants.why is not None


def test_what_stands_twice_has_the_same_value_both_times() -> None:
    assert texts(["v", "粮"], "又", ["v", "粮"]) == [f"{n}又{n}" for n in range(4)]
    assert texts(["?", "旗", "甲", "乙"], ["?", "旗", "丙", "丁"]) == ["甲丙", "乙丁"]


def test_a_variant_may_hold_another() -> None:
    assert texts(["?", "旗", [["~", "甲", "乙"], "。"], "丙。"]) == ["甲。", "乙。", "丙。"]


def test_twenty_four_texts_are_rendered_and_more_are_not() -> None:
    four, six = ["~", *"甲乙丙丁"], ["~", *"子丑寅卯辰巳"]

    assert len(texts(four, six)) == 24
    assert texts(four, "。", six, six) == [f"{HOLE}。{HOLE}{HOLE}"]


def test_a_text_with_very_many_variants_takes_no_time() -> None:
    assert len(texts(*(["~", *"甲乙丙丁"] for _ in range(60)))) == 1


def test_luck_may_change_within_a_text() -> None:
    lucky = ["==", ["random", 1, 2], 1]

    assert texts(["?", lucky, "甲", "乙"], ["?", lucky, "丙", "丁"]) == ["甲丙", "甲丁", "乙丙", "乙丁"]

"""Marking, item by item."""

from typing import Any

import pytest

from engine.runtime.items import is_response, is_right, order_of

OPTIONS = ["甲", "乙", "丙"]


def item(kind: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "points": 1, **more}


@pytest.mark.parametrize(
    ("asked", "right", "wrong"),
    [
        (item("single", options=OPTIONS, key=1), 1, 0),
        (item("multiple", options=OPTIONS, key=[0, 2]), [2, 0], [0]),
        (item("true-false", key=True), True, False),
        (item("blank", key=["红军", "2 天"]), "两天", "一天"),
        (item("blank", key=["，"]), "，", "。"),
        (item("number", key="75"), "七十五", "74"),
        (item("number", key="75", tolerance="0.5"), "75.5", "75.6"),
        (item("number", key="75", unit="天"), "７５ 天", "75年"),
        (item("number", key="没有数"), None, "75"),
        (item("number", key="75", tolerance="很多"), None, "75"),
        (item("order", options=OPTIONS), [0, 1, 2], [1, 0, 2]),
        (item("match", left=["一", "二"], right=["甲", "甲"], key=[0, 1]), [1, 0], None),
        (item("match", left=["一", "二"], right=["甲", "乙"], key=[0, 1]), [0, 1], [0, 0]),
    ],
)
def test_a_key_is_met_or_not(asked: dict[str, Any], right: Any, wrong: Any) -> None:
    for response, marked in ((right, True), (wrong, False)):
        if response is not None:
            assert is_response(asked, response)
            assert is_right(asked, response) is marked


@pytest.mark.parametrize("asked", [item("survey"), item("survey", options=OPTIONS), item("short", model="…")])
def test_without_a_key_there_is_no_right(asked: dict[str, Any]) -> None:
    assert is_right(asked, 0 if "options" in asked else "我") is None


@pytest.mark.parametrize(
    ("asked", "response"),
    [
        (item("single", options=OPTIONS, key=1), -1),
        (item("single", options=OPTIONS, key=1), True),
        (item("survey", options=OPTIONS), 3),
        (item("survey"), 0),
        (item("multiple", options=OPTIONS, key=[0]), []),
        (item("multiple", options=OPTIONS, key=[0]), [0, 0]),
        (item("multiple", options=OPTIONS, key=[0]), "0"),
        (item("true-false", key=True), 1),
        (item("order", options=OPTIONS), [0, 1]),
        (item("match", left=["一"], right=["甲", "乙"], key=[0]), [0, 1]),
        (item("match", left=["一"], right=["甲", "乙"], key=[0]), [2]),
        (item("match", left=["一"], right=["甲", "乙"], key=[0]), {"0": 0}),
        (item("blank", key=["一"]), " \u3000\t"),
        (item("blank", key=["一"]), "\ud800"),
        (item("blank", key=["一"]), "一" * 2001),
    ],
)
def test_what_has_not_the_shape_is_no_response(asked: dict[str, Any], response: Any) -> None:
    assert not is_response(asked, response)


@pytest.mark.parametrize("seed", range(50))
def test_an_order_is_never_shown_in_the_right_one(seed: int) -> None:
    assert order_of(item("order", options=OPTIONS), seed)[1] != [0, 1, 2]


def test_what_is_fixed_a_survey_or_alone_is_not_shuffled() -> None:
    for asked in (
        item("single", options=OPTIONS, fixed=True),
        item("survey", options=OPTIONS),
        item("single", options=["甲"]),
    ):
        assert order_of(asked, 7) == (7, list(range(len(asked["options"]))))

"""Items and quizzes in a session that is opened after an edit."""

from typing import Any

import pytest

from tests.runtime.saves import changed, opened, save_of
from tests.runtime.stories import (
    answer,
    kinds,
    next_,
    session,
)

BANK = "题库: ku\n题目:\n" + "".join(
    f"  - {{编号: {n}, 题: '{n}', 选项: [甲, 乙, 丙], 答案: A, 分值: {p}}}\n"
    for n, p in (("a", 1), ("b", 2), ("c", 4))
)
WITH_BANK = {"courses/k/banks/ku.yaml": BANK}
QUIZ = "场景:\n  甲:\n    剧本:\n      - 头一行\n      - 测验: {题库: ku, 复习错题: 是, 固定顺序: 是}\n      - {停: }\n      - {题: ku/a}\n      - '得 {得分()} 分'\n    结局: 完\n"


def in_the_quiz(*inputs: dict[str, Any]) -> dict[str, Any]:
    history = session(QUIZ, others=WITH_BANK)
    for given in inputs:
        assert kinds(history.step(given)) != ["refused"]
    return save_of(history)


NEXT: dict[str, Any] = {"input": "next"}
RIGHT: dict[str, Any] = {"input": "answer", "response": 0}
WRONG: dict[str, Any] = {"input": "answer", "response": 2}
EDITED = QUIZ.replace("头一行", "头一行改了")


def bank_without(*ids: str) -> dict[str, str]:
    lines = [line for line in BANK.splitlines() if not any(f"编号: {i}," in line for i in ids)]
    return {"courses/k/banks/ku.yaml": "\n".join(lines) + "\n"}


def test_a_quiz_goes_on_as_it_was_drawn_with_the_answer_that_was_on_show() -> None:
    history, resumed = opened(in_the_quiz(RIGHT, NEXT, WRONG), EDITED, WITH_BANK)
    assert resumed.how == "stop"
    assert kinds(history.events) == ["told", "asked", "marked"]
    assert kinds(answer(history, 0)) == ["refused"]
    next_(history)
    answer(history, 0)
    result = next_(history)[0]
    assert (result["points"], result["of"], result["wrong"]) == (5, 7, ["ku/b"])
    assert history.state.score == 5


def test_a_quiz_goes_on_without_an_item_that_is_gone() -> None:
    edited = EDITED.replace("{题: ku/a}", "{题: ku/b}")
    history, resumed = opened(
        in_the_quiz(RIGHT, NEXT, RIGHT), edited.replace("ku/b", "ku/a"), bank_without("b")
    )
    assert resumed.how == "stop"
    assert history.events[-1]["item"] == "ku/c"
    assert history.state.score == 3  # an answer counts, also to a question that is no longer asked
    history, _ = opened(in_the_quiz(RIGHT, NEXT), edited.replace("ku/b", "ku/a"), bank_without("b", "c"))
    assert kinds(history.events)[-1] == "resulted"


def test_a_quiz_of_which_nothing_is_left_is_drawn_anew() -> None:
    new = {"courses/k/banks/ku.yaml": BANK.replace("编号: ", "编号: n")}
    history, resumed = opened(in_the_quiz(RIGHT, NEXT), EDITED.replace("ku/a", "ku/na"), new)
    assert resumed.how == "stop"
    assert kinds(history.events) == ["told", "drawn", "asked"]


def test_another_bank_at_the_same_place_is_another_quiz() -> None:
    other = {**WITH_BANK, "courses/k/banks/xin.yaml": BANK.replace("题库: ku", "题库: xin")}
    history, resumed = opened(in_the_quiz(RIGHT, NEXT), QUIZ.replace("题库: ku", "题库: xin"), other)
    assert resumed.how == "stop"
    assert (history.events[1]["bank"], history.events[-1]["at"]) == ("xin", 0)


@pytest.mark.parametrize(
    ("inputs", "bank", "shown"),
    [
        ([RIGHT, NEXT, WRONG, NEXT, WRONG, NEXT], WITH_BANK, ["told", "resulted"]),
        ([RIGHT, NEXT, WRONG, NEXT, WRONG, NEXT, {"input": "review"}], WITH_BANK, ["told", "asked"]),
        ([RIGHT, NEXT, WRONG, NEXT, WRONG, NEXT, {"input": "review"}, RIGHT], WITH_BANK, ["told", "asked"]),
        (
            [RIGHT, NEXT, WRONG, NEXT, RIGHT, NEXT, {"input": "review"}],
            bank_without("b"),
            ["told", "resulted"],
        ),
    ],
    ids=["result", "review", "answered in review", "nothing left to review"],
)
def test_the_end_of_a_quiz_after_an_edit(
    inputs: list[dict[str, Any]], bank: dict[str, str], shown: list[str]
) -> None:
    history, resumed = opened(in_the_quiz(*inputs), EDITED, bank)
    assert resumed.how == "stop"
    assert kinds(history.events) == shown
    assert history.state.score == sum(a["points"] for a in history.state.attempts)
    next_(history)


def test_an_answer_is_marked_by_the_key_of_now_and_asked_again_where_it_does_not_fit() -> None:
    past = [RIGHT, NEXT, WRONG, NEXT, WRONG, NEXT, NEXT, NEXT]
    save = in_the_quiz(*past, WRONG)
    mended = {
        "courses/k/banks/ku.yaml": BANK.replace(
            "编号: a, 题: 'a', 选项: [甲, 乙, 丙], 答案: A", "编号: a, 题: 'a', 选项: [甲, 乙, 丙], 答案: C"
        )
    }
    history, resumed = opened(save, EDITED, mended)
    assert (resumed.how, kinds(history.events)) == ("stop", ["asked", "marked"])
    assert history.events[-1]["right"] is True
    shorter = {"courses/k/banks/ku.yaml": BANK.replace("[甲, 乙, 丙]", "[甲, 乙]")}
    history, resumed = opened(save, EDITED, shorter)
    assert (resumed.how, kinds(history.events)) == ("stop", ["asked"])
    history, resumed = opened(in_the_quiz(*past), EDITED, WITH_BANK)
    assert (resumed.how, kinds(history.events)) == ("stop", ["asked"])


def test_an_answer_that_a_changed_item_takes_in_another_way_is_asked_again() -> None:
    short = {"courses/k/banks/ku.yaml": "题库: ku\n题目:\n  - {编号: a, 题: 'a', 参考答案: 好}\n"}
    blank = {"courses/k/banks/ku.yaml": "题库: ku\n题目:\n  - {编号: a, 题: 'a', 题型: 调查}\n"}
    body = "场景:\n  甲: {剧本: [一, {停: }, {题: ku/a}], 结局: 完}\n"
    history = session(body, others=blank)
    next_(history)
    answer(history, "好")
    again, _ = opened(save_of(history), body, short)
    assert again.state.wait == "answer"
    history = session(body, others=short)
    next_(history)
    answer(history, "好")
    history.step({"input": "mark", "right": True})
    again, _ = opened(save_of(history), body.replace("一", "二"), short)
    assert kinds(again.events)[-3:] == ["asked", "modelled", "marked"]
    assert again.state.score == 1


def test_answers_given_in_a_scene_that_starts_again_are_not_counted_twice() -> None:
    body = "场景:\n  甲: {剧本: [{停: }, {题: ku/c}, 一, {停: }, 二, {停: }], 结局: 完}\n"
    history = session(body, others=WITH_BANK)
    next_(history)
    answer(history, 0)
    next_(history, 2)
    again, resumed = opened(save_of(history), changed("一, {停: }, 二, {停: }", "三, 四", body), WITH_BANK)
    assert (resumed.how, again.state.score) == ("scene", 0)
    next_(again)
    assert (kinds(again.events), again.state.score) == (["asked", "marked"], 4)

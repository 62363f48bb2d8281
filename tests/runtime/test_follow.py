"""Where nothing else is left: a log followed again in an edited story."""

from typing import Any

import pytest

from engine.runtime import History, Program
from engine.runtime.resume import Resumed, restored
from tests.runtime.saves import STORY, at_the_roadside, changed, opened, save_of
from tests.runtime.stories import (
    choose,
    kinds,
    next_,
    offered,
    raw_bundle,
    session,
)


def replayed(body: str, save: dict[str, Any]) -> tuple[History, Resumed]:
    history, resumed = opened(save, body)
    assert resumed.how in ("replayed", "fresh")
    assert history.base is None
    return history, resumed


def at_the_end() -> dict[str, Any]:
    history, _ = opened(at_the_roadside(), STORY)
    choose(history, "送一瓢水")
    return save_of(history)


def without_the_end(body: str) -> str:
    return body.replace("去: 结尾", "去: 末尾").replace("  结尾:", "  末尾:")


def test_without_a_place_the_log_is_followed_to_where_it_leads() -> None:
    history, resumed = replayed(without_the_end(STORY), at_the_end())
    assert (resumed.how, resumed.steps, resumed.of, resumed.scene) == ("replayed", 4, 4, "末尾")
    assert history.events[-2]["text"] == "信任 1，粮 2。"
    assert history.can_rewind()


def test_stops_that_were_added_are_passed_and_those_that_are_gone_left_out() -> None:
    body = changed(
        "      （三月，残雪。）\n", "      （三月，残雪。）\n\n      又一句。\n\n", without_the_end(STORY)
    )
    body = changed("      队伍走近了。\n\n", "      队伍走近了。\n", body)
    history, resumed = replayed(body, at_the_end())
    assert (resumed.steps, resumed.scene) == (4, "末尾")
    assert [e[0] for e in history.state.log] == ["n", "n", "n", "c", "c"]


def test_a_choice_that_is_gone_ends_the_way_where_the_log_was_last_followed() -> None:
    body = changed("送一瓢水, 做", "送三瓢水, 做", without_the_end(STORY)).replace(
        "去: 末尾}\n        - {说: 跑", "去: 窑洞}\n        - {说: 跑"
    )
    history, resumed = replayed(body, at_the_end())
    assert (resumed.steps, resumed.of, resumed.scene) == (3, 4, "路边")
    assert offered(history) == ["给他们带路", "送三瓢水", "跑回家"]


def test_a_reworded_option_is_followed_where_it_alone_leads_where_the_taken_one_led() -> None:
    body = changed("站在路边看", "站到路边", without_the_end(STORY))
    assert replayed(body, at_the_end())[1].steps == 4
    both = changed("跟娘进屋, 去: 窑洞", "跟娘进屋, 去: 路边", body)
    assert replayed(both, at_the_end())[1].steps == 1


def test_the_same_words_under_another_question_are_another_choice() -> None:
    body = changed("问: 你怎么办？", "问: 哪一句是真的？", without_the_end(STORY))
    assert replayed(body, at_the_end())[1].steps == 4  # all options are the same: the question was mended
    body = changed("说: 跟娘进屋", "说: 娘说的", body)
    assert replayed(body, at_the_end())[1].steps == 1


def test_an_option_with_a_twin_is_told_by_its_target_or_not_at_all() -> None:
    twins = changed("说: 跟娘进屋", "说: 站在路边看", STORY)
    history = session(twins)
    next_(history)
    history.step({"input": "choose", "choice": 1})
    next_(history)
    choose(history, "送一瓢水")
    save = save_of(history)
    assert replayed(without_the_end(twins), save)[1].steps == 4
    same = changed("站在路边看, 去: 窑洞", "站在路边看, 去: 路边", twins)
    assert replayed(without_the_end(same), save)[1].steps == 1


def test_an_option_that_is_not_offered_any_more_is_not_followed() -> None:
    body = changed("说: 站在路边看,", "说: 站在路边看, 当: 粮 > 3,", without_the_end(STORY))
    assert replayed(body, at_the_end())[1].steps == 1


def test_where_nothing_can_be_followed_the_session_begins_anew_and_says_so() -> None:
    body = changed("      （三月，残雪。）\n      石头：娘，山上下来一队人！\n\n", "", without_the_end(STORY))
    body = (
        changed("问: 你怎么办？", "问: 走不走？", body)
        .replace("跟娘进屋", "走")
        .replace("站在路边看", "不走")
    )
    history, resumed = replayed(body, at_the_end())
    assert (resumed.how, resumed.steps, resumed.of) == ("fresh", 0, 4)
    assert history.state.log == []


def test_a_way_of_new_stops_only_is_not_gone_for_ever() -> None:
    body = "场景:\n  甲: {剧本: [一, {停: }], 去: 乙}\n  乙:\n    剧本: 二\n    选择: {选项: [{说: 走, 去: 丙}]}\n  丙: {剧本: 三, 结局: 完}\n"
    history = session(body)
    next_(history)
    choose(history, "走")
    round_ = "场景:\n  甲: {剧本: [一, {停: }], 去: 子}\n  子: {剧本: [新, {停: }], 去: 子}\n"
    again, resumed = replayed(round_, save_of(history))
    assert (resumed.how, resumed.steps) == ("replayed", 1)
    assert again.events[0]["text"] == "新"


NEXT: dict[str, Any] = {"input": "next"}
NO: dict[str, Any] = {"input": "answer", "response": False}
REVIEW: dict[str, Any] = {"input": "review"}
SPEC = {"bank": "k", "title": "", "draw": 2, "pass": 0, "review": True, "fixed": True}
ASKING: dict[str, Any] = {
    "头": [0, ["quiz", SPEC], ["item", "k/短"], ["choose", "问", [["走", "尾"]]]],
    "尾": ["到了", 0],
}
TRUTH = {"kind": "true-false", "stem": "?", "key": True, "points": 1}
MORE: dict[str, Any] = {
    "items": {
        "k/一": TRUTH,
        "k/二": TRUTH,
        "k/短": {"kind": "short", "stem": "?", "model": "…", "points": 1},
    },
    "banks": {"k": ["k/一", "k/二"]},
    "addresses": {"unit/1": ["头", 0, []]},
}


def after_a_long_way() -> dict[str, Any]:
    """Twice through the quiz, with reviews and a jump between, and on to the second scene."""
    history = History(Program(raw_bundle(ASKING, **MORE)))
    quiz = [NEXT, NO, NEXT, NO, NEXT, REVIEW, NO]
    typed: list[dict[str, Any]] = [{"input": "answer", "response": "嗯"}, {"input": "mark", "right": True}]
    end: list[dict[str, Any]] = [NEXT, NO, NEXT, *typed, NEXT, {"input": "choose", "choice": 0}]
    for given in [*quiz, {"input": "jump", "to": "unit/1"}, *quiz, *end]:
        assert kinds(history.step(given)) != ["refused"]
    return save_of(history)


def followed(head: list[Any], save: dict[str, Any], **more: Any) -> tuple[History, Resumed]:
    """The save in a program whose first scene was changed and whose second has another name."""
    way = ["choose", "问", [["走", "末"]]]
    scenes = {"头": [*head, way], "末": ["到了", 0]}
    history, resumed = restored(Program(raw_bundle(scenes, digest="1" * 16, **{**MORE, **more})), save)
    assert resumed.how == "replayed"
    assert resumed.of == len(save["log"])
    return history, resumed


@pytest.mark.parametrize("standing", [True, False], ids=["answers stand", "answers from the log"])
def test_a_log_with_answers_reviews_and_jumps_is_followed(standing: bool) -> None:
    save = after_a_long_way()
    if not standing:
        save["state"]["kept"] = {}
    history, resumed = followed([0, ["quiz", SPEC], ["item", "k/短"]], save)
    assert (resumed.steps, history.state.scene) == (resumed.of, "末")
    assert (history.state.score, len(history.state.attempts)) == (1, 5)


def test_an_answer_to_a_question_that_is_gone_is_left_out() -> None:
    history, resumed = followed([0, ["quiz", SPEC]], after_a_long_way())
    assert (resumed.steps, history.state.scene) == (resumed.of, "末")


def test_a_question_that_was_put_in_before_is_not_answered_with_another_answer() -> None:
    save = after_a_long_way()
    save["state"]["kept"] = {}
    history, resumed = followed([0, ["item", "k/短"], ["quiz", SPEC], ["item", "k/短"]], save)
    assert (resumed.steps, history.state.item and history.state.item["id"]) == (1, "k/短")


def test_where_a_review_is_gone_the_log_ends_at_the_question_behind_it() -> None:
    save = after_a_long_way()
    save["state"]["kept"] = {}
    history, resumed = followed([0, ["quiz", {**SPEC, "review": False}], ["item", "k/短"]], save)
    assert history.state.item is not None
    assert (history.state.item["id"], history.state.wait) == ("k/短", "answer")
    assert resumed.steps < resumed.of


def test_where_an_address_is_gone_the_log_ends_before_the_jump() -> None:
    save = after_a_long_way()
    history, resumed = followed([0, ["quiz", SPEC], ["item", "k/短"]], save, addresses={})
    assert save["log"][resumed.steps][0] == "j"
    assert history.state.scene == "头"

"""Going back: the state before, exactly; answers stand."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.runtime import History, Program
from engine.runtime.history import EVERY
from engine.runtime.log import as_input
from engine.runtime.save import saved, state_json
from tests.bundles import random_bundle
from tests.runtime.stories import answer, choose, kinds, next_, offered, raw_session, session, variable
from tests.walks import likely_input, response

ONE = {"kind": "single", "stem": "?", "options": ["甲", "乙"], "key": 0, "points": 2}
SHORT = {"kind": "short", "stem": "?", "model": "一", "points": 1}
LOOP = "变量: {数: 0}\n场景:\n  甲:\n    剧本: [{做: 数 += 1}]\n    选择: {选项: [{说: 再, 去: 甲}, {说: 完, 去: 乙}]}\n  乙: {剧本: 完, 结局: 完}\n"


def test_going_back_far_is_exact_also_over_snapshots() -> None:
    history = session(LOOP)
    for _ in range(EVERY * 2 + 5):
        choose(history, "再")
    assert len(history.snapshots) == 2
    for n in range(EVERY * 2 + 4, EVERY - 3, -1):
        assert history.rewind()
        assert (len(history.state.log), variable(history, "数")) == (n, n + 1)
        assert offered(history) == ["再", "完"]
    assert len(history.snapshots) == 1 - (len(history.state.log) < EVERY)


def test_a_snapshot_at_an_item_shows_the_question_with_its_answer() -> None:
    history = raw_session({"甲": [0, ["item", "k/一"], ["go", "甲"]]}, items={"k/一": ONE})
    while len(history.state.log) < EVERY * 3 + 2:
        history.step(
            {"input": "answer", "response": 1} if history.state.wait == "answer" else {"input": "next"}
        )
    score, attempts = history.state.score, len(history.state.attempts)
    while history.rewind():
        shown = kinds(history.events)
        assert shown in (["beat"], ["asked", "marked"], ["asked"])
    while len(history.state.log) < EVERY * 3 + 2:
        next_(history)
    assert (history.state.score, len(history.state.attempts)) == (score, attempts)


def test_at_the_beginning_there_is_no_way_back() -> None:
    history = session(LOOP)
    assert not history.can_rewind()
    assert not history.rewind()
    choose(history, "再")
    assert history.can_rewind()


def test_a_first_item_that_was_answered_is_the_beginning() -> None:
    history = raw_session({"甲": [["item", "k/一"], 0]}, items={"k/一": ONE})
    answer(history, 1)
    before = saved(history)
    assert not history.can_rewind()
    assert not history.rewind()
    assert saved(history) == before


def test_going_back_from_an_answer_goes_to_the_place_before_its_question() -> None:
    history = raw_session({"甲": ["一", 0, "二", ["item", "k/一"], "三", 0]}, items={"k/一": ONE})
    next_(history)
    answer(history, 1)
    next_(history)
    history.rewind()
    assert kinds(history.events) == ["told", "asked", "marked"]
    assert history.state.score == 0
    history.rewind()
    assert kinds(history.events) == ["told", "beat"]
    assert kinds(next_(history)) == ["told", "asked", "marked"]
    assert history.events[-1]["again"]
    assert kinds(answer(history, 0)) == ["refused"]
    assert [a["response"] for a in history.state.attempts] == [1]


def test_a_typed_answer_may_be_typed_again_until_it_is_marked() -> None:
    history = raw_session({"甲": [0, ["item", "k/短"], 0]}, items={"k/短": SHORT})
    next_(history)
    answer(history, "头一回")
    history.rewind()
    assert history.state.wait == "answer"
    answer(history, "第二回")
    history.step({"input": "mark", "right": True})
    history.rewind()
    next_(history)
    assert [e["event"] for e in history.events] == ["asked", "modelled", "marked"]
    assert history.state.attempts[0]["response"] == "第二回"


def test_an_item_left_by_a_jump_and_answered_elsewhere_is_not_taken_for_answered() -> None:
    history = raw_session(
        {"甲": [["item", "k/一"], 0], "乙": [["item", "k/一"], 0]},
        items={"k/一": ONE},
        addresses={"unit/2": ["乙", 0, []]},
    )
    history.step({"input": "jump", "to": "unit/2"})
    answer(history, 0)
    history.rewind()
    assert history.state.wait == "answer"
    history.step({"input": "jump", "to": "unit/2"})
    assert (history.state.wait, history.state.score) == ("next", 2)


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), back=st.lists(st.integers(1, 6), min_size=1, max_size=4))
def test_going_back_never_changes_score_or_attempts_whatever_is_answered_then(
    seed: int, back: list[int]
) -> None:
    """Forward again along the same way, with ``next`` or with other answers: what was graded stays graded."""
    r = Random(seed)
    history = History(Program(random_bundle(r)), seed)
    for _ in range(25):
        history.step(likely_input(r, history))
    log = history.state.log[:]
    score, attempts = history.state.score, json.dumps(history.state.attempts)
    answers = {key: json.dumps(graded) for key, graded in history.state.kept.items()}
    for times in back:
        for _ in range(times):
            history.rewind()
        while len(history.state.log) < len(log):
            try_another_answer(r, history)
            given_again = as_input(history.state, log[len(history.state.log)])
            assert given_again is not None
            assert history.step(given_again)[0]["event"] != "refused"
        assert (history.state.score, json.dumps(history.state.attempts)) == (score, attempts)
    assert {key: json.dumps(graded) for key, graded in history.state.kept.items()} == answers


def try_another_answer(r: Random, history: History) -> None:
    """Where an answer stands, no other is taken."""
    shown = history.state.item
    if shown is not None and shown["phase"] == "done" and (history.state.quiz or {}).get("phase") != "review":
        other = response(r, history.program.bundle["items"][shown["id"]])
        assert kinds(history.step({"input": "answer", "response": other})) == ["refused"]
        assert kinds(history.step({"input": "mark", "right": True})) == ["refused"]


@pytest.mark.parametrize(
    "entry",
    [
        None,
        [],
        {},
        "n",
        7,
        ["x"],
        ["x", 1],
        ["c"],
        ["c", True],
        ["c", "0"],
        ["c", 7],
        ["c", [0]],
        ["a", "k/一"],
        ["m"],
        ["j"],
        [["n"]],
    ],
)
def test_a_log_from_another_machine_is_followed_up_to_what_is_no_entry(entry: Any) -> None:
    history = session(LOOP)
    choose(history, "再")
    log = [*history.state.log, entry, *history.state.log]
    assert as_input(history.state, entry) is None
    assert history.replay(log) == 1
    assert variable(history, "数") == 2


@pytest.mark.parametrize(
    "entry", [["n"], ["r"], ["m", True], ["m", 3], ["a", "k/一", 0], ["j", "unit/1"], ["j", []]]
)
def test_an_entry_that_does_not_fit_here_is_not_followed(entry: Any) -> None:
    history = session(LOOP)
    assert history.replay([entry]) == 0
    assert history.state.log == []


def test_a_log_is_enough_to_be_in_the_same_state_on_another_machine() -> None:
    r = Random(4)
    history = History(Program(random_bundle(r)), 4)
    for _ in range(60):
        history.step(likely_input(r, history))
    other = History(Program(history.program.bundle), 4)
    assert other.replay(json.loads(json.dumps(history.state.log))) == len(history.state.log)
    assert state_json(other.program, other.state) == state_json(history.program, history.state)

"""The machine: wrong inputs, loops, calls, jumps, texts."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engine.runtime import History, Program, begin, step
from engine.runtime.save import saved
from engine.runtime.step import DEEPEST
from tests.runtime.stories import (
    answer,
    choose,
    kinds,
    next_,
    offered,
    raw_bundle,
    raw_session,
    session,
    variable,
)

ITEMS = {
    "k/one": {"kind": "single", "stem": "?", "options": ["甲", "乙"], "key": 0, "points": 1},
    "k/many": {"kind": "multiple", "stem": "?", "options": ["甲", "乙"], "key": [0], "points": 1},
    "k/blank": {"kind": "blank", "stem": "?", "key": ["一"], "points": 1},
    "k/number": {"kind": "number", "stem": "?", "key": "1", "points": 1},
    "k/short": {"kind": "short", "stem": "?", "model": "一", "points": 1},
    "k/match": {"kind": "match", "stem": "?", "left": ["甲"], "right": ["乙"], "key": [0], "points": 1},
    "k/order": {"kind": "order", "stem": "?", "options": ["甲", "乙"], "points": 1},
}
#: One session in every state that waits for something.
WAITING: list[tuple[list[Any], list[Any]]] = [
    ([0], []),
    ([["choose", "", [["一", "头"], ["二", "头"]]]], []),
    *[([["item", name]], []) for name in ITEMS],
    ([["item", "k/short"]], [{"input": "answer", "response": "二"}]),
    ([["quiz", {"bank": "k", "title": "", "draw": 1, "pass": 0, "review": True, "fixed": True}]],
     [{"input": "answer", "response": 1}, {"input": "next"}]),
    ([["end", "完", "", "", []]], []),
]  # fmt: skip

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.sampled_from(["next", "choose", "unit/1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
INPUTS = JSON | st.fixed_dictionaries(
    {"input": st.sampled_from(["next", "choose", "answer", "mark", "review", "jump", "rewind"]) | JSON},
    optional={"choice": JSON, "response": JSON, "right": JSON, "to": JSON},
)


@pytest.mark.parametrize(("code", "before"), WAITING, ids=lambda x: json.dumps(x, ensure_ascii=False)[:40])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wrong=INPUTS)
@example(wrong={"input": "jump", "to": ["unit/1"]})
@example(wrong={"input": ["choose"], "choice": 0})
@example(wrong={"input": "answer", "response": [[0]]})
@example(wrong={"input": "answer", "response": "\ud83d"})
@example(wrong={"input": "answer", "response": {"0": 0}})
@example(wrong={"input": "choose", "choice": True})
@example(wrong={"input": "choose", "choice": 0.0})
def test_an_input_of_any_json_type_is_taken_or_refused_and_then_changes_nothing(
    code: list[Any], before: list[Any], wrong: Any
) -> None:
    history = raw_session(
        {"头": code}, items=ITEMS, banks={"k": ["k/one"]}, addresses={"unit/1": ["头", 0, []]}
    )
    for given_before in before:
        history.step(given_before)
    state, events = json.dumps(saved(history)), history.events
    told = history.step(wrong)
    json.dumps(told).encode()
    if told[0]["event"] == "refused":
        assert told == [{"event": "refused", "wait": history.state.wait}]
        assert json.dumps(saved(history)) == state
        assert history.events is events


def test_the_machine_changes_the_state_in_place_and_a_copy_does_not_follow() -> None:
    program = Program(
        raw_bundle(
            {"头": [["set", "数", ["+", "数", 1]], ["choose", "", [["再", "头"]]]]},
            variables=[["数", 0, 0, 9]],
        )
    )
    state, _ = begin(program)
    before = state.copy()
    after, _ = step(program, state, {"input": "choose", "choice": 0})
    assert after is state
    assert (before.vars, after.vars) == ([1], [2])


def test_a_round_without_a_stop_halts_the_session() -> None:
    history = raw_session({"头": [["go", "尾"]], "尾": [["go", "头"]]})
    assert history.events == [{"event": "halted", "reason": "loop"}]
    assert history.state.wait == "over"


def test_calls_without_an_end_halt_the_session() -> None:
    history = raw_session({"头": [["call", "头"]]})
    assert history.events == [{"event": "halted", "reason": "loop"}]
    assert len(history.state.stack) == DEEPEST


def test_an_ending_leaves_the_whole_story_and_not_one_scene() -> None:
    history = raw_session(
        {
            "course": [["call", "戏", 1], "下一课", 0],
            "戏": [["call", "戏/一"], "不该有"],
            "戏/一": [["end", "完", "", "", []]],
        }
    )
    assert kinds(history.events) == ["ended"]
    assert kinds(next_(history)) == ["told", "beat"]
    assert history.state.stack == []


def test_an_ending_in_a_called_scene_of_the_story_itself_is_the_end() -> None:
    history = raw_session({"头": [["call", "尾"], 0], "尾": [["end", "完", "", "", []]]})
    assert history.state.wait == "over"


def test_a_story_called_again_has_its_variables_visits_and_options_back() -> None:
    story = {
        "头": [["call", "戏", 1], ["choose", "", [["再演", "头"]]]],
        "戏": [["go", "戏/一"]],
        "戏/一": [
            ["tell", [["v", "戏.数"], ["v", ["visits", "戏/一"]], ["&", "戏.1.1", "一", "二"]]],
            ["set", "戏.数", ["+", "戏.数", 1]],
            ["choose", "", [["看", "戏/一", None, {"once": 1}], ["走", 4]]],
            ["back"],
            ["back"],
        ],
    }
    history = raw_session(story, variables=[["数", 5, 0, 9], ["戏.数", 0, 0, 9]], counted=["戏/一"])
    assert history.events[0]["text"] == "01一"
    assert choose(history, "看")[1]["text"] == "12二"
    assert offered(history) == ["走"]
    choose(history, "走")
    assert choose(history, "再演")[1]["text"] == "01一"
    assert offered(history) == ["看", "走"]
    assert variable(history, "数") == 5


def test_a_jump_clears_what_was_on_show_and_returns_through_its_frames() -> None:
    history = raw_session(
        {
            "course": [["call", "一"], ["call", "二"], "完了", 0],
            "一": [["item", "k/one"]],
            "二": [["page", {"title": "", "blocks": []}]],
        },
        items=ITEMS,
        addresses={"stop/二": ["二", 0, [["course", 2]]]},
    )
    assert history.state.item is not None
    assert kinds(history.step({"input": "jump", "to": "stop/二"})) == ["paged"]
    assert history.state.item is None
    assert kinds(next_(history)) == ["told", "beat"]


def test_a_choice_whose_condition_is_a_number_is_not_offered() -> None:
    """Only true is true: the compiler lets no other condition through, a damaged bundle might."""
    history = raw_session(
        {"头": [["unless", 1, 2], "不该有", ["choose", "", [["一", "头", 1], ["二", "头", True]]]]}
    )
    assert offered(history) == ["二"]
    assert kinds(history.events) == ["offered"]


def test_texts_of_a_discussion_a_stop_and_a_task_may_vary() -> None:
    vary = ["信", ["v", "数"]]
    stop = {
        "id": "s",
        "at": 0,
        "of": 1,
        "name": "站",
        "record": vary,
        "dispute": ["有", ["?", True, "争", ""]],
        "sources": [],
    }
    history = raw_session(
        {"头": [["discuss", {"text": vary, "seconds": 9}], ["task", {"text": vary}], ["stop", stop]]},
        variables=[["数", 3, 0, 9]],
    )
    assert history.events == [{"event": "discussed", "text": "信3", "seconds": 9}]
    assert next_(history) == [{"event": "tasked", "text": "信3"}]
    stopped = next_(history)[0]
    assert (stopped["record"], stopped["dispute"]) == ("信3", "有争")


def test_a_save_does_not_change_when_the_session_goes_on() -> None:
    history = raw_session({"头": [["item", "k/one"], ["item", "k/many"], 0]}, items=ITEMS)
    answer(history, 0)
    save = saved(history)
    text = json.dumps(save)
    next_(history)
    answer(history, [0])
    assert json.dumps(save) == text


def test_two_sessions_of_one_program_do_not_share_their_states() -> None:
    program = Program(
        raw_bundle({"头": [["choose", "", [["再", "头", None, {"once": 1}], ["完", "头"]]]]}, counted=["头"])
    )
    one, other = History(program), History(program)
    choose(one, "再")
    assert offered(one) == ["完"]
    assert offered(other) == ["再", "完"]
    assert other.state.visits == {"头": 1}


def test_a_draw_in_a_text_that_is_only_looked_at_again_is_not_drawn_again() -> None:
    history = session(
        "场景:\n  甲:\n    剧本: ['{~晴|阴|雨|雪}', {停: }, '{~东|西|南|北}', {停: }]\n    结局: 完\n", seed=5
    )
    first = history.events
    rng = history.state.rng
    next_(history)
    history.rewind()
    assert (history.events, history.state.rng) == (first, rng)


def test_a_wrong_answer_of_a_far_too_long_text_is_refused_by_characters_not_by_code_units() -> None:
    history = raw_session({"头": [["item", "k/blank"]]}, items=ITEMS)
    assert kinds(answer(history, "😀" * 2001)) == ["refused"]
    assert kinds(answer(history, "😀" * 2000)) == ["marked"]

"""A saved session opened after an edit: the nine cases that every engine should pass, and saves that are odd."""

import pytest

from tests.runtime.saves import STORY, at_the_roadside, changed, opened, save_of
from tests.runtime.stories import (
    choose,
    kinds,
    offered,
    session,
    variable,
)

#: Case → the edited story, how the session is opened, the options then on offer.
NINE: dict[str, tuple[str, str, list[str]]] = {
    "no edit": (STORY, "exact", ["给他们带路", "送一瓢水", "跑回家"]),
    "a typo mended in a line already read": (
        changed("队伍走近了", "队伍走进了"), "stop", ["给他们带路", "送一瓢水", "跑回家"]
    ),
    "a line added above": (
        changed("      队伍走近了。", "      天阴着。\n\n      队伍走近了。"), "stop", ["给他们带路", "送一瓢水", "跑回家"]
    ),
    "an offered choice reworded": (changed("给他们带路", "我来带路"), "stop", ["我来带路", "送一瓢水", "跑回家"]),
    "its target changed": (
        changed("做: 信任 += 2, 去: 结尾", "做: 信任 += 2, 去: 窑洞"), "stop", ["给他们带路", "送一瓢水", "跑回家"]
    ),
    "a choice added above the one taken": (
        changed("        - {说: 跟娘进屋", "        - {说: 躲起来, 去: 窑洞}\n        - {说: 跟娘进屋"), "stop",
        ["给他们带路", "送一瓢水", "跑回家"],
    ),
    "a variable added": (changed("藏羊: 否", "藏羊: 否, 羊: 7"), "stop", ["给他们带路", "送一瓢水", "跑回家"]),
    "a variable removed": (changed(", 藏羊: 否", ""), "stop", ["给他们带路", "送一瓢水", "跑回家"]),
    "the current scene renamed": (
        changed("场景:", "曾用名: {路边: 大路边}\n场景:").replace("  路边:", "  大路边:").replace("去: 路边", "去: 大路边"),
        "stop", ["给他们带路", "送一瓢水", "跑回家"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NINE)
def test_the_nine_edits_leave_the_session_where_it_was(case: str) -> None:
    body, how, options = NINE[case]
    history, resumed = opened(at_the_roadside(), body)
    assert resumed.how == how
    assert resumed.scene == ("大路边" if "renamed" in case else "路边")
    assert offered(history) == options
    assert (variable(history, "信任"), variable(history, "粮")) == (1, 3)
    if how == "stop":
        assert kinds(history.events) == ["said", "offered"]
    choose(history, options[1])
    assert history.events[-2]["text"] == "信任 1，粮 2。"


def test_a_variable_that_was_added_has_its_initial_value_and_one_that_changed_its_type_begins_anew() -> None:
    body = changed("粮: 3, 藏羊: 否", "粮: 是, 藏羊: 4, 羊: 7").replace("粮 -= 1", "粮 = 否")
    history, resumed = opened(at_the_roadside(), body)
    assert resumed.how == "stop"
    assert [variable(history, n) for n in ("信任", "粮", "藏羊", "羊")] == [1, True, 4, 7]


def test_values_come_into_a_narrower_range_or_list() -> None:
    words = "变量: {季: {初值: 春, 范围: [春, 夏, 秋]}, 数: {初值: 9, 范围: 0..9}}\n场景:\n  甲: {剧本: [{做: '季 = \"秋\"'}, {停: }], 结局: 完}\n"
    history = session(words)
    again, resumed = opened(
        save_of(history),
        changed(", 秋]", "]", words)
        .replace("初值: 9, 范围: 0..9", "初值: 1, 范围: 0..3")
        .replace('"秋"', '"夏"'),
    )
    assert resumed.how == "stop"
    assert (variable(again, "季"), variable(again, "数")) == ("春", 3)


def test_a_save_of_another_form_begins_anew() -> None:
    history, resumed = opened({**at_the_roadside(), "format": 2}, STORY)
    assert (resumed.how, history.state.log) == ("fresh", [])


def test_a_log_that_does_not_lead_to_its_state_is_placed_by_the_state() -> None:
    save = at_the_roadside()
    save["log"] = save["log"][:1]
    history, resumed = opened(save, STORY)
    assert resumed.how == "stop"
    assert offered(history) == ["给他们带路", "送一瓢水", "跑回家"]


def test_a_session_placed_twice_can_still_be_followed_from_its_first_beginning() -> None:
    placed, resumed = opened(at_the_roadside(), changed("队伍走近了", "队伍来了"))
    assert resumed.how == "stop"
    choose(placed, "送一瓢水")
    history, resumed = opened(
        save_of(placed), STORY.replace("去: 结尾", "去: 末尾").replace("  结尾:", "  末尾:")
    )
    assert (resumed.steps, resumed.of) == (4, 4)
    assert variable(history, "粮") == 2

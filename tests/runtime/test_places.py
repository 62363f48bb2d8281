"""Where a session is placed when the place where it stood is gone."""

from typing import Any

from tests.runtime.saves import at_the_roadside, changed, opened, save_of
from tests.runtime.stories import (
    choose,
    kinds,
    next_,
    offered,
    session,
    variable,
)


def test_where_the_choice_is_gone_the_scene_starts_again_without_doing_its_effects_twice() -> None:
    body = "变量: {数: 0}\n场景:\n  甲:\n    剧本: [{停: }, {做: 数 += 1}, 一]\n    选择: {问: 头一问, 选项: [{说: 走, 去: 乙}]}\n  乙: {剧本: 完, 结局: 完}\n"
    history = session(body)
    next_(history)
    assert variable(history, "数") == 1
    again, resumed = opened(
        save_of(history),
        changed("问: 头一问, 选项: [{说: 走", "问: 第二问, 选项: [{说: 留", body).replace("一]", "二]"),
    )
    assert (resumed.how, resumed.scene) == ("scene", "甲")
    next_(again)
    assert variable(again, "数") == 1


def test_the_only_option_reworded_under_the_same_question_leads_where_it_led() -> None:
    body = "变量: {数: 0}\n场景:\n  甲:\n    剧本: [{停: }]\n    选择: {问: 头一问, 选项: [{说: 走, 做: 数 += 1, 去: 乙}]}\n  乙: {剧本: 完, 结局: 完}\n  丙: {剧本: 完, 结局: 别的}\n"
    history = session(body)
    next_(history)
    assert opened(save_of(history), changed("说: 走", "说: 快走", body))[1].how == "stop"
    assert (
        opened(save_of(history), changed("说: 走, 做: 数 += 1, 去: 乙", "说: 快走, 去: 丙", body))[1].how
        == "scene"
    )
    local = changed("说: 走, 做: 数 += 1, 去: 乙", "说: 快走", body).replace("  乙:", "    结局: 完\n  乙:")
    assert opened(save_of(history), local)[1].how == "scene"


def test_of_two_places_that_look_alike_neither_is_taken_for_the_other() -> None:
    body = "场景:\n  甲:\n    剧本:\n      - 选择: {选项: [{说: 东, 剧本: [{停: }]}, {说: 西, 剧本: [{停: }]}]}\n    结局: 完\n"
    history = session(body)
    choose(history, "西")
    again, resumed = opened(save_of(history), changed("{说: 西, 剧本: [{停: }]}", "{说: 南}", body))
    assert resumed.how == "scene"
    assert offered(again) == ["东", "南"]


def test_a_stop_in_a_branch_is_not_found_in_another_branch() -> None:
    body = "场景:\n  甲:\n    剧本:\n      - 选择: {选项: [{说: 东, 剧本: [风停了。, {停: }, 走]}, {说: 西, 剧本: [走]}]}\n    结局: 完\n"
    history = session(body)
    choose(history, "东")
    moved = "场景:\n  甲:\n    剧本:\n      - 选择: {选项: [{说: 东, 剧本: [走]}, {说: 西, 剧本: [风停了。, {停: }, 走]}]}\n    结局: 完\n"
    assert opened(save_of(history), moved)[1].how == "scene"
    swapped = "场景:\n  甲:\n    剧本:\n      - 选择: {选项: [{说: 西, 剧本: [走]}, {说: 东, 剧本: [风停了。, {停: }, 走]}]}\n    结局: 完\n"
    assert opened(save_of(history), swapped)[1].how == "stop"


CALLS = """
变量: {数: 0}
场景:
  甲: {剧本: [{停: }, {做: 数 += 1}, {调用: 乙}, {做: 数 += 10}, 回来了, {停: }], 结局: 完}
  乙: {剧本: [{存点: 是}, {做: 数 += 100}, 在里面, {停: }, 出来, {停: }], 返回: 是}
"""


def inside() -> dict[str, Any]:
    history = session(CALLS)
    next_(history, 2)
    assert (history.state.scene, variable(history, "数")) == ("乙", 101)
    return save_of(history)


def test_a_session_inside_a_call_comes_back_behind_the_call_where_it_stands_now() -> None:
    body = changed("{停: }, {做: 数 += 1}", "{停: }, 新的, {停: }, {做: 数 += 1}", CALLS)
    history, resumed = opened(inside(), body)
    assert (resumed.how, resumed.scene) == ("stop", "乙")
    next_(history)
    assert (history.state.scene, variable(history, "数")) == ("甲", 111)


def test_a_renamed_scene_that_is_called_is_found_through_its_alias() -> None:
    body = (
        changed("场景:", "曾用名: {甲: 子, 乙: 丑}\n场景:", CALLS)
        .replace("  甲:", "  子:")
        .replace("  乙:", "  丑:")
        .replace("调用: 乙", "调用: 丑")
    )
    history, resumed = opened(
        inside(), body.replace("{做: 数 += 1}, {调用", "{调用: 丑}, {停: }, {做: 数 += 1}, {调用")
    )
    assert resumed.how == "scene"
    assert resumed.scene == "子"
    history, resumed = opened(inside(), body)
    assert (resumed.how, resumed.scene) == ("stop", "丑")
    next_(history)
    assert history.state.scene == "子"


def test_where_the_call_is_gone_the_calling_scene_starts_again_with_the_values_of_its_entry() -> None:
    history, resumed = opened(inside(), changed("{调用: 乙}, ", "", CALLS).replace("{存点: 是}, ", ""))
    assert (resumed.how, resumed.scene) == ("scene", "甲")
    assert variable(history, "数") == 0
    assert history.state.stack == []


def test_where_the_scene_in_the_middle_is_gone_the_outer_one_starts_again() -> None:
    body = "场景:\n  甲: {剧本: [一, {停: }, {调用: 乙}, 二, {停: }], 结局: 完}\n  乙: {剧本: [{调用: 丙}], 返回: 是}\n  丙: {剧本: [三, {停: }], 返回: 是}\n"
    history = session(body)
    next_(history)
    edited = "场景:\n  甲: {剧本: [一, {停: }, {调用: 丁}, 二, {停: }], 结局: 完}\n  丁: {剧本: [四, {停: }], 返回: 是}\n"
    again, resumed = opened(save_of(history), edited)
    assert (resumed.how, resumed.scene, again.state.stack) == ("scene", "甲", [])


def test_where_the_called_scene_is_gone_a_checkpoint_in_it_is_gone_too() -> None:
    body = changed("{调用: 乙}, ", "", CALLS).partition("  乙:")[0]
    history, resumed = opened(inside(), body)
    assert (resumed.how, resumed.scene) == ("scene", "甲")
    assert variable(history, "数") == 0


MARKED = """
变量: {数: 0}
场景:
  甲: {剧本: [{做: 数 += 1}, {存点: 是}, {做: 数 += 10}, 一, {停: }], 去: 乙}
  乙: {剧本: [{做: 数 += 100}, 二, {停: }, 三, {停: }], 结局: 完}
"""


def test_the_checkpoint_of_the_scene_comes_before_its_start() -> None:
    body = changed("去: 乙}\n  乙: {剧本: [", "去: 乙}\n  乙: {剧本: [{停: }, {存点: 是}, ", MARKED)
    history = session(body)
    next_(history, 3)
    again, resumed = opened(
        save_of(history), changed("三, {停: }", "三改", body).replace("二, {停: }", "二改")
    )
    assert (resumed.how, resumed.scene) == ("checkpoint", "乙")
    assert variable(again, "数") == 111


def test_where_the_scene_is_gone_the_last_checkpoint_is_the_place_with_the_values_it_had() -> None:
    history = session(MARKED)
    next_(history)
    assert variable(history, "数") == 111
    body = changed("去: 乙", "去: 丙", MARKED).replace("  乙:", "  丙:")
    again, resumed = opened(save_of(history), body)
    assert (resumed.how, resumed.scene) == ("checkpoint", "甲")
    assert variable(again, "数") == 11
    next_(again)
    assert variable(again, "数") == 111


def test_a_checkpoint_before_a_call_comes_after_the_start_of_the_scene_that_called() -> None:
    body = "变量: {数: 0}\n场景:\n  甲: {剧本: [{停: }, {做: 数 += 1}, {存点: 是}, {调用: 乙}], 结局: 完}\n  乙: {剧本: [里, {停: }], 返回: 是}\n"
    history = session(body)
    next_(history)
    again, resumed = opened(
        save_of(history), changed("{调用: 乙}", "{调用: 丙}", body).replace("  乙:", "  丙:")
    )
    assert (resumed.how, resumed.scene, variable(again, "数")) == ("checkpoint", "甲", 1)


def test_a_scene_opened_at_its_checkpoint_still_knows_how_it_was_entered() -> None:
    body = "变量: {数: 0}\n场景:\n  甲: {剧本: [{停: }, {做: 数 += 1}, {存点: 是}, 一, {停: }, 二, {停: }], 结局: 完}\n"
    history = session(body)
    next_(history, 2)
    again, resumed = opened(save_of(history), changed("一, {停: }, 二, {停: }", "三, 四", body))
    assert (resumed.how, variable(again, "数")) == ("checkpoint", 1)
    once_more, resumed = opened(
        save_of(again),
        changed("{存点: 是}, 一, {停: }, 二, {停: }", "五", body).replace(
            "结局: 完}", "去: 乙}\n  乙: {剧本: 六, 结局: 完}"
        ),
    )
    assert (resumed.how, variable(once_more, "数")) == ("scene", 0)


def test_where_nothing_can_be_done_at_the_checkpoint_either_the_scene_that_called_starts_again() -> None:
    body = "变量: {数: 0}\n场景:\n  甲:\n    剧本:\n      - {停: }\n      - {存点: 是}\n      - 选择: {选项: [{说: 进去, 当: 数 < 1}]}\n      - {调用: 乙}\n    结局: 完\n  乙: {剧本: [里, {停: }], 返回: 是}\n"
    history = session(body)
    next_(history)
    choose(history, "进去")
    edited = (
        changed("当: 数 < 1", "当: 数 > 1", body)
        .replace("{调用: 乙}", "{调用: 丙}")
        .replace("  乙:", "  丙:")
    )
    again, resumed = opened(save_of(history), edited)
    assert (resumed.how, resumed.scene, kinds(again.events)) == ("scene", "甲", ["beat"])


def test_a_checkpoint_of_an_earlier_visit_is_not_that_of_this_one() -> None:
    body = "变量: {数: 0}\n场景:\n  甲:\n    剧本: [{做: 数 += 1}, {停: }, {若: 数 < 2, 则: [{存点: 是}, 存了, {去: 甲}]}, 末, {停: }]\n    结局: 完\n"
    history = session(body)
    next_(history, 2)
    assert history.state.marked is not None
    again, resumed = opened(save_of(history), changed("末, {停: }", "末尾", body))
    assert (resumed.how, variable(again, "数")) == ("scene", 2)


def test_a_place_where_nothing_can_be_done_any_more_is_no_place() -> None:
    body = changed("说: 给他们带路,", "说: 给他们带路, 当: 粮 > 5,").replace(
        "说: 送一瓢水,", "说: 送一瓢水, 当: 粮 > 5,"
    )
    body = body.replace("说: 跑回家,", "说: 跑回家, 当: 粮 > 5,")
    history, resumed = opened(at_the_roadside(), body)
    assert resumed.how == "scene"
    assert history.state.wait == "next"

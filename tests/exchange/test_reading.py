"""A work as sections to be read: nothing is lost, every way leads somewhere, conditions are words."""

import json
from typing import Any

import pytest

from engine.exchange.reading import blocks as b
from engine.exchange.reading.phrases import Phrases
from engine.exchange.reading.questions import question
from engine.exchange.reading.sections import every, notes_of, parts
from tests.building import bundle_of
from tests.exchange.works import WORKS, work

VARIABLES: list[list[Any]] = [
    ["信任", 0, 0, 5],
    ["藏羊", False],
    ["季", "春", ["春", "秋"]],
    ["huohua.粮", 3, 0, 3],
]


@pytest.mark.parametrize(
    ("expr", "true", "false"),
    [
        ("藏羊", "记下了“藏羊”", "没有记下“藏羊”"),
        (["not", "藏羊"], "没有记下“藏羊”", "记下了“藏羊”"),
        (["==", "藏羊", False], "没有记下“藏羊”", "记下了“藏羊”"),
        ([">=", "信任", 2], "“信任”不少于 2", "“信任”少于 2"),
        (["==", "季", ["s", "秋"]], "“季”是“秋”", "“季”不是“秋”"),
        (["seen", "路边"], "看过【七】", "没看过【七】"),
        (
            ["and", "藏羊", [">", "huohua.粮", 1]],
            "记下了“藏羊”，并且“粮”大于 1",
            "没有记下“藏羊”，或者“粮”不超过 1",
        ),
        (
            ["and", "藏羊", ["or", ["seen", "路边"], [">", "信任", 1]]],
            "记下了“藏羊”，并且（看过【七】，或者“信任”大于 1）",
            "没有记下“藏羊”，或者（没看过【七】，并且“信任”不超过 1）",
        ),
        ([">", ["+", "信任", ["score"]], 3], "（“信任”加得分）大于 3", "（“信任”加得分）不超过 3"),
    ],
)
def test_a_condition_is_told_both_ways(expr: Any, true: str, false: str) -> None:
    phrases = Phrases(VARIABLES, {"路边": 7})
    assert phrases.condition(expr) == true
    assert phrases.condition(expr, true=False) == false


@pytest.mark.parametrize(
    ("name", "expr", "told"),
    [
        ("藏羊", True, "记下“藏羊”"),
        ("藏羊", False, "划掉“藏羊”"),
        ("信任", ["+", "信任", 1], "“信任”加 1"),
        ("信任", ["-", "信任", 2], "“信任”减 2"),
        ("信任", 3, "“信任”记作 3"),
        ("季", ["s", "秋"], "“季”记作“秋”"),
    ],
)
def test_a_change_is_something_to_write_down(name: str, expr: Any, told: str) -> None:
    assert Phrases(VARIABLES, {}).change(name, expr) == told


def reading(source: str) -> list[b.Section]:
    return parts(bundle_of(source))[0].sections


STORY = """\
情景剧: t
标题: 试
性质: 创作
角色: {甲: {}}
变量: {勇: {初值: 0, 范围: 0..3, 说明: 胆量}, 灯: {初值: 否, 说明: 灯亮没亮}}
场景:
  门口:
    剧本:
      - 甲：{灯：亮了|黑着}。
      - 选择:
          问: 进不进？
          选项:
            - {说: 进, 做: 勇 += 1；灯 = 是, 剧本: 甲走进去。, 评: 好。}
            - {说: 等, 当: 非 灯, 剧本: 甲站着。}
      - 若: 勇 >= 1
        则: [甲：不怕。, {去: 屋里}]
        否则: [甲：再等等。]
      - 风来了。
    去: 屋里
  屋里: {剧本: 屋里很静。, 结局: 静}
"""


def test_a_scene_is_a_section_and_its_branches_stand_within_it() -> None:
    first, second = reading(STORY)

    assert (first.number, first.title) == (1, "门口")
    assert first.blocks == [
        b.If("记下了“灯”", "没有记下“灯”", [b.Said("甲", "", "亮了。")], [b.Said("甲", "", "黑着。")]),
        b.Choice(
            "进不进？",
            False,
            [
                b.Way("进", "", [b.Noted("好。"), b.Counted(("“勇”加 1", "记下“灯”")), b.Told("甲走进去。")]),
                b.Way("等", "没有记下“灯”", [b.Told("甲站着。")]),
            ],
        ),
        b.If(
            "“勇”不少于 1",
            "“勇”少于 1",
            [b.Said("甲", "", "不怕。"), b.Turned(2)],
            [b.Said("甲", "", "再等等。")],
        ),
        b.Told("风来了。"),
        b.Turned(2),
    ]
    assert second.blocks == [b.Told("屋里很静。"), b.Ended("静", "", "", ())]


def test_the_reader_writes_down_what_counts() -> None:
    assert notes_of(bundle_of(STORY), "t") == ["“勇”记作 0"]


def words(value: Any) -> list[str]:
    """All texts that a learner can meet in code, in pieces that do not vary."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [
            w
            for k, v in value.items()
            if k in ("text", "record", "note", "title", "blocks")
            for w in words(v)
        ]
    if isinstance(value, list):
        if value and value[0] in ("say", "tell", "stage", "fact"):
            return [w for part in value[1:] for w in words(part)]
        if value and value[0] == "?":
            return words(value[2]) + words(value[3])
        return [w for part in value for w in words(part)]
    return []


@pytest.mark.parametrize("name", WORKS)
def test_no_line_of_a_work_is_lost(name: str) -> None:
    bundle = work(name)
    found = parts(bundle)
    text = json.dumps(
        [[repr(block) for s in p.sections for block in s.blocks] for p in found], ensure_ascii=False
    )
    lines = [
        w
        for code in bundle["scenes"].values()
        for ins in code
        if isinstance(ins, str)
        or (isinstance(ins, list) and ins[0] in ("say", "tell", "stage", "fact", "page"))
        for w in words(ins)
        if len(w) > 4 and not w.isascii() and "." not in w
    ]
    assert len(lines) > 20
    assert [w for w in lines if json.dumps(w, ensure_ascii=False)[1:-1] not in text] == []


@pytest.mark.parametrize("name", WORKS)
def test_every_way_leads_to_a_section_that_is_there(name: str) -> None:
    for part in parts(work(name)):
        numbers = {s.number for s in part.sections}
        blocks = [block for s in part.sections for block in every(s.blocks)]
        turns = {block.to for block in blocks if isinstance(block, b.Turned)}
        assert turns <= numbers
        if part.kind == "scenario":
            assert numbers == set(range(1, len(part.sections) + 1))
            assert turns | {1} == numbers
            assert any(isinstance(block, b.Ended) for block in blocks)


def test_a_course_has_its_units_as_parts() -> None:
    found = parts(work("dongzheng"))
    assert [p.kind for p in found] == ["lesson"] * 6 + ["route", "scenario", "scenario", "quiz", "practice"]
    assert [p.nature for p in found if p.kind == "scenario"] == ["dramatised", "dramatised"]


def test_questions_have_their_letters_and_the_key_is_not_always_the_first() -> None:
    items = work("dongzheng")["items"]
    asked = {name: question(name, item) for name, item in items.items()}
    for name, item in items.items():
        options = dict(asked[name].options)
        if item["kind"] == "single":
            assert options[asked[name].answer] == item["options"][item["key"]]
        if item["kind"] == "order":
            assert [options[letter] for letter in asked[name].answer] == item["options"]
            assert [text for _, text in asked[name].options] != item["options"]
    singles = [asked[name].answer for name, item in items.items() if item["kind"] == "single"]
    assert len(set(singles)) > 2

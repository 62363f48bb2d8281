"""Mistakes that concern several files: what is said, where, and which cure is offered."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from engine.diagnostics import Diagnostic

Compiled = Callable[[Path], list[Diagnostic]]
HEAD = "情景剧: wandian\n标题: 晚点\n性质: 创作\n"
END = "    结局: 等\n    评语: 等得起。\n"
STORY, COURSE, BANK = (
    "scenarios/wandian/scenario.yaml",
    "courses/tielu/course.yaml",
    "courses/tielu/banks/tielu.yaml",
)
ITEM = "  - {编号: xinhao, 题: 红灯要停车。, 答案: 对, 解析: 红灯停。}\n"
BANK_TEXT = f"题库: tielu\n题目:\n{ITEM}"


class Case(NamedTuple):
    """Files, and what is said: path, line, code and a part of the hint."""

    files: dict[str, str]
    said: list[tuple[str, int, str, str]]


def _asking(item: str) -> dict[str, str]:
    story = f"{HEAD}场景:\n  站台:\n    剧本:\n      - 火车晚点了。\n      - 题: {item}\n{END}"
    return {STORY: story, BANK: BANK_TEXT}


def _lesson(text: str, **more: str) -> dict[str, str]:
    course = "课程: tielu\n标题: 铁路\n来源:\n  S01: 《铁路志》\n单元:\n  - 课文: lessons/zhan.md\n"
    return {COURSE: course, "courses/tielu/lessons/zhan.md": f"# 站台\n\n有记载。[^S01]\n\n{text}\n", **more}


LESSON = "courses/tielu/lessons/zhan.md"
CASES = {
    "an item in a misspelt bank": Case(
        _asking("tilu/xinhao"), [(STORY, 8, "L305", "`tielu/xinhao`")]
    ),
    "an item without its bank": Case(_asking("xinhao"), [(STORY, 8, "L305", "`tielu/xinhao`")]),
    "an item of nowhere": Case(_asking("qita/qita"), [(STORY, 8, "L305", "write `bank/item`")]),
    "two places that ask for an item of nowhere": Case(
        {STORY: f"{HEAD}场景:\n  站台:\n    剧本:\n      - 题: qita/qita\n      - 题: qita/qita\n{END}"},
        [(STORY, 7, "L305", "write `bank/item`")],
    ),
    "a fact box without a source": Case(
        _lesson(":::史实\n车站建于1936年。\n:::\n\n:::旁注\n共3站。\n:::"), [(LESSON, 6, "T605", "[^source]")]
    ),
    "a fact box cited in its second line": Case(_lesson(":::史实\n车站建于1936年。\n\n共3站。[^S01]\n:::"), []),
    "a fact box without a number": Case(_lesson(":::史实\n当年没有电灯。\n:::"), []),
    "a picture of a lesson without its text": Case(
        _lesson("![](images/zhan.svg)", **{"courses/tielu/images/zhan.svg": "<svg/>"}),
        [(LESSON, 5, "L312", "between `![` and `]`")],
    ),
    "a picture in another folder": Case(
        _lesson("![站台](zhan.svg)", **{"courses/tielu/images/zhan.svg": "<svg/>"}),
        [(LESSON, 5, "L311", "`images/zhan.svg`")],
    ),
    "a long page with long notes": Case(
        _lesson(":::讲稿\n" + "等车的人越来越多。" * 90 + "\n:::"), []
    ),
    "a page that is long because of its text": Case(
        _lesson("## 上车\n\n" + "等车的人越来越多。" * 90), [(LESSON, 5, "T610", "split it")]
    ),
    "a quiz from a bank file that is not there": Case(
        {COURSE: "课程: tielu\n标题: 铁路\n单元:\n  - 测验: {题库: banks/tilu.yaml}\n", BANK: BANK_TEXT},
        [(COURSE, 4, "L306", "`banks/tielu.yaml`")],
    ),
    "fewer class hours than reading takes": Case(
        {
            COURSE: "课程: tielu\n标题: 铁路\n学时: 0.1\n单元:\n"
            + "".join(f"  - 讨论: 第{n}个问题是什么？\n" for n in range(30))
        },
        [(COURSE, 3, "G416", "write about 1")],
    ),
    "more class hours than reading takes": Case(
        {COURSE: "课程: tielu\n标题: 铁路\n学时: 2\n单元:\n  - 讨论: 坐过火车吗？\n"}, []
    ),
    "a scene of another file that leads nowhere": Case(
        {
            STORY: f"{HEAD}分场: [di-er-mu.yaml]\n场景:\n  站台: {{剧本: 火车晚点了。, 去: 车厢}}\n",
            "scenarios/wandian/di-er-mu.yaml": "场景:\n  车厢:\n    剧本: 车来了。\n    去: 站抬\n",
        },
        [("scenarios/wandian/di-er-mu.yaml", 4, "L301", "`站台`")],
    ),
    "an old name that is used again": Case(
        {
            STORY: f"{HEAD}曾用名: {{老站: 站台}}\n场景:\n  开头: {{剧本: 早。, 去: 老站}}\n  站台:\n    剧本: 晚。\n{END}"
        },
        [(STORY, 6, "L301", "`站台`")],
    ),
    "a scene read as a variable": Case(
        {STORY: f"{HEAD}场景:\n  站台:\n    剧本:\n      - 若: 站台\n        则: [好。]\n{END}"},
        [(STORY, 7, "L302", "`seen(站台)`")],
    ),
    "names in full width": Case(
        {
            STORY: f"{HEAD}来源:\n  Ｓ01: 《铁路志》\n场景:\n  站台:\n    剧本:\n      - 史实: 车站建于1936年。[^Ｓ01]\n{END}",
            BANK: BANK_TEXT.replace("xinhao", "xinhao１"),
        },
        [(BANK, 3, "T609", "`xinhao1`"), (STORY, 5, "T609", "`S01`")],
    ),
    "a scenario with a full-width id": Case(
        {"scenarios/wandian２/scenario.yaml": f"{HEAD.replace('wandian', 'wandian２')}场景:\n  站台:\n    剧本: 好。\n{END}"},
        [("scenarios/wandian２/scenario.yaml", 1, "T609", "`wandian2`")],
    ),
    "a wrong citation of a source": Case(
        {STORY: f"{HEAD}来源:\n  S01: 《铁路志》\n场景:\n  站台:\n    剧本:\n      - 史实: 当年没有电灯。[^S1]\n{END}"},
        [(STORY, 9, "L307", "`S01`")],
    ),
    "a key in a list that names no option": Case(
        {BANK: BANK_TEXT + "  - {编号: b, 题: 哪两个？, 选项: [停车, 减速, 鸣笛], 题型: 多选, 答案: [停车, 加速], 解析: 好。}\n"},
        [(BANK, 4, "A501", "`减速`")],
    ),
    "a misspelt variable that is set": Case(
        {
            STORY: f"{HEAD}变量:\n  耐心: {{初值: 0, 范围: 0..3}}\n场景:\n  站台:\n    剧本:\n"
            f"      - 做: 奈心 += 1\n      - 还剩{{耐心}}分。\n{END}"
        },
        [(STORY, 9, "L303", "`耐心`")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_said_about_a_project(name: str, tmp_path: Path, compiled: Compiled) -> None:
    for path, text in CASES[name].files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    found = compiled(tmp_path)

    assert [(d.span.path, d.span.line, d.code) for d in found] == [s[:3] for s in CASES[name].said], [
        d.message.en for d in found
    ]
    for d, (*_, hint) in zip(found, CASES[name].said, strict=True):
        assert d.hint is not None
        assert hint in d.hint.en


def test_a_person_who_is_not_in_the_cast_is_reported_once_with_the_other_places(
    tmp_path: Path, compiled: Compiled
) -> None:
    lines = "".join("      列车员：上车了。\n" for _ in range(6))
    file = tmp_path / STORY
    file.parent.mkdir(parents=True)
    file.write_text(f"{HEAD}场景:\n  站台:\n    剧本: |\n{lines}{END}", "utf-8")

    (said,) = compiled(tmp_path)

    assert (said.code, said.span.line) == ("L304", 7)
    assert [label.span.line for label in said.labels] == [8, 9, 10]


def test_hints_answer_in_the_spelling_of_the_file(tmp_path: Path, compiled: Compiled) -> None:
    file = tmp_path / STORY
    file.parent.mkdir(parents=True)
    file.write_text(
        "scenario: wandian\ntitle: Late\nnature: dramatised\nscenes:\n  platform:\n    script: It is late.\n",
        "utf-8",
    )

    (said,) = compiled(tmp_path)

    assert said.code == "G402"
    assert said.hint is not None
    assert said.hint.zh == "在末尾写`choose`、`goto`或`ending`"

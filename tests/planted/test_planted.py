"""Sixteen mistakes that authors make, each planted alone into a sound story, course and bank.

Each is found before anybody plays, as one report at the very word, with a cure in both languages.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from engine.diagnostics import Diagnostic

Checked = Callable[[Path, str], list[Diagnostic]]
STORY = "scenarios/wandian/scenario.yaml"
COURSE = "courses/tielu/course.yaml"
BANK = "courses/tielu/banks/tielu.yaml"
SOUND = {
    STORY: """\
情景剧: wandian
标题: 晚点
性质: 创作
角色:
  老陈: {身份: 站长}
变量:
  耐心: {初值: 0, 范围: 0..3}
  有票: {初值: 否}
场景:
  站台:
    剧本: |
      （天快黑了。）
      老陈：火车晚点了。
    选择:
      问: 你怎么办？
      选项:
        - {说: 去候车室等, 做: 耐心 += 2, 去: 候车室}
        - {说: 先去买票, 做: 有票 = 是, 去: 候车室}
        - {说: 站着发呆, 去: 候车室}
  候车室:
    剧本:
      - 画面: zhantai.svg
        替代: 空空的站台
      - 人很多。{耐心 >= 2：他坐了下来。|他站在门口。}
    选择:
      选项:
        - {说: 接着等, 当: 耐心 >= 2, 去: 车厢}
        - {说: 拿着票上车, 当: 有票, 去: 车厢}
        - {说: 回家, 去: 家}
  车厢:
    剧本: 老陈：上车吧。
    结局: 上车
    评语: 等得起，也准备得早。
  家:
    剧本: 老陈：路上小心。
    结局: 回家
    评语: 也是办法。
""",
    "scenarios/wandian/zhantai.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    COURSE: """\
课程: tielu
标题: 铁路
单元:
  - 情景剧: wandian
  - 测验: {题库: banks/tielu.yaml, 抽: 2, 及格: 60%}
""",
    BANK: """\
题库: tielu
题目:
  - 编号: hongdeng
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
  - 编号: lvdeng
    题: 绿灯可以通行。
    答案: 对
    解析: 绿灯行。
""",
}


class Planted(NamedTuple):
    """A mistake: what is replaced by what, the code, and the word at which the report must stand.

    ``word`` is a piece of the changed file with the place between ``«`` and ``»``; ``cure`` is a part of
    the hint in Chinese and in English.
    """

    name: str
    path: str
    old: str
    new: str
    code: str
    word: str
    cure: tuple[str, str]


MISTAKES = [
    Planted("misspelt scene", STORY, "有票 = 是, 去: 候车室", "有票 = 是, 去: 侯车室", "L301",
            "        - {说: 先去买票, 做: 有票 = 是, 去: «侯车室»}", ("候车室", "候车室")),
    Planted("misspelt variable", STORY, "{耐心 >= 2：", "{奈心 >= 2：", "L302",
            "      - 人很多。{«奈心» >= 2：他坐了下来。|他站在门口。}", ("耐心", "耐心")),
    Planted("misspelt speaker", STORY, "老陈：上车吧", "老程：上车吧", "L304",
            "    剧本: «老程»：上车吧。", ("老陈", "老陈")),
    Planted("unreachable scene", STORY, "  家:\n", "  旧站:\n    剧本: 没有人。\n    去: 家\n  家:\n", "G401",
            "  «旧站»:", ("去: 旧站", "去: 旧站")),
    Planted("dead end", STORY, "    结局: 回家\n    评语: 也是办法。\n", "", "G402",
            "  «家»:", ("写`选择`、`去`或`结局`", "add `选择`, `去` or `结局`")),
    Planted("endless loop without an input", STORY, "    结局: 回家\n    评语: 也是办法。\n",
            "    去: 路上\n  路上:\n    剧本: 天黑了。\n    去: 家\n", "G405",
            "  «家»:", ("加一个`选择`", "put a `选择`")),
    Planted("choice list that can be empty", STORY, "{说: 回家, 去: 家}", "{说: 回家, 当: 耐心 >= 2, 去: 家}", "G412",
            "    «选择»:\n      选项:\n        - {说: 接着等", ("留一个不带`当`", "keep one option without `当`")),
    Planted("condition never true", STORY, "当: 耐心 >= 2", "当: 耐心 >= 5", "G406",
            "        - {说: 接着等, 当: «耐心 >= 5», 去: 车厢}", ("0 到 3 之间", "between 0 and 3")),
    Planted("variable never read", STORY, "  有票: {初值: 否}\n", "  有票: {初值: 否}\n  行李: {初值: 否}\n", "G408",
            "  «行李»: {初值: 否}", ("条件或台词", "condition or a text")),
    Planted("variable never set", STORY, "做: 有票 = 是, ", "", "G409",
            "  «有票»: {初值: 否}", ("做: 有票", "做: 有票")),
    Planted("type clash", STORY, "当: 有票,", "当: 有票 >= 1,", "G424",
            "        - {说: 拿着票上车, 当: «有票» >= 1, 去: 车厢}", ("直接写`有票`", "write `有票` alone")),
    Planted("duplicate id", BANK, "编号: lvdeng", "编号: hongdeng", "A503",
            "  - 编号: «hongdeng»\n    题: 绿灯", ("换一个编号", "another id")),
    Planted("key that names no option", BANK, "答案: A", "答案: D", "A501",
            "    答案: «D»", ("A、B、C", "A、B、C")),
    Planted("bank drawn larger than it is", COURSE, "抽: 2", "抽: 6", "A507",
            "  - 测验: {题库: banks/tielu.yaml, 抽: «6», 及格: 60%}", ("2 以内", "at most 2")),
    Planted("missing media", STORY, "画面: zhantai.svg", "画面: zhantai.png", "L311",
            "      - 画面: «zhantai.png»", ("zhantai.svg", "zhantai.svg")),
    Planted("ending never reached", STORY, "    剧本: 老陈：上车吧。\n",
            "    剧本:\n      - 老陈：上车吧。\n      - 若: 有票 且 耐心 >= 2\n        则:\n"
            "          - {结局: 坐上软座, 评语: 难得。}\n", "G411",
            "          - {结局: «坐上软座», 评语: 难得。}", ("`当`和`若`", "loosen a condition in `当` or `若`")),
]  # fmt: skip


def test_the_story_without_a_mistake_is_sound(tmp_path: Path, checked: Checked) -> None:
    root = _laid_out(tmp_path, SOUND)

    assert [d for path in (STORY, COURSE, BANK) for d in checked(root, path)] == []


@pytest.mark.parametrize("planted", MISTAKES, ids=lambda p: p.name)
def test_a_planted_mistake_is_found_at_its_word_with_a_cure(
    planted: Planted, tmp_path: Path, checked: Checked
) -> None:
    before = SOUND[planted.path]
    assert before.count(planted.old) == 1
    changed = before.replace(planted.old, planted.new)

    found = checked(_laid_out(tmp_path, {**SOUND, planted.path: changed}), planted.path)

    assert [d.code for d in found] == [planted.code], [d.message.en for d in found]
    (d,) = found
    assert (d.span.path, d.span.line, d.span.column, d.span.end_column) == (
        planted.path,
        *_place(changed, planted.word),
    )
    assert d.hint is not None
    assert planted.cure[0] in d.hint.zh
    assert planted.cure[1] in d.hint.en


def test_all_sixteen_are_planted() -> None:
    assert len({p.name for p in MISTAKES}) == 16


def _laid_out(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def _place(text: str, word: str) -> tuple[int, int, int]:
    """Line, column and end column of what stands between the marks."""
    before, _, rest = word.partition("«")
    marked, _, after = rest.partition("»")
    whole = before + marked + after
    assert text.count(whole) == 1
    at = text.index(whole) + len(before)
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return text.count("\n", 0, at) + 1, column, column + len(marked)

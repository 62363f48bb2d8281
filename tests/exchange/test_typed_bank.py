"""Question banks typed into Word or Notepad, in the forms that offices use."""

from typing import Any

import docx
import pytest

from engine.exchange.importers.detect import form_of
from engine.exchange.importers.target import Target
from engine.exchange.importing import imported
from engine.exchange.report import Imported
from engine.model.vocabulary import KEYS
from engine.source.reader import read_yaml
from tests.imports import errors
from tests.word import listed, numbered, saved, typed


def got(data: bytes | str, name: str = "t.docx") -> Imported:
    data = typed(data) if isinstance(data, str) else data
    assert form_of(name, data) == "bank"
    made = imported(name, data, Target("t", "t", chinese=False, title="t"))
    assert errors(made) == []
    return made


def items(made: Imported) -> list[dict[str, Any]]:
    (text,) = made.files.values()
    assert isinstance(text, str)
    tree: dict[str, Any] = read_yaml("t", text.encode(), KEYS)[0].tree
    return [{k: v for k, v in item.items() if k != "id"} for item in tree["items"]]


def notes(made: Imported) -> list[str]:
    return [f"{n.where.en}: {n.what.en}" for n in made.report.notes if "rationale" not in n.what.en]


USUAL = """
防汛知识题库
一、单选题（每题 2 分）
1. 夜里发现水涨了，先做什么？
A. 报告值班的人
B. 天亮再说
C. 自己先走
答案：A
解析：先报告，再叫人。
2、值班电话记几个？
A．一个　　B．两个　　C．三个
答案：Ｂ 解析：一个村里的，一个乡里的。
二、多选题
1. 转移时先顾哪些人？
A. 老人
B. 孩子
C. 病人
D. 看热闹的
答案：A、B、C
三、判断题
1. 先拿东西，再叫老人。（×）
2. 要往高处走。
答案：正确
四、填空题
1. 门槛下面那条线叫____线。
【答案】警戒
【解析】水到这条线就走。
五、简答题
1. 怎样劝不肯走的老人？
参考答案：先帮她做一件事，
再讲道理。
"""
MEANT: list[dict[str, Any]] = [
    {"stem": "夜里发现水涨了，先做什么？", "type": "single", "options": {"A": "报告值班的人", "B": "天亮再说", "C": "自己先走"},
     "key": "A", "rationale": "先报告，再叫人。", "points": "2"},
    {"stem": "值班电话记几个？", "type": "single", "options": {"A": "一个", "B": "两个", "C": "三个"}, "key": "B",
     "rationale": "一个村里的，一个乡里的。", "points": "2"},
    {"stem": "转移时先顾哪些人？", "type": "multiple", "options": {"A": "老人", "B": "孩子", "C": "病人", "D": "看热闹的"}, "key": "ABC"},
    {"stem": "先拿东西，再叫老人。（　）", "type": "true-false", "key": "false"},
    {"stem": "要往高处走。", "type": "true-false", "key": "true"},
    {"stem": "门槛下面那条线叫____线。", "type": "blank", "key": "警戒", "rationale": "水到这条线就走。"},
    {"stem": "怎样劝不肯走的老人？", "type": "short", "model": "先帮她做一件事，\n再讲道理。"},
]  # fmt: skip


def test_the_usual_form_comes_over_whole() -> None:
    made = got(USUAL)

    assert items(made) == MEANT
    assert notes(made) == []
    assert "title: 防汛知识题库" in str(made.files)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_the_same_in_notepad_is_the_same(codec: str) -> None:
    assert items(got(USUAL.encode(codec), "t.txt")) == MEANT


def test_a_key_in_the_brackets_of_the_stem_is_read_and_taken_out() -> None:
    made = got("1. 先做的是（ B ）。\nA. 走 B. 报告\n2. 要带的有（ＡC）\nA. 药\nB. 电视\nC. 证件\n")

    assert [(i["stem"], i["type"], i["key"]) for i in items(made)] == [
        ("先做的是（　）。", "single", "B"), ("要带的有（　）", "multiple", "AC"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "keys",
    ["参考答案\n一、单选题\n1. A 2. B\n二、判断题\n1. 对 2. 错", "答案：\n一、1-2 AB\n二、1-2 √×",
     "参考答案：1.A 2.B 1.√ 2.×", "附：参考答案\n单选题：1、A；2、B\n判断题：1、正确 2、错误"],
)  # fmt: skip
def test_a_list_of_keys_at_the_end_finds_its_questions(keys: str) -> None:
    made = got(
        f"一、单选题\n1. 先做什么？\nA. 报告\nB. 睡觉\n2. 再做什么？\nA. 走\nB. 叫人\n二、判断题\n1. 要走高处。\n2. 要等天亮。\n{keys}"
    )

    assert [i["key"] for i in items(made)] == ["A", "B", "true", "false"]
    assert notes(made) == []


def test_keys_with_reasons_at_the_end_bring_them() -> None:
    made = got(
        "1. 先做什么？\nA. 报告\nB. 睡觉\n2. 再呢？\nA. 走\nB. 叫人\n参考答案及解析\n1. A 解析：先报告。\n2.【答案】B\n叫人要紧。"
    )

    assert [(i["key"], i["rationale"]) for i in items(made)] == [("A", "先报告。"), ("B", "叫人要紧。")]


def test_numbers_that_word_makes_by_itself_are_counted_again() -> None:
    document = docx.Document()
    questions, options = numbered(document, ("decimal", "%1.")), []
    for stem, key in (("先做什么？", "A"), ("再做什么？", "B")):
        listed(document, stem, questions)
        name = numbered(document, ("upperLetter", "%1."))
        for text in ("报告", "叫人"):
            listed(document, text, name)
        document.add_paragraph(f"答案：{key}")
        options.append(name)
    made = got(saved(document))

    assert [(i["stem"], i["options"], i["key"]) for i in items(made)] == [
        ("先做什么？", {"A": "报告", "B": "叫人"}, "A"), ("再做什么？", {"A": "报告", "B": "叫人"}, "B"),
    ]  # fmt: skip


def test_a_kind_in_brackets_before_the_stem_counts_for_that_question() -> None:
    made = got(
        "1.【多选题】带什么？\nA. 药\nB. 证件\nC. 电视\n答案：AB\n2.（判断题）水会涨。\n答案：错误\n3.【单选】几个？\n（A）一 （B）二\n答案：B"
    )

    assert [(i["stem"], i["type"], i["key"]) for i in items(made)] == [
        ("带什么？", "multiple", "AB"), ("水会涨。", "true-false", "false"), ("几个？", "single", "B"),
    ]  # fmt: skip


def test_a_stem_of_several_lines_and_a_number_in_it_stay_whole() -> None:
    made = got("1. 看材料：\n1936 年的事。\n60. 岁的老人呢？\n3.5 米深的水怎么办？\nA. 走\nB. 等\n答案：A")

    assert items(made)[0]["stem"] == "看材料：\n1936 年的事。\n60. 岁的老人呢？\n3.5 米深的水怎么办？"


def test_a_table_of_questions_in_word_is_read_as_one() -> None:
    document = docx.Document()
    document.add_paragraph("题库")
    table = document.add_table(2, 4)
    for n, text in enumerate(
        ["题干", "选项", "答案", "解析", "先做什么？", "A.报告\nB.睡觉", "A", "先报告。"]
    ):
        table.cell(n // 4, n % 4).text = text
    made = got(saved(document))

    assert items(made) == [
        {
            "stem": "先做什么？",
            "type": "single",
            "options": {"A": "报告", "B": "睡觉"},
            "key": "A",
            "rationale": "先报告。",
        }
    ]


def test_what_is_not_clear_is_reported_with_its_paragraph() -> None:
    made = got(
        "一、单选题\n1. 没有答案\nA. 甲\nB. 乙\n2. 写错了\nA. 甲\nB. 乙\n答案：F\n二、判断题\n1. 好\n答案：大概\n2. 行\n答案：对"
    )

    assert [i["type"] for i in items(made)] == ["survey", "survey", "survey", "true-false"]
    assert notes(made) == [
        "paragraph 5: the key `F` names no option: write it",
        "paragraph 10: no key `大概` was recognised: it is a survey until you write one",
        "paragraph 2: no key is given: it is a survey until you write one",
        "paragraph 5: no key is given: it is a survey until you write one",
    ]


def test_the_kind_may_stand_before_the_number() -> None:
    made = got(
        "【单选题】1.任期几年？\nA．三年 B．五年\n【答案】B\n【判断题】2.天是方的。\n【答案】错误\n【填空题】3.“一课”是____。\n【答案】党课"
    )

    assert [(i["stem"], i["type"], i["key"]) for i in items(made)] == [
        ("任期几年？", "single", "B"), ("天是方的。", "true-false", "false"), ("“一课”是____。", "blank", "党课"),
    ]  # fmt: skip


def test_questions_without_numbers_begin_where_options_or_a_key_follow() -> None:
    made = got(
        "防汛题库\n先做什么？\nA．报告\nB．睡觉\n答案：A\n解析：先报告。\n再叫人。\n再做什么？（可多选）\nA．叫人 B．看水 C．睡觉\n答案：AB\n天亮再说。\n答案：错"
    )

    assert "title: 防汛题库" in str(made.files)
    assert [(i["stem"], i["key"], i.get("rationale")) for i in items(made)] == [
        ("先做什么？", "A", "先报告。\n再叫人。"), ("再做什么？（可多选）", "AB", None), ("天亮再说。", "false", None),
    ]  # fmt: skip


def test_options_without_letters_are_lettered_where_the_key_is_letters() -> None:
    document = docx.Document()
    for stem, key in (("先做什么？", "A"), ("再做什么？", "AC")):
        document.add_paragraph(stem, style="List Number")
        for text in ("报告", "叫人", "看水"):
            document.add_paragraph(text, style="List Bullet")
        document.add_paragraph(f"答案：{key}")
    made = got(saved(document))

    assert [(i["stem"], i["options"], i["key"]) for i in items(made)] == [
        ("先做什么？", {"A": "报告", "B": "叫人", "C": "看水"}, "A"),
        ("再做什么？", {"A": "报告", "B": "叫人", "C": "看水"}, "AC"),
    ]
    assert "options without letters were lettered in order" in notes(made)[0]


def test_a_blank_may_hold_its_answer_in_brackets_and_an_answer_may_begin_with_da() -> None:
    made = got("一、填空题\n1. 每年至少开（一）次会。\n二、简答题\n1. 怎样劝老人？\n答：先帮忙，\n再讲道理。")

    assert items(made) == [
        {"stem": "每年至少开____次会。", "type": "blank", "key": "一"},
        {"stem": "怎样劝老人？", "type": "short", "model": "先帮忙，\n再讲道理。"},
    ]


def test_options_need_no_mark_behind_their_letters_and_keys_may_stand_before_the_number() -> None:
    made = got(
        "单选题\n1.先做什么(B)\nA睡觉 B报告 C看水\n2.再呢？【 Ａ 】\nＡ 叫人　Ｂ 看水　Ｃ 睡觉\n判断题\n（　√　）1.要走高处。\n（×）2、要等天亮。"
    )

    assert [(i["stem"], i["key"]) for i in items(made)] == [
        ("先做什么（　）", "B"), ("再呢？（　）", "A"), ("要走高处。", "true"), ("要等天亮。", "false"),
    ]  # fmt: skip
    assert items(made)[0]["options"] == {"A": "睡觉", "B": "报告", "C": "看水"}


def test_points_within_an_answer_are_no_questions() -> None:
    made = got(
        "一、判断题\n1、要报告。（√）\n二、问答题\n1、先做什么？\n答案要点：\n1. 报告；\n2. 叫人。\n2、再呢？\n参考答案：看水。"
    )

    assert [(i["stem"], i.get("model")) for i in items(made)][1:] == [
        ("先做什么？", "1. 报告；\n2. 叫人。"), ("再呢？", "看水。"),
    ]  # fmt: skip


def test_an_english_paper_may_have_small_letters() -> None:
    made = got(
        "Quiz\n1) What is first?\na) Report\nb) Sleep\nAnswer: a\n2) Who goes?\na. The old\nb. The young\nAnswer: A, B\n3) Water is wet. (T)"
    )

    assert [(i["stem"], i["type"], i["key"]) for i in items(made)] == [
        ("What is first?", "single", "A"), ("Who goes?", "multiple", "AB"), ("Water is wet. （　）", "true-false", "true"),
    ]  # fmt: skip

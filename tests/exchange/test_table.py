"""Excel and CSV question banks as offices keep them: untidy."""

import io
from typing import Any

import openpyxl
import pytest

from engine.exchange.importers import table
from engine.exchange.importers.target import Target
from engine.exchange.report import Imported, ImportFault
from engine.model.vocabulary import KEYS
from engine.source.reader import read_yaml
from tests.imports import errors

Rows = list[list[Any]]


def workbook(*sheets: Rows, merges: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for n, rows in enumerate(sheets):
        sheet = book.create_sheet(names[n] if names else f"Sheet{n + 1}")
        for row in rows:
            sheet.append(row)
        for place in merges:
            sheet.merge_cells(place)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def got(data: bytes, name: str = "t.xlsx") -> Imported:
    made = table.read(name, data, Target("t", "t", chinese=False, title="t"))
    assert errors(made) == []
    return made


def items(made: Imported) -> list[dict[str, Any]]:
    """The items of all banks, without their ids."""
    out = []
    for text in made.files.values():
        assert isinstance(text, str)
        tree: dict[str, Any] = read_yaml("t", text.encode(), KEYS)[0].tree
        out += [{k: v for k, v in item.items() if k != "id"} for item in tree["items"]]
    return out


def notes(made: Imported) -> list[str]:
    return [f"{n.where.en}: {n.what.en}" for n in made.report.notes if "rationale" not in n.what.en]


def test_columns_are_known_by_what_stands_over_them() -> None:
    made = got(workbook([
        ["序号", "题型", "题干", "选项A", "选项B", "选项C", "选项D", "正确答案", "解析", "难度", "分值", "出处"],
        [1, "单选题", "夜里发现水涨了，先做什么？", "报告", "天亮再说", "先走", None, "A", "先报告。", "易", "2分", "《村防汛手册》"],
        [2, "多选题", "先顾哪些人？", "老人", "孩子", "病人", "看热闹的", "ABC", None, "中", 2, "《村防汛手册》"],
        [3, "判断题", "先拿东西，再叫人。", None, None, None, None, "×", "先人后物。", "难", 1, None],
        [4, "填空题", "这条线叫（   ）线。", None, None, None, None, "警戒/警戒线", None, 3, None, None],
        [5, "简答题", "怎样劝不肯走的老人？", None, None, None, None, "先帮她做一件事，再讲道理。", None, None, 5, None],
    ]))  # fmt: skip

    assert items(made) == [
        {"stem": "夜里发现水涨了，先做什么？", "type": "single", "options": {"A": "报告", "B": "天亮再说", "C": "先走"},
         "key": "A", "rationale": "先报告。", "source": ["S1"], "difficulty": "1", "points": "2"},
        {"stem": "先顾哪些人？", "type": "multiple", "options": {"A": "老人", "B": "孩子", "C": "病人", "D": "看热闹的"},
         "key": "ABC", "source": ["S1"], "difficulty": "2", "points": "2"},
        {"stem": "先拿东西，再叫人。", "type": "true-false", "key": "false", "rationale": "先人后物。", "difficulty": "3"},
        {"stem": "这条线叫____线。", "type": "blank", "key": ["警戒", "警戒线"], "difficulty": "3"},
        {"stem": "怎样劝不肯走的老人？", "type": "short", "model": "先帮她做一件事，再讲道理。", "points": "5"},
    ]  # fmt: skip
    assert notes(made) == []


def test_title_rows_and_merged_cells_do_not_disturb() -> None:
    made = got(workbook([
        ["娄烦县防汛知识题库", None, None, None], ["二〇二五年五月", None, None, None],
        ["题型", "题目", "选项", "答案"],
        ["单选", "先做什么？", "A.报告 B.天亮再说 C.先走", "Ａ"], [None, "再做什么？", "A、叫人\nB、睡觉", "（B）"],
        ["判断", "要走高处。", None, "√"],
    ], merges=("A1:D1", "A2:D2", "A4:A5")))  # fmt: skip

    assert [(i["type"], i["key"], i.get("options")) for i in items(made)] == [
        ("single", "A", {"A": "报告", "B": "天亮再说", "C": "先走"}),
        ("single", "B", {"A": "叫人", "B": "睡觉"}),
        ("true-false", "true", None),
    ]
    assert "title: 娄烦县防汛知识题库" in str(made.files)
    assert notes(made) == ["row 1: a text over the heading is left out: 二〇二五年五月"]


@pytest.mark.parametrize(
    "key", ["ABD", "A、B、D", "a,b,d", "ＡＢＤ", "A B D", "A;B;D", "甲;乙;丁", "A和B和D", "①②④"]
)
def test_several_letters_are_read_however_they_are_parted(key: str) -> None:
    made = got(
        workbook(
            [["题目", "选项A", "选项B", "选项C", "选项D", "答案"], ["哪几样？", "甲", "乙", "丙", "丁", key]]
        )
    )

    assert [(i["type"], i["key"]) for i in items(made)] == [("multiple", "ABD")]


@pytest.mark.parametrize(
    ("key", "meant"),
    [("对", "true"), ("正确", "true"), ("√", "true"), ("T", "true"), ("是", "true"), (True, "true"),
     ("错", "false"), ("错误", "false"), ("×", "false"), ("X", "false"), ("否", "false"), ("F", "false")],
)  # fmt: skip
def test_a_judgement_is_read_however_it_is_written(key: object, meant: str) -> None:
    made = got(workbook([["问题", "题型", "标准答案"], ["要走高处。", "判断题", key]]))

    assert [(i["type"], i["key"]) for i in items(made)] == [("true-false", meant)]


def test_a_judgement_with_right_and_wrong_as_options_is_one() -> None:
    made = got(workbook([["题干", "A", "B", "答案"], ["要走高处。", "正确", "错误", "B"]]))

    assert items(made) == [{"stem": "要走高处。", "type": "true-false", "key": "false"}]


def test_sheets_become_banks_and_one_without_a_heading_is_reported() -> None:
    rows: Rows = [["题干", "选项", "答案"], ["甲还是乙？", "A.甲|B.乙", "A"]]
    made = got(workbook(rows, [["填表说明"], ["按格式填写"]], rows, names=("单选", "说明", "备用")))

    assert sorted(made.files) == ["courses/t/banks/bei-yong.yaml", "courses/t/banks/dan-xuan.yaml"]
    assert notes(made) == [
        "sheet `说明`: no heading was found (columns such as “question” and “answer”); the sheet is left out"
    ]


def test_sections_give_the_kind_and_stray_rows_are_reported() -> None:
    made = got(workbook([
        ["题号", "题目", "选项一", "选项二", "答案"], ["一、判断题（每题 2 分）"], [1, "水会涨。", None, None, "对"],
        ["二、单选题"], [2, "先做什么？", "报告", "睡觉", 1], ["命题人：办公室"], [3, None, None, None, "A"],
    ]))  # fmt: skip

    assert [(i["type"], i["key"]) for i in items(made)] == [("true-false", "true"), ("single", "A")]
    assert notes(made) == [
        "row 6: a row by itself is left out: 命题人：办公室",
        "row 7: no stem; the row is left out: 3、A",
        "row 5: the key `1` was taken as the place of an option",
    ]


def test_options_under_one_another_belong_to_the_stem_over_them() -> None:
    made = got(workbook([
        ["题干", "备选项", "答案"], ["先做什么？", "A. 报告", "A"], [None, "B. 睡觉", None], ["再呢？", "A. 叫人", "B"], [None, "B. 走", None],
    ]))  # fmt: skip

    assert [(i["options"], i["key"]) for i in items(made)] == [
        ({"A": "报告", "B": "睡觉"}, "A"), ({"A": "叫人", "B": "走"}, "B"),
    ]  # fmt: skip


def test_what_cannot_be_read_is_reported_with_its_row() -> None:
    made = got(workbook([
        ["题干", "A", "B", "答案", "难度", "分值", "审核"],
        ["答案写错了", "甲", "乙", "E", "看着办", "一分半", "老李"],
        ["没有答案", "甲", "乙", None, "5", "2.5", None],
        ["____和____是什么？", None, None, "甲；乙", None, None, None],
        ["单选却有两个", "甲", "乙", "AB", None, None, None],
    ]))  # fmt: skip

    assert [i["type"] for i in items(made)] == ["survey", "survey", "blank", "multiple"]
    assert notes(made) == [
        "the whole file: a column that is not known is left out: 审核",
        "row 2: the points `一分半` became 1",
        "row 2: the difficulty `看着办` is not clear",
        "row 2: the key `E` names no option: write it",
        "row 3: the points `2.5` became 3",
        "row 3: the difficulty `5` became 3",
        "row 4: 2 gaps became one: the answers are typed in a row",
        "row 2: no key is given: it is a survey until you write one",
        "row 3: no key is given: it is a survey until you write one",
    ]


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t"])
def test_a_csv_is_a_table_in_any_encoding(codec: str, mark: str) -> None:
    text = "题干,选项A,选项B,答案\n先做什么？,报告,睡觉,A\n".replace(",", mark)
    made = got(text.encode(codec), "t.csv")

    assert [(i["stem"], i["key"]) for i in items(made)] == [("先做什么？", "A")]


def test_a_heading_in_english_will_do() -> None:
    made = got(
        workbook(
            [
                ["No.", "Question", "Option A", "Option B", "Correct Answer", "Explanation"],
                [1, "Which?", "this", "that", "B", "so"],
            ]
        )
    )

    assert items(made) == [
        {
            "stem": "Which?",
            "type": "single",
            "options": {"A": "this", "B": "that"},
            "key": "B",
            "rationale": "so",
        }
    ]


def test_a_hidden_sheet_and_a_formula_without_a_result_are_reported() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["题干", "A", "B", "答案"], ["先做什么？", "报告", "睡觉", '=IF(1,"A")']):
        sheet.append(row)
    book.create_sheet("藏").sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)

    assert notes(got(out.getvalue())) == [
        "sheet `Sheet`: 1 formulas hold no result: open the file in Excel and save it",
        "sheet `藏`: the hidden sheet is left out",
        "row 2: no key is given: it is a survey until you write one",
    ]


def test_an_empty_workbook_is_refused_with_what_was_seen() -> None:
    with pytest.raises(ImportFault) as refused:
        table.read("t.xlsx", workbook([["通知"], ["请各村填报"]]), Target("t", "t"))

    assert refused.value.report is not None
    assert len(refused.value.report.notes) == 1


def test_letters_in_a_row_under_the_options_belong_to_the_heading() -> None:
    made = got(
        workbook(
            [["序号", "题干", "选项", None, None, "答案"], [None, None, "A", "B", "C", None], [1, "先做什么？", "报告", "睡觉", None, "A"],
             [2, "带什么？", "药", "电视", "证件", "AC"]],
            merges=("A1:A2", "B1:B2", "C1:E1", "F1:F2"),
        )
    )  # fmt: skip

    assert [(i["stem"], i["options"], i["key"]) for i in items(made)] == [
        ("先做什么？", {"A": "报告", "B": "睡觉"}, "A"), ("带什么？", {"A": "药", "B": "电视", "C": "证件"}, "AC"),
    ]  # fmt: skip
    assert notes(made) == []


def test_the_name_of_a_sheet_says_the_kind_and_sums_are_no_questions() -> None:
    made = got(
        workbook(
            [["防汛题库", None, "日期：五月"], ["制表：村里", None, "共两题"], ["序号", "题干", "答案"], [1, "先走。", 1], [2, "后走。", 0], ["合计", 2, None]],
            names=("判断题",),
        )
    )  # fmt: skip

    assert [(i["type"], i["key"]) for i in items(made)] == [("true-false", "true"), ("true-false", "false")]
    assert notes(made) == [
        "row 6: a row with sums is left out: 合计、2", "row 1: a text over the heading is left out: 制表：村里 共两题",
        "row 4: the key 1 was taken as true", "row 5: the key 0 was taken as false",
    ]  # fmt: skip


def test_braces_are_gaps_nothing_is_no_rationale_and_a_key_may_name_its_option() -> None:
    made = got(
        workbook([["题型", "题干", "选项A", "选项B", "答案", "解析"], ["填空题", "先{}后{}。", None, None, "报告|叫人", "无"],
                  ["单选题", "谁先走？", "老人", "干部", "选项1", "略"], ["单选题", "哪一项？", "第一项", "第二项", "第二项", "/"]])
    )  # fmt: skip

    assert [(i["type"], i["stem"], i["key"], i.get("rationale")) for i in items(made)] == [
        ("blank", "先____后____。", "报告；叫人", None), ("single", "谁先走？", "A", None), ("single", "哪一项？", "B", None),
    ]  # fmt: skip


def test_a_kind_in_brackets_before_the_stem_is_its_kind() -> None:
    made = got(
        workbook([["题目", "备选项", "标准答案", "答题依据"], ["【单选】先做什么？", "A：报告；B：睡觉", "A", "手册"], ["【判断】可以等。", None, "N", None],
                  ["[填空]每年____次", None, "1", None]])
    )  # fmt: skip

    assert [(i["type"], i["stem"], i["key"]) for i in items(made)] == [
        ("single", "先做什么？", "A"), ("true-false", "可以等。", "false"), ("blank", "每年____次", "1"),
    ]  # fmt: skip
    assert items(made)[0]["source"] == ["S1"]
    assert notes(made) == []

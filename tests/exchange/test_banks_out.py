"""Banks in GIFT and Moodle XML: every kind in its place, nothing lost without a word."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from engine.exchange import carried
from engine.exchange.exporters.gift import gift
from engine.exchange.exporters.moodle_xml import moodle_xml
from tests.exchange.banks import SOURCE, bank_of

ROOT = Path(__file__).resolve().parents[2]
#: The shares that Moodle takes: others are refused on import (question/engine/bank.php, `fraction_options_full`).
LEGAL = {"100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10", "0", "-100"}


def questions(text: str) -> dict[str, str]:
    """The blocks of a GIFT text by the id in the comment above them."""
    found = [block for block in text.split("\n\n") if "::" in block]
    return {re.findall(r"\[id:([^\]]+)\]", block)[0]: block for block in found}


@pytest.fixture(scope="module")
def text() -> str:
    return gift(*bank_of()).data.decode()


@pytest.fixture(scope="module")
def quiz() -> ET.Element:
    return ET.fromstring(moodle_xml(*bank_of()).data)


def test_a_single_choice_has_its_feedback_and_its_tags(text: str) -> None:
    assert questions(text)["dianhua"] == (
        "// 说明：去年错得最多的一道。\n"
        "// [id:dianhua] [tag:难度:1] [tag:出处:S1] [tag:出处:S2]\n"
        "::dianhua::夜里发现水涨了，先做什么？[S1]{\n"
        "=报告值班的人#对。\n"
        "~天亮再说 \\~ \\#1#天亮就晚了。\n"
        "~50%的人先走\n"
        "####先报告，再叫人。[S1]\\n〔出处〕S1 《村防汛手册》；S2 《村志》}"
    )


def test_a_multiple_choice_shares_its_points_among_its_keys(text: str) -> None:
    found = questions(text)["xiandu"]
    assert "[tag:分值:2] [tag:固定顺序]" in found
    assert found.count("~%33.33333%") == 3
    assert "~%-100%看热闹的人" in found
    assert "自己走不快的人先走。\\n\\{记住\\}\\: a \\= b" in found


@pytest.mark.parametrize(
    ("id", "body"),
    [
        ("laoren", "{FALSE####先人后物。}"),
        ("xian", "____线。{\n=警戒\n=警戒\\\\*线\n####"),
        ("hushu", "{#20:2.5####"),
        ("zhengshu", "{#8}"),
        ("shunxu", "{\n=第 1 位 -> 报告\n=第 2 位 -> 叫人\n=第 3 位 -> 清点\n####"),
        ("duiying", "{\n=沟口 -> 张奶奶\n=桥头 -> 老李\n=桥尾 -> 老李\n####"),
        ("xiangfa", "还想学什么？{}"),
        (
            "jianda",
            "{####〔参考答案〕先帮她做一件事，\\n再讲道理。\\n〔解析〕人心换人心。\\n〔出处〕S2 《村志》}",
        ),
    ],
)
def test_every_other_kind_in_gift(text: str, id: str, body: str) -> None:
    assert body in questions(text)[id]


def test_gift_says_what_it_has_no_place_for() -> None:
    left = gift(*bank_of()).left
    assert [s.zh.partition("：")[0] for s in left] == ["yijian"]
    assert moodle_xml(*bank_of()).left == []


def test_more_keys_than_moodle_has_shares_for_are_said() -> None:
    options = ", ".join(f"项{n}" for n in range(12))
    key = ", ".join(f"项{n}" for n in range(11))
    bank, items = bank_of(
        f"题库: t\n题目:\n  - {{编号: a, 题: 选, 题型: 多选, 选项: [{options}], 答案: [{key}]}}\n"
    )
    for form in (gift, moodle_xml):
        assert [s.en.partition(":")[0] for s in form(bank, items).left] == ["a"]


def test_the_head_of_a_bank_comes_back(text: str, quiz: ET.Element) -> None:
    comment = "\n".join(line[3:] for line in text.split("\n\n", maxsplit=1)[0].split("\n"))
    info = quiz.findtext("question/info/text")
    assert info is not None
    authored = yaml.safe_load(SOURCE)
    del authored["题目"]
    assert carried.from_head(comment) == carried.from_head(info) == authored
    assert carried.from_head("随便一句话") is None


def test_a_slash_in_a_title_makes_no_category_of_its_own(text: str, quiz: ET.Element) -> None:
    assert "$CATEGORY: 防汛//题库" in text
    assert quiz.findtext("question/category/text") == "$course$/top/防汛//题库"


def test_every_item_has_a_place_in_moodle_xml(quiz: ET.Element) -> None:
    found = {q.findtext("idnumber"): q.get("type") for q in quiz.iter("question")}
    assert found == {
        "fangxun": "category", "dianhua": "multichoice", "xiandu": "multichoice", "laoren": "truefalse", "xian": "shortanswer",
        "hushu": "numerical", "zhengshu": "numerical", "shunxu": "matching", "duiying": "matching", "yijian": "multichoice",
        "xiangfa": "essay", "jianda": "essay",
    }  # fmt: skip


def test_moodle_finds_shares_that_it_knows(quiz: ET.Element) -> None:
    assert {a.get("fraction") for a in quiz.iter("answer") if a.get("fraction")} <= LEGAL
    for question in quiz.iter("question"):
        if question.findtext("single") == "true":
            assert "100" in {a.get("fraction") for a in question.iter("answer")}


@pytest.mark.parametrize(("id", "points"), [("xiandu", "2"), ("yijian", "0"), ("jianda", "1")])
def test_points_stand_in_moodle_xml(quiz: ET.Element, id: str, points: str) -> None:
    (found,) = [q for q in quiz.iter("question") if q.findtext("idnumber") == id]
    assert found.findtext("defaultgrade") == points


def test_what_is_told_is_heard_again() -> None:
    bank, _ = bank_of()
    for item in bank.items:
        fields = carried.heard(carried.shown(item.stem), carried.told(item, bank.sources))
        wanted = {"stem": item.stem, "model": item.model, "rationale": item.rationale}
        assert fields == {k: v for k, v in wanted.items() if v is not None}
        tags = carried.from_tags(carried.tags(item, points=True))
        assert tags.get("source", []) == item.source
        assert (tags.get("difficulty"), tags.get("unit")) == (item.difficulty, item.unit)
        assert (tags.get("points", 1), tags.get("fixed", False)) == (item.points, item.fixed)


def ran(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "engine", "build", *arguments, "-o", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def test_the_command_writes_the_banks_of_a_course(tmp_path: Path) -> None:
    done = ran(tmp_path, "dongzheng", "--to", "gift")
    assert (done.returncode, done.stdout.split()) == (0, [str(tmp_path / "dongzheng.gift.txt")])


def test_the_command_writes_a_bank_by_its_path(tmp_path: Path) -> None:
    done = ran(tmp_path, "courses/jidi/banks/jidi.yaml", "--to", "moodle-xml")
    assert (done.returncode, done.stdout.split()) == (0, [str(tmp_path / "jidi.moodle.xml")])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["huohua", "--to", "gift"], "出错了：huohua 里没有题，不用导出题库\n"),
        (["courses/jidi/banks/jidi.yaml", "--to", "html"], "出错了：题库只能编成 gift 或 moodle-xml\n"),
        (["courses/jidi/banks/jdi.yaml", "--to", "gift"], "出错了：没有题库 courses/jidi/banks/jdi.yaml\n"),
    ],
)
def test_what_cannot_be_made_gets_one_sentence(tmp_path: Path, arguments: list[str], says: str) -> None:
    done = ran(tmp_path, *arguments)
    assert (done.returncode, done.stderr) == (3, says)
    assert list(tmp_path.iterdir()) == []

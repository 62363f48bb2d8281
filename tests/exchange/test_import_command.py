"""``qingjing import`` at the command line."""

import json
import re
from pathlib import Path

import pytest

from engine.cli.app import run
from tests.exchange.test_table import workbook
from tests.imports import HERE
from tests.word import typed

LESSON = typed("# 雨从哪里来\n看沟口。\n# 怎样走\n走高处。")
TABLE = workbook([["题干", "A", "B", "答案", "解析"], ["先做什么？", "报告", "睡觉", "A", "先报告。"]])
GIFT = HERE / "gift/mc1.gift"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "防汛讲义.docx").write_bytes(LESSON)
    (tmp_path / "防汛题库.xlsx").write_bytes(TABLE)
    return tmp_path


def files(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text("utf-8")
        for p in sorted(folder.glob("*/**/*"))
        if p.is_file()
    }


def test_a_text_and_a_workbook_become_one_course_that_is_clean(here: Path) -> None:
    """Word and Excel in, a course out, no hand edits."""
    assert run(["import", "防汛讲义.docx", "防汛题库.xlsx", "--name", "fangxun"]) == 0

    assert files(here)["courses/fangxun/course.yaml"] == (
        "课程: fangxun\n标题: 雨从哪里来\n单元:\n  - 课文: lessons/01-yu-cong-na-li-lai.md\n  - 课文: lessons/02-zen-yang-zou.md\n"
        "  - 测验:\n      题库: banks/fang-xun-ti-ku.yaml\n      复习错题: 是\n    标题: 防汛题库\n"
    )
    assert run(["check", "--strict"]) == 0
    assert run(["build", "fangxun", "--out", "out"]) == 0


def test_nothing_is_overwritten_unless_it_is_said(here: Path) -> None:
    assert run(["import", "防汛题库.xlsx"]) == 0
    before = files(here)
    assert run(["import", "防汛题库.xlsx"]) == 0
    after = files(here)

    assert {name: after[name] for name in before} == before
    assert "courses/fang-xun-ti-ku-2/course.yaml" in after
    assert run(["check"]) == 0

    (here / "courses/fang-xun-ti-ku/course.yaml").write_text("课程: x\n", "utf-8")
    assert run(["import", "防汛题库.xlsx", "--force"]) == 0
    assert {name: files(here)[name] for name in before} == before


def test_into_a_course_adds_units_and_keeps_every_line(here: Path) -> None:
    assert run(["import", "防汛讲义.docx", "--name", "fangxun"]) == 0
    course = here / "courses/fangxun/course.yaml"
    course.write_text("# 我的课\n" + course.read_text("utf-8") + "  # 末尾的话\n说明: 每年五月用\n", "utf-8")
    assert run(["import", "防汛题库.xlsx", "--into", "fangxun"]) == 0

    text = course.read_text("utf-8")
    assert text.startswith("# 我的课\n课程: fangxun\n")
    assert text.endswith(
        "题库: banks/fang-xun-ti-ku.yaml\n      复习错题: 是\n    标题: 防汛题库\n  # 末尾的话\n说明: 每年五月用\n"
    )
    assert run(["check", "--strict"]) == 0


def test_a_course_that_cannot_be_added_to_is_left_alone_and_the_lines_are_shown(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", "防汛讲义.docx", "--name", "fangxun"]) == 0
    course = here / "courses/fangxun/course.yaml"
    course.write_text("课程: fangxun\n标题: 课\n单元: [{讨论: 想一想}]\n", "utf-8")
    assert run(["import", "防汛题库.xlsx", "--into", "fangxun"]) == 0

    assert course.read_text("utf-8") == "课程: fangxun\n标题: 课\n单元: [{讨论: 想一想}]\n"
    assert "题库: banks/fang-xun-ti-ku.yaml" in capsys.readouterr().out


def test_a_dry_run_reports_and_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(GIFT), "--dry-run", "--format", "json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["written"] is False
    assert told["paths"] == ["courses/mc1/banks/mc1.yaml", "courses/mc1/course.yaml"]
    assert told["errors"] == 0
    assert [n["outcome"] for n in told["files"][0]["notes"]] == ["missing"]
    assert not (here / "courses").exists()


def test_a_file_that_says_nothing_ends_with_a_sentence_and_a_report(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert run(["import", "a.doc"]) == 3
    assert re.search("a.doc[：:]", capsys.readouterr().err)

    assert run(["import", str(HERE / "gift/categorySpecialCharacter.gift")]) == 3
    said = capsys.readouterr()
    assert "Default for Unit 1" in said.out
    assert not (here / "courses").exists()


def test_a_script_becomes_a_scenario_beside_a_course(here: Path) -> None:
    (here / "戏.txt").write_text("第一场\n石头：来。\n娘：好。\n", "utf-8")
    assert run(["import", "防汛讲义.docx", "戏.txt", "--name", "fangxun"]) == 0

    made = files(here)
    assert "scenarios/xi/scenario.yaml" in made
    assert "  - 情景剧: xi\n" in made["courses/fangxun/course.yaml"]
    assert run(["check"]) == 0
    assert run(["import", "戏.txt", "--name", "fangxun"]) == 0
    assert "scenarios/fangxun-2/scenario.yaml" in files(here)


def test_a_name_that_cannot_be_one_is_refused(here: Path) -> None:
    assert run(["import", "防汛题库.xlsx", "--name", "a b"]) == 3
    assert run(["import", "防汛题库.xlsx", "--into", "nirgends"]) == 3
    assert run(["import"]) == 2

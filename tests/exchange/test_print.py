"""Sheets of paper: what stands on them, and the PDF that comes of it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine.errors import ProjectError
from engine.exchange.exporters.paper import typeset as setting
from engine.exchange.exporters.paper.sheets import Sheet, sheets
from engine.exchange.exporters.paper.typeset import typeset
from tests.building import bundle_of
from tests.exchange.works import ROOT, WORKS, work

ADDRESS = "http://10.0.0.2:8765"
#: What must not begin a line: GB/T 15834-2011, 5.1.
FORBIDDEN = "，。、；：？！）》】”’…％"
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def made(name: str, address: str = ADDRESS) -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in sheets(work(name), address)}


def kinds(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All nodes, those within others too."""
    out = []
    for node in nodes:
        out.append(node)
        inside = node.get("x")
        if node["k"] in ("way", "fact", "note", "end", "quote") and isinstance(inside, list):
            out += kinds(inside)
    return out


def test_a_course_has_its_sheets() -> None:
    assert list(made("dongzheng")) == [
        "handout", "script-huohua", "script-yansu-junji", "questions", "answer-sheet", "answers", "cards",
    ]  # fmt: skip
    assert "cards" not in made("dongzheng", "")
    assert "cards" not in made("jidi")


def test_a_drama_has_a_script_for_everybody_and_one_for_each_part() -> None:
    found = made("huohua")
    cast = set(work("huohua")["cast"])
    assert {name.removeprefix("script-") for name in found if name.startswith("script-")} == cast
    assert "questions" not in found


def test_the_lines_of_a_part_are_marked_in_its_copy_and_in_no_other() -> None:
    found = made("huohua")
    for who in ("石头", "查问人"):
        said = [n for n in kinds(found[f"script-{who}"].data["nodes"]) if n["k"] == "said"]
        assert {n["who"] for n in said if n["mine"]} == {who}
        assert all(n["mine"] for n in said if n["who"] == who)
        (row,) = [row for row in found["script"].data["parts"] if row[0] == who]
        assert int(row[2]) == sum(n["mine"] for n in said)
    assert not any(n.get("mine") for n in kinds(found["script"].data["nodes"]))


def test_a_story_and_a_quiz_have_no_page_of_their_own() -> None:
    units = {n["x"]: n["anew"] for n in made("dongzheng")["handout"].data["nodes"] if n["k"] == "unit"}
    assert (units["火花"], units["严肃军纪"], units["学完练一练"]) == (False, False, False)
    assert units["一九三六年的纪律"]
    assert not units["为什么要东征"], "the first goes on below the title"


def test_branches_turn_to_numbered_scenes() -> None:
    nodes = kinds(made("yansu-junji")["script"].data["nodes"])
    heads = {n["x"].partition("】")[0] + "】" for n in nodes if n["k"] == "h" and n["x"].startswith("【")}
    turns = {n["x"].removeprefix("转到") for n in nodes if n["k"] == "turn"}
    assert len(heads) == 27
    assert turns == heads - {"【一】"}


def test_questions_answers_and_answer_sheet_go_together() -> None:
    found = made("dongzheng")
    asked = found["questions"].data["nodes"]
    boxes, rows = found["answer-sheet"].data["boxes"], found["answers"].data["rows"]
    assert [n["n"] for n in asked] == [b["n"] for b in boxes] == [int(row[0]) for row in rows]
    items = {item["stem"]: item for item in work("dongzheng")["items"].values()}
    for node, row in zip(asked, rows, strict=True):
        item = items[node["stem"]]
        if item["kind"] == "single":
            options = dict(node["options"])
            assert options[row[1][0]] == item["options"][item["key"]]
    assert found["questions"].data["total"] == sum(item["points"] for item in items.values())


def test_cards_lead_to_their_stops() -> None:
    cards = made("dongzheng", ADDRESS + "/")["cards"]
    stops = [s["id"] for s in work("dongzheng")["routes"]["dongzheng-lu"]["stops"]]
    assert [c["link"] for c in cards.data["cards"]] == [f"{ADDRESS}/stop/{s}" for s in stops]
    assert set(cards.drawn) == {f"qr-{s}.svg" for s in stops}


@pytest.mark.parametrize("name", WORKS)
def test_every_sheet_becomes_a_pdf_with_its_font_in_it(name: str) -> None:
    for sheet in made(name).values():
        if "-" in sheet.name and sheet.name.startswith("script-") and sheet.name != "script-石头":
            continue
        data = typeset(sheet, {})
        assert data.startswith(b"%PDF-")
        assert b"/FontFile" in data
        assert b"CJK" in data


def test_the_same_sheet_gives_the_same_bytes() -> None:
    sheet = made("jidi")["handout"]
    assert typeset(sheet, {}) == typeset(sheet, {})


def test_eight_cards_fill_a_page() -> None:
    assert len(PAGE.findall(typeset(made("dongzheng")["cards"], {}))) == 2


def begun(data: bytes, folder: Path) -> list[str]:
    """The words with which the lines of a PDF begin."""
    program = shutil.which("pdftotext")
    assert program is not None, "pdftotext is needed to read the pages: apt install poppler-utils"
    (folder / "a.pdf").write_bytes(data)
    ran = subprocess.run([program, "-bbox", "a.pdf", "-"], cwd=folder, capture_output=True, check=True)
    out = []
    for page in ran.stdout.decode().split("<page ")[1:]:
        found = re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.+?)</word>', page
        )
        words = [(float(x), float(top), float(bottom), text) for x, top, bottom, text in found]
        for x, top, bottom, text in words:
            middle = (top + bottom) / 2
            if not any(left < x and above < middle < below for left, above, below, _ in words):
                out.append(text)
    return out


@pytest.mark.parametrize("name", WORKS)
def test_no_line_begins_with_a_mark_that_must_not(name: str, tmp_path: Path) -> None:
    for sheet in made(name).values():
        if sheet.name in ("handout", "script", "questions", "answers"):
            words = begun(typeset(sheet, {}), tmp_path)
            assert len(words) > 10
            assert [word for word in words if word[0] in FORBIDDEN] == []


def test_a_mark_at_the_start_of_a_line_would_be_found(tmp_path: Path) -> None:
    data = {**made("jidi")["handout"].data, "nodes": [{"k": "p", "x": [["", "开头\n，再往下。"]]}]}
    assert [w for w in begun(typeset(Sheet("t", data), {}), tmp_path) if w[0] in FORBIDDEN] == ["，再往下。"]


PICTURED = """\
情景剧: t
标题: 试
性质: 史实
角色: {甲: {}}
场景:
  门口:
    剧本:
      - 画面: men.svg
        替代: 一扇门
      - 画面: dong.xyz
        替代: 动的门
      - 甲：#set text(size 40pt) $x$ *a* _b_ @c <d> \\e
    结局: 完
"""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'


def test_pictures_are_placed_and_words_are_never_markup() -> None:
    (handout, *_) = sheets(bundle_of(PICTURED, errors_allowed=True))
    assert handout.pictures == ["dong.xyz", "men.svg"]
    data = typeset(handout, {"men.svg": SVG, "dong.xyz": b"?"})
    assert data.startswith(b"%PDF-")


def test_a_machine_without_a_chinese_font_is_told_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "FAMILIES", ("No Such Font",))
    setting._fonts.cache_clear()
    with pytest.raises(ProjectError) as raised:
        typeset(made("jidi")["handout"], {})
    setting._fonts.cache_clear()
    assert "fonts-noto-cjk" in raised.value.says.zh


def test_a_machine_without_the_typesetter_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    setting._fonts.cache_clear()
    with pytest.raises(ProjectError) as raised:
        typeset(made("jidi")["handout"], {})
    assert "qingjing[print]" in raised.value.says.en


def ran(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "engine", "build", *arguments, "--to", "print", "-o", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def test_the_command_writes_sheets_and_says_what_it_needs_for_cards(tmp_path: Path) -> None:
    done = ran(tmp_path, "dongzheng")
    assert done.returncode == 0
    assert done.stderr == "没有做站点的二维码卡：加上 --address 网址，如 --address http://10.0.0.2:8765\n"
    assert len(list((tmp_path / "dongzheng.print").iterdir())) == 6


def test_an_address_that_is_none_gets_one_sentence(tmp_path: Path) -> None:
    done = ran(tmp_path, "dongzheng", "--address", "10.0.0.2")
    assert (done.returncode, done.stderr) == (3, "出错了：网址要写成 http://… 的样子，不是 10.0.0.2\n")

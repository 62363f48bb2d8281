"""Word texts as lessons."""

import io
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from engine.exchange.importers.detect import form_of
from engine.exchange.importers.target import Target
from engine.exchange.importing import imported
from engine.exchange.report import Imported
from tests.imports import errors
from tests.word import footnoted, listed, numbered, picture, saved, typed


def got(data: bytes, name: str = "t.docx") -> Imported:
    assert form_of(name, data) == "lessons"
    made = imported(name, data, Target("t", "t", title="t"))
    assert errors(made) == []
    return made


def texts(made: Imported) -> list[str]:
    return [t for t in made.files.values() if isinstance(t, str)]


def notes(made: Imported) -> list[str]:
    return [f"{n.where.en}: {n.what.en}" for n in made.report.notes]


def test_headings_become_lessons_and_pages() -> None:
    made = got(typed("# 雨从哪里来\n看沟口。\n## 先看沟口\n先看。\n### 细看\n再看。\n# 怎样走\n走高处。"))

    assert texts(made) == [
        "# 雨从哪里来\n\n看沟口。\n\n## 先看沟口\n\n先看。\n\n### 细看\n\n再看。\n", "# 怎样走\n\n走高处。\n",
    ]  # fmt: skip
    assert made.units == [
        {"lesson": "lessons/01-yu-cong-na-li-lai.md"},
        {"lesson": "lessons/02-zen-yang-zou.md"},
    ]


def test_a_text_without_styles_has_headings_by_its_numbers() -> None:
    made = got(
        typed(
            "防汛讲话稿\n同志们：\n一、提高认识\n今年雨水多。\n（一）看沟口\n先看沟口。\n二、抓好落实\n抓落实。"
        )
    )

    assert texts(made) == [
        "# 防汛讲话稿\n\n同志们：\n\n## 一、提高认识\n\n今年雨水多。\n\n### （一）看沟口\n\n先看沟口。\n\n## 二、抓好落实\n\n抓落实。\n"
    ]


def test_lists_tables_emphasis_and_pages_come_over() -> None:
    document: Any = docx.Document()
    document.add_heading("防汛一课", 0)
    paragraph = document.add_paragraph("手册上写着，")
    paragraph.add_run("沟口").bold = True
    paragraph.add_run("最先转移。")
    numbers = numbered(document, ("decimal", "%1."))
    for text in ("先报告", "再叫人"):
        listed(document, text, numbers)
    bullets = numbered(document, ("bullet", "\uf0b7"))
    listed(document, "药", bullets)
    table = document.add_table(2, 2)
    for n, text in enumerate(["看见", "就做", "水变|浑", "报告"]):
        table.cell(n // 2, n % 2).text = text
    document.add_page_break()
    document.add_paragraph("最后数一数。")
    made = got(saved(document))

    assert texts(made) == [
        "# 防汛一课\n\n手册上写着，**沟口**最先转移。\n\n1. 先报告\n2. 再叫人\n- 药\n\n| 看见 | 就做 |\n|---|---|\n| 水变\\|浑 | 报告 |\n\n---\n\n最后数一数。\n"
    ]


def test_a_picture_is_kept_and_its_text_is_asked_for() -> None:
    document: Any = docx.Document()
    document.add_heading("看图", 1)
    document.add_picture(io.BytesIO(picture()))
    document.add_picture(io.BytesIO(picture()))
    properties = [e for e in document.element.iter() if str(e.tag).endswith("}docPr")]
    properties[1].set("descr", "沟口的水位尺")
    made = got(saved(document))

    assert made.files["courses/t/images/t-1.png"] == picture()
    assert "![（请写图上是什么）](images/t-1.png)" in texts(made)[0]
    assert "![沟口的水位尺](images/t-2.png)" in texts(made)[0]
    assert notes(made) == [
        "paragraph 2: the picture images/t-1.png has no alternative text: write what it shows"
    ]


def test_footnotes_become_citations() -> None:
    made = got(footnoted(typed("# 东征\n队伍从这里经过。{1}粥还热。{2}"), {"1": "《太原日报》", "2": "口述"}))

    assert texts(made) == [
        "# 东征\n\n队伍从这里经过。[^t-1]粥还热。[^t-2]\n\n[^t-1]: 《太原日报》\n\n[^t-2]: 口述\n"
    ]


def test_marks_of_markdown_in_the_text_stay_characters() -> None:
    made = got(typed("# 记号\n# 井号\n[^a] 和 *星* <b>\n- 横线\n> 大于\n:::框"))

    assert "\\*星\\* \\<b\\>" in texts(made)[-1]
    assert "\\- 横线" in texts(made)[-1]
    assert ": ::框" in texts(made)[-1]


def test_tracked_changes_boxes_and_headers_are_dealt_with_and_reported() -> None:
    document: Any = docx.Document()
    document.sections[0].header.paragraphs[0].text = "娄烦县委党校"
    document.add_heading("课", 1)
    paragraph = document.add_paragraph("留下的")
    w = nsdecls("w")
    paragraph._p.append(parse_xml(f'<w:ins {w} w:id="1" w:author="a"><w:r><w:t>加上的</w:t></w:r></w:ins>'))
    paragraph._p.append(
        parse_xml(f'<w:del {w} w:id="2" w:author="a"><w:r><w:delText>删去的</w:delText></w:r></w:del>')
    )
    box = f"<w:r {w}><w:pict><w:txbxContent><w:p><w:r><w:t>框里的</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    document.add_paragraph("下一段")._p.append(parse_xml(box))
    made = got(saved(document))

    assert texts(made) == ["# 课\n\n留下的加上的\n\n下一段\n\n框里的\n"]
    assert notes(made) == [
        "the whole file: a header or footer is left out: 娄烦县委党校",
        "paragraph 3: the words of a text box follow this paragraph",
        "the whole file: tracked changes were taken as accepted",
    ]


def test_a_plain_text_is_a_lesson_too() -> None:
    assert texts(got("雨从哪里来\n\n雨从山上来。\n水往沟里走。".encode("gb18030"), "t.txt")) == [
        "# 雨从哪里来\n\n雨从山上来。\n\n水往沟里走。\n"
    ]


def test_a_title_in_a_style_does_not_hide_headings_by_their_numbers() -> None:
    made = got(typed("# 防汛讲话稿\n同志们：\n一、提高认识\n今年雨水多。\n二、抓好落实\n抓落实。"))

    assert texts(made) == [
        "# 防汛讲话稿\n\n同志们：\n\n## 一、提高认识\n\n今年雨水多。\n\n## 二、抓好落实\n\n抓落实。\n"
    ]

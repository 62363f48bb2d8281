"""What a file is, by what is in it; its name only decides where the content leaves it open."""

import re
from collections.abc import Callable
from pathlib import PurePath

from engine.diagnostics import Both
from engine.exchange.importers.archive import looked_over
from engine.exchange.importers.documents import opened, shape
from engine.exchange.importers.headings import columns
from engine.exchange.importers.text import text_of
from engine.exchange.report import ImportFault, Report

#: Form → its module here. The order is that of the help page.
FORMS = {
    "gift": "gift",
    "moodle-xml": "moodle_xml",
    "aiken": "aiken",
    "table": "table",
    "bank": "typed_bank",
    "play": "play",
    "lessons": "lessons",
    "twee": "twee",
    "ink": "ink",
}
_OLD = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"


def form_of(name: str, data: bytes) -> str:
    """One of ``FORMS``; raises ``ImportFault`` with a cure for what is none of them."""
    if not data.strip():
        raise ImportFault(Both("文件是空的", "the file is empty"))
    if data.startswith(_OLD):
        raise ImportFault(
            Both(
                "这是旧版（.doc、.xls）或加了密码的文件：用 Word 或 WPS 打开，另存为 .docx 或 .xlsx 再来",
                "an old (.doc, .xls) or encrypted file: open it in Word or WPS and save it as .docx or .xlsx",
            )
        )
    if data.startswith(_ZIP):
        return _office(name, data)
    text = text_of(name, data)
    if _is_xml(text) and "<tw-storydata" not in text:
        return _xml(text)
    ending = PurePath(name).suffix.lower()
    told = _ENDINGS.get(ending, "")
    if told and (told not in _SHAPES or _SHAPES[told](text)):
        return told
    if _GIFT.search(text):
        return "gift"
    for form, fits in _SHAPES.items():
        if fits(text):
            return form
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    found = shape(opened(name, data, Report(Both("", ""))))
    if found != "lessons" or ending in (".txt", ".md", ".markdown", ".text"):
        return found
    raise ImportFault(
        Both(
            "认不出这是什么文件；如果是题库或剧本，用 --as 说明",
            "it is not clear what this file is; say it with --as",
        )
    )


_ENDINGS = {".gift": "gift", ".tw": "twee", ".twee": "twee", ".ink": "ink"}


def _office(name: str, data: bytes) -> str:
    names = looked_over(data).namelist()
    if any(n.startswith("xl/") for n in names):
        return "table"
    if any(n.startswith("word/") for n in names):
        return shape(opened(name, data, Report(Both("", ""))))
    raise ImportFault(
        Both(
            "这个压缩文件不是 .docx 也不是 .xlsx：在原来的程序里另存为其中一种再来",
            "this archive is neither .docx nor .xlsx: save it as one of them first",
        )
    )


#: What stands in no other form: a title, a category, an id.
_GIFT = re.compile(r"(?m)^\s*(?:::.+?::|\$CATEGORY:|//\s*\[id:)")


def _is_table(text: str) -> bool:
    return any(columns(re.split(r"[,\t;]", row.replace('"', ""))) for row in text.split("\n", 25)[:25])


def _is_xml(text: str) -> bool:
    return re.match(r"\s*(?:<\?xml|<quiz\b|<!--|<!DOCTYPE)", text, re.I) is not None


def _xml(text: str) -> str:
    root = re.search(r"<(?!\?|!)\s*([\w:.-]+)", text)
    if root is not None and root[1].lower() == "quiz":
        return "moodle-xml"
    if root is not None and root[1].lower() == "html":
        raise ImportFault(
            Both(
                "这是网页：在原来的程序里导出成文本、Word 或 XML 再来",
                "a web page: export it as text, Word or XML first",
            )
        )
    raise ImportFault(
        Both(
            f"XML 里不是 Moodle 的题库（<{root[1] if root else ''}>）：在 Moodle 里选“Moodle XML 格式”导出",
            f"not the XML of a Moodle question bank (<{root[1] if root else ''}>): export it as “Moodle XML”",
        )
    )


def _is_aiken(text: str) -> bool:
    options = r"^[ \t]*A[.)．）、].*\n(?:.*\n){0,40}?[ \t]*B[.)．）、].*\n(?:.*\n){0,40}?"
    return re.search(rf"(?m){options}[ \t]*(?i:ANSWER)[ \t]*:[ \t]*[A-Za-z][ \t]*$", text) is not None


def _is_twee(text: str) -> bool:
    if "<tw-storydata" in text:
        return True
    heads = re.findall(r"(?m)^::[ \t]*[^\s:\[{][^:\n]*$", text)
    return bool(heads) and ("[[" in text or "StoryData" in text or "StoryTitle" in text or len(heads) > 1)


def _is_ink(text: str) -> bool:
    knots = re.search(r"(?m)^\s*={2,}\s*(?:function\s+)?\w+", text) is not None
    diverts = re.search(r"->\s*\w+\s*$", text, re.M) is not None
    choices = re.search(r"(?m)^\s*[*+]\s*\S", text) is not None
    declared = re.search(r"(?m)^(?:VAR\s+\w+\s*=|~\s*\w+)", text) is not None
    return (knots and (diverts or choices or declared)) or (diverts and choices)


def _is_gift(text: str) -> bool:
    if _GIFT.search(text):
        return True
    return re.search(r"(?s)(?<!\\)\{\s*(?:[=~#%].*?|TRUE|FALSE|T|F|)\s*(?<!\\)\}", text) is not None


_SHAPES: dict[str, Callable[[str], bool]] = {
    "aiken": _is_aiken,
    "twee": _is_twee,
    "ink": _is_ink,
    "gift": _is_gift,
    "table": _is_table,
}

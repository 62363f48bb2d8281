"""What a workbook would become once it is unpacked, looked at before: a few kilobytes can ask for the whole memory."""

import re
from io import BytesIO
from typing import IO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse

from engine.diagnostics import Both

#: Bytes when unpacked, and cells in one merged range: far beyond any list of people.
_MOST, _MERGED = 40 * 1024 * 1024, 1_000_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


def objection(data: bytes) -> Both | None:
    """Why this workbook is not opened; raises whatever a broken file makes the readers of zip and XML raise."""
    with ZipFile(BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > _MOST:
            return Both(
                "解开以后太大，只留名单那一张表，另存一份",
                "it is too large when unpacked; keep the list only and save it anew",
            )
        for part in filter(_SHEET.fullmatch, parts.namelist()):
            with parts.open(part) as sheet:
                found = _in_sheet(sheet)
            if found is not None:
                return found
    return None


def _in_sheet(sheet: IO[bytes]) -> Both | None:
    for _, element in iterparse(sheet):
        kind = element.tag.rpartition("}")[2]
        if kind == "mergeCell" and _cells(element.get("ref", "")) > _MERGED:
            return Both(
                "有一处合并了上百万个单元格，取消合并再导入",
                "one merge covers millions of cells; unmerge it first",
            )
        if kind == "c":
            if _is_unworked(element):
                place = element.get("r", "")
                return Both(
                    f"{place} 是公式，还没有算出结果：用 WPS 或 Excel 打开，保存一次再导入",
                    f"{place} is a formula without a result: open and save it in Excel or WPS first",
                )
        elif kind == "row":
            element.clear()
    return None


def _is_unworked(cell: Element) -> bool:
    """A formula whose result is nowhere; an empty text is a result."""
    parts = {part.tag.rpartition("}")[2]: part.text for part in cell}
    return "f" in parts and not parts.get("v") and cell.get("t") != "str"


def _cells(ref: str) -> int:
    from openpyxl.utils import column_index_from_string as column

    found = _RANGE.fullmatch(ref)
    if found is None:
        return 1
    left, top, right, bottom = found.groups()
    return (abs(column(right) - column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)

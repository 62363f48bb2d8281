"""Question banks in tables: Excel workbooks (``.xlsx``, ``.xlsm``) and text with commas or tabs (``.csv``)."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from engine.diagnostics import Both
from engine.exchange.importers.archive import DAMAGED, looked_over
from engine.exchange.importers.bank import banks
from engine.exchange.importers.question import Questions
from engine.exchange.importers.rows import Row, questions
from engine.exchange.importers.target import Target
from engine.exchange.importers.text import text_of
from engine.exchange.report import Imported, ImportFault, Report, whole_file

FORM = Both("Excel 题库", "question table")
_MOST_ROWS, _MOST_COLUMNS = 20_000, 120
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_EMPTY_FORMULA = re.compile(rb"<c\b[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")


def read(name: str, data: bytes, to: Target) -> Imported:
    """Each sheet with a heading as one bank."""
    report = Report(FORM)
    if data.startswith(b"PK"):
        sheets = list(_workbook(data, report))
    else:
        sheets = [("", list(_separated(text_of(name, data))))]
    groups: list[Questions] = []
    for title, rows in sheets:
        group = questions(title, rows, _places(title, len(sheets) > 1), report)
        if group is not None:
            groups.append(group)
        elif any(any(c.strip() for c in row) for row in rows):
            report.lost(
                _sheet(title),
                "没有找到表头（要有“题干”和“答案”这样的列名），这张表没有带过来",
                "no heading was found (columns such as “question” and “answer”); the sheet is left out",
            )
    if len([g for g in groups if g.questions]) == 1:
        for group in groups:
            group.title = (
                to.title
                if not group.title or re.fullmatch(r"Sheet\d*|工作表\d*", group.title)
                else group.title
            )
    return banks(groups, to, report)


def _places(title: str, several: bool) -> Any:
    before = (f"表`{title}`", f"sheet `{title}`, ") if several else ("", "")
    return lambda n: Both(f"{before[0]}第 {n + 1} 行", f"{before[1]}row {n + 1}")


def _sheet(title: str) -> Both:
    return Both(f"表`{title}`", f"sheet `{title}`") if title else whole_file()


def _separated(text: str) -> Iterator[Row]:
    """Comma, semicolon or tab: whichever the first lines have most of."""
    head = text[:4000]
    mark = max(",\t;", key=head.count)
    try:
        for n, row in enumerate(csv.reader(io.StringIO(text), delimiter=mark)):
            if n >= _MOST_ROWS:
                raise ImportFault(_too_long())
            yield row[:_MOST_COLUMNS]
    except csv.Error:
        raise ImportFault(DAMAGED) from None


def _too_long() -> Both:
    return Both(
        f"表超过 {_MOST_ROWS} 行：分成几个文件再来", f"the table has over {_MOST_ROWS} rows: split it"
    )


def _workbook(data: bytes, report: Report) -> Iterator[tuple[str, list[Row]]]:
    archive = looked_over(data)
    names = archive.namelist()
    if any(n.endswith("vbaProject.bin") for n in names):
        report.lost(whole_file(), "宏没有带过来", "macros are left out")
    pictures = sum(n.startswith("xl/media/") for n in names)
    if pictures:
        report.lost(
            whole_file(),
            f"表里的 {pictures} 张图片没有带过来",
            f"{pictures} pictures in the workbook are left out",
        )
    if any(re.fullmatch(r"xl/(comments|threadedComments).*", n) for n in names):
        report.lost(whole_file(), "批注没有带过来", "comments are left out")
    yield from _sheets(data, archive, report)


def _sheets(data: bytes, archive: zipfile.ZipFile, report: Report) -> Iterator[tuple[str, list[Row]]]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that do not concern the texts
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for sheet in book.worksheets:
                if sheet.sheet_state != "visible":
                    report.lost(_sheet(sheet.title), "隐藏的表没有带过来", "the hidden sheet is left out")
                    continue
                source = _source(sheet, archive)
                uncounted = len(_EMPTY_FORMULA.findall(source))
                if uncounted:
                    report.lost(
                        _sheet(sheet.title),
                        f"{uncounted} 个公式没有算出结果：在 Excel 里打开存一次再来",
                        f"{uncounted} formulas hold no result: open the file in Excel and save it",
                    )
                yield sheet.title, _filled(_rows(sheet), source)
    except ImportFault:
        raise
    except Exception:  # noqa: BLE001  # openpyxl raises whatever the damage leads to
        raise ImportFault(DAMAGED) from None


def _source(sheet: Any, archive: zipfile.ZipFile) -> bytes:
    path = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    return archive.read(path) if path in archive.namelist() else b""


def _rows(sheet: Any) -> list[Row]:
    sheet.reset_dimensions()
    out: list[Row] = []
    empty = 0
    for row in sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True):
        cells = [_shown(v) for v in row]
        empty = 0 if any(cells) else empty + 1
        if empty > 1000:  # formats without content, down to the last row of the sheet
            break
        if len(out) >= _MOST_ROWS:
            raise ImportFault(_too_long())
        out.append(cells)
    return out


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").strip()


def _filled(rows: list[Row], source: bytes) -> list[Row]:
    """A merged cell says the same in all its places."""
    for left, first, right, last in _MERGED.findall(source):
        columns = range(_column(left), min(_column(right), _MOST_COLUMNS - 1) + 1)
        top = int(first) - 1
        if top >= len(rows) or not columns or columns[0] >= len(rows[top]):
            continue
        value = rows[top][columns[0]]
        for n in range(top, min(int(last), len(rows))):
            for c in columns:
                if c < len(rows[n]):
                    rows[n][c] = value
    return rows


def _column(letters: bytes) -> int:
    n = 0
    for c in letters:
        n = n * 26 + c - 64
    return n - 1

"""Tables in files: Excel workbooks and CSV, as rows of cells."""

import csv
import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.records.roster.cells import Cell, Value
from engine.records.roster.packed import objection

MAX_BYTES = 20 * 1024 * 1024
#: A township has a few thousand members; a sheet may be formatted down to its last row.
_ROWS, _COLUMNS = 50_000, 80
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BOOKS, _TEXTS = (".xlsx", ".xlsm"), (".csv", ".txt", ".tsv", "")
_OTHERS = (".xls", ".et", ".ods", ".doc", ".docx", ".wps", ".pdf", ".numbers")
_UNSOUND = Both("不是完好的 .xlsx，请打开另存一份", "it is no sound .xlsx; open it and save it anew")


@dataclass(frozen=True, slots=True)
class Sheet:
    """``hidden`` sheets are told of, not read; ``unseen`` rows, counted from one, are read and told of."""

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    unseen: frozenset[int] = frozenset()


def read_sheets(path: Path) -> list[Sheet]:
    """All tables of a file; raises ``RecordError`` with a cure."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else bytes(MAX_BYTES + 1)
    except OSError as e:
        raise _cannot(path.name, Both(str(e.strerror), str(e.strerror))) from e
    return sheets_of(path.name, data)


def sheets_of(name: str, data: bytes) -> list[Sheet]:
    """The tables, told by what the file holds rather than by its name; raises ``RecordError`` with a cure."""
    if len(data) > MAX_BYTES:
        raise _cannot(
            name, Both("超过 20 MB，只留名单那一张表", "it has more than 20 MB; keep the list only")
        )
    ending = Path(name).suffix.lower()
    if data[:4] == _OLE:
        cure = Both(
            "它有密码或是旧格式，请去掉密码、另存为 .xlsx",
            "it has a password or an old format; save it as .xlsx",
        )
        raise _cannot(name, cure)
    if data[:4] == _ZIP and ending in (*_BOOKS, *_TEXTS, ".xls", ".et"):
        return _workbook(name, data)
    if ending in _OTHERS:
        raise _cannot(name, Both("请用 WPS 或 Excel 另存为 .xlsx", "save it as .xlsx first"))
    if ending in _BOOKS:
        raise _cannot(name, _UNSOUND)
    return [_table(name, data)]


def _workbook(name: str, data: bytes) -> list[Sheet]:
    from openpyxl import load_workbook

    try:
        refused = objection(data)
        # The reader tells of styles that it does not know; nobody here asked.
        with warnings.catch_warnings(action="ignore"):
            book = None if refused else load_workbook(io.BytesIO(data), data_only=True)
    except Exception as e:  # a damaged file makes the readers of zip, XML and styles raise anything
        raise _cannot(name, _UNSOUND) from e
    if book is None or refused:
        raise _cannot(name, refused or _UNSOUND)
    return [
        Sheet(sheet.title, _rows(sheet), sheet.sheet_state != "visible", _unseen(sheet))
        for sheet in book.worksheets
    ]


def _unseen(sheet: Any) -> frozenset[int]:
    return frozenset(n for n, row in sheet.row_dimensions.items() if row.hidden)


def _rows(sheet: Any) -> list[list[Cell]]:
    most = min(sheet.max_column or 0, _COLUMNS)
    rows = [
        [Cell(c.value, c.number_format or "") for c in row]
        for row in sheet.iter_rows(max_row=min(sheet.max_row or 0, _ROWS), max_col=most)
    ]
    for merged in sheet.merged_cells.ranges:
        top, left = merged.min_row - 1, merged.min_col - 1
        if top >= len(rows) or left >= most:
            continue
        for n in range(top, min(merged.max_row, len(rows))):
            for m in range(left, min(merged.max_col, most)):
                rows[n][m] = rows[top][left]
    return rows


def _table(name: str, data: bytes) -> Sheet:
    from engine.source.encoding import decoded

    text, faults = decoded(name, data, MAX_BYTES)
    if text is None:
        raise _cannot(name, faults[0].message)
    first = text.split("\n", 5)[:5]
    mark = max(",\t;，", key=lambda m: sum(line.count(m) for line in first))
    try:
        values: list[list[Value]] = [list(row) for row in csv.reader(io.StringIO(text), delimiter=mark)]
    except csv.Error as e:
        cure = Both(
            "有引号没有配对，请用 WPS 或 Excel 打开，另存为 .xlsx",
            "a quotation mark is not closed; open it and save it as .xlsx",
        )
        raise _cannot(name, cure) from e
    most = max((len(row) for row in values), default=0)
    return Sheet(
        Path(name).stem, [[Cell(v) for v in row] + [Cell(None)] * (most - len(row)) for row in values]
    )


def _cannot(name: str, why: Both) -> RecordError:
    return RecordError(Both(f"{name} 读不了：{why.zh}", f"cannot read {name}: {why.en}"))

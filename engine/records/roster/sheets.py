"""Tables in files: Excel workbooks and CSV, as rows of cells."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.records.roster.cells import Cell, Value

MAX_BYTES = 20 * 1024 * 1024
#: A township has a few thousand members; a sheet may be formatted down to its last row.
_ROWS, _COLUMNS = 50_000, 80


@dataclass(frozen=True, slots=True)
class Sheet:
    """``hidden`` sheets are told of, not read."""

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False


def read_sheets(path: Path) -> list[Sheet]:
    """All tables of a file; raises ``RecordError`` with a cure."""
    if path.suffix.lower() in (".xls", ".et", ".ods", ".doc", ".docx", ".wps", ".pdf", ".numbers"):
        raise _cannot(path, Both("请用 WPS 或 Excel 另存为 .xlsx", "save it as .xlsx first"))
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as e:
        raise _cannot(path, Both(str(e.strerror), str(e.strerror))) from e
    if size > MAX_BYTES:
        raise _cannot(
            path, Both("超过 20 MB，只留名单那一张表", "it has more than 20 MB; keep the list only")
        )
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return _workbook(path, data)
    return [_table(path, data)]


def _workbook(path: Path, data: bytes) -> list[Sheet]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    if data[:4] == b"\xd0\xcf\x11\xe0":
        cure = Both(
            "它有密码或是旧格式，请去掉密码、另存为 .xlsx",
            "it has a password or an old format; save it as .xlsx",
        )
        raise _cannot(path, cure)
    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, OSError) as e:
        cure = Both("不是完好的 .xlsx，请打开另存一份", "it is no sound .xlsx; open it and save it anew")
        raise _cannot(path, cure) from e
    return [
        Sheet(sheet.title, _rows(sheet), hidden=sheet.sheet_state != "visible") for sheet in book.worksheets
    ]


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


def _table(path: Path, data: bytes) -> Sheet:
    from engine.source.encoding import decoded

    text, faults = decoded(path.name, data, MAX_BYTES)
    if text is None:
        raise _cannot(path, faults[0].message)
    first = text.split("\n", 5)[:5]
    mark = max(",\t;，", key=lambda m: sum(line.count(m) for line in first))
    values: list[list[Value]] = [list(row) for row in csv.reader(io.StringIO(text), delimiter=mark)]
    most = max((len(row) for row in values), default=0)
    return Sheet(path.stem, [[Cell(v) for v in row] + [Cell(None)] * (most - len(row)) for row in values])


def _cannot(path: Path, why: Both) -> RecordError:
    return RecordError(Both(f"{path.name} 读不了：{why.zh}", f"cannot read {path.name}: {why.en}"))

"""Tables as a workbook that WPS and Excel open and print on A4, and as CSV that they open in Chinese.

A cell that begins like a formula is text here: nothing that somebody typed as a name is ever computed.
"""

import csv
import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.records.tables import Chart, Table, Value

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.chart import BarChart
    from openpyxl.worksheet.worksheet import Worksheet

#: What a spreadsheet would take for the beginning of a formula or a command.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: Characters that XML 1.0 does not have.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_A4 = 9
_HEAD, _LINE = "E7ECEF", "B8C2C8"


def workbook(tables: Sequence[Table], title: str) -> bytes:
    """An .xlsx file: one sheet a table, heads that stay, charts below."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _sheet(book, table, title)
    book.properties.title = title
    book.properties.creator = "qingjing"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(table: Table) -> bytes:
    """UTF-8 with a BOM, so that a spreadsheet reads Chinese; CR LF; active cells disarmed."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([disarmed(c.name) for c in table.columns])
    writer.writerows([disarmed(v) for v in row] for row in table.rows)
    return "\ufeff".encode() + out.getvalue().encode()


def disarmed(value: Value) -> Value:
    """A text that no spreadsheet computes (the cure that OWASP names: a quote before it).

    >>> disarmed("=1+1"), disarmed(-3), disarmed("测一")
    ("'=1+1", -3, '测一')
    """
    if not isinstance(value, str):
        return value
    text = _CONTROL.sub("", value)
    return f"'{text}" if text.lstrip(" \u3000").startswith(_ACTIVE) or text.startswith(_ACTIVE) else text


def _sheet(book: "Workbook", table: Table, title: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    sheet: Worksheet = book.create_sheet(table.title)
    line = Side(style="thin", color=_LINE)
    for n, column in enumerate(table.columns, 1):
        cell = sheet.cell(1, n)
        _put(sheet, 1, n, column.name)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(bottom=line)
        sheet.column_dimensions[get_column_letter(n)].width = column.width + 2
    for m, row in enumerate(table.rows, 2):
        for n, (value, column) in enumerate(zip(row, table.columns, strict=True), 1):
            _put(sheet, m, n, value)
            if column.form:
                sheet.cell(m, n).number_format = column.form
            if isinstance(value, str):
                wide = column.width >= 20
                across = "left" if column.width > 8 else "center"
                sheet.cell(m, n).alignment = Alignment(horizontal=across, vertical="top", wrap_text=wide)
    below = len(table.rows) + 3
    room = sum(c.width + 2 for c in table.columns)
    for n, note in enumerate(table.notes, below):
        _put(sheet, n, 1, note)
        sheet.merge_cells(start_row=n, end_row=n, start_column=1, end_column=len(table.columns))
        sheet.cell(n, 1).alignment = Alignment(wrap_text=True, vertical="top")
        # A merged cell does not grow by itself; a Chinese character takes two columns.
        sheet.row_dimensions[n].height = 16 * (1 + 2 * len(note) // room)
    if table.rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    if table.chart is not None and table.chart.rows:
        # Below, not beside: beside it the page would have to shrink the table to fit both.
        sheet.add_chart(_chart(sheet, table.chart), f"A{below + len(table.notes) + 1}")
    _print(sheet, table, title)


def _put(sheet: "Worksheet", row: int, column: int, value: Value) -> None:
    """The type is set after the value: by itself a text that begins with = would become a formula."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = _CONTROL.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = int(value.startswith(_ACTIVE))
    else:
        cell.value = value


def _print(sheet: "Worksheet", table: Table, title: str) -> None:
    sheet.freeze_panes = "A2"
    sheet.page_setup.paperSize = _A4
    wide = sum(c.width for c in table.columns) > 90
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = "1:1"
    if sheet.oddHeader is not None and sheet.oddFooter is not None:
        sheet.oddHeader.center.text = f"{title}　{table.title}".replace("&", "&&")
        sheet.oddFooter.center.text = "&P / &N"
    sheet.page_margins.left = sheet.page_margins.right = 0.5


def _chart(sheet: "Worksheet", chart: Chart) -> "BarChart":
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.label import DataLabelList

    bars = BarChart()
    bars.type, bars.style, bars.title = "bar", 10, chart.title
    last = chart.rows + 1
    for n in chart.values:
        bars.add_data(Reference(sheet, min_col=n + 1, min_row=1, max_row=last), titles_from_data=True)
    bars.set_categories(Reference(sheet, min_col=chart.names + 1, min_row=2, max_row=last))
    bars.dataLabels = DataLabelList()
    bars.dataLabels.showVal = True
    for other in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(bars.dataLabels, other, False)
    if len(chart.values) == 1:
        bars.legend = None
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.x_axis.scaling.orientation = "maxMin"
    bars.width, bars.height = 20, max(8, chart.rows)
    return bars

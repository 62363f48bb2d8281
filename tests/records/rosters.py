"""Rosters as offices keep them, each messy in its own way. All names are made up for the tests: 测 is the
surname of everybody, telephone numbers begin with 100, which no network gives out."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

ROSTERS: dict[str, Callable[[Workbook], None]] = {}


def roster(write: Callable[[Workbook], None]) -> Callable[[Workbook], None]:
    ROSTERS[write.__name__] = write
    return write


def saved(name: str, folder: Path) -> Path:
    book = Workbook()
    ROSTERS[name](book)
    path = folder / f"{name}.xlsx"
    book.save(path)
    return path


def _sheet(book: Workbook, *rows: list[Any]) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    return sheet


@roster
def plain(book: Workbook) -> None:
    _sheet(
        book,
        ["序号", "姓名", "性别", "村", "出生年月", "入党时间", "联系电话"],
        [1, "测一", "男", "甲村", "1958.3", "1980.07", "10000000001"],
        [2, "测二", "女", "甲村", "1960-12", "1985/7/1", 10000000002],
        [3, "测三", "男", "乙村", "1971年5月", "1999年7月1日", 10000000003.0],
    )


@roster
def titled_and_merged(book: Workbook) -> None:
    """A title over all columns, a village over several rows, totals and signatures below."""
    sheet = _sheet(
        book,
        ["测试乡党员花名册（2024年）"],
        ["填报单位：测试乡党委", None, None, None, "填报日期：2024.6.1"],
        ["村别", "党员姓名", "性 别", "出生\n年月", "入党\n日期"],
        ["甲村", "测一", "男", "1958.03", "1980.07"],
        [None, "测二", "女", "1960.12", "1985.07"],
        ["乙村", "测三", "男", "1971.05", "1999.07"],
        [None, None, None, None, None],
        ["合计", "3人", None, None, None],
        ["制表人：测办", None, None, "审核：", None],
    )
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("A4:A5")


@roster
def spaced_and_wide(book: Workbook) -> None:
    """U+3000 inside names, trailing spaces, full-width digits, numbers that are texts."""
    _sheet(
        book,
        ["姓　名 ", " 所在党支部", "联系电话（手机）", "出生日期"],
        ["测　一", "中共甲村党支部 ", "１００００００００１１", "１９５８．３"],
        ["测 二　", "甲村支部委员会", " 100 0000 0012 ", " 1960.12 "],
        ["测三\u200b", "乙村党支部", "'10000000013", "１９７１年５月"],
    )


@roster
def dates_of_all_kinds(book: Workbook) -> None:
    sheet = _sheet(
        book,
        ["姓名", "村", "出生年月", "入党时间"],
        ["测一", "甲村", 21245, 29403],
        ["测二", "甲村", datetime(1960, 12, 5), "八五年七月"],
        ["测三", "甲村", "58年3月", "1980.7.1"],
        ["测四", "甲村", "195803", "19800701"],
        ["测五", "甲村", 1958.1, 1980.1],
        ["测六", "甲村", "一九五八年十二月", "1980—07"],
        ["测七", "甲村", "不详", None],
        ["测八", "甲村", "58.3", "2004"],
    )
    sheet["D6"].number_format = "0.00"


@roster
def one_sheet_a_village(book: Workbook) -> None:
    _sheet(book, ["甲村党员名册"], ["姓名", "性别"], ["测一", "男"], ["测二", "女"])
    for n, name in enumerate(("乙村", "丙村"), 3):
        sheet = book.create_sheet(name)
        sheet.append(["姓名", "性别"])
        sheet.append([f"测{'三四'[n - 3]}", "男"])
    hidden = book.create_sheet("旧名单")
    hidden.append(["姓名", "村"])
    hidden.append(["测旧", "甲村"])
    hidden.sheet_state = "hidden"
    book.create_sheet("说明").append(["本表由各村填报"])


@roster
def two_rows_of_headings(book: Workbook) -> None:
    sheet = _sheet(
        book,
        ["序号", "姓名", "基本情况", None, "党内情况", None, "联系方式", None],
        [None, None, "性别", "出生年月", "入党时间", "党内职务", "手机", "住址"],
        [1, "测一", "男", "1958.03", "1980.07", "党支部书记", "10000000001", "甲村"],
        [2, "测二", "女", "1960.12", "1985.07", "副书记", "10000000002", "甲村"],
    )
    for cells in ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"):
        sheet.merge_cells(cells)
    sheet.title = "甲村"


@roster
def one_name_twice(book: Workbook) -> None:
    """Two of one name whom the birth date tells apart; one whole line twice; two that nothing tells apart."""
    _sheet(
        book,
        ["姓名", "村", "出生年月", "电话"],
        ["测一", "甲村", "1958.03", None],
        ["测一", "甲村", "1961.08", None],
        ["测二", "甲村", "1960.12", "10000000002"],
        ["测二", "甲村", "1960.12", "10000000002"],
        ["测三", "甲村", None, None],
        ["测三", "甲村", None, None],
    )


@roster
def with_identity_numbers(book: Workbook) -> None:
    _sheet(
        book,
        ["姓名", "身份证号码", "所在支部", "手机号码", "备注"],
        ["测一", "000000195803010000", "甲村党支部", "10000000001", None],
        ["测二", "000000196012050000", "甲村党支部", "000000196012050000", "填错栏"],
    )


@roster
def printed_in_pages(book: Workbook) -> None:
    """The heading comes again on each page, blank lines between, subtotals by village."""
    head = ["序号", "姓名", "党支部名称", "性别"]
    _sheet(
        book,
        ["党员名册"],
        head,
        [1, "测一", "甲村党支部", "男"],
        [2, "测二", "甲村党支部", "女"],
        ["小计", None, None, 2],
        [],
        ["党员名册（续）", None, None, None],
        head,
        [3, "测三", "乙村党支部", "男"],
        ["小计", None, None, 1],
        ["注：不含预备党员"],
    )


@roster
def with_wrong_lines(book: Workbook) -> None:
    """Each fault is told with its row; the good lines stay good."""
    _sheet(
        book,
        ["姓名", "村", "性别", "出生年月", "电话"],
        ["测一", "甲村", "男", "1958.03", "10000000001"],
        [None, "甲村", "女", "1960.12", "10000000002"],
        ["13900", "甲村", "男", "1958.03", None],
        ["测四", "甲村", "南", "1958.13", "123"],
        ["测五", "甲村", "男", "三月", None],
    )


@roster
def without_names(book: Workbook) -> None:
    _sheet(book, ["村", "人数"], ["甲村", 20], ["乙村", 15])


@roster
def in_two_halves(book: Workbook) -> None:
    _sheet(book, ["姓名", "村", "姓名", "村"], ["测一", "甲村", "测二", "甲村"])

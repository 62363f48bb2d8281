"""More rosters as they come from townships; ``rosters.py`` says whose names these are."""

from openpyxl import Workbook

from tests.records.rosters import _sheet, roster


@roster
def villages_as_lines(book: Workbook) -> None:
    """The title names no village; each village heads its people."""
    sheet = _sheet(
        book,
        ["测试乡2024年农村党员花名册"],
        ["序号", "姓名", "性别", "出生年月", "入党时间"],
        ["一、甲村党支部（2人）"],
        [1, "测一", "男", 1958.3, "1980.7"],
        [2, "测 二", "女", "65年3月", "1990.12.1"],
        ["二、乙村党支部（1人）"],
        [1, "测三", "男", "1965-03-00", "1999-00-00"],
        ["合计：3人"],
    )
    for cells in ("A1:E1", "A3:E3", "A6:E6", "A8:E8"):
        sheet.merge_cells(cells)


@roster
def a_village_above_its_people(book: Workbook) -> None:
    """The village stands once, on a line of its own, in its own column."""
    _sheet(
        book,
        ["村", "姓名", "性别"],
        ["甲村", None, None],
        [None, "测一", "男"],
        ["乙村", None, None],
        [None, "测二", "女"],
    )


@roster
def branches_by_number(book: Workbook) -> None:
    """One village with several branches, merged over their people; telephones in two columns."""
    sheet = _sheet(
        book,
        ["中共测试乡丙村总支部委员会党员花名册"],
        ["支部", "姓名", "出生年月", "电话", "手机"],
        ["第一党支部", "测一", "1965。3", None, "10000000001"],
        [None, "测二", "1965,3", 10000000002, None],
        ["丙村第二党支部", "测三", "六五年三月", "10000000003", "10000000033"],
    )
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("A3:A4")


@roster
def remarks_below_the_names(book: Workbook) -> None:
    _sheet(
        book,
        ["姓名", "村", "性别"],
        ["测一", "甲村", "男"],
        ["以上共一人"],
        ["本表一式三份"],
        ["单位（盖章）"],
        ["党支部书记签字"],
        ["2024年6月1日"],
        ["请各村核对后上报"],
    )


@roster
def filtered(book: Workbook) -> None:
    sheet = _sheet(
        book, ["姓名", "村", "电话"], ["测一", "甲村", "10000000001"], ["测二", "乙村", "10000000002"]
    )
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True


@roster
def telephones_with_more_than_a_number(book: Workbook) -> None:
    _sheet(
        book,
        ["姓名", "村", "手机号码\n（微信同号）"],
        ["测一", "甲村", "10000000001\n10000000011"],
        ["测二", "甲村", "100-0000-0002 10000000012"],
        ["测三", "甲村", "10000000003（儿子）"],
        ["测四", "甲村", "（0000）1234567"],
        ["测五", "甲村", "+86 100 0000 0005"],
        ["测六", "甲村", "1000000000610000000016"],
    )


@roster
def former_and_other_secretaries(book: Workbook) -> None:
    _sheet(
        book,
        ["姓名", "村", "职务"],
        ["测一", "甲村", "党支部书记、村委会主任"],
        ["测二", "甲村", "原党支部书记"],
        ["测三", "甲村", "团支部书记"],
        ["测四", "甲村", "支部副书记"],
        ["测五", "乙村", "主任兼书记"],
    )


@roster
def one_name_over_two_columns(book: Workbook) -> None:
    sheet = _sheet(book, ["姓名", None, "村"], ["测一", None, "甲村"], ["测二", None, "甲村"])
    for cells in ("A1:B1", "A2:B2", "A3:B3"):
        sheet.merge_cells(cells)


@roster
def the_same_people_on_two_sheets(book: Workbook) -> None:
    sheet = _sheet(book, ["姓名", "支部", "出生年月"], ["测一", "甲村党支部", "1958.3"])
    sheet.title = "汇总"
    second = book.create_sheet("甲村")
    second.append(["姓名", "出生年月"])
    second.append(["测一", "1958.3"])


@roster
def broken_formulas(book: Workbook) -> None:
    """As they stand when the sheet that they point to is gone."""
    _sheet(book, ["姓名", "村", "出生年月"], ["测一", "甲村", "#VALUE!"], ["测二", "#REF!", "1958.3"])

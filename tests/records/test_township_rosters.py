"""What township offices send: imported right, or refused with the place named."""

import warnings
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from engine.errors import RecordError
from engine.records.roster.cells import Cell
from engine.records.roster.changes import planned
from engine.records.roster.dates import read_date
from engine.records.roster.reading import read_roster
from engine.records.roster.sheets import read_sheets
from engine.records.roster.villages import titled
from engine.records.store import Store
from tests.records import township_rosters
from tests.records.rosters import saved
from tests.records.test_roster_import import TODAY, lines, read

assert township_rosters


def test_lines_that_name_a_village_head_their_people(tmp_path: Path) -> None:
    found = read("villages_as_lines", tmp_path)

    assert lines(found, "born", "joined") == [
        ("甲村", "测一", "1958-03", "1980-07"),
        ("甲村", "测二", "1965-03", "1990-12-01"),
        ("乙村", "测三", "1965-03", "1999"),
    ]
    assert found.faults == []
    assert any("3 甲村、6 乙村" in n.zh for n in found.notes)


def test_a_village_on_a_line_of_its_own_column(tmp_path: Path) -> None:
    assert lines(read("a_village_above_its_people", tmp_path)) == [("甲村", "测一"), ("乙村", "测二")]


def test_a_numbered_branch_is_no_village_and_the_second_telephone_counts(tmp_path: Path) -> None:
    found = read("branches_by_number", tmp_path)

    assert lines(found, "born", "phone") == [
        ("丙村", "测一", "1965-03", "10000000001"),
        ("丙村", "测二", "1965-03", "10000000002"),
        ("丙村", "测三", "1965-03", "10000000003"),
    ]


def test_remarks_below_are_nobody(tmp_path: Path) -> None:
    found = read("remarks_below_the_names", tmp_path)

    assert lines(found) == [("甲村", "测一")]
    assert any("3、4、5、6、7" in n.zh for n in found.notes), "what was left out is told"
    assert [(f.row, f.column, f.grave) for f in found.faults] == [(8, 1, True)]


def test_hidden_rows_are_read_and_told_of(tmp_path: Path) -> None:
    found = read("filtered", tmp_path)

    assert lines(found, "phone") == [("甲村", "测一", "10000000001"), ("乙村", "测二", "10000000002")]
    assert any("第 3 行" in n.zh and "隐藏" in n.zh for n in found.notes)


def test_the_first_of_several_numbers_is_taken(tmp_path: Path) -> None:
    found = read("telephones_with_more_than_a_number", tmp_path)

    assert [x.fields["phone"] for x in found.lines] == [
        "10000000001", "10000000002", "10000000003", "00001234567", "10000000005", "",
    ]  # fmt: skip
    assert [f.row for f in found.faults] == [7]


def test_who_was_secretary_is_none(tmp_path: Path) -> None:
    found = read("former_and_other_secretaries", tmp_path)

    assert [x.name for x in found.lines if x.fields["duty"]] == ["测一", "测五"]


def test_a_name_merged_over_two_columns_is_one_name(tmp_path: Path) -> None:
    found = read("one_name_over_two_columns", tmp_path)

    assert lines(found) == [("甲村", "测一"), ("甲村", "测二")]
    assert found.faults == []


def test_a_line_on_two_sheets_is_told_with_both(tmp_path: Path, store: Store) -> None:
    with store.read() as r:
        plan = planned(r, read("the_same_people_on_two_sheets", tmp_path))

    assert len(plan.new) == 1
    assert "汇总!2" in plan.notes[-1].zh
    assert "甲村!2" in plan.notes[-1].zh


def test_a_broken_formula_is_no_village(tmp_path: Path) -> None:
    found = read("broken_formulas", tmp_path)

    assert lines(found) == [("甲村", "测一")]
    assert [(f.row, f.column, f.grave) for f in found.faults] == [(2, 3, False), (3, 2, True)]


@pytest.mark.parametrize(
    ("value", "form", "means"),
    [
        (1958.3, "General", "1958-03"), (1958.3, "0.00", "1958-03"), (1958.12, "General", "1958-12"),
        ("1965-03-00", "", "1965-03"), ("19650300", "", "1965-03"), ("1965-00-00", "", "1965"),
        ("1965年3月生", "", "1965-03"), ("1965·3", "", "1965-03"),
    ],
)  # fmt: skip
def test_a_month_that_is_clear_is_kept(value: object, form: str, means: str) -> None:
    assert read_date(Cell(value, form), TODAY) == means  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "title",
    ["测试乡农村党员花名册", "测试乡各村党员名册", "全乡各行政村党员", "甲村、乙村党员名册", "甲村等五个村"],
)
def test_a_title_that_names_no_single_village_gives_none(title: str) -> None:
    assert titled([title]) == ""


def test_a_workbook_is_known_by_what_it_holds(tmp_path: Path) -> None:
    path = saved("plain", tmp_path).rename(tmp_path / "plain.xls")

    assert len(read_roster(read_sheets(path), TODAY).lines) == 3


def _altered(folder: Path, old: bytes, new: bytes) -> Path:
    """A plain workbook whose first sheet was tampered with."""
    whole, path = saved("plain", folder), folder / "altered.xlsx"
    with ZipFile(whole) as parts, ZipFile(path, "w", ZIP_DEFLATED) as out:
        for name in parts.namelist():
            data = parts.read(name)
            out.writestr(name, data.replace(old, new) if name.endswith("sheet1.xml") else data)
    return path


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b"</sheetData>", b"", "完好"),
        (
            b"</sheetData>",
            b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            "合并",
        ),
        (b"</sheetData>", b"<row>" + bytes(41 * 1024 * 1024) + b"</row></sheetData>", "太大"),
        (b"<sheetData>", b'<sheetData><row r="9"><c r="B9"><f>A1</f><v/></c></row>', "B9"),
    ],
    ids=["broken", "merged", "bomb", "unworked"],
)
def test_a_workbook_that_would_hang_or_mislead_is_refused(
    tmp_path: Path, old: bytes, new: bytes, told: str
) -> None:
    with pytest.raises(RecordError) as refused:
        read_sheets(_altered(tmp_path, old, new))
    assert told in refused.value.says.zh


def test_a_formula_with_a_result_is_its_result(tmp_path: Path) -> None:
    path = _altered(
        tmp_path, b"</sheetData>", b'<row r="9"><c r="B9" t="str"><f>A1</f><v></v></c></row></sheetData>'
    )

    assert len(read_roster(read_sheets(path), TODAY).lines) == 3


def test_a_table_whose_quotation_mark_never_ends_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('姓名,村\n"测一,甲村\n' + "x" * 200_000, encoding="utf-8")

    with pytest.raises(RecordError) as refused:
        read_sheets(path)
    assert "引号" in refused.value.says.zh


def test_what_a_reader_does_not_know_is_no_word_on_a_screen(tmp_path: Path) -> None:
    """openpyxl warns of lists to choose from as newer programs write them."""
    known = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst>'
    path = _altered(tmp_path, b"</worksheet>", known + b"</worksheet>")

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(read_sheets(path)) == 1

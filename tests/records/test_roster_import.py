"""Rosters as offices keep them: imported right, or refused with the row named."""

from datetime import date
from pathlib import Path

import pytest

from engine.errors import RecordError
from engine.records import people
from engine.records.roster.cells import Cell
from engine.records.roster.changes import apply, planned
from engine.records.roster.dates import NoDate, read_date
from engine.records.roster.reading import Read, read_roster
from engine.records.roster.sheets import read_sheets
from engine.records.store import Store
from tests.records.rosters import ROSTERS, saved

TODAY = date(2024, 6, 1)


def read(name: str, folder: Path) -> Read:
    return read_roster(read_sheets(saved(name, folder)), TODAY)


def lines(read: Read, *fields: str) -> list[tuple[str, ...]]:
    return [(x.village, x.name, *(x.fields[f] for f in fields)) for x in read.lines]


def test_a_plain_list(tmp_path: Path) -> None:
    found = read("plain", tmp_path)

    assert lines(found, "gender", "born", "joined", "phone") == [
        ("甲村", "测一", "男", "1958-03", "1980-07", "10000000001"),
        ("甲村", "测二", "女", "1960-12", "1985-07-01", "10000000002"),
        ("乙村", "测三", "男", "1971-05", "1999-07-01", "10000000003"),
    ]
    assert found.faults == []


def test_titles_merged_villages_totals_and_signatures(tmp_path: Path) -> None:
    found = read("titled_and_merged", tmp_path)

    assert lines(found, "born", "joined") == [
        ("甲村", "测一", "1958-03", "1980-07"),
        ("甲村", "测二", "1960-12", "1985-07"),
        ("乙村", "测三", "1971-05", "1999-07"),
    ]
    assert found.faults == []


def test_spaces_of_all_kinds_and_wide_letters(tmp_path: Path) -> None:
    found = read("spaced_and_wide", tmp_path)

    assert lines(found, "phone", "born") == [
        ("甲村", "测一", "10000000011", "1958-03"),
        ("甲村", "测二", "10000000012", "1960-12"),
        ("乙村", "测三", "10000000013", "1971-05"),
    ]


def test_dates_of_all_kinds(tmp_path: Path) -> None:
    found = read("dates_of_all_kinds", tmp_path)

    assert [(x.name, x.fields["born"], x.fields["joined"]) for x in found.lines] == [
        ("测一", "1958-03-01", "1980-07-01"),
        ("测二", "1960-12-05", "1985-07"),
        ("测三", "1958-03", "1980-07-01"),
        ("测四", "1958-03", "1980-07-01"),
        ("测五", "1958", "1980-10"),
        ("测六", "1958-12", "1980-07"),
        ("测七", "", ""),
        ("测八", "1958-03", "2004"),
    ]
    (doubt,) = found.faults
    assert (doubt.row, doubt.column, doubt.grave) == (6, 3, False)
    assert "1958-10" in doubt.says.zh


def test_one_sheet_a_village_and_a_hidden_one(tmp_path: Path) -> None:
    found = read("one_sheet_a_village", tmp_path)

    assert lines(found) == [("甲村", "测一"), ("甲村", "测二"), ("乙村", "测三"), ("丙村", "测四")]
    told = "".join(n.zh for n in found.notes)
    assert "旧名单" in told
    assert "说明" in told


def test_two_rows_of_headings(tmp_path: Path) -> None:
    found = read("two_rows_of_headings", tmp_path)

    assert lines(found, "born", "phone", "duty") == [
        ("甲村", "测一", "1958-03", "10000000001", "secretary"),
        ("甲村", "测二", "1960-12", "10000000002", ""),
    ]
    assert any("住址" in n.zh for n in found.notes)


def test_one_name_twice_is_told_apart_or_asked(tmp_path: Path, store: Store) -> None:
    found = read("one_name_twice", tmp_path)
    with store.read() as r:
        plan = planned(r, found)
        assert [(x.name, x.fields["born"]) for x in plan.new] == [
            ("测一", "1958-03"), ("测一", "1961-08"), ("测二", "1960-12"), ("测三", ""),
        ]  # fmt: skip
        assert [(f.row, f.grave) for f in plan.faults] == [(7, True)]
        assert len(planned(r, found, twice="two").new) == 5
        assert len(planned(r, found, twice="one").new) == 4


def test_an_identity_number_is_nowhere(tmp_path: Path, store: Store) -> None:
    found = read("with_identity_numbers", tmp_path)
    with store.write("test") as w:
        apply(w, planned(w, found), drop=False)
    with store.read() as r:
        kept = str(people.listed(r))

    assert "000000" not in kept.replace("10000000001", "")
    assert [(f.row, f.column, f.grave) for f in found.faults] == [(3, 4, False)]
    assert any("身份证号不保存" in n.zh for n in found.notes)


def test_pages_with_repeated_headings_and_subtotals(tmp_path: Path) -> None:
    found = read("printed_in_pages", tmp_path)

    assert lines(found) == [("甲村", "测一"), ("甲村", "测二"), ("乙村", "测三")]
    assert found.faults == []


def test_wrong_lines_are_named_by_row_and_column(tmp_path: Path) -> None:
    found = read("with_wrong_lines", tmp_path)

    assert [x.name for x in found.lines] == ["测一", "测四", "测五"]
    assert [(f.row, f.column, f.grave) for f in found.faults] == [
        (3, 1, True), (4, 1, True), (5, 3, False), (5, 4, False), (5, 5, False), (6, 4, False),
    ]  # fmt: skip
    assert found.faults[0].place.zh == "表“Sheet”第 3 行（A3）"
    assert all("：" in f.says.zh for f in found.faults), "each has its cure"


def test_a_file_without_names_says_so(tmp_path: Path) -> None:
    found = read("without_names", tmp_path)

    assert found.lines == []
    assert "姓名" in found.notes[0].zh


def test_two_halves_side_by_side_are_refused(tmp_path: Path) -> None:
    (fault,) = read("in_two_halves", tmp_path).faults

    assert (fault.row, fault.grave) == (1, True)


@pytest.mark.parametrize("name", ROSTERS)
def test_importing_a_list_again_changes_nothing(name: str, tmp_path: Path, store: Store) -> None:
    found = read(name, tmp_path)
    with store.write("test") as w:
        apply(w, planned(w, found, twice="two"), drop=True)
    with store.read() as r:
        before = people.listed(r)
        again = planned(r, found, twice="two")

    assert (again.new, again.changed, again.gone) == ([], [], [])
    assert again.same == len(before)


def test_a_plan_changes_nothing_until_it_is_applied(tmp_path: Path, store: Store) -> None:
    with store.write("test") as w:
        plan = planned(w, read("plain", tmp_path))
    with store.read() as r:
        assert people.listed(r) == []
    assert len(plan.new) == 3


def test_what_is_new_changed_moved_and_gone(tmp_path: Path, store: Store) -> None:
    with store.write("test") as w:
        people.add(w, name="测一", village="甲村", born="1958-03-09", phone="10099999999")
        people.add(w, name="测三", village="丁村", born="1971-05")
        people.add(w, name="测九", village="甲村")
        people.add(w, name="测十", village="戊村")
        plan = planned(w, read("plain", tmp_path))

    assert [x.name for x in plan.new] == ["测二"]
    assert [(c.person.name, c.fields.get("village"), c.fields.get("born")) for c in plan.changed] == [
        ("测一", None, None), ("测三", "乙村", None),
    ]  # fmt: skip
    assert plan.changed[0].fields["phone"] == "10000000001"
    assert [p.name for p in plan.gone] == ["测九"], "戊村 is not on the list at all"


def test_what_a_list_does_not_say_stays_as_it_is_known(tmp_path: Path, store: Store) -> None:
    with store.write("test") as w:
        people.add(w, name="测一", village="甲村", born="1958-03-09", phone="10099999999", gender="男")
        plan = planned(w, read("printed_in_pages", tmp_path))

    assert plan.changed == []
    assert plan.same == 1


def test_who_is_gone_stays_unless_it_is_said(tmp_path: Path, store: Store) -> None:
    with store.write("test") as w:
        people.add(w, name="测九", village="甲村")
        apply(w, planned(w, read("plain", tmp_path)), drop=False)
    with store.read() as r:
        assert "测九" in [p.name for p in people.listed(r)]
    with store.write("test") as w:
        apply(w, planned(w, read("plain", tmp_path)), drop=True)
    with store.read() as r:
        assert "测九" not in [p.name for p in people.listed(r)]


def test_nobody_is_gone_while_a_line_cannot_be_read(tmp_path: Path, store: Store) -> None:
    with store.write("test") as w:
        people.add(w, name="测二", village="甲村")
        plan = planned(w, read("with_wrong_lines", tmp_path))

    assert plan.gone == []


def test_a_village_is_one_however_it_is_spelt(tmp_path: Path, store: Store) -> None:
    with store.write("test") as w:
        people.add(
            w, name="测一", village="甲", born="1958-03", phone="10000000001", gender="男", joined="1980-07"
        )
        plan = planned(w, read("plain", tmp_path))

    assert [c.person.name for c in plan.changed] == []
    assert [x.village for x in plan.new] == ["甲", "乙村"]


def test_a_known_name_that_may_be_two_people_is_asked(tmp_path: Path, store: Store) -> None:
    with store.write("test") as w:
        people.add(w, name="测一", village="甲村")
        people.add(w, name="测一", village="甲村")
        plan = planned(w, read("plain", tmp_path))

    assert [f.row for f in plan.faults] == [2]
    assert "测一" not in [x.name for x in plan.new]
    assert plan.gone == []


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_table_as_text_is_read_in_any_encoding(codec: str, tmp_path: Path) -> None:
    path = tmp_path / "甲村.csv"
    path.write_bytes("姓名,出生年月\r\n测一,1958.10\r\n".encode(codec))

    (line,) = read_roster(read_sheets(path), TODAY).lines
    assert (line.village, line.name, line.fields["born"]) == ("甲村", "测一", "1958-10")


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.xls", b""), ("a.xlsx", b"nothing"), ("b.xlsx", b"\xd0\xcf\x11\xe0secret"), ("c.docx", b"")],
)
def test_a_file_that_cannot_be_read_says_what_to_do(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(RecordError) as told:
        read_sheets(path)
    assert "另存" in told.value.says.zh


@pytest.mark.parametrize("value", ["昨天", "1958.13", "3000", "58", 123456, True, "1958.2.30", "13900000000"])
def test_what_is_no_date_is_no_date(value: object) -> None:
    with pytest.raises(NoDate):
        read_date(Cell(value), TODAY)  # type: ignore[arg-type]

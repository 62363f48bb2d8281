"""The workbook and the CSV of a year."""

import csv
import io
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from engine.records import events, people
from engine.records.events import Held
from engine.records.figures import year_figures
from engine.records.store import Store
from engine.records.tables import Table, tables
from engine.records.workbook import as_csv, disarmed, workbook

DAY = date(2024, 5, 6)
#: Set it where LibreOffice cannot be had.
EXCUSE = "QINGJING_NO_LIBREOFFICE"
NASTY = '=HYPERLINK("http://x","y")'


@pytest.fixture
def made(store: Store) -> list[Table]:
    with store.write("test") as w:
        a = people.add(w, name="测一", village="甲村")
        b = people.add(w, name="测二", village="乙村", duty="secretary", phone="10000000002")
        people.add(w, name=NASTY, village="甲村")
        events.add(w, Held("study", DAY, minutes=90, village="甲村", title=NASTY, lecturer="+cmd"), [a, b])
        events.add(w, Held("visit", DAY, heads=5012, note="坏\x07字"))
    with store.read() as r:
        return tables(year_figures(r, 2024, today=DAY))


def opened(tables: list[Table], folder: Path) -> Workbook:
    path = folder / "r.xlsx"
    path.write_bytes(workbook(tables, "2024 年"))
    return load_workbook(path)


def test_the_workbook_has_its_sheets_and_what_they_say(made: list[Table], tmp_path: Path) -> None:
    book = opened(made, tmp_path)

    assert book.sheetnames == ["汇总", "各村", "个人学时", "课程", "最难的题", "场次"]
    for table in made:
        rows = [
            list(row) for row in book[table.title].iter_rows(values_only=True, max_col=len(table.columns))
        ]
        assert rows[0] == [c.name for c in table.columns]
        assert rows[1 : len(table.rows) + 1] == [
            [
                v.replace("\x07", "") if isinstance(v, str) and v else v or (None if v == "" else v)
                for v in row
            ]
            for row in table.rows
        ]


def test_nothing_that_was_typed_is_computed(made: list[Table], tmp_path: Path) -> None:
    book = opened(made, tmp_path)
    texts = [
        c
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for c in row
        if str(c.value).startswith("=")
    ]

    assert len(texts) == 2
    assert {c.data_type for c in texts} == {"s"}
    assert {c.quotePrefix for c in texts} == {1}
    with ZipFile(tmp_path / "r.xlsx") as file:
        assert all(b"<f>" not in file.read(n) for n in file.namelist() if "worksheets/sheet" in n)


def test_a_sheet_is_made_for_printing_on_a4(made: list[Table], tmp_path: Path) -> None:
    for sheet in opened(made, tmp_path).worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"


def test_the_charts_are_native(made: list[Table], tmp_path: Path) -> None:
    opened(made, tmp_path)
    with ZipFile(tmp_path / "r.xlsx") as file:
        charts = [n for n in file.namelist() if n.startswith("xl/charts/chart")]
        assert len(charts) == 2, "summary and villages; nothing was played"
        assert all(b"<c:barChart>" in file.read(n) or b"<barChart>" in file.read(n) for n in charts)


def test_no_telephone_number_is_in_a_report(made: list[Table], tmp_path: Path) -> None:
    assert "10000000002" not in str(made)


def test_csv_opens_in_chinese_and_computes_nothing(made: list[Table]) -> None:
    data = as_csv(made[5])
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))

    assert data.startswith(b"\xef\xbb\xbf")
    assert rows[1][2] == "'" + NASTY
    assert rows[1][11] == "'+cmd"
    assert rows[2][5] == "5012"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "　=1", "＝1"])
def test_every_way_to_begin_a_formula_is_disarmed(text: str) -> None:
    assert str(disarmed(text)).startswith("'")


def test_the_report_speaks_english_too(store: Store) -> None:
    with store.read() as r:
        english = tables(year_figures(r, 2024, today=DAY), "en")

    text = str(english).replace("Asia/Shanghai", "")
    assert not any("\u4e00" <= c <= "\u9fff" for c in text.replace("全乡", "")), text


def test_an_empty_year_makes_a_workbook_too(store: Store, tmp_path: Path) -> None:
    with store.read() as r:
        book = opened(tables(year_figures(r, 1999, today=DAY)), tmp_path)
    assert len(book.sheetnames) == 6


@pytest.mark.skipif(bool(os.environ.get(EXCUSE)), reason="excused: LibreOffice cannot be had here")
def test_another_office_reads_the_same_figures(made: list[Table], tmp_path: Path) -> None:
    """LibreOffice opens the workbook and writes it anew; every cell is what it was."""
    assert shutil.which("soffice"), f"no soffice: install libreoffice-calc-nogui, or set {EXCUSE}=1"
    before = opened(made, tmp_path)
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    out = tmp_path / "out"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(out),
        str(tmp_path / "r.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    after = load_workbook(out / "r.xlsx")

    assert after.sheetnames == before.sheetnames
    for name in before.sheetnames:
        old, new = (list(b[name].iter_rows(values_only=True)) for b in (before, after))
        assert new == old

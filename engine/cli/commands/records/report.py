"""``qingjing records report``"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import Command
from engine.cli.commands.records.opened import put, stored
from engine.cli.language import LANGUAGE, say

if TYPE_CHECKING:
    from engine.records.store import Store

CLEAN = 0
TABLES = ("summary", "villages", "persons", "works", "items", "events")


@click.command(
    "report",
    cls=Command,
    help=say(
        "出一年的报表：汇总、各村、个人学时、课程、最难的题、场次。先打印一句话。",
        "The report of a year: summary, villages, hours by person, works, hardest items, events. One sentence is printed.",
    ),
)
@click.option("--year", type=click.IntRange(1949, 2200), required=True, help=say("哪一年", "the year"))
@click.option("--village", default="", help=say("只出这个村", "this village only"))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default=None,
    help=say("写到这里：.xlsx 文件；csv 写文件夹", "where to: an .xlsx file; with csv a folder"),
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["xlsx", "json", "csv"]), default="xlsx", show_default=True,
    help=say("输出的样子", "form of the output"),
)  # fmt: skip
@click.option(
    "--table", type=click.Choice(TABLES), default="summary", show_default=True,
    help=say("csv 不写文件夹时，打印哪一张表", "which table csv prints when there is no folder"),
)  # fmt: skip
@click.option(
    "--as-of",
    "moment",
    default=None,
    help=say("照那个时刻知道的出，如 2025-01-10", "as it was known at that moment"),
)
@stored
def command(
    store: "Store", *, year: int, village: str, out: Path | None, form: str, table: str, moment: str | None
) -> int:
    from engine.records.clock import read_moment
    from engine.records.figures import year_figures, year_line
    from engine.records.tables import tables
    from engine.records.workbook import as_csv, workbook

    with store.read(read_moment(moment) if moment else None) as r:
        figures = year_figures(r, year, village=village)
    made = tables(figures, LANGUAGE)
    if form == "xlsx" and out is not None:
        where = village or figures.rules.base
        put(workbook(made, say(f"{year} 年{where}学习报表", f"{where}: learning in {year}")), out)
    elif form == "csv" and out is not None:
        for one in made:
            put(as_csv(one), out / f"{one.title}.csv")
    elif form == "csv":
        put(as_csv(made[TABLES.index(table)]), None)
        return CLEAN
    elif form == "json":
        told = {
            "year": year, "village": village, "as_of": figures.made.isoformat() if figures.made else None,
            "line": {"zh": year_line(figures).zh, "en": year_line(figures).en},
            "tables": {t.key: {"columns": [c.name for c in t.columns], "rows": t.rows} for t in made},
        }  # fmt: skip
        put((json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode(), out)
        if out is None:
            return CLEAN
    click.echo(year_line(figures).says(LANGUAGE))
    return CLEAN

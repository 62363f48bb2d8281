"""报表: the figures of a year, on the page and as files."""

from starlette.responses import Response

from engine.diagnostics import Both
from engine.office.asking import Ask, Missing, bytes_answer
from engine.office.charts import NAMES, ROW, WIDTH, Bar, Drawn, drawn
from engine.office.pages import Page
from engine.office.routes.events import year_of
from engine.records import audit, people
from engine.records.figures import Figures, year_figures, year_line
from engine.records.tables import Table, tables
from engine.records.workbook import as_csv, workbook

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: The table that names people.
NAMES_TABLE = "persons"
#: Rows of one table on the page; the files have all.
MOST = 200


def _figures(ask: Ask, year: int, village: str) -> Figures:
    with ask.site.store.read() as r:
        return year_figures(r, year, village=village, today=ask.today())


def _tables(ask: Ask, figures: Figures) -> list[Table]:
    made = tables(figures, ask.site.language)
    return [t for t in made if t.key != NAMES_TABLE or ask.may("reports.names")]


def show(ask: Ask) -> Response:
    year, village = year_of(ask), ask.own(ask.query.get("village", ""))
    figures = _figures(ask, year, village)
    with ask.site.store.read() as r:
        villages = [ask.village] if ask.village else people.villages(r)
    shown = [(t, chart_of(t)) for t in _tables(ask, figures)]
    return ask.page(
        "report.html", year=year, village=village, villages=villages, line=year_line(figures), tables=shown,
        base=figures.village or figures.rules.base, most=MOST, width=WIDTH, row=ROW, names=NAMES,
    )  # fmt: skip


def chart_of(table: Table) -> list[Drawn]:
    """The table's chart as the page shows it; a row of nothing has no bar."""
    if table.chart is None:
        return []
    first, *more = table.chart.values
    bars = []
    for row in table.rows[: table.chart.rows]:
        whole, part = row[first], row[more[0]] if more else None
        if isinstance(whole, int | float):
            bars.append(
                Bar(str(row[table.chart.names]), whole, part if isinstance(part, int | float) else None)
            )
    share = table.columns[first].form == "0%"
    return drawn([b for b in bars if b.value], share=share) if bars else []


def download(ask: Ask) -> Response:
    """``/reports/2024.xlsx`` is everything, ``/reports/2024-villages.csv`` one table."""
    name, _, form = ask.params["file"].rpartition(".")
    typed, _, key = name.partition("-")
    if not (typed.isascii() and typed.isdigit() and len(typed) == 4 and typed > "1900"):
        raise Missing
    year, village = int(typed), ask.own(ask.query.get("village", ""))
    figures = _figures(ask, year, village)
    made, where = _tables(ask, figures), village or "all"
    if form == "xlsx" and not key and ask.may("reports.names"):
        base = figures.village or figures.rules.base
        title = Both(f"{year} 年{base}学习报表", f"{base}: learning in {year}").says(ask.site.language)
        answer = bytes_answer(workbook(made, title), f"qingjing-{year}-{where}.xlsx", _XLSX)
    else:
        one = next((t for t in made if t.key == key), None)
        if form != "csv" or one is None:
            raise Missing
        answer = bytes_answer(as_csv(one), f"qingjing-{year}-{where}-{key}.csv", "text/csv; charset=utf-8")
    with ask.site.store.write(ask.who.name) as w:
        audit.note(w, "report.download", ask.params["file"], village=village)
    return answer


pages = [
    Page("GET", "/reports", "reports", show),
    Page("GET", "/reports/{file}", "reports", download),
]

"""``qingjing records roster``"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.cli.app import Command
from engine.cli.commands.records import Subjects
from engine.cli.commands.records.opened import actor, put, stored, sure, today
from engine.cli.language import LANGUAGE, say
from engine.diagnostics import Both
from engine.errors import RecordError

if TYPE_CHECKING:
    from engine.records.roster.changes import Plan
    from engine.records.roster.sheets import Sheet
    from engine.records.store import Store

CLEAN, ERRORS = 0, 1
#: Lines of a preview that are shown in full.
_SHOWN = 12
_FIELDS = {
    "name": ("姓名", "name"), "village": ("村", "village"), "duty": ("职务", "duty"), "gender": ("性别", "gender"),
    "born": ("出生", "born"), "joined": ("入党", "joined"), "phone": ("电话", "telephone"),
}  # fmt: skip

command = Subjects("roster", help=say("名单：导入、导出、查看。", "The roster: import, export, list."))


@command.command(
    "import",
    cls=Command,
    help=say(
        "导入乡镇的名单（.xlsx 或 .csv）：先说要改什么，点头了才改。",
        "Import an office's list (.xlsx or .csv): what would change is told first.",
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--sheet", default="", help=say("只读这一张表", "read this sheet only"))
@click.option(
    "--village", default="", help=say("表里没写村时，算这个村", "the village where the list names none")
)
@click.option("--yes", is_flag=True, help=say("不再问", "do not ask"))
@click.option("--drop", is_flag=True, help=say("名单上没有的人算转出", "who is not on the list is gone"))
@click.option(
    "--twice",
    type=click.Choice(["ask", "one", "two"]),
    default="ask",
    help=say("同村同名又分不清：one 一个人，two 两个人", "one name twice in a village: one person or two"),
)
@stored
def import_(
    store: "Store", file: Path, *, sheet: str, village: str, yes: bool, drop: bool, twice: Any
) -> int:
    from engine.records.roster.changes import apply, planned
    from engine.records.roster.reading import read_roster
    from engine.records.roster.sheets import read_sheets

    read = read_roster(_chosen(read_sheets(file), sheet), today(), village=village)
    with store.read() as r:
        plan = planned(r, read, twice=twice)
    _tell(plan, drop=drop)
    refused = any(f.grave for f in plan.faults)
    if not read.lines and not read.faults:
        raise RecordError(
            Both(
                f"{file.name} 里没有名单：要有“姓名”一栏",
                f"there is no list in {file.name}: it needs a name column",
            )
        )
    if not (plan.new or plan.changed or (drop and plan.gone)):
        click.echo(say("没有要改的。", "Nothing to change."), err=True)
        return ERRORS if refused else CLEAN
    if not sure(say("就这样改吗？", "Make these changes?"), yes=yes):
        click.echo(say("没有改。要改就加 --yes", "Nothing was changed. Add --yes to do it"), err=True)
        return ERRORS
    with store.write(actor()) as w:
        # Anew: somebody may have changed the roster meanwhile.
        plan = planned(w, read, twice=twice)
        apply(w, plan, drop=drop)
    gone = len(plan.gone) if drop else 0
    click.echo(
        say(
            f"新增 {len(plan.new)} 人，修改 {len(plan.changed)} 人，转出 {gone} 人。",
            f"{len(plan.new)} new, {len(plan.changed)} changed, {gone} gone.",
        ),
        err=True,
    )
    return ERRORS if refused else CLEAN


def _chosen(sheets: "list[Sheet]", name: str) -> "list[Sheet]":
    if not name:
        return sheets
    found = [s for s in sheets if s.name == name]
    if not found:
        names = "、".join(s.name for s in sheets)
        raise RecordError(Both(f"没有叫“{name}”的表，有：{names}", f"no sheet `{name}`; there are: {names}"))
    return found


def _tell(plan: "Plan", *, drop: bool) -> None:
    """The preview, in words: it goes where words go."""

    def told(text: str) -> None:
        click.echo(text, err=True)

    for note in plan.notes:
        told(note.says(LANGUAGE))
    for fault in plan.faults:
        word = say("没有导入", "refused") if fault.grave else say("提醒", "note")
        told(f"{word}  {fault.place.says(LANGUAGE)}{say('：', ': ')}{fault.says.says(LANGUAGE)}")
    if plan.asked:
        told(
            say(
                "分不清的：加 --twice one 算一个人，加 --twice two 算两个人",
                "who cannot be told apart: --twice one for one person, --twice two for two",
            )
        )
    told(say(f"新增 {len(plan.new)} 人", f"new: {len(plan.new)}"))
    for line in plan.new[:_SHOWN]:
        told(f"  + {line.village} {line.name} {line.fields['born']}".rstrip())
    _more(len(plan.new))
    told(say(f"修改 {len(plan.changed)} 人", f"changed: {len(plan.changed)}"))
    for change in plan.changed[:_SHOWN]:
        what = say("、", ", ").join(
            f"{say(*_FIELDS[f])} {getattr(change.person, f) or '—'} → {v}" for f, v in change.fields.items()
        )
        told(f"  ~ {change.person.village} {change.person.name}{say('：', ': ')}{what}")
    _more(len(plan.changed))
    told(say(f"不变 {plan.same} 人", f"same: {plan.same}"))
    if plan.gone:
        kept = "" if drop else say("，保留；要转出就加 --drop", ", kept; add --drop to take them off")
        told(say(f"名单上没有的 {len(plan.gone)} 人", f"not on the list: {len(plan.gone)}") + kept)
        for person in plan.gone[:_SHOWN]:
            told(f"  - {person.village} {person.name}")
        _more(len(plan.gone))


def _more(n: int) -> None:
    if n > _SHOWN:
        click.echo(say(f"  …… 还有 {n - _SHOWN} 人", f"  … {n - _SHOWN} more"), err=True)


@command.command(
    "export",
    cls=Command,
    help=say(
        "导出给触摸屏用的名单：村、姓名、编号，没有电话。",
        "Export the list for a kiosk: village, name, id; no telephone numbers.",
    ),
)
@click.option("--kiosk", "_", is_flag=True, required=True, help=say("触摸屏的格式", "the kiosk's format"))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), default=None,
    help=say("写到这个文件，如触摸屏文件夹里的 roster.csv", "the file, as roster.csv in the kiosk's folder"),
)  # fmt: skip
@stored
def export(store: "Store", *, _: bool, out: Path | None) -> int:
    from engine.records import people
    from engine.records.tables import Column, Table
    from engine.records.workbook import as_csv

    with store.read() as r:
        rows = [[p.village, p.name, p.id] for p in people.listed(r)]
    table = Table("roster", "roster", [Column("村"), Column("姓名"), Column("编号")], rows)
    put(as_csv(table), out)
    return CLEAN


@command.command(
    "list",
    cls=Command,
    help=say(
        "名单上有谁，一行一个（JSON），没有电话。", "Who is on the roster: a JSON line each, no telephone."
    ),
)
@click.option("--village", default=None, help=say("只看这个村", "this village only"))
@stored
def list_(store: "Store", *, village: str | None) -> int:
    from engine.records import people

    with store.read() as r:
        for p in people.listed(r, village=village):
            told = {
                "id": p.id,
                "village": p.village,
                "name": p.name,
                "duty": p.duty,
                "born": p.born,
                "joined": p.joined,
            }
            click.echo(json.dumps(told, ensure_ascii=False))
    return CLEAN

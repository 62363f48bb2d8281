"""``qingjing records person``"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import Command
from engine.cli.commands.records import Subjects
from engine.cli.commands.records.opened import actor, put, stored, sure
from engine.cli.language import LANGUAGE, say

if TYPE_CHECKING:
    from engine.records.store import Store

CLEAN, ERRORS = 0, 1
_WHO = say("姓名或编号", "name or id")
command = Subjects("person", help=say("一个人的信息：导出、删除。", "One person's data: export, delete."))


@command.command(
    "export",
    cls=Command,
    help=say("导出 WHO（姓名或编号）的全部记录（JSON）。", "All that is kept of WHO (name or id), as JSON."),
)
@click.argument("who")
@click.option("--village", default=None, help=say("同名时写村", "the village, where several have that name"))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help=say("写到这个文件", "the file"),
)
@stored
def export(store: "Store", who: str, *, village: str | None, out: Path | None) -> int:
    from engine.records import people
    from engine.records.dossier import dossier

    with store.read() as r:
        found = dossier(r, people.the_one(r, who, village).id)
    put((json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode(), out)
    return CLEAN


@command.command(
    "delete",
    cls=Command,
    help=say(
        "删除 WHO（姓名或编号）的个人信息，不能恢复；统计数字不变。",
        "Delete the personal data of WHO (name or id) for good; figures stay.",
    ),
)
@click.argument("who")
@click.option("--village", default=None, help=say("同名时写村", "the village, where several have that name"))
@click.option("--yes", is_flag=True, help=say("不再问", "do not ask"))
@stored
def delete(store: "Store", who: str, *, village: str | None, yes: bool) -> int:
    from engine.records import people
    from engine.records.mentions import mentions

    with store.read() as r:
        found = people.the_one(r, who, village)
        named = mentions(r, found.id)
    for one in named:
        fate = (
            say("会抹去这个名字", "goes")
            if one.mine
            else say("可能是别人，不动", "perhaps somebody else, stays")
        )
        click.echo(f"{one.where.says(LANGUAGE)}：{one.text}（{fate}）", err=True)
    question = say(
        f"删除{found.village}{found.name}的个人信息，不能恢复。删吗？",
        f"Delete the data of {found.name} for good?",
    )
    if not sure(question, yes=yes):
        click.echo(say("没有删。要删就加 --yes", "Nothing was deleted. Add --yes to do it"), err=True)
        return ERRORS
    with store.write(actor()) as w:
        people.erase(w, found.id)
    click.echo(
        say(
            "删了。触摸屏的名单、以前的备份和导出的文件里可能还有，请一并处理。",
            "Deleted. The kiosk's list, old backups and exported files may still have the name: see to them too.",
        ),
        err=True,
    )
    return CLEAN

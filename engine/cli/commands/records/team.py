"""``qingjing records team``"""

from typing import TYPE_CHECKING

import click

from engine.cli.app import Command
from engine.cli.commands.records import Subjects
from engine.cli.commands.records.opened import actor, stored
from engine.cli.language import say

if TYPE_CHECKING:
    from engine.records.store import Store

CLEAN = 0
command = Subjects("team", help=say("志愿服务队。", "Volunteer teams."))


@command.command("add", cls=Command, help=say("建一支队 NAME，打印编号。", "A new team; its id is printed."))
@click.argument("name")
@click.option("--village", required=True, help=say("哪个村", "the village"))
@stored
def add(store: "Store", name: str, *, village: str) -> int:
    from engine.records import teams

    with store.write(actor()) as w:
        click.echo(teams.add(w, village=village, name=name))
    return CLEAN


@command.command(
    "join", cls=Command, help=say("PEOPLE（姓名或编号）加入 TEAM。", "PEOPLE (names or ids) join TEAM.")
)
@click.argument("team")
@click.argument("people", nargs=-1, required=True)
@click.option("--leave", is_flag=True, help=say("改成退出", "they leave it instead"))
@stored
def join(store: "Store", team: str, people: tuple[str, ...], *, leave: bool) -> int:
    from engine.records import people as persons
    from engine.records import teams

    with store.write(actor()) as w:
        id = teams.the_one(w, team).id
        for who in people:
            teams.belong(w, id, persons.the_one(w, who).id, present=not leave)
    return CLEAN


@command.command(
    "list", cls=Command, help=say("有哪些队，各多少人。", "The teams, and how many belong to them.")
)
@click.option("--village", default="", help=say("只看这个村", "this village only"))
@stored
def list_(store: "Store", *, village: str) -> int:
    from engine.records import teams

    with store.read() as r:
        for t in teams.listed(r, village=village):
            click.echo(f"{t.id}  {t.village}  {t.name}  {len(t.members)}")
    return CLEAN

"""``qingjing records purge``"""

from typing import TYPE_CHECKING

import click

from engine.cli.app import Command
from engine.cli.commands.records.opened import actor, stored, sure
from engine.cli.language import say

if TYPE_CHECKING:
    from engine.records.store import Store

CLEAN, ERRORS = 0, 1


@click.command(
    "purge",
    cls=Command,
    help=say(
        "转出超过保存年限（settings retention.years）的人，删去个人信息；办结超过年限的心愿，删去姓名。统计数字不变。",
        "Delete the personal data of those who left, and names at wishes that were over, longer ago than retention.years.",
    ),
)
@click.option("--yes", is_flag=True, help=say("不再问", "do not ask"))
@stored
def command(store: "Store", *, yes: bool) -> int:
    from engine.records.clock import utc_now
    from engine.records.retention import expired, past, purge

    with store.read() as r:
        people, wishes = len(expired(r, utc_now())), len(past(r, utc_now()))
    if not (people or wishes):
        click.echo(say("没有到期的。", "Nothing is due."), err=True)
        return CLEAN
    question = say(
        f"{people} 人、{wishes} 个心愿的姓名到期，删吗？",
        f"{people} people and the names at {wishes} wishes are due. Delete?",
    )
    if not sure(question, yes=yes):
        click.echo(say("没有删。要删就加 --yes", "Nothing was deleted. Add --yes to do it"), err=True)
        return ERRORS
    with store.write(actor()) as w:
        done = purge(w)
    click.echo(
        say(
            f"删去了 {done} 人的个人信息、{wishes} 个心愿的姓名。",
            f"Deleted: the data of {done} people, the names at {wishes} wishes.",
        ),
        err=True,
    )
    return CLEAN

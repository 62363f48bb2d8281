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
        "转出超过保存年限（settings retention.years）的人，删去个人信息；统计数字不变。",
        "Delete the personal data of those who left longer ago than retention.years; figures stay.",
    ),
)
@click.option("--yes", is_flag=True, help=say("不再问", "do not ask"))
@stored
def command(store: "Store", *, yes: bool) -> int:
    from engine.records.clock import utc_now
    from engine.records.retention import expired, purge

    with store.read() as r:
        found = expired(r, utc_now())
    if not found:
        click.echo(say("没有到期的。", "Nothing is due."), err=True)
        return CLEAN
    if not sure(say(f"{len(found)} 人到期，删吗？", f"{len(found)} people are due. Delete?"), yes=yes):
        click.echo(say("没有删。要删就加 --yes", "Nothing was deleted. Add --yes to do it"), err=True)
        return ERRORS
    with store.write(actor()) as w:
        done = purge(w)
    click.echo(say(f"删去了 {done} 人的个人信息。", f"The data of {done} people were deleted."), err=True)
    return CLEAN

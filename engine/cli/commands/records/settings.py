"""``qingjing records settings``"""

from typing import TYPE_CHECKING

import click

from engine.cli.app import USAGE, Command
from engine.cli.commands.records.opened import actor, stored
from engine.cli.language import LANGUAGE, say

if TYPE_CHECKING:
    from engine.records.store import Store

CLEAN = 0


@click.command(
    "settings",
    cls=Command,
    help=say(
        "看计算规则；写上 KEY VALUE 就改，从现在起算。学时的规定请按现行文件核对。",
        "The rules of counting; with KEY VALUE one is changed from now on. Check hours against the documents in force.",
    ),
)
@click.argument("key", required=False)
@click.argument("value", required=False)
@stored
def command(store: "Store", key: str | None, value: str | None) -> int:
    from engine.records.settings import CHECK, RULES, change, settings

    if key is not None and value is None:
        click.echo(say("还要写改成多少", "say what it shall be"), err=True)
        return USAGE
    if key is not None and value is not None:
        with store.write(actor()) as w:
            change(w, key, value)
    with store.read() as r:
        now = settings(r)
    for (name, rule), known in zip(RULES.items(), now, strict=True):
        note = f"  {CHECK.says(LANGUAGE)}" if name.startswith("hours.") else ""
        click.echo(f"{name:<16} {known!s:<14} {rule.says.says(LANGUAGE)}{note}")
    return CLEAN

"""``qingjing records refused``"""

import json
from typing import TYPE_CHECKING

import click

from engine.cli.app import Command
from engine.cli.commands.records.opened import stored
from engine.cli.language import say

if TYPE_CHECKING:
    from engine.records.store import Store

CLEAN, ERRORS = 0, 1


@click.command(
    "refused",
    cls=Command,
    help=say(
        "列出没有计入的记录：哪个文件、第几字节、为什么、原文（一行一个 JSON）。",
        "List what was not counted: file, byte, reason, the line itself (JSON lines).",
    ),
)
@stored
def command(store: "Store") -> int:
    from engine.records.collect import refusals

    with store.read() as r:
        found = refusals(r)
    for x in found:
        told = {"file": f"{x.source}/{x.path}", "offset": x.offset, "reason": x.reason, "raw": x.raw}
        click.echo(json.dumps(told, ensure_ascii=False))
    return ERRORS if found else CLEAN

"""``qingjing records export``"""

import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import USAGE, Command
from engine.cli.commands.records.opened import day_option, stored
from engine.cli.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.records.store import Store

CLEAN = 0


@click.command(
    "export",
    cls=Command,
    help=say(
        "导出 xAPI 1.0.3 记录：写到文件（一行一条），或送到 LRS。送几遍也不会重复。",
        "Export xAPI 1.0.3 statements to a file (JSON lines) or to an LRS. Sent twice, they are there once.",
    ),
)
@click.option("--xapi", "_", is_flag=True, required=True, help=say("xAPI 记录", "as xAPI statements"))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help=say("写到这个文件", "the file"),
)
@click.option("--lrs", default="", help=say("LRS 的网址", "the address of an LRS"))
@click.option(
    "--user",
    default="",
    help=say(
        "LRS 的用户名；口令放在 QINGJING_LRS_PASSWORD", "its user; the password is in QINGJING_LRS_PASSWORD"
    ),
)
@click.option(
    "--home", default="http://qingjing.local", show_default=True,
    help=say("记录里用什么网址称呼本单位", "what statements call this place (an IRI)"),
)  # fmt: skip
@click.option(
    "--names",
    is_flag=True,
    help=say("带上姓名；不写就只有编号", "with people's names; ids alone if not given"),
)
@day_option("--since", "只要这天以后的", "of that day and later")
@stored
def command(
    store: "Store",
    *,
    _: bool,
    out: Path | None,
    lrs: str,
    user: str,
    home: str,
    names: bool,
    since: date | None,
) -> int:
    from engine.records.xapi import statements

    if lrs and out is not None:
        click.echo(say("-o 和 --lrs 只写一个", "give -o or --lrs, not both"), err=True)
        return USAGE
    with store.read() as r:
        found = statements(r, home, with_names=names, since=since)
        if lrs:
            return _send(found, lrs, user)
        if out is None:
            for statement in found:
                click.echo(json.dumps(statement, ensure_ascii=False))
        else:
            written = _write(found, out)
            click.echo(say(f"{out}：{written} 条", f"{out}: {written} statements"), err=True)
    return CLEAN


def _send(found: "Iterator[dict[str, object]]", lrs: str, user: str) -> int:
    from engine.records.lrs import send

    sent = send(found, lrs, user=user, password=os.environ.get("QINGJING_LRS_PASSWORD", ""))
    click.echo(say(f"送到 {sent.sent} 条。", f"{sent.sent} statements sent."), err=True)
    if sent.there:
        click.echo(
            say(
                f"有 {sent.there} 条那边早有、内容不同，没有改动。",
                f"{sent.there} were there with other content, and stay.",
            ),
            err=True,
        )
    return CLEAN


def _write(found: "Iterator[dict[str, object]]", out: Path) -> int:
    """Line by line to a file beside it, which then takes its name: there may be a million of them."""
    beside = out.with_name(f".{out.name}.part")
    n = 0
    try:
        with beside.open("w", encoding="utf-8") as file:
            for statement in found:
                file.write(json.dumps(statement, ensure_ascii=False) + "\n")
                n += 1
            file.flush()
            os.fsync(file.fileno())
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
    return n

"""``qingjing doctor``"""

import json
from pathlib import Path

import click

from engine.cli.app import Command
from engine.cli.language import LANGUAGE, say

CLEAN, ERRORS = 0, 1
_WORDS = {"ok": ("好", "ok"), "missing": ("缺", "missing"), "advice": ("提醒", "advice")}


@click.command(
    "doctor",
    cls=Command,
    help=say(
        "看看这台机器做触摸屏还缺什么，怎么补。",
        "Say what this machine lacks to be a kiosk, and how to get it.",
    ),
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help=say("端口", "port")
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help=say("存东西的文件夹", "the data folder"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=say("输出的样子", "form of the report"),
)
def command(port: int, folder: Path | None, form: str) -> int:
    from engine.cli.shelf import open_shelf
    from engine.players.kiosk.fitness import examined
    from engine.players.progress import home

    findings = list(examined(folder or home(), port, open_shelf))
    if form == "json":
        listed = [
            {
                "name": f.name.en,
                "state": f.state,
                "says": f.says.says(LANGUAGE),
                "cure": f.cure.says(LANGUAGE) if f.cure else None,
            }
            for f in findings
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        for f in findings:
            click.echo(
                f"{say(*_WORDS[f.state])}  {f.name.says(LANGUAGE)}{say('：', ': ')}{f.says.says(LANGUAGE)}"
            )
            if f.cure is not None:
                click.echo(f"    {say('办法：', 'do: ')}{f.cure.says(LANGUAGE)}")
    return ERRORS if any(f.state == "missing" for f in findings) else CLEAN

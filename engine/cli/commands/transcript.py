"""``qingjing transcript``"""

import json
import sys
from pathlib import Path
from typing import Any

import click

from engine.cli.app import USAGE, Command
from engine.cli.common import bundle_of, project_here
from engine.cli.language import say
from engine.runtime import History, Program
from engine.runtime.save import state_json


@click.command(
    "transcript",
    cls=Command,
    help=say(
        "不开界面走一遍 NAME，一行一个事件（JSON），最后一行是状态。",
        "Play NAME headless: one JSON event a line, the state last.",
    ),
)
@click.argument("name")
@click.option(
    "--inputs",
    "source",
    default=None,
    help=say("输入文件，一行一个 JSON；- 是标准输入", "inputs, one JSON a line; - is stdin"),
)
@click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), default=0, help=say("随机种子", "seed of the generator")
)
def command(name: str, source: str | None, seed: int) -> int:
    inputs = _inputs(source)
    if isinstance(inputs, str):
        click.echo(inputs, err=True)
        return USAGE
    bundle = bundle_of(project_here(), name).bundle
    history = History(Program(bundle or {}), seed)
    _print(history.events)
    for given in inputs:
        if given == {"input": "rewind"}:
            _print(
                [
                    {"event": "rewound"}
                    if history.rewind()
                    else {"event": "refused", "wait": history.state.wait}
                ]
            )
            continue
        _print(history.step(given))
    state = state_json(history.program, history.state)
    click.echo(json.dumps({"state": state}, ensure_ascii=False, sort_keys=True))
    return 0


def _print(events: list[dict[str, Any]]) -> None:
    for event in events:
        click.echo(json.dumps(event, ensure_ascii=False))


def _inputs(source: str | None) -> list[dict[str, Any]] | str:
    """The inputs, or a sentence about the line that is none."""
    if source is None:
        return []
    text = sys.stdin.read() if source == "-" else Path(source).read_text("utf-8-sig")
    out = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except ValueError:
            given = None
        if not isinstance(given, dict):
            example = '{"input": "choose", "choice": 0}'
            return say(
                f"第 {number} 行不是输入，应当写成 {example}", f"line {number} is no input; write {example}"
            )
        out.append(given)
    return out

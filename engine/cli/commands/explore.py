"""``qingjing explore``"""

import json
from dataclasses import asdict
from time import process_time
from typing import Any

import click

from engine.cli.app import Command
from engine.cli.common import bundle_of, project_here
from engine.cli.language import say
from engine.graph.explore import explore
from engine.graph.space import Space, Taken


@click.command(
    "explore",
    cls=Command,
    help=say(
        "走遍 NAME 的所有分支，报告能到的结局、走不下去的地方和用时。",
        "Go through every branch of NAME: endings, dead ends, playing time.",
    ),
)
@click.argument("name")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=say("怎样显示", "how to show it"),
)
@click.option(
    "--budget", type=click.IntRange(1), default=2_000_000, help=say("最多看多少个状态", "states to look at")
)
def command(name: str, form: str, budget: int) -> int:
    result = bundle_of(project_here(), name)
    bundle = result.bundle or {}
    started = process_time()
    space = explore(bundle, budget)
    space.seconds = round(process_time() - started, 3)
    if form == "json":
        click.echo(json.dumps(asdict(space), ensure_ascii=False, indent=1))
    else:
        click.echo(_text(bundle, space))
    return 0 if space.proven and not (space.never or space.stuck or space.trapped or space.loops) else 1


def _text(bundle: dict[str, Any], space: Space) -> str:
    out = [
        say(f"状态 {space.states} 个，去路 {space.edges} 条", f"{space.states} states, {space.edges} ways")
    ]
    total = len(space.endings) + len(space.never)
    out.append(
        say(
            f"结局 {len(space.endings)}/{total} 个走得到",
            f"endings reachable: {len(space.endings)} of {total}",
        )
    )
    for ending, path in space.endings.items():
        out.append(f"  {ending}: {_path(bundle, path)}")
    out += [say(f"  {e}：走不到", f"  {e}: never reached") for e in space.never]
    out += _places(bundle, space.stuck, "没有选项可选", "nothing to choose")
    out += _places(bundle, space.trapped, "再也到不了结局", "no ending can be reached")
    out += _places(bundle, space.loops, "不停地转，不等人", "runs round without waiting")
    for scene, _, n in space.options_never_shown:
        out.append(
            say(f"场景 {scene}：第 {n + 1} 个选项从不出现", f"scene {scene}: option {n + 1} is never shown")
        )
    if not (space.stuck or space.trapped or space.loops):
        out.append(say("没有走不下去的地方", "no stuck state"))
    if space.least is not None:
        most = "-" if space.most is None else f"{space.most / 60:.1f}"
        typical = f"{(space.typical or 0) / 60:.1f}"
        out.append(
            say(
                f"用时（分）最短 {space.least / 60:.1f}，一般 {typical}，最长 {most}",
                f"minutes: least {space.least / 60:.1f}, typical {typical}, most {most}",
            )
        )
    why = {
        "budget": say("状态太多", "too many states"),
        "chance": say("随机的结果太多", "too many outcomes of a draw"),
        "calls": say("调用了不返回", "calls that never return"),
    }
    out.append(
        say("已证明", "proven")
        if space.proven
        else say("未证明", "not proven") + f" ({why.get(space.why, space.why)})"
    )
    return "\n".join(out)


def _path(bundle: dict[str, Any], path: list[Taken]) -> str:
    """The words of the options on a path."""
    words = []
    for scene, pc, n in path:
        text = bundle["scenes"][scene][pc][2][n][0]
        words.append(text if isinstance(text, str) else "…")
    return " → ".join(words) or say("（不用选）", "(no choice)")


def _places(
    bundle: dict[str, Any], places: list[tuple[str, int, list[Taken]]], zh: str, en: str
) -> list[str]:
    return [
        say(f"场景 {s}：{zh}；走法：{_path(bundle, p)}", f"scene {s}: {en}; way: {_path(bundle, p)}")
        for s, _, p in places
    ]

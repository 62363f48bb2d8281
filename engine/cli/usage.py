"""A mistake on the command line, told in the language of the run, with what may be written instead."""

from collections.abc import Sequence
from difflib import get_close_matches

import click

from engine.cli.language import LANGUAGE, say


def told(e: click.UsageError) -> str:
    """What is wrong, the nearest name where there is one, and where help is."""
    path = e.ctx.command_path if e.ctx else "qingjing"
    text = _chinese(e) if LANGUAGE == "zh" else e.format_message()
    return say(f"{text}\n看说明：{path} --help", f"error: {text}\nSee: {path} --help")


def _chinese(e: click.UsageError) -> str:
    if isinstance(e, click.NoSuchOption):
        return f"没有 {e.option_name} 这个选项{_near(e.possibilities or [])}"
    if isinstance(e, click.MissingParameter):
        return f"少写了 {_name(e)}"
    if isinstance(e, click.BadParameter):
        return f"{_name(e)} 写得不对，{_wanted(e)}" if isinstance(e.param, click.Option) else _wanted(e)
    if e.message.startswith("No such command"):
        asked = e.message.split("'")[1]
        there = e.ctx.command.list_commands(e.ctx) if e.ctx and isinstance(e.ctx.command, click.Group) else []
        return f"没有这个命令：{asked}{_near(get_close_matches(asked, there))}"
    if isinstance(e, click.BadOptionUsage):
        return f"{e.option_name} 后面{'少写了内容' if 'requires' in e.message else '不用再写什么'}"
    if "extra argument" in e.message:
        return f"多写了：{e.message.partition('(')[2].rstrip(')')}"
    return f"命令写得不对：{e.message}"


def _near(names: Sequence[str]) -> str:
    return f"，是不是 {names[0]}？" if names else ""


def _name(e: click.BadParameter) -> str:
    """As it is written on the command line: ``--port``, or the word that stands for an argument."""
    if e.param is None:
        return ""
    return e.param.opts[0] if isinstance(e.param, click.Option) else str(e.param.make_metavar()).rstrip(".")


def _wanted(e: click.BadParameter) -> str:
    """What could stand there, by the kind of the parameter."""
    kind = e.param.type if e.param else None
    if isinstance(kind, click.Choice):
        return f"可以写：{'、'.join(map(str, kind.choices))}"
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        number = "整数" if isinstance(kind, click.IntRange) else "数"
        if kind.min is not None and kind.max is not None:
            return f"要写 {kind.min} 到 {kind.max} 之间的{number}"
        if kind.min is not None:
            return f"要写不小于 {kind.min} 的{number}"
        return f"要写不大于 {kind.max} 的{number}" if kind.max is not None else f"要写一个{number}"
    if isinstance(kind, click.Path) and "'" in e.message:
        return _path(e.message)
    return e.message


def _path(message: str) -> str:
    named = message.split("'")[1]
    if "does not exist" in message:
        return f"没有这个文件或文件夹：{named}"
    if "is a directory" in message:
        return f"{named} 是文件夹，这里要写文件"
    if "is a file" in message:
        return f"{named} 是文件，这里要写文件夹"
    return f"{named} 不能读，或者不能写"

"""``qingjing records``: its commands are imported when they run."""

from importlib import import_module
from typing import Any

import click

from engine.cli.app import Command
from engine.cli.language import say

#: Subject or command → what it does: the order of the help page.
SUBJECTS: dict[str, tuple[str, str]] = {
    "roster": ("名单：导入、导出、查看", "the roster: import, export, list"),
    "person": ("一个人的信息：导出、删除", "one person's data: export, delete"),
    "collect": ("收进触摸屏和直播课的记录", "take in what kiosks and live sessions wrote"),
    "event": ("登记活动：培训班、集体学习、报告、党课、参观……", "enter what was held"),
    "report": ("出一年的报表", "make the report of a year"),
    "wish": ("微心愿台账", "the ledger of wishes"),
    "team": ("志愿服务队", "volunteer teams"),
    "export": ("导出 xAPI 记录", "export xAPI statements"),
    "settings": ("看和改计算规则", "see and change the rules of counting"),
    "refused": ("列出没有计入的记录和原因", "list what was not counted, and why"),
    "purge": ("按保存年限删去转出人员的个人信息", "delete personal data of those who left long ago"),
}


class Subjects(Command, click.Group):
    """A group whose commands are files beside this one, named ``command`` there."""

    command_class = Command

    def __init__(self, *args: Any, subjects: dict[str, tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._subjects = subjects

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._subjects) if self._subjects is not None else list(self.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if self._subjects is None:
            return self.commands.get(cmd_name)
        if cmd_name not in self._subjects:
            return None
        module: Any = import_module(f"engine.cli.commands.records.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(
            ctx.command_path, say("命令 [选项]", "COMMAND [OPTIONS]"), say("用法：", "Usage: ")
        )
        formatter.write_paragraph()
        formatter.write_text(self.help or "")
        if self._subjects is not None:
            listed = [(name, say(*texts)) for name, texts in self._subjects.items()]
        else:
            listed = [(name, c.help or "") for name, c in self.commands.items()]
        with formatter.section(say("命令", "Commands")):
            formatter.write_dl(listed)


command = Subjects(
    "records",
    subjects=SUBJECTS,
    help=say(
        "学习记录：谁学了什么、一年的数字、微心愿。", "Records: who learned what, the year's figures, wishes."
    ),
)

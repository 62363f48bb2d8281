"""The command group. A command's module is imported when that command runs, not before."""

import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from engine import __version__
from engine.cli.language import LANGUAGE, say
from engine.cli.usage import told
from engine.errors import EngineError

#: Command → (Chinese, English): the order of the help page.
COMMANDS: dict[str, tuple[str, str]] = {
    "play": ("打开课程，在终端里学", "open the library in the terminal"),
    "check": ("检查课程里的错处", "report what is wrong with the sources"),
    "build": ("生成课件", "compile to bundles"),
    "import": ("把 Word、Excel、Moodle 里的内容搬进来", "bring in Word, Excel, Moodle and other files"),
    "explore": ("走遍一出戏的所有分支", "go through every branch of a story"),
    "graph": ("把场景画成一张图", "draw the scenes as a chart"),
    "transcript": ("不开界面走一遍，打印每一步", "play headless and print the events"),
    "explain": ("说明一条检查规则", "explain a rule by its code"),
    "new": ("新写一门课或一部情景剧", "begin a course or a scenario"),
    "preview": ("边写边看", "see it in the browser while you write"),
    "schema": ("让编辑器边写边提示", "schemas for editors"),
    "fmt": ("把写好的文件理整齐", "put the sources in their normal layout"),
    "speak": ("把课文和台词做成声音", "render the speech of the works"),
    "kiosk": ("打开触摸屏上用的界面", "serve the touch player on this machine"),
    "voice": ("装声音、试声音", "install voices and try them"),
    "teach": ("上课：投影、讲台和全场的手机", "teach a room: projector, console, phones"),
    "office": ("打开办公页：名册、活动、微心愿、报表", "the office page: roster, events, wishes, reports"),
    "records": ("名单、报表、微心愿", "roster, reports, wishes"),
    "doctor": ("看看这台机器还缺什么", "say what this machine lacks, and how to get it"),
}

USAGE, CANNOT_START = 2, 3


class Command(click.Command):
    """A command whose help speaks the language of the run."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("显示这页说明", "show this page")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("用法：", "Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [r for p in self.get_params(ctx) if (r := p.get_help_record(ctx)) is not None]
        with formatter.section(say("选项", "Options")):
            formatter.write_dl(records)


class Group(click.Group):
    """The top: finds a command by importing its module."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        # `import` is a word of Python: its module is called `import_`.
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        module: Any = import_module(f"engine.cli.commands.{name}")
        command: click.Command = module.command
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(
            "qingjing", say("[命令] [选项]", "[COMMAND] [OPTIONS]"), prefix=say("用法：", "Usage: ")
        )
        formatter.write_paragraph()
        formatter.write_text(
            say("情景：写得出、查得清、放得开的情景教学。", "Scenario teaching: write it, prove it, play it.")
        )
        with formatter.section(say("命令", "Commands")):
            formatter.write_dl([(name, say(*texts)) for name, texts in COMMANDS.items()])
        with formatter.section(say("选项", "Options")):
            formatter.write_dl(
                [
                    ("--lang zh|en", say("界面语言", "language of the interface")),
                    ("--version", say("显示版本", "show the version")),
                    ("--help", say("显示这页说明", "show this page")),
                ]
            )


@click.group(cls=Group, invoke_without_command=True, add_help_option=True)
@click.option("--lang", type=click.Choice(["zh", "en"]), default=None, expose_value=False)
@click.option("--version", is_flag=True)
@click.pass_context
def group(ctx: click.Context, version: bool) -> None:
    if version:
        click.echo(f"qingjing {__version__}")
    elif ctx.invoked_subcommand is None:
        ctx.invoke(Group.get_command(group, ctx, "play"), name=None)  # type: ignore[arg-type]


def run(arguments: list[str]) -> int:
    """Run the command line; returns the exit status: 0 clean, 1 errors, 2 wrong usage, 3 cannot start."""
    try:
        # A group option is understood wherever it stands.
        status = group.main(_lang_first(arguments), prog_name="qingjing", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except click.UsageError as e:
        click.echo(told(e), err=True)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        return 130
    except EngineError as e:
        click.echo(say("出错了：", "error: ") + e.says.says(LANGUAGE), err=True)
        return CANNOT_START
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away: nothing more to say
        return 0
    except OSError as e:
        what = e.filename or e.strerror
        click.echo(
            say(f"读写失败：{what}（{e.strerror}）", f"cannot read or write {what}: {e.strerror}"), err=True
        )
        return CANNOT_START
    except Exception:  # a fault of ours: the user gets a sentence and keeps his work
        if os.environ.get("QINGJING_DEBUG"):
            raise
        kept = _kept_report()
        click.echo(
            say(
                f"程序出了意外，您的文件没有动。情况记在 {kept}",
                f"something went wrong in the program; your files are untouched. Details: {kept}",
            ),
            err=True,
        )
        return CANNOT_START


def _kept_report() -> str:
    """Write down what happened, where it can be sent from; returns the path."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="qingjing-", suffix=".txt", delete=False
    ) as file:
        file.write(f"qingjing {__version__}\n{traceback.format_exc()}")
    return file.name


def _lang_first(arguments: list[str]) -> list[str]:
    for n, argument in enumerate(arguments):
        if argument == "--lang" and n + 1 < len(arguments):
            return [argument, arguments[n + 1], *arguments[:n], *arguments[n + 2 :]]
        if argument.startswith("--lang="):
            return [argument, *arguments[:n], *arguments[n + 1 :]]
    return arguments

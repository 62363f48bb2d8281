"""``qingjing build``"""

from pathlib import Path

import click

from engine.cli.app import Command
from engine.cli.common import compiled, progress, project_here, show, work_named, works
from engine.cli.exports import FORMS, Form, Job, is_bank
from engine.cli.files import write_atomically
from engine.cli.language import LANGUAGE, say
from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.diagnostics import Both, Severity
from engine.errors import ProjectError


def _forms() -> str:
    colon, comma = say("：", ": "), say("；", "; ")
    return comma.join(f"{name}{colon}{form.says.says(LANGUAGE)}" for name, form in FORMS.items())


@click.command(
    "build",
    cls=Command,
    help=say(
        "把课程编成课件，或别处能用的样子；不写名字就全编。题库可以写文件的路径。",
        "Compile NAMES, or everything, to bundles or to other forms. A bank is named by its path.",
    ),
)
@click.argument("names", nargs=-1)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    help=say("放到哪个文件夹（默认 out）", "where to put them (default: out)"),
)
@click.option(
    "--to",
    type=click.Choice(list(FORMS)),
    default="bundle",
    show_default=True,
    help=say(f"编成什么。{_forms()}", f"what to make. {_forms()}"),
)
@click.option(
    "--no-sound", is_flag=True, help=say("网页文件里不放录音", "leave rendered speech out of HTML files")
)
@click.option(
    "--address",
    default="",
    help=say("二维码卡打开的网址（--to print 用）", "where the QR cards lead (with --to print)"),
)
def command(names: tuple[str, ...], out: Path, to: str, address: str, no_sound: bool) -> int:
    project = project_here()
    compiler = Compiler(project)
    form = FORMS[to]
    paths = [_named(project, n, form) for n in names] or list(works(project).values())
    failed = False
    with progress(len(paths), "生成", "building") as bar:
        for path in paths:
            result = compiled(compiler, path)
            show([d for d in result.diagnostics if d.severity is not Severity.NOTE], project, "text")
            if result.failed:
                failed = True
            else:
                job = Job(compiler, path, result, _told, _checked(address), sound=not no_sound)
                try:
                    for name, data in form.files(job):
                        write_atomically(out / name, data)
                        click.echo(str(out / name))
                except ProjectError as e:
                    if names:
                        raise
                    _told(e.says)  # of all works, some have nothing to write in this form
            bar.step()
    return 1 if failed else 0


def _checked(address: str) -> str:
    if address and not address.startswith(("http://", "https://")):
        raise ProjectError(
            Both(
                f"网址要写成 http://… 的样子，不是 {address}",
                f"an address begins with http://, not {address}",
            )
        )
    return address


def _told(sentence: Both) -> None:
    click.echo(sentence.says(LANGUAGE), err=True)


def _named(project: Project, name: str, form: Form) -> str:
    """The path of a work by its name, or of a bank by its path."""
    if not name.endswith((".yaml", ".yml")):
        return work_named(project, name)
    path = project.relative(Path(name))
    if not is_bank(path) or path not in project.banks():
        raise ProjectError(Both(f"没有题库 {name}", f"there is no bank {name}"))
    if not form.banks:
        raise ProjectError(
            Both("题库只能编成 gift 或 moodle-xml", "a bank can only be written as gift or moodle-xml")
        )
    return path

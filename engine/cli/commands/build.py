"""``qingjing build``"""

from pathlib import Path

import click

from engine.cli.app import Command
from engine.cli.common import compiled, progress, project_here, show, work_named, works
from engine.cli.files import write_atomically
from engine.cli.language import say
from engine.compiler.compile import Compiler
from engine.diagnostics import Severity


@click.command(
    "build",
    cls=Command,
    help=say("把课程编成课件；不写名字就全编。", "Compile NAMES, or everything, to bundles."),
)
@click.argument("names", nargs=-1)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    help=say("放到哪个文件夹（默认 out）", "where to put them (default: out)"),
)
def command(names: tuple[str, ...], out: Path) -> int:
    project = project_here()
    compiler = Compiler(project)
    paths = [work_named(project, n) for n in names] or list(works(project).values())
    failed = False
    with progress(len(paths), "生成", "building") as bar:
        for path in paths:
            result = compiled(compiler, path)
            show([d for d in result.diagnostics if d.severity is not Severity.NOTE], project, "text")
            if result.bundle is None:
                failed = True
            else:
                target = out / f"{result.bundle['id']}.bundle.json"
                write_atomically(target, result.data)
                click.echo(str(target))
            bar.step()
    return 1 if failed else 0

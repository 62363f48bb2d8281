"""``qingjing fmt``"""

from collections.abc import Iterator
from pathlib import Path

import click

from engine.cli.app import USAGE, Command
from engine.cli.common import project_here, works
from engine.cli.files import write_atomically
from engine.cli.language import LANGUAGE, say
from engine.compiler.project import Project
from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.render import concise
from engine.model.vocabulary import KEYS
from engine.source.format import Formatted, formatted

CLEAN, ERRORS = 0, 1
_FOLDERS = ("courses", "scenarios", "audio")


@click.command(
    "fmt",
    cls=Command,
    help=say(
        "把缩进和空格理整齐，注释和顺序不动；不写路径就全理。",
        "Put PATHS, or all sources, in their normal layout; comments and order stay.",
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--fix",
    is_flag=True,
    help=say("输入法的毛病（全角冒号等）一起改", "mend the slips of an input method, too (`：` for `:`)"),
)
@click.option(
    "--check",
    is_flag=True,
    help=say("只看不改；有要改的就算没通过", "change nothing; fail if there is a change"),
)
def command(paths: tuple[Path, ...], *, fix: bool, check: bool) -> int:
    project = project_here()
    files = list(_files(project, paths))
    missing = next((p for p in files if not p.is_file()), None)
    if missing is not None:
        click.echo(
            say(f"没有找到 {missing}：写文件、文件夹或课程的名字", f"no file, folder or work at {missing}"),
            err=True,
        )
        return USAGE
    changed = left = 0
    for path in files:
        done = _done(project, path, fix=fix, check=check)
        changed += done == "changed"
        left += done == "left"
    click.echo(_summary(len(files), changed, left, check=check), err=True)
    return ERRORS if left or (check and changed) else CLEAN


def _files(project: Project, paths: tuple[Path, ...]) -> Iterator[Path]:
    """The YAML files of the paths; what leads nowhere is given as it is."""
    known = works(project)
    for path in paths or [project.root / name for name in _FOLDERS if (project.root / name).is_dir()]:
        folder = (project.root / known[str(path)]).parent if str(path) in known else path
        if folder.is_dir():
            yield from (p for p in sorted(folder.rglob("*.y*ml")) if p.suffix in (".yaml", ".yml"))
        else:
            yield folder


def _done(project: Project, path: Path, *, fix: bool, check: bool) -> str:
    """What became of one file: ``same``, ``changed`` or ``left``."""
    name = project.relative(path)
    data = path.read_bytes()
    # The words of the table of voices are its own.
    keys = frozenset[str]() if name == "audio/voices.yaml" else KEYS
    found = formatted(name, data, keys, fix=fix)
    if found.data is None:
        click.echo(_left(name, found), err=True)
        return "left"
    if found.data == data:
        return "same"
    if not check:
        write_atomically(path.resolve(), found.data)
    click.echo(name)
    if found.was:
        click.echo(
            say(f"{name}：原来是 {found.was}，现在是 UTF-8", f"{name}: was {found.was}, is UTF-8 now"),
            err=True,
        )
    return "changed"


def _left(name: str, found: Formatted) -> str:
    """Why a file was not touched."""
    if isinstance(found.why, Diagnostic):
        return concise(found.why, LANGUAGE)
    if isinstance(found.why, Both):
        return f"{name}{say('：', ': ')}{found.why.says(LANGUAGE)}"
    first, n = found.slips[0], len(found.slips)
    return concise(first, LANGUAGE) + say(
        f"（这样的毛病有 {n} 处，加上 --fix 一起改）", f" ({n} such slips: mend them with --fix)"
    )


def _summary(files: int, changed: int, left: int, *, check: bool) -> str:
    if not changed and not left:
        return say(f"看了 {files} 个文件，都很整齐。", f"{files} files looked at, all in order.")
    zh = f"看了 {files} 个文件：{'要理' if check else '理了'} {changed} 个，没动 {left} 个。"
    en = f"{files} files looked at: {changed} {'to change' if check else 'changed'}, {left} left alone."
    return say(zh, en)

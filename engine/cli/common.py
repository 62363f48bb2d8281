"""What several commands share: the project, finding a work by name, showing diagnostics."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from engine.cli.language import LANGUAGE, say
from engine.compiler.compile import Compiler, Result
from engine.compiler.project import Project, find_project
from engine.compiler.sound import pinyin
from engine.diagnostics import Both, Diagnostic, Severity
from engine.diagnostics.render import as_json, concise, text
from engine.diagnostics.suggest import near
from engine.errors import ProjectError


def project_here() -> Project:
    """The project around the current folder, or the samples that the installation carries."""
    try:
        return find_project(Path.cwd())
    except ProjectError:
        package = Path(__file__).resolve().parent.parent
        for folder in (package / "sample", package.parent):
            if (folder / "courses").is_dir():
                return Project(folder)
        raise


def works(project: Project) -> dict[str, str]:
    """Every course and scenario by id (its folder's name), with the path of its file."""
    return {p.split("/")[1]: p for p in [*project.courses(), *project.scenarios()]}


def compiled(compiler: Compiler, path: str) -> Result:
    """The file at ``path``, whatever its kind."""
    if path.startswith("courses/") and "/banks/" not in path:
        return compiler.course(path)
    if "/banks/" in path:
        return compiler.bank(path)
    return compiler.scenario(path)


def work_named(project: Project, name: str) -> str:
    """The path of the work called ``name``; raises ``ProjectError`` with the nearest name."""
    known = works(project)
    if name in known:
        return known[name]
    close = near(name, known, pinyin)
    hint = Both(f"，是不是 {close}？", f", did you mean {close}?") if close else Both("", "")
    raise ProjectError(
        Both(f"没有叫 {name} 的课程或情景剧{hint.zh}", f"no course or scenario is called {name}{hint.en}")
    )


def bundle_of(project: Project, name: str) -> Result:
    """The compiled work; shows what is wrong and raises ``ProjectError`` when there is no bundle."""
    result = compiled(Compiler(project), work_named(project, name))
    if result.bundle is None:
        show([d for d in result.diagnostics if d.severity is Severity.ERROR], project, "text")
        raise ProjectError(Both(f"{name} 有错，先改好再来", f"{name} has errors: mend them first"))
    return result


def show(diagnostics: Iterable[Diagnostic], project: Project, form: str) -> None:
    """JSON goes to stdout as data; the other forms are words and go to stderr."""
    listed = list(diagnostics)
    if form == "json":
        click.echo(as_json(listed, LANGUAGE))
        return
    lines: dict[str, list[str]] = {}
    for d in listed:
        if form == "concise":
            click.echo(concise(d, LANGUAGE), err=True)
            continue
        if d.span.path not in lines:
            lines[d.span.path] = _lines(project, d.span.path)
        click.echo(text(d, lines, LANGUAGE) + "\n", err=True)


def _lines(project: Project, path: str) -> list[str]:
    from engine.source.encoding import decoded
    from engine.source.reader import MAX_BYTES

    try:
        content, _ = decoded(path, project.read(path), MAX_BYTES)
    except OSError:
        content = None
    return (content or "").split("\n")


@contextmanager
def progress(total: int, zh: str, en: str) -> Iterator["Progress"]:
    """A progress bar on stderr when it is a terminal; nothing otherwise."""
    if not sys.stderr.isatty() or total < 2:
        yield Progress(None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    with Bar(
        TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(), console=console, transient=True
    ) as bar:
        task = bar.add_task(say(zh, en), total=total)
        yield Progress(lambda: bar.advance(task))


class Progress:
    """One step done."""

    def __init__(self, advance: object) -> None:
        self._advance = advance

    def step(self) -> None:
        if callable(self._advance):
            self._advance()

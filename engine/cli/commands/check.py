"""``qingjing check``"""

from pathlib import Path

import click

from engine.cli.app import USAGE, Command
from engine.cli.common import compiled, progress, project_here, show, works
from engine.cli.language import say
from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.diagnostics import Diagnostic, Severity
from engine.diagnostics.diagnostic import in_order


@click.command(
    "check",
    cls=Command,
    help=say(
        "检查课程、情景剧和题库；不写路径就全查。", "Report what is wrong in PATHS, or in the whole project."
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "concise", "json"]),
    default="text",
    help=say("怎样显示", "how to show it"),
)
@click.option("--strict", is_flag=True, help=say("有提醒也算没通过", "fail on warnings too"))
@click.option(
    "--budget",
    type=click.IntRange(0),
    default=None,
    help=say("最多看多少个状态；0 不做证明", "states to look at; 0 skips the proofs"),
)
def command(paths: tuple[Path, ...], form: str, strict: bool, budget: int | None) -> int:
    from engine.graph.explore import BUDGET

    project = project_here()
    chosen = _chosen(project, paths)
    if isinstance(chosen, str):
        click.echo(chosen, err=True)
        return USAGE
    compiler = Compiler(project)
    found: list[Diagnostic] = []
    with progress(len(chosen), "检查", "checking") as bar:
        for path in chosen:
            result = compiled(compiler, path)
            found += compiler.proved(result, BUDGET if budget is None else budget)
            bar.step()
    found = in_order([*found, *compiler.lexicon[1]])
    show(found, project, form)
    errors = sum(d.severity is Severity.ERROR for d in found)
    warnings = sum(d.severity is Severity.WARNING for d in found)
    if form != "json":
        click.echo(_summary(len(chosen), errors, warnings), err=True)
    return 1 if errors or (strict and warnings) else 0


def _summary(files: int, errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return say(f"查了 {files} 个，没有问题。", f"{files} checked, nothing to report.")
    return say(
        f"查了 {files} 个：{errors} 处错误，{warnings} 处提醒。",
        f"{files} checked: {errors} errors, {warnings} warnings.",
    )


def _chosen(project: Project, paths: tuple[Path, ...]) -> list[str] | str:
    """The files to check; a sentence when a path leads to none. A name of a work will do, too."""
    known = works(project)
    every = [*known.values(), *project.banks()]
    if not paths:
        return every
    out: list[str] = []
    for path in paths:
        relative = project.relative(path if path.is_absolute() else Path.cwd() / path)
        if str(path) in known:
            out.append(known[str(path)])
            continue
        inside = [e for e in every if e == relative or e.startswith(f"{relative}/") or relative in ("", ".")]
        # A lesson or a route is checked with the course that uses it.
        inside = inside or [
            e
            for e in every
            if relative.startswith(f"{e.rpartition('/')[0]}/") and (project.root / relative).is_file()
        ]
        if not inside:
            return say(
                f"没有找到 {path}：这里可以查的有 {'、'.join(known)}",
                f"nothing to check at {path}; there are: {', '.join(known)}",
            )
        out += inside
    return list(dict.fromkeys(out))

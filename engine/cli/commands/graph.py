"""``qingjing graph``"""

from pathlib import Path

import click

from engine.cli.app import USAGE, Command
from engine.cli.common import compiled, project_here, show, work_named
from engine.cli.files import write_atomically
from engine.cli.language import LANGUAGE, say
from engine.compiler.compile import Compiler, Result
from engine.compiler.project import Project
from engine.diagnostics import Both, Severity
from engine.errors import ProjectError
from engine.graph.chart import Chart, Covered, chart_of

_KINDS = (".svg", ".html", ".dot")


@click.command(
    "graph",
    cls=Command,
    help=say(
        "把 NAME 的场景画成图：结局、断头路、到不了的地方都看得见。",
        "Draw the scenes of NAME: endings, dead ends, what is never reached.",
    ),
)
@click.argument("name")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help=say("画到哪个文件：.html、.svg 或 .dot（默认 out/NAME.html）", "the file: .html, .svg or .dot"),
)
def command(name: str, out: Path | None) -> int:
    target = out or Path("out") / f"{name}.html"
    if target.suffix not in _KINDS:
        click.echo(
            say(
                f"文件名要以 {'、'.join(_KINDS)} 结尾：{target}",
                f"the file ends with {', '.join(_KINDS)}: {target}",
            ),
            err=True,
        )
        return USAGE
    project = project_here()
    result = compiled(Compiler(project), work_named(project, name))
    if result.subject is None:
        show([d for d in result.diagnostics if d.severity is Severity.ERROR], project, "text")
        raise ProjectError(Both(f"{name} 有错，先改好再来", f"{name} has errors: mend them first"))
    chart = _chart(project, result)
    write_atomically(target, _drawn(chart, target.suffix, project.root).encode())
    click.echo(str(target))
    return 0


def _chart(project: Project, result: Result) -> Chart:
    from engine.graph.explore import explore

    assert result.subject is not None
    space = explore(result.bundle, timed=False) if result.bundle is not None else None
    return chart_of(result.subject, space, _covered(project, result))


def _covered(project: Project, result: Result) -> Covered | None:
    """What was seen in previews, if there were any of this work."""
    from engine.cli.shelf import ProjectShelf
    from engine.players.coverage import Ledger, by_scene

    bundle = result.bundle
    ledger = Ledger(ProjectShelf(project.root).folder / "coverage.json")
    if bundle is None or not ledger.works.get(bundle["id"]):
        return None
    seen = ledger.of(bundle)
    return Covered(by_scene(bundle, seen), seen.chosen)


def _drawn(chart: Chart, kind: str, root: Path) -> str:
    if kind == ".dot":
        from engine.exchange.charts.dot import dot

        return dot(chart)
    if kind == ".svg":
        from engine.exchange.charts.svg import svg

        return svg(chart, LANGUAGE)
    from engine.exchange.charts.page import page

    return page(chart, LANGUAGE, root)

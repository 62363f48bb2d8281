"""``qingjing import``"""

import json
from dataclasses import dataclass, field
from pathlib import Path

import click

from engine.cli.app import Command
from engine.cli.common import compiled, show, works
from engine.cli.files import write_atomically
from engine.cli.language import LANGUAGE, say
from engine.cli.overlay import Overlay
from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.diagnostics import Both, Diagnostic, Severity
from engine.errors import ProjectError
from engine.exchange.course_file import Unit
from engine.exchange.importers.detect import FORMS
from engine.exchange.report import COUNTED, ImportFault, Outcome, Report

_MOST = 64 * 1024 * 1024
_WORDS = {
    Outcome.CHANGED: Both("变了", "changed"),
    Outcome.LOST: Both("没带过来", "left out"),
    Outcome.MISSING: Both("要补写", "to write"),
}


@dataclass
class _Plan:
    """What will be written, and what was reported for each file."""

    files: dict[str, bytes] = field(default_factory=dict)
    reports: list[tuple[str, Report]] = field(default_factory=list)
    #: Lines that the author has to put into a course by hand.
    by_hand: str = ""


@click.command(
    "import",
    cls=Command,
    help=say(
        "把 Word、Excel、Moodle、Twine、ink 的文件变成课程、题库或情景剧；文件本身不动。",
        "Turn Word, Excel, Moodle, Twine and ink files into courses, banks or scenarios; the files stay as they are.",
    ),
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--as",
    "form",
    type=click.Choice(list(FORMS)),
    default=None,
    help=say("当作哪种文件读；不写就自己认", "what the file is; found out without it"),
)
@click.option("--name", default=None, help=say("课程或情景剧的名字", "the id of the course or scenario"))
@click.option("--into", default=None, help=say("放进已有的课程", "put it into a course that is there"))
@click.option("--dry-run", is_flag=True, help=say("只报告，不写文件", "report, write nothing"))
@click.option("--force", is_flag=True, help=say("同名的文件也覆盖", "write over files of the same name"))
@click.option(
    "--format",
    "shown",
    type=click.Choice(["text", "json"]),
    default="text",
    help=say("怎样显示", "how to show it"),
)
def command(
    files: tuple[Path, ...], form: str | None, name: str | None, into: str | None,
    dry_run: bool, force: bool, shown: str,
) -> int:  # fmt: skip
    project = _project()
    if into is not None and not (project.root / "courses" / into).is_dir():
        raise ProjectError(Both(f"没有叫 {into} 的课程", f"no course is called {into}"))
    try:
        plan = _planned(project, files, form, into, name, force=force)
    except ImportFault as fault:
        if fault.report is not None:
            _show([(str(files[-1]), fault.report)], [], shown, [])
        raise
    found = _checked(project, plan)
    if not dry_run:
        for path, data in plan.files.items():
            write_atomically(project.root / path, data)
    _show(plan.reports, sorted(plan.files), shown, found, dry_run=dry_run)
    if plan.by_hand:
        click.echo(
            say(
                "课程文件没有动，请把这几行加到它的`单元`下面：",
                "the course file was left alone; add to its `units`:",
            )
        )
        click.echo(plan.by_hand)
    errors = [d for d in found if d.severity is Severity.ERROR]
    if errors and shown == "text":
        show(errors, Overlay(project.root, plan.files), "text")
    return 1 if errors else 0


def _project() -> Project:
    """The project around the current folder; where none is, this folder becomes one."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "courses").is_dir() or (folder / "scenarios").is_dir():
            return Project(folder)
    return Project(here)


def _planned(
    project: Project,
    files: tuple[Path, ...],
    form: str | None,
    into: str | None,
    name: str | None,
    *,
    force: bool,
) -> _Plan:
    from engine.exchange.importers.names import folder_name, is_name, unique
    from engine.exchange.importers.target import Target
    from engine.exchange.importing import imported

    if name is not None and not is_name(name):
        raise ProjectError(
            Both(
                f"`{name}`不能当名字：用汉字、字母、数字和`-`，不留空格",
                f"`{name}` cannot be a name: use letters, digits and `-`",
            )
        )
    plan = _Plan()
    known = set() if force else set(works(project))
    if name is not None:
        name = unique(name, known)
    course, title = into, ""
    units: list[Unit] = []
    for file in files:
        data = _bytes(file)
        wanted = folder_name(file.name)
        own = name if name and len(files) == 1 else unique(wanted, known)
        target = Target(
            course or name or own,
            wanted,
            LANGUAGE == "zh",
            file.stem,
            _taken(project, plan, own if force else None),
            frozenset() if force else frozenset(_below(project, course or own)) | frozenset(plan.files),
        )
        try:
            made = imported(file.name, data, target, form)
        except ImportFault as fault:
            says = Both(f"{file.name}：{fault.says.zh}", f"{file.name}: {fault.says.en}")
            raise ImportFault(says, fault.report) from None
        if any(p.startswith("scenarios/") for p in made.files) and target.id != own:
            made = imported(file.name, data, Target(own, wanted, target.chinese, file.stem), form)
        known.add(own)
        plan.files |= {p: c.encode() if isinstance(c, str) else c for p, c in made.files.items()}
        plan.reports.append((file.name, made.report))
        units += made.units
        if any(p.startswith("courses/") for p in made.files):
            course = course or target.id
            title = title or made.title or file.stem
    if course is not None:
        _course(project, plan, course, title, units, force=force and into is None)
    return plan


def _bytes(file: Path) -> bytes:
    if file.stat().st_size > _MOST:
        raise ImportFault(
            Both(
                f"{file.name} 超过 64 MB，太大了：分成几个文件再来",
                f"{file.name} is over 64 MB: split it first",
            )
        )
    return file.read_bytes()


def _taken(project: Project, plan: _Plan, but: str | None) -> frozenset[str]:
    """The ids of banks that are there, those of the work that is written anew left out."""
    paths = [p for p in project.banks() if but is None or p.split("/")[1] != but]
    banks = {b.id for b in Compiler(project).library.banks if b.path in paths}
    return frozenset(banks | {Path(p).stem for p in [*paths, *plan.files] if "/banks/" in p})


def _below(project: Project, course: str) -> list[str]:
    folder = project.root / "courses" / course
    return [project.relative(p) for p in folder.rglob("*") if p.is_file()]


def _course(
    project: Project, plan: _Plan, course: str, title: str, units: list[Unit], *, force: bool
) -> None:
    """The course's file, new or with the units added."""
    from engine.exchange.course_file import course_file, unit_lines, with_units

    path = f"courses/{course}/course.yaml"
    if force or not project.exists(path):
        plan.files[path] = course_file(course, title, units, chinese=LANGUAGE == "zh").encode()
        return
    longer = with_units(project.read(path), units)
    if longer is None:
        plan.by_hand = "\n".join(unit_lines(units, 2, chinese=LANGUAGE == "zh"))
    else:
        plan.files[path] = longer


def _checked(project: Project, plan: _Plan) -> list[Diagnostic]:
    """What the compiler says to the new files."""
    from engine.graph.explore import BUDGET

    compiler = Compiler(Overlay(project.root, plan.files))
    found: list[Diagnostic] = []
    for path in plan.files:
        if path.endswith(".yaml"):
            found += compiler.proved(compiled(compiler, path), BUDGET)
    return list(dict.fromkeys(found))


def _show(
    reports: list[tuple[str, Report]],
    files: list[str],
    shown: str,
    found: list[Diagnostic],
    *,
    dry_run: bool = False,
) -> None:
    if shown == "json":
        click.echo(json.dumps(_as_json(reports, files, found, dry_run=dry_run), ensure_ascii=False, indent=1))
        return
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    for name, report in reports:
        came = say("、", ", ").join(
            f"{n} {COUNTED[what].says(LANGUAGE)}" for what, n in report.came.items() if n
        )
        console.print(f"{name}  {report.form.says(LANGUAGE)}" + (f"  {came}" if came else ""), markup=False)
        if report.notes:
            table = Table(say("结果", "result"), say("哪里", "where"), say("什么", "what"))
            for note in report.notes:
                table.add_row(
                    *(
                        x.says(LANGUAGE).replace("[", r"\[")
                        for x in (_WORDS[note.outcome], note.where, note.what)
                    )
                )
            console.print(table)
    if not files:
        return
    console.print(say("要写的文件：", "to be written:") if dry_run else say("写好了：", "written:"))
    for path in files:
        console.print(f"  {path}", markup=False)
    errors = sum(d.severity is Severity.ERROR for d in found)
    warnings = sum(d.severity is Severity.WARNING for d in found)
    console.print(
        say(f"检查：{errors} 处错误，{warnings} 处提醒。", f"checked: {errors} errors, {warnings} warnings.")
    )


def _as_json(
    reports: list[tuple[str, Report]], files: list[str], found: list[Diagnostic], *, dry_run: bool
) -> dict[str, object]:
    return {
        "written": not dry_run and bool(files),
        "paths": files,
        "errors": sum(d.severity is Severity.ERROR for d in found),
        "warnings": sum(d.severity is Severity.WARNING for d in found),
        "files": [
            {
                "name": name,
                "form": report.form.says(LANGUAGE),
                "came": dict(report.came),
                "notes": [
                    {
                        "outcome": n.outcome.value,
                        "where": n.where.says(LANGUAGE),
                        "what": n.what.says(LANGUAGE),
                    }
                    for n in report.notes
                ],
            }
            for name, report in reports
        ],
    }

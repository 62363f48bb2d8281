"""What imports should make of the files beside the tests: `python -m tests.imports` writes it anew."""

import sys
from pathlib import Path

from engine.compiler.compile import Compiler
from engine.diagnostics import Diagnostic, Severity
from engine.exchange.course_file import course_file
from engine.exchange.importers.target import Target
from engine.exchange.importing import imported
from engine.exchange.report import Imported, ImportFault, Report
from tests.building import compiler_of

HERE = Path(__file__).resolve().parent / "exchange"
FOLDERS = ("gift", "moodle-xml", "aiken", "twee", "ink")


def sources(folder: str) -> list[Path]:
    return sorted(p for p in (HERE / folder).iterdir() if p.suffix not in (".md", ".expected", ".py"))


def made(path: Path, *, chinese: bool = True, form: str | None = None) -> Imported:
    return imported(path.name, path.read_bytes(), Target("t", "t", chinese, "t"), form)


def told(path: Path) -> str:
    """The files that an import makes, and its notes, as one text."""
    try:
        got = made(path)
    except ImportFault as fault:
        return f"refused: {fault.says.en}\n{notes(fault.report)}"
    files = "".join(f"--- {name}\n{_shown(content)}" for name, content in got.files.items())
    return f"{files}--- report\n{notes(got.report)}"


def notes(report: Report | None) -> str:
    return (
        "" if report is None else "".join(f"{n.outcome}, {n.where.en}: {n.what.en}\n" for n in report.notes)
    )


def errors(got: Imported) -> list[str]:
    """What the compiler calls wrong in the files of an import."""
    files = dict(got.files)
    if any(path.startswith("courses/") for path in files):
        files["courses/t/course.yaml"] = course_file("t", "t", got.units, chinese=True)
    compiler = compiler_of(files)
    return [
        f"{path}: {d.code} {d.message.en}"
        for path in files
        if path.endswith(".yaml")
        for d in found_in(compiler, path)
        if d.severity is Severity.ERROR
    ]


def found_in(compiler: Compiler, path: str) -> list[Diagnostic]:
    from engine.cli.common import compiled
    from engine.graph.explore import BUDGET

    return compiler.proved(compiled(compiler, path), BUDGET)


def _shown(content: str | bytes) -> str:
    return content if isinstance(content, str) else f"({len(content)} bytes)\n"


if __name__ == "__main__":
    for folder in sys.argv[1:] or FOLDERS:
        for path in sources(folder):
            (path.parent / f"{path.name}.expected").write_text(told(path), "utf-8")

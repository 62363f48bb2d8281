"""A shelf for tests: the sample project, compiled once."""

from functools import cache
from pathlib import Path
from typing import Any

from engine.bundle.canonical import opened
from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.diagnostics import Both
from engine.errors import ProjectError
from engine.players.library import Entry, entry_of

SAMPLE = Path(__file__).parent / "sample"
REAL = Path(__file__).parents[2]


@cache
def compiled(root: Path) -> dict[str, dict[str, Any]]:
    """The bundles of a project as a player reads them: through their bytes."""
    project = Project(root)
    compiler = Compiler(project)
    results = [compiler.course(p) for p in project.courses()]
    results += [compiler.scenario(p) for p in project.scenarios()]
    return {r.bundle["id"]: opened(r.data) for r in results if r.bundle is not None}


class ShelfOf:
    """The works of one project."""

    def __init__(self, root: Path = SAMPLE) -> None:
        self.bundles = dict(compiled(root))

    def entries(self) -> list[Entry]:
        return [entry_of(name, bundle) for name, bundle in self.bundles.items()]

    def entry(self, name: str) -> Entry:
        return entry_of(name, self.bundles[name])

    def bundle(self, name: str) -> dict[str, Any]:
        if name not in self.bundles:
            raise ProjectError(Both(f"没有 {name}", f"no {name}"))
        return self.bundles[name]

"""What the tests of the rules share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.diagnostics import Diagnostic
from engine.diagnostics.diagnostic import in_order
from engine.graph.explore import BUDGET


@pytest.fixture
def compiled() -> Callable[[Path], list[Diagnostic]]:
    """Compiles every file under a folder and gives all that is said about them, proofs and all."""

    def run(root: Path) -> list[Diagnostic]:
        project = Project(root)
        compiler = Compiler(project)
        played = [*map(compiler.scenario, project.scenarios()), *map(compiler.course, project.courses())]
        found = [d for r in played for d in compiler.proved(r, BUDGET)]
        found += [d for path in project.banks() for d in compiler.bank(path).diagnostics]
        return in_order(found)

    return run

"""What the test of planted mistakes needs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.diagnostics import Diagnostic
from engine.graph.explore import BUDGET


@pytest.fixture
def checked() -> Callable[[Path, str], list[Diagnostic]]:
    """What is said about one file of a project, proofs and all."""

    def run(root: Path, path: str) -> list[Diagnostic]:
        compiler = Compiler(Project(root))
        if "/banks/" in path:
            return compiler.bank(path).diagnostics
        result = compiler.course(path) if path.startswith("courses/") else compiler.scenario(path)
        return compiler.proved(result, BUDGET)

    return run

"""The works that are shipped, compiled."""

from functools import cache
from pathlib import Path
from typing import Any

from engine.bundle.canonical import opened
from engine.compiler.compile import Compiler
from engine.compiler.project import Project

ROOT = Path(__file__).resolve().parents[2]
WORKS = ("dongzheng", "jidi", "huohua", "yansu-junji")


@cache
def work(name: str) -> dict[str, Any]:
    compiler, project = Compiler(Project(ROOT)), Project(ROOT)
    course = f"courses/{name}/course.yaml"
    scenario = f"scenarios/{name}/scenario.yaml"
    result = compiler.course(course) if project.exists(course) else compiler.scenario(scenario)
    assert result.data
    return opened(result.data)

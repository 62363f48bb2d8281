"""Where the sources are."""

from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Both
from engine.errors import ProjectError


@dataclass(frozen=True)
class Project:
    """The folder that holds ``courses/`` and ``scenarios/``, and what is in it."""

    root: Path

    def relative(self, path: Path) -> str:
        """A path as diagnostics name it: from the project's root, with ``/``."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def exists(self, path: str) -> bool:
        """Whether a file is there, and inside the project."""
        found = (self.root / path).resolve()
        return found.is_file() and found.is_relative_to(self.root.resolve())

    def scenarios(self) -> list[str]:
        return self._files("scenarios/*/scenario.y*ml")

    def courses(self) -> list[str]:
        return self._files("courses/*/course.y*ml")

    def banks(self) -> list[str]:
        return self._files("courses/*/banks/*.y*ml") + self._files("scenarios/*/banks/*.y*ml")

    def _files(self, pattern: str) -> list[str]:
        found = [p for p in self.root.glob(pattern) if p.suffix in (".yaml", ".yml")]
        return sorted(p.relative_to(self.root).as_posix() for p in found)


def find_project(start: Path) -> Project:
    """The nearest folder upward that holds ``courses/`` or ``scenarios/``; raises ``ProjectError``."""
    start = start.resolve()
    for folder in [start, *start.parents]:
        if (folder / "courses").is_dir() or (folder / "scenarios").is_dir():
            return Project(folder)
    raise ProjectError(
        Both(
            "这里没有课程：请到放着 courses 或 scenarios 文件夹的地方运行",
            "no courses here: run this where a `courses` or `scenarios` folder is",
        )
    )

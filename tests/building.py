"""Small projects made in memory for tests."""

from pathlib import Path
from typing import Any

from engine.compiler.compile import Compiler, Result
from engine.compiler.project import Project


class Shown(Project):
    """A project whose files are given as texts."""

    def __init__(self, files: dict[str, str | bytes]) -> None:
        super().__init__(Path("/nowhere"))
        object.__setattr__(self, "files", files)

    def read(self, path: str) -> bytes:
        files: dict[str, str | bytes] = getattr(self, "files")  # noqa: B009  # set past the frozen dataclass
        if path not in files:
            raise FileNotFoundError(path)
        data = files[path]
        return data.encode() if isinstance(data, str) else data

    def exists(self, path: str) -> bool:
        return path in getattr(self, "files")  # noqa: B009

    def _files(self, pattern: str) -> list[str]:
        return sorted(p for p in getattr(self, "files") if Path(p).match(pattern) and not p.endswith(".md"))  # noqa: B009


def compiler_of(files: dict[str, str | bytes]) -> Compiler:
    return Compiler(Shown(files))


def result_of(source: str, name: str = "t") -> Result:
    """One scenario, compiled."""
    return compiler_of({f"scenarios/{name}/scenario.yaml": source}).scenario(
        f"scenarios/{name}/scenario.yaml"
    )


def bundle_of(source: str, *, errors_allowed: bool = False) -> dict[str, Any]:
    """The bundle of one scenario; it must have no errors unless they are what the test is about."""
    path = "scenarios/t/scenario.yaml"
    compiler = compiler_of({path: source})
    result = compiler.scenario(path)
    if result.bundle is not None:
        return result.bundle
    assert errors_allowed, [d.message.en for d in result.diagnostics]
    assert result.subject is not None
    return {**result.subject.bundle, "digest": "test", "format": 1}

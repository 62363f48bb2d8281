"""A project with files that are not written yet, so that they can be checked first."""

from fnmatch import fnmatch
from pathlib import Path

from engine.compiler.project import Project


class Overlay(Project):
    """The files of ``root`` with ``added`` over them, by path from the root."""

    def __init__(self, root: Path, added: dict[str, bytes]) -> None:
        super().__init__(root)
        object.__setattr__(self, "_added", added)

    @property
    def added(self) -> dict[str, bytes]:
        found: dict[str, bytes] = self.__dict__["_added"]
        return found

    def read(self, path: str) -> bytes:
        return self.added[path] if path in self.added else super().read(path)

    def exists(self, path: str) -> bool:
        return path in self.added or super().exists(path)

    def _files(self, pattern: str) -> list[str]:
        more = [p for p in self.added if fnmatch(p, pattern) and p.count("/") == pattern.count("/")]
        return sorted({*super()._files(pattern), *more})

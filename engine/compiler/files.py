"""Files read, validated and remembered while they do not change."""

from dataclasses import dataclass
from typing import Any, TypeVar

from engine.compiler.project import Project
from engine.compiler.sound import pinyin
from engine.compiler.validate import validated
from engine.diagnostics import Diagnostic, Span
from engine.model.base import Authored
from engine.model.vocabulary import KEYS
from engine.source import text_faults as faults
from engine.source.encoding import decoded
from engine.source.place import Source
from engine.source.reader import MAX_BYTES, read_yaml

M = TypeVar("M", bound=Authored)


@dataclass
class Read:
    """A file as it was read: its source, its model if it is valid, and what is wrong."""

    data: bytes
    source: Source
    model: Any
    diagnostics: list[Diagnostic]


class Files:
    """The files of a project. A file is read again only when its bytes changed."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.read: dict[str, Read] = {}

    def yaml(self, path: str, model: type[M]) -> Read:
        """A YAML file as a model."""
        data = self._bytes(path)
        known = self.read.get(path)
        if known is not None and data is not None and known.data == data:
            return known
        if data is None:
            return self._unreadable(path)
        source, diagnostics = read_yaml(path, data, KEYS)
        valid: Any = None
        if source.tree:
            valid, more = validated(model, source, pinyin)
            diagnostics += more
        self.read[path] = read = Read(data, source, valid, diagnostics)
        return read

    def lesson(self, path: str) -> Read:
        """A Markdown file as a lesson."""
        from engine.source.markdown import Lesson, read_lesson

        data = self._bytes(path)
        known = self.read.get(path)
        if known is not None and known.data == data:
            return known
        if data is None:
            return self._unreadable(path)
        text, diagnostics = decoded(path, data, MAX_BYTES)
        source = Source(path, text or "")
        lesson: Lesson | None = None if text is None else read_lesson(text)
        self.read[path] = read = Read(data, source, lesson, diagnostics)
        return read

    def _bytes(self, path: str) -> bytes | None:
        try:
            return self.project.read(path)
        except OSError:
            return None

    def _unreadable(self, path: str) -> Read:
        return Read(b"", Source(path, ""), None, [faults.CANNOT_OPEN.at(Span(path))])

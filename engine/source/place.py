"""A source file, and where in it a value stands."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from engine.diagnostics import Span
from engine.source.mending import Mend, original_column

Tree = dict[str, Any] | list[Any] | str | None
#: Keys and indexes from the top; a tuple stands for whichever of its keys is there.
Path = tuple[str | int | tuple[str, ...], ...]


class _Composer(yaml.CSafeLoader):
    """Nodes with marks and nothing else: tags are not resolved, which is half of the time."""

    def resolve(self, *_: Any) -> str:
        return ""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


@dataclass
class Source:
    """One file of the project: its text (after mending), its values, and its places.

    ``written`` is the text as the author wrote it; diagnostics count its columns.
    """

    path: str
    text: str
    tree: dict[str, Any] = field(default_factory=dict)
    mends: dict[int, list[Mend]] = field(default_factory=dict)
    written: str = ""
    _root: Any = field(default=None, repr=False)
    _is_composed: bool = field(default=False, repr=False)
    _lines: list[str] | None = field(default=None, repr=False)
    _written_lines: list[str] | None = field(default=None, repr=False)

    @property
    def lines(self) -> list[str]:
        """The lines after mending; mending never adds or removes a line."""
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines

    @property
    def written_lines(self) -> list[str]:
        """The author's lines, which a caret is drawn under."""
        if self._written_lines is None:
            self._written_lines = (self.written or self.text).split("\n")
        return self._written_lines

    def span(self, path: Path, part: str = "value", start: int = 0, length: int | None = None) -> Span:
        """Where the value (or the ``"key"``) at ``path`` stands.

        Steps of ``path`` that the file does not have are skipped: a validator names union members
        among them. ``start`` and ``length`` mark characters inside a text value.
        """
        key, node = self._walk(path)
        if node is None:
            return Span(self.path)
        if part == "key" and key is not None:
            return self.between(key.start_mark, key.end_mark)
        if length is not None and isinstance(node, yaml.ScalarNode):
            return self._inside(node, start, length)
        return self._whole(node)

    def _walk(self, path: Path) -> tuple[Any, Any]:
        if not self._is_composed:
            self._is_composed = True
            try:
                self._root = _Composer(self.text).get_single_node()
            except yaml.YAMLError:
                self._root = None
        key, node = None, self._root
        for step in path:
            if isinstance(node, yaml.MappingNode):
                for k, v in node.value:
                    if k.value == step or (isinstance(step, tuple) and k.value in step):
                        key, node = k, v
                        break
            elif (
                isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value)
            ):
                key, node = None, node.value[step]
        return key, node

    def _whole(self, node: Any) -> Span:
        """A collection is marked at its first line only: a caret under half a file tells nothing."""
        return self.between(node.start_mark, node.end_mark)

    def _inside(self, node: Any, start: int, length: int) -> Span:
        before = node.value[:start]
        if node.style in ("|", ">"):
            line = node.start_mark.line + 1 + before.count("\n")
            column = start - (before.rfind("\n") + 1)
            if node.style == "|" and line < len(self.lines):
                return self.at(line, self._indent(node) + column, length)
        wanted = node.value[start : start + length]
        first, last = node.start_mark.index, node.end_mark.index
        # The same fragment may come before: look from where it must at least begin.
        at = self.text.find(wanted, first + start if node.style != ">" else first, last)
        if at < 0:
            at = self.text.find(wanted, first, last)
        if at < 0 or not wanted:
            return self._whole(node)
        line = self.text.count("\n", 0, at)
        return self.at(line, at - (self.text.rfind("\n", 0, at) + 1), length)

    def _indent(self, node: Any) -> int:
        """How far a literal text is indented: what its lines have more in the file than in the value."""
        for number, line in enumerate(node.value.split("\n"), node.start_mark.line + 1):
            if line and number < len(self.lines):
                return max(len(self.lines[number]) - len(line), 0)
        return 0

    def between(self, start: Any, end: Any) -> Span:
        """A span from two marks of the parser; one of several lines is marked at its first."""
        if end.line == start.line:
            return self.at(start.line, start.column, end.column - start.column)
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        return self.at(start.line, start.column, len(line.rstrip()) - start.column)

    def at(self, line: int, column: int, length: int) -> Span:
        """A span on one line, from numbers that count from zero, in the author's own columns.

        It never leaves the file: the furthest place is behind the last character of a line.
        """
        line = min(line, len(self.lines) - 1)
        mends = self.mends.get(line, [])
        most = len(self.written_lines[line]) if line < len(self.written_lines) else 0
        first = min(original_column(mends, column), most)
        last = original_column(mends, column + max(length, 1))
        return Span(self.path, line + 1, first + 1, line + 1, max(min(last, most), first + 1) + 1)

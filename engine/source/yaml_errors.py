"""What YAML's parser says, told to an author: the useful place, one cause, one cure.

The parser names the place where it gave up. The mistake is often elsewhere: at the quote that was
never closed, or one space to the left of a key.
"""

from collections.abc import Callable
from typing import Any

import yaml
from yaml.reader import ReaderError

from engine.diagnostics import Diagnostic, Span
from engine.source import faults
from engine.source.mend_levels import Level, Levels
from engine.source.mend_marks import KEYISH, NAME, start_of
from engine.source.mend_page import Page
from engine.source.mend_walk import Walk
from engine.source.place import Source

_CLOSING = {"[": "]", "{": "}"}
_LONGEST_WORD = 12


def explained(source: Source, problem: yaml.YAMLError) -> Diagnostic:
    """The diagnostic for an error of the parser. ``source`` holds the text that it was given."""
    if isinstance(problem, ReaderError):
        return _unreadable(source, problem)
    if not isinstance(problem, yaml.MarkedYAMLError):
        return faults.BAD_YAML.at(Span(source.path))
    case = _Case(source, problem)
    return _EXPLAIN.get(case.problem, _Case.unknown)(case)


def _unreadable(source: Source, problem: ReaderError) -> Diagnostic:
    before = source.text[: problem.position]
    line = before.count("\n")
    code = f"U+{ord(source.text[problem.position : problem.position + 1] or ' '):04X}"
    return faults.CONTROL_CHARACTER.at(source.at(line, len(before) - before.rfind("\n") - 1, 1), code=code)


class _Case:
    """One error: where the parser stood, where the thing began that it was reading, and what it said."""

    def __init__(self, source: Source, error: Any) -> None:
        self.source = source
        self.lines = source.lines
        self.problem: str = error.problem or ""
        self.context: str = error.context or ""
        mark = error.problem_mark or error.context_mark
        begin = error.context_mark or mark
        self.line, self.column = self._inside(mark.line, mark.column)
        self.begin_line, self.begin_column = self._inside(begin.line, begin.column)

    def _inside(self, line: int, column: int) -> tuple[int, int]:
        """A place in the file: the parser also points behind the last line."""
        if line >= len(self.lines) or (line == len(self.lines) - 1 and not self.lines[line]):
            line = max(len(self.lines) - 1, 0)
            while line > 0 and not self.lines[line].strip():
                line -= 1
            return line, len(self.lines[line].rstrip())
        return line, min(column, len(self.lines[line]))

    def _character(self, line: int, column: int) -> str:
        return self.lines[line][column : column + 1]

    def _here(self, length: int = 1) -> Span:
        return self.source.at(self.line, self.column, length)

    def _there(self, length: int = 1) -> Span:
        return self.source.at(self.begin_line, self.begin_column, length)

    def _is_first(self) -> bool:
        return self.column <= start_of(self.lines[self.line])

    def unknown(self) -> Diagnostic:
        return faults.BAD_YAML.at(self._here())

    def quote(self) -> Diagnostic:
        return faults.UNCLOSED_QUOTE.at(
            self._there(), mark=self._character(self.begin_line, self.begin_column)
        )

    def escape(self) -> Diagnostic:
        return faults.BAD_ESCAPE.at(
            self._here(2), escape=self.lines[self.line][self.column : self.column + 2]
        )

    def bracket(self) -> Diagnostic:
        opening = self._character(self.begin_line, self.begin_column)
        rest = self.lines[self.line][self.column :].strip()
        if self.line == self.begin_line and rest:
            return faults.BAD_FLOW.at(self._here())
        return faults.UNCLOSED_BRACKET.at(self._there(), mark=opening, closing=_CLOSING.get(opening, "]"))

    def node(self) -> Diagnostic:
        if "flow" in self.context:
            return faults.BAD_FLOW.at(self._here())
        return faults.BAD_START.at(self._here(), mark=self._character(self.line, self.column))

    def flow(self) -> Diagnostic:
        return faults.BAD_FLOW.at(self._here())

    def start(self) -> Diagnostic:
        """A character that begins something in YAML, and not what stands here."""
        if self._character(self.line, self.column) == "\t":
            return self.tab()
        if self._character(self.begin_line, self.begin_column) in ("|", ">"):
            return faults.TEXT_AFTER_BAR.at(
                self._here(), mark=self._character(self.begin_line, self.begin_column)
            )
        if self._character(self.begin_line, self.begin_column) == "%" and "directive" in self.context:
            return self.directive()
        return faults.BAD_START.at(self._there(), mark=self._character(self.begin_line, self.begin_column))

    def directive(self) -> Diagnostic:
        return faults.BAD_DIRECTIVE.at(self._there())

    def tab(self) -> Diagnostic:
        return faults.BAD_TAB.at(self._here())

    def deep(self) -> Diagnostic:
        from engine.source.reader import MAX_DEPTH  # the reader imports this module

        return faults.TOO_DEEP.at(self._here(), limit=MAX_DEPTH)

    def list_on_key_line(self) -> Diagnostic:
        return self.misplaced() if self._is_first() else faults.LIST_ON_KEY_LINE.at(self._here())

    def documents(self) -> Diagnostic:
        marker = next((n for n in range(self.line + 1) if self.lines[n].startswith(("---", "..."))), None)
        if marker is not None and any(line.strip() for line in self.lines[:marker]):
            return faults.SEVERAL_DOCUMENTS.at(self.source.at(marker, 0, 3))
        return self.misplaced()

    def colon(self) -> Diagnostic:
        """A colon where no key can end: the key is indented too much, or stands inside a text."""
        start = start_of(self.lines[self.line])
        levels = self._levels()
        text = levels.text
        if text is not None and start > text and _first_colon(self.lines[self.line], start) == self.column:
            above = self._level(levels.open, text)
            return faults.TOO_DEEP_KEY.at(
                self.source.at(self.line, start, self.column - start),
                word=self._word(self.line, start), line=levels.text_line + 1,
                other=self._word(above.line, above.column) if above else "", count=start - text,
            )  # fmt: skip
        return faults.COLON_IN_VALUE.at(self._here())

    def bare(self) -> Diagnostic:
        """A line without a colon where a key is wanted."""
        self.line, self.column = self.begin_line, self.begin_column
        if not self._is_first():
            return faults.NOT_KEY_VALUE.at(self._here(self._rest()))
        level = self._level(self._levels().open, self.column)
        fault = faults.MISSING_DASH if level and level.is_list else faults.NOT_KEY_VALUE
        return fault.at(self._here(self._rest()))

    def misplaced(self) -> Diagnostic:
        """A line that belongs to nothing above it, or something behind a value that is complete."""
        if not self._is_first():
            return faults.AFTER_VALUE.at(self._here(self._rest()))
        line = self.lines[self.line]
        column = start_of(line)
        item = line.startswith("-", column)
        levels = self._levels().open
        exact = self._level(levels, column)
        if exact and exact.is_list and not item and not KEYISH.match(line, column):
            return faults.MISSING_DASH.at(self._here(self._rest()))
        near = min(
            (level for level in levels if level.is_list == item and level.column != column),
            key=lambda level: (abs(level.column - column), -level.column),
            default=None,
        )
        if near is None:
            return faults.NOT_KEY_VALUE.at(self._here(self._rest()))
        adds = near.column > column
        return faults.MISALIGNED.at(
            self._here(len(self._word(self.line, column))),
            word=self._word(self.line, column), line=near.line + 1, other=self._word(near.line, near.column),
            verb_zh="加上" if adds else "减去", side_en="right" if adds else "left", count=abs(near.column - column),
        )  # fmt: skip

    def _rest(self) -> int:
        return len(self.lines[self.line].rstrip()) - self.column

    def _levels(self) -> Levels:
        """What is open above the line where the parser stopped."""
        page = Page(self.source.path, "\n".join(self.lines[: self.line]), frozenset())
        walk = Walk(page)
        walk.all()
        return walk.levels

    def _level(self, levels: list[Level], column: int) -> Level | None:
        return next((level for level in reversed(levels) if level.column == column), None)

    def _word(self, line: int, column: int) -> str:
        """How a line is called: by its key, or by its first characters."""
        text = self.lines[line]
        if text.startswith("- ", column):
            return text[column : column + _LONGEST_WORD].rstrip()
        name = NAME.match(text, column)
        return (name[0] if name else text[column:])[:_LONGEST_WORD].rstrip() or "-"


def _first_colon(line: str, start: int) -> int:
    key = KEYISH.match(line, start)
    return key.end() - 1 if key else line.find(":", start)


_EXPLAIN: dict[str, Callable[[_Case], Diagnostic]] = {
    "found unexpected end of stream": _Case.quote,
    "found unexpected document indicator": _Case.quote,
    "found unknown escape character": _Case.escape,
    "did not find expected hexdecimal number": _Case.escape,
    "found invalid Unicode character escape code": _Case.escape,
    "did not find expected ',' or ']'": _Case.bracket,
    "did not find expected ',' or '}'": _Case.bracket,
    "did not find expected node content": _Case.node,
    "found unexpected ':'": _Case.flow,
    "found character that cannot start any token": _Case.start,
    "did not find expected alphabetic or numeric character": _Case.start,
    "did not find expected whitespace or line break": _Case.start,
    "did not find expected comment or line break": _Case.start,
    "found an indentation indicator equal to 0": _Case.start,
    "did not find expected tag URI": _Case.start,
    "did not find URI escaped octet": _Case.start,
    "found an incorrect leading UTF-8 octet": _Case.start,
    "found an incorrect trailing UTF-8 octet": _Case.start,
    "did not find the expected '>'": _Case.start,
    "did not find expected '!'": _Case.start,
    "found undefined tag handle": _Case.start,
    "mapping keys are not allowed in this context": _Case.start,
    "found unknown directive name": _Case.directive,
    "could not find expected directive name": _Case.directive,
    "found unexpected non-alphabetical character": _Case.directive,
    "did not find expected digit or '.' character": _Case.directive,
    "did not find expected version number": _Case.directive,
    "found extremely long version number": _Case.directive,
    "did not find expected whitespace": _Case.directive,
    "found duplicate %YAML directive": _Case.directive,
    "found duplicate %TAG directive": _Case.directive,
    "found incompatible YAML document": _Case.directive,
    "found a tab character that violates indentation": _Case.tab,
    "found a tab character where an indentation space is expected": _Case.tab,
    "exceeded maximum nesting depth": _Case.deep,
    "block sequence entries are not allowed in this context": _Case.list_on_key_line,
    "did not find expected <document start>": _Case.documents,
    "mapping values are not allowed in this context": _Case.colon,
    "could not find expected ':'": _Case.bare,
    "did not find expected key": _Case.misplaced,
    "did not find expected '-' indicator": _Case.misplaced,
}

"""What lowering needs to know, and what it notes down for the checks."""

import re
from collections.abc import Iterable
from typing import Any

from engine.compiler.library import Library
from engine.diagnostics import Diagnostic, Span
from engine.graph.subject import Expression, Place, Subject, Use, Words
from engine.source import text_faults as faults
from engine.source.braces import BraceError, Pieces, parse_text
from engine.source.expression import (
    Assignment,
    ExpressionError,
    Name,
    Parsed,
    parse_assignments,
    parse_expression,
)
from engine.source.override import Override, OverrideError, checked, plain
from engine.source.place import Path

CITATION = re.compile(r"\[\^([^\]\s]+)\]")


def misread(e: OverrideError, span: Span) -> Diagnostic:
    """What is wrong with a reading, told at its place."""
    if e.kind == "pinyin":
        return faults.NOT_PINYIN.at(span, found=e.found)
    return faults.SYLLABLES_DO_NOT_FIT.at(span, word=e.word, size=len(e.word), found=e.found)


class Context:
    """The subject being built, its diagnostics, and the small parsers that every stage shares."""

    def __init__(self, subject: Subject, library: Library) -> None:
        self.subject = subject
        self.diagnostics: list[Diagnostic] = []
        self.library = library
        self.file = subject.source
        #: In-turn variants are numbered through the file; the number names their counter.
        self.turns = 0

    def use(self, kind: str, name: str, path: Path, start: int = 0, length: int | None = None) -> None:
        self.subject.uses.append(Use(kind, name, self.file, path, start, length))

    def text(self, text: str, path: Path, kind: str, start: int = 0) -> Pieces:
        """A text that a learner reads: its variants parsed, its names noted."""
        if kind:
            self.subject.words.append(Words(kind, text, self.file, path, start, len(text)))
        if "{" not in text and "}" not in text:
            return text
        try:
            braced = parse_text(text)
        except BraceError as e:
            fault = faults.UNCLOSED_BRACE if e.kind == "unclosed" else faults.EMPTY_BRACES
            self.diagnostics.append(fault.at(self.span(path, start + e.start, e.length)))
            return text
        except ExpressionError as e:
            self.wrong(e, path, start)
            return text
        except OverrideError as e:
            self.misread(e, path, start)
            return text
        self.read_so(braced.readings)
        for parsed, at in braced.expressions:
            self.noted(parsed, path, start + at, "any")
        if braced.turns:
            self.turns += 1
            named: Pieces = self._named(braced.pieces, f"{self.turns}")
            return named
        return braced.pieces

    def plain(self, text: str, path: Path) -> str:
        """A text without variants as it is shown; the readings in it are noted."""
        shown, readings, wrong = plain(text)
        self.read_so(readings)
        for e in wrong:
            self.misread(e, path, 0)
        return shown

    def readings(self, given: dict[str, str], path: Path) -> None:
        """Words that are read so in the whole work."""
        for word, pinyin in given.items():
            try:
                self.read_so([Override(word, checked(word, pinyin))])
            except OverrideError as e:
                e.length = len(pinyin)
                self.misread(e, (*path, word), 0)

    def read_so(self, readings: Iterable[Override]) -> None:
        """Note readings in the bundle, each once."""
        for reading in readings:
            listed = self.subject.bundle.setdefault("readings", [])
            if list(reading) not in listed:
                listed.append(list(reading))

    def misread(self, e: OverrideError, path: Path, start: int) -> None:
        self.diagnostics.append(misread(e, self.span(path, start + e.start, e.length)))

    def _named(self, pieces: Any, name: str) -> Any:
        if not isinstance(pieces, list):
            return pieces
        if pieces and pieces[0] == "&" and isinstance(pieces[1], int):
            return ["&", f"{name}.{pieces[1]}", *[self._named(p, name) for p in pieces[2:]]]
        return [self._named(p, name) for p in pieces]

    def cited(self, text: str, path: Path, kind: str, start: int = 0) -> tuple[Pieces, list[str]]:
        """A text without its citations, and the sources that it cites, in order."""
        if "[^" not in text:
            return self.text(text, path, kind, start), []
        sources: list[str] = []
        for found in CITATION.finditer(text):
            self.use("source", found[1], path, start + found.start(), len(found[0]))
            if found[1] not in sources:
                sources.append(found[1])
        self.subject.words.append(Words(kind, text, self.file, path, start, len(text)))
        return self.text(CITATION.sub("", text), path, "", start), sources

    def expression(self, text: str, path: Path, wanted: str = "bool") -> Any:
        """A condition; ``True`` stands in for one that cannot be read."""
        try:
            parsed = parse_expression(text)
        except ExpressionError as e:
            self.wrong(e, path, 0)
            return True
        self.noted(parsed, path, 0, wanted)
        return parsed.expr

    def assignments(self, text: str, path: Path) -> list[list[Any]]:
        """``set`` instructions for a ``do``."""
        try:
            found: tuple[Assignment, ...] = parse_assignments(text)
        except ExpressionError as e:
            self.wrong(e, path, 0)
            return []
        out = []
        for a in found:
            self.use("write", a.name.name, path, a.name.start, len(a.name.name))
            self.noted(a.value, path, 0, a.name.name)
            if a.name.name in self.subject.variables:
                out.append(["set", a.name.name, a.value.expr])
        return out

    def noted(self, parsed: Parsed, path: Path, start: int, wanted: str) -> None:
        place = Place(self.file, path, start)
        for name in parsed.names:
            self._name(name, path, start)
        self.subject.expressions.append(Expression(parsed, wanted, place))

    def _name(self, name: Name, path: Path, start: int) -> None:
        kind = "read" if name.kind == "variable" else "seen"
        self.use(kind, name.name, path, start + name.start, len(name.name))

    def wrong(self, e: ExpressionError, path: Path, start: int) -> None:
        span = self.span(path, start + e.start, e.length)
        self.diagnostics.append(faults.BAD_EXPRESSION.at(span, why_zh=e.zh, why_en=e.en))

    def span(self, path: Path, start: int = 0, length: int | None = None) -> Span:
        return Place(self.file, path, start, length).span()

    def known(self, name: str) -> bool:
        return name in self.subject.variables

"""Texts with values and variants in braces, as the JSON pieces that ``runtime.text`` writes.

``{信任}`` · ``{信任 >= 2：围上来|远远看着}`` · ``{~晴|阴}`` drawn · ``{&一|二|三}`` in turn · ``\\{`` a brace.
"""

from dataclasses import dataclass
from typing import Any

from engine.source.expression import ExpressionError, Name, Parsed, parse_expression

Pieces = str | list[Any]


class BraceError(Exception):
    """A brace without a partner, or with nothing inside; ``kind`` is ``unclosed`` or ``empty``."""

    def __init__(self, kind: str, start: int, length: int = 1) -> None:
        super().__init__(kind)
        self.kind, self.start, self.length = kind, start, length


@dataclass(frozen=True, slots=True)
class Braced:
    """A text's pieces, and the expressions in it with their offsets.

    A text without variants is a string. ``turns`` counts the in-turn variants, whose names
    (``["&", n, …]``) the compiler makes unique.
    """

    pieces: Pieces
    expressions: tuple[tuple[Parsed, int], ...] = ()
    turns: int = 0
    drawn: bool = False

    @property
    def names(self) -> list[Name]:
        return [Name(n.kind, n.name, n.start + at) for p, at in self.expressions for n in p.names]


def parse_text(text: str) -> Braced:
    """The pieces of ``text``; raises ``BraceError`` or ``ExpressionError``."""
    if "{" not in text and "}" not in text:
        return Braced(text)
    reader = _Reader(text)
    pieces = reader.pieces(0, len(text))
    if all(isinstance(p, str) for p in pieces):
        return Braced("".join(pieces))
    return Braced(pieces, tuple(reader.expressions), reader.turns, reader.drawn)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.expressions: list[tuple[Parsed, int]] = []
        self.turns = 0
        self.drawn = False

    def pieces(self, start: int, end: int) -> list[Any]:
        out: list[Any] = []
        plain = ""
        at = start
        while at < end:
            c = self.text[at]
            if c == "\\" and at + 1 < end and self.text[at + 1] in "{}|\\":
                plain += self.text[at + 1]
                at += 2
            elif c == "{":
                close = self._close(at, end)
                if plain:
                    out.append(plain)
                    plain = ""
                out.append(self._braced(at + 1, close))
                at = close + 1
            elif c == "}":
                raise BraceError("unclosed", at)
            else:
                plain += c
                at += 1
        return [*out, plain] if plain or not out else out

    def _close(self, at: int, end: int) -> int:
        depth = 0
        for n in range(at, end):
            c = self.text[n]
            if c in "{}" and n and self.text[n - 1] == "\\":
                continue
            depth += (c == "{") - (c == "}")
            if depth == 0:
                return n
        raise BraceError("unclosed", at)

    def _braced(self, start: int, end: int) -> Any:
        if not self.text[start:end].strip():
            raise BraceError("empty", start - 1, end - start + 2)
        first = self.text[start]
        if first in "~～":
            self.drawn = True
            return ["~", *self._variants(start + 1, end)]
        if first in "&＆":
            self.turns += 1
            return ["&", self.turns, *self._variants(start + 1, end)]
        colon = self._colon(start, end)
        if colon < 0:
            return ["v", self._expression(start, end)]
        when = self._expression(start, colon)
        texts = self._variants(colon + 1, end)
        if len(texts) > 2:
            raise ExpressionError(
                "条件后面只分两种：成立|不成立", "a condition has two variants: yes|no", colon, 1
            )
        return ["?", when, texts[0], texts[1] if len(texts) > 1 else ""]

    def _expression(self, start: int, end: int) -> Any:
        try:
            parsed = parse_expression(self.text[start:end])
        except ExpressionError as e:
            raise ExpressionError(e.zh, e.en, e.start + start, e.length) from None
        self.expressions.append((parsed, start))
        return parsed.expr

    def _colon(self, start: int, end: int) -> int:
        """The colon that ends a condition: outside quotes, brackets and inner braces."""
        depth = 0
        quote = ""
        for n in range(start, end):
            c = self.text[n]
            if quote:
                quote = "" if c == quote else quote
            elif c in "\"'":
                quote = c
            elif c in "({（":
                depth += 1
            elif c in ")}）":
                depth -= 1
            elif c == "|" and depth == 0:
                return -1
            elif c in "：:" and depth == 0:
                return n
        return -1

    def _variants(self, start: int, end: int) -> list[Pieces]:
        out: list[Pieces] = []
        depth = 0
        last = start
        for n in range(start, end + 1):
            c = self.text[n] if n < end else "|"
            if n and self.text[n - 1] == "\\":
                continue
            depth += (c == "{") - (c == "}")
            if c in "|｜" and depth == 0:
                pieces = self.pieces(last, n)
                plain = all(isinstance(p, str) for p in pieces)
                out.append("".join(pieces) if plain else pieces)
                last = n + 1
        return out

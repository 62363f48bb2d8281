"""Texts with values and variants in braces, as the JSON pieces that ``runtime.text`` writes.

``{信任}`` · ``{信任 >= 2：围上来|远远看着}`` · ``{~晴|阴}`` drawn · ``{&一|二|三}`` in turn · ``\\{`` a brace · ``{重走|chóng zǒu}`` a reading.
"""

from typing import Any, NamedTuple

from engine.source.expression import ExpressionError, Name, Parsed, parse_expression
from engine.source.override import Override, OverrideError, checked, in_clause

Pieces = str | list[Any]


class BraceError(Exception):
    """A brace without a partner, or with nothing inside; ``kind`` is ``unclosed`` or ``empty``."""

    def __init__(self, kind: str, start: int, length: int = 1) -> None:
        super().__init__(kind)
        self.kind, self.start, self.length = kind, start, length


class Braced(NamedTuple):
    """A text's pieces, and the expressions in it with their offsets.

    A text without variants is a string. ``turns`` counts the in-turn variants, whose names
    (``["&", n, …]``) the compiler makes unique.
    """

    pieces: Pieces
    expressions: tuple[tuple[Parsed, int], ...] = ()
    turns: int = 0
    drawn: bool = False
    readings: tuple[Override, ...] = ()

    @property
    def names(self) -> list[Name]:
        return [Name(n.kind, n.name, n.start + at) for p, at in self.expressions for n in p.names]


def parse_text(text: str) -> Braced:
    """The pieces of ``text``; raises ``BraceError``, ``ExpressionError`` or ``OverrideError``."""
    if "{" not in text and "}" not in text:
        return Braced(text)
    reader = _Reader(text)
    pieces = reader.pieces(0, len(text))
    if all(isinstance(p, str) for p in pieces):
        return Braced("".join(pieces), readings=tuple(reader.readings))
    return Braced(pieces, tuple(reader.expressions), reader.turns, reader.drawn, tuple(reader.readings))


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.expressions: list[tuple[Parsed, int]] = []
        self.turns = 0
        self.drawn = False
        self.readings: list[Override] = []

    def pieces(self, start: int, end: int, *, inner: bool = False) -> list[Any]:
        """The pieces between two places; ``inner`` ones are a variant, with other text around them."""
        out: list[Any] = []
        plain = ""
        said: list[tuple[int, int, str]] = []
        at = start
        while at < end:
            c = self.text[at]
            if c == "\\" and at + 1 < end and self.text[at + 1] in "{}|\\":
                plain += self.text[at + 1]
                at += 2
            elif c == "{":
                close = self._close(at, end)
                word, pinyin = self._override(at + 1, close)
                if word:
                    said.append((len(plain), len(word), pinyin))
                    plain += word
                    at = close + 1
                    continue
                self._given(plain, said, left=inner or bool(out), right=True)
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
        self._given(plain, said, left=inner or bool(out), right=inner)
        return [*out, plain] if plain or not out else out

    def _given(self, plain: str, said: list[tuple[int, int, str]], *, left: bool, right: bool) -> None:
        """Note the readings of a stretch of plain text, and start the next one without any."""
        for at, length, pinyin in said:
            self.readings.append(Override(in_clause(plain, at, length, left=left, right=right), pinyin))
        said.clear()

    def _override(self, start: int, end: int) -> tuple[str, str]:
        """Word and pinyin of braces that give a reading; empty texts for other braces."""
        if self.text[start : start + 1] in "~～&＆" or self._colon(start, end) >= 0:
            return "", ""
        bar = next((n for n in range(start, end) if self.text[n] in "|｜"), -1)
        word = self.text[start:bar].strip() if bar > 0 else ""
        if not word:
            return "", ""
        try:
            return word, checked(word, self.text[bar + 1 : end])
        except OverrideError as e:
            e.start, e.length = start - 1, end - start + 2
            raise

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
                pieces = self.pieces(last, n, inner=True)
                plain = all(isinstance(p, str) for p in pieces)
                out.append("".join(pieces) if plain else pieces)
                last = n + 1
        return out

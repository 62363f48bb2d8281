"""Where everything in a YAML text belongs: two spaces a level, one space where one is wanted.

Only blanks at the beginning of lines, between the marks of a line and at its end are touched. Lines are never
added or removed, so that a comment such as ``# allow: …`` stays on the line that it is about.
"""

from dataclasses import dataclass
from typing import Any

import yaml

STEP = 2
_TOKENS = yaml.tokens
#: Tokens that only tell that a block begins or ends.
_SILENT = (
    _TOKENS.StreamStartToken,
    _TOKENS.StreamEndToken,
    _TOKENS.BlockMappingStartToken,
    _TOKENS.BlockSequenceStartToken,
    _TOKENS.BlockEndToken,
)
_OPEN = (_TOKENS.FlowSequenceStartToken, _TOKENS.FlowMappingStartToken)
_CLOSE = (_TOKENS.FlowSequenceEndToken, _TOKENS.FlowMappingEndToken)
_DOCUMENT = (_TOKENS.DirectiveToken, _TOKENS.DocumentStartToken, _TOKENS.DocumentEndToken)


def laid_out(text: str) -> str:
    """The same YAML in its normal layout; raises ``yaml.YAMLError`` where it is none."""
    return _Layout(text).made()


def tokens_of(text: str) -> list[Any]:
    """What the text says, mark by mark; raises ``yaml.YAMLError``."""
    return list(yaml.scan(text, Loader=yaml.CSafeLoader))


def comments_of(text: str) -> list[str]:
    """The comments of a text in order; raises ``yaml.YAMLError``."""
    layout = _Layout(text)
    layout.made()
    return layout.comments


@dataclass
class _Level:
    """A block collection: the column it has, and the one it gets."""

    is_list: bool
    old: int
    new: int
    #: A list whose hyphens stand below the key itself has no tokens of its own for its beginning and end.
    implied: bool = False


class _Layout:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.levels: list[_Level] = []
        #: How deep in brackets, and how far the line that opened the outermost was moved.
        self.flow = 0
        self.moved = 0
        #: The line that is being made, what it holds so far, and where its last token ended.
        self.out: dict[int, str] = {}
        self.ends: dict[int, int] = {}
        self.kinds: dict[int, Any] = {}
        #: Lines that are inside a text and no place for comments.
        self.inside: set[int] = set()
        self.indents: dict[int, tuple[int, int]] = {}
        self.comments: list[str] = []
        #: The last value is a text that keeps the empty lines at its end.
        self.keeps_end = False

    def made(self) -> str:
        is_key = False
        for token in tokens_of(self.text):
            kind = type(token)
            self._level(token, kind)
            if kind in _SILENT:
                continue
            if kind is _TOKENS.KeyToken and token.start_mark.index == token.end_mark.index:
                is_key = True
                continue
            self._put(token, kind, is_key=is_key)
            is_key = False
        if not self.out:
            return self.text
        made = "\n".join(self._rest()).lstrip("\n")
        return made if self.keeps_end else made.rstrip("\n") + "\n"

    # Levels.

    def _level(self, token: Any, kind: Any) -> None:
        if self.flow:
            return
        if kind in (_TOKENS.BlockMappingStartToken, _TOKENS.BlockSequenceStartToken):
            self._push(kind is _TOKENS.BlockSequenceStartToken, token.start_mark.column)
        elif kind is _TOKENS.BlockEntryToken and not self._top().is_list:
            self._push(True, token.start_mark.column, implied=True)
        elif kind in (_TOKENS.KeyToken, _TOKENS.BlockEndToken):
            if self.levels and self.levels[-1].implied:
                self.levels.pop()
            if kind is _TOKENS.BlockEndToken and self.levels:
                self.levels.pop()

    def _push(self, is_list: bool, column: int, *, implied: bool = False) -> None:
        new = self.levels[-1].new + STEP if self.levels else 0
        self.levels.append(_Level(is_list, column, new, implied))

    def _top(self) -> _Level:
        return self.levels[-1] if self.levels else _Level(False, 0, -STEP)

    # Lines.

    def _put(self, token: Any, kind: Any, *, is_key: bool) -> None:
        start, end = token.start_mark, token.end_mark
        raw = self.text[start.index : end.index]
        self.keeps_end = False
        if start.line not in self.out:
            self._begin(start.line, start.column, self._indent(start.column, kind, is_key))
        else:
            self.out[start.line] += self._gap(start, kind)
        if kind in _OPEN:
            if not self.flow:
                old, new = self.indents[start.line]
                self.moved = new - old
            self.flow += 1
        elif kind in _CLOSE:
            self.flow -= 1
        if kind is _TOKENS.ScalarToken and token.style in ("|", ">"):
            self._block(start.line, raw)
            return
        first, *more = raw.split("\n")
        self.out[start.line] += first.rstrip() if more and not _is_escaped(first) else first
        self.ends[start.line] = len(self.lines[start.line])
        for number, line in enumerate(more, start.line + 1):
            self._go_on(number, line, last=number == end.line)
        self.ends[end.line] = end.column
        self.kinds[end.line] = kind

    def _begin(self, line: int, old: int, new: int) -> None:
        self.out[line] = " " * new
        self.indents[line] = (old, new)

    def _indent(self, column: int, kind: Any, is_key: bool) -> int:
        """The new column of a token that is the first on its line."""
        if kind in _DOCUMENT:
            return 0
        level = self._top()
        if self.flow:
            return self._inside(column, 0 if kind in _CLOSE else STEP)
        if is_key or kind in (_TOKENS.BlockEntryToken, _TOKENS.KeyToken, _TOKENS.ValueToken):
            return max(level.new, 0)
        return level.new + STEP

    def _inside(self, column: int, step: int) -> int:
        """A further line within brackets moves along with the first."""
        return max(self._top().new + step, column + self.moved)

    def _gap(self, start: Any, kind: Any) -> str:
        """The blanks before a token that is not the first on its line."""
        before = self.kinds[start.line]
        if before in _OPEN or kind in _CLOSE or kind is _TOKENS.FlowEntryToken:
            return ""
        if kind is _TOKENS.ValueToken:
            return " " if before is _TOKENS.AliasToken else ""
        return " "

    def _go_on(self, number: int, line: str, *, last: bool) -> None:
        """A further line of a text."""
        body = line.lstrip(" ")
        self.inside.add(number)
        if not last and not _is_escaped(body):
            body = body.rstrip()
        if not body:
            self.out[number] = ""
            return
        column = len(line) - len(line.lstrip(" "))
        self._begin(number, column, self._inside(column, STEP) if self.flow else self._top().new + STEP)
        self.out[number] += body
        if not last:
            self.ends[number] = len(self.lines[number])

    def _block(self, line: int, raw: str) -> None:
        """A text behind a bar: its lines move together, and nothing else of them changes."""
        header, *body = raw.removesuffix("\n").split("\n")
        self.out[line] += header.rstrip()
        self.ends[line] = len(self.lines[line])
        self.kinds[line] = _TOKENS.ScalarToken
        _, hash_sign, comment = header.partition("#")
        if hash_sign:
            self.comments.append(comment.strip())
        marks = header.partition(" ")[0]
        self.keeps_end = "+" in marks
        digit = next((int(c) for c in marks if c.isdigit()), 0)
        level = self._top()
        filled = [text for text in body if text.strip(" ")]
        if digit:
            old, new = max(level.old, 0) + digit, max(level.new, 0) + digit
        else:
            old = len(filled[0]) - len(filled[0].lstrip(" ")) if filled else 0
            new = level.new + STEP
        while body and not body[-1].strip(" ") and "+" not in marks:
            body.pop()
        for number, text in enumerate(body, line + 1):
            self.inside.add(number)
            self.out[number] = " " * new + text[old:] if text[old:] else ""

    # What is no token: comments and empty lines.

    def _rest(self) -> list[str]:
        made = []
        for number, line in enumerate(self.lines):
            if number not in self.out:
                made.append(self._alone(number, line.strip()))
                continue
            tail = line[self.ends.get(number, len(line)) :]
            if tail.strip() and not (number in self.inside and number not in self.kinds):
                self.comments.append(tail.strip().lstrip("#").strip())
                gap = len(tail) - len(tail.lstrip())
                made.append(f"{self.out[number]}{' ' * gap}{tail.strip()}")
            else:
                made.append(self.out[number])
        return made

    def _alone(self, number: int, comment: str) -> str:
        """A line with nothing but a comment: it keeps to what it stood in line with."""
        if not comment:
            return ""
        self.comments.append(comment.lstrip("#").strip())
        column = len(self.lines[number]) - len(self.lines[number].lstrip())
        if not column and self.levels == [] and not any(n > number for n in self.indents):
            return comment
        after = next((self.indents[n] for n in range(number + 1, len(self.lines)) if n in self.indents), None)
        above = (self.indents[n] for n in range(number - 1, -1, -1) if n in self.indents)
        same = after if after and after[0] == column else next((i for i in above if i[0] == column), after)
        return " " * (same[1] if same else 0) + comment


def _is_escaped(line: str) -> bool:
    """Whether the blanks at the end of a line belong to the text: `"…\\ ` with its blank."""
    bare = line.rstrip()
    return bare.endswith("\\") and bare != line

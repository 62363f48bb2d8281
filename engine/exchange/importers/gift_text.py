"""GIFT cut into blocks: comments, categories, questions; escapes put aside.

Rules as Moodle's reader has them (``question/format/gift/format.php``): a line that begins with ``//`` is a
comment, a blank line ends a question, ``\\~ \\= \\# \\{ \\} \\: \\\\ \\n`` are escapes. A blank line between
braces is tolerated where the braces close before others open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_ESCAPE = re.compile(r"\\([~=#{}:n\\])")
_ASIDE = {c: chr(0xF5A0 + n) for n, c in enumerate("~=#{}:n\\")}
_BACK = {ord(v): "\n" if c == "n" else c for c, v in _ASIDE.items()}
_BRACKET = re.compile(r"\[(id|tag):((?:\\.|[^\]\\])*)\]")


@dataclass
class Block:
    """``kind`` is ``question``, ``category`` or ``comment``. ``text`` has its escapes put aside."""

    kind: str
    lines: list[int] = field(default_factory=list)
    text: str = ""
    comments: list[str] = field(default_factory=list)

    def line(self, at: int) -> int:
        """The line of the file where the character stands."""
        n = self.text.count("\n", 0, max(at, 0))
        return self.lines[min(n, len(self.lines) - 1)]

    def bracketed(self, word: str) -> list[str]:
        """The values of `[id:…]` or `[tag:…]` in the comments."""
        return [
            re.sub(r"\\(.)", r"\1", value)
            for comment in self.comments
            for name, value in _BRACKET.findall(comment)
            if name == word
        ]


def put_aside(text: str) -> str:
    return _ESCAPE.sub(lambda m: _ASIDE[m[1]], text)


def put_back(text: str) -> str:
    return text.translate(_BACK)


def raw(text: str) -> str:
    """As it was typed, for reports."""
    for c, aside in _ASIDE.items():
        text = text.replace(aside, f"\\{c}")
    return text


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a file in order. Comments go with the question that they stand over or in."""
    pieces = list(_pieces(text))
    comments: list[str] = []
    lines: list[int] = []
    while pieces:
        block = pieces.pop(0)
        if block.kind == "comment":
            comments += block.comments
            lines += block.lines if block.comments else []
        if block.kind in ("category", "end") and comments:
            yield Block("comment", lines, "", comments)
            comments, lines = [], []
        if block.kind == "category":
            yield block
        elif block.kind == "question":
            while _open(block.text) and _closes(pieces):
                _joined(block, pieces.pop(0))
            block.comments = comments + block.comments
            comments, lines = [], []
            yield block
    if comments:
        yield Block("comment", lines, "", comments)


def _pieces(text: str) -> Iterator[Block]:
    """Paragraphs, comments and categories, each by itself."""
    now = Block("question")
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if bare.startswith("//"):
            if now.lines:
                now.comments.append(bare.removeprefix("//").removeprefix(" "))
            else:
                yield Block("comment", [number], "", [bare.removeprefix("//").removeprefix(" ")])
        elif bare.upper().startswith("$CATEGORY:"):
            if now.lines:
                yield now
            yield Block("category", [number], bare.partition(":")[2].strip())
            now = Block("question")
        elif not bare:
            if now.lines:
                yield now
            else:
                yield Block("end", [number])
            now = Block("question")
        else:
            now.text += ("\n" if now.lines else "") + put_aside(line)
            now.lines.append(number)
    if now.lines:
        yield now


def _open(text: str) -> bool:
    return text.count("{") > text.count("}")


def _closes(pieces: list[Block]) -> bool:
    """Whether a brace closes further down before another one opens."""
    for piece in pieces:
        if piece.kind == "category":
            return False
        opens, closes = piece.text.find("{"), piece.text.find("}")
        if closes >= 0:
            return opens < 0 or closes < opens
        if opens >= 0 or piece.text.lstrip().startswith("::"):
            return False
    return False


def _joined(block: Block, more: Block) -> None:
    block.comments += more.comments
    if more.kind != "question":
        return
    block.text += "\n\n" + more.text
    block.lines += [more.lines[0], *more.lines]

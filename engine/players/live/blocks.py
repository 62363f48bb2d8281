"""Blocks of a slide: the pages of a lesson as plain texts, and how much of a projector each of them fills (pure).

A block is ``[kind, …]`` as in the README of this folder. Heights are in lines of text.
"""

import re
from collections.abc import Iterable
from typing import Any

from engine.players.linebreak import broken, clean

Block = list[Any]

#: Type of 56 px on 1080 lines is readable from the last of ten rows (LOOK.md 1.4): 20 full-width characters
#: a line, and nine lines of it with the gaps between paragraphs.
WIDTH = 40
LINES = 9.0
GAP = 0.4
TITLE = 1.6
#: Lines in smaller type: a speaker's name, a label, a source.
SMALL = 0.8
_SMALL_WIDTH = 50
_SENTENCE = re.compile(r".+?(?:[。！？；!?;]+[”’」』）)]*|\n|$)", re.S)
_CLAUSE = re.compile(r".+?(?:[，、：,:]+|$)", re.S)


def lines(text: str, width: int = WIDTH) -> int:
    """Lines that a text fills."""
    return len(broken([(text, "")], width))


def height(block: Block) -> float:
    """What a block takes of the slide's ``LINES``, with the gap after it."""
    kind = block[0]
    if kind == "said":
        return SMALL + lines(block[3]) + GAP
    if kind == "fact":
        return SMALL + lines(block[1]) + sum(SMALL * lines(s, _SMALL_WIDTH) for s in block[2]) + GAP
    if kind == "row":
        share = max(8, (WIDTH - 2 * len(block[1])) // max(1, len(block[1])))
        return max([lines(cell, share) for cell in block[1]], default=1) + GAP
    if kind in ("chosen", "note"):
        return SMALL + lines(block[1]) + GAP
    if kind == "li":
        return lines(block[1], WIDTH - 3) + GAP / 2
    return lines(block[1]) + GAP


def split(block: Block, room: float) -> list[Block]:
    """A block as several that each fit into ``room`` lines; cut at the ends of sentences where that is possible."""
    if height(block) <= room or block[0] == "row":
        return [block]
    at = 3 if block[0] == "said" else 1
    most = max(1, int(room - height([*block[:at], "", *block[at + 1 :]]) + 1))
    parts = _parts(block[at], most)
    out = [[*block[:at], part, *block[at + 1 :]] for part in parts]
    if block[0] == "fact":  # the sources stand under the end of the text
        out = [[b[0], b[1], b[2] if n == len(out) - 1 else []] for n, b in enumerate(out)]
    return out


def _parts(text: str, most: int) -> list[str]:
    """A text in pieces of at most ``most`` lines."""
    out: list[str] = []
    for piece in _pieces(text, most):
        if out and lines(out[-1] + piece) <= most:
            out[-1] += piece
        else:
            out.append(piece)
    return [part.strip() for part in out if part.strip()]


def _pieces(text: str, most: int) -> Iterable[str]:
    """Sentences, of a long one its clauses, of a long clause its lines."""
    for sentence in _SENTENCE.findall(text):
        if lines(sentence) <= most:
            yield sentence
            continue
        for clause in _CLAUSE.findall(sentence):
            if lines(clause) <= most:
                yield clause
            else:
                yield from ("".join(t for t, _ in line) for line in broken([(clause, "")], WIDTH))


class Page:
    """The blocks of a lesson's page as blocks of slides; citations are gathered in ``cited``, pictures stand alone."""

    def __init__(self) -> None:
        self.cited: list[str] = []

    def blocks(self, blocks: list[Any]) -> list[Block]:
        return [b for block in blocks for b in self.block(block)]

    def block(self, block: list[Any]) -> list[Block]:
        kind = block[0]
        if kind == "p":
            return self._text("p", block[1])
        if kind == "h":
            return self._text("h", block[2])
        if kind in ("ul", "ol"):
            return self._items(block)
        if kind == "quote":
            return [["quote", self._flat(block[1])]]
        if kind == "code":
            return [["p", clean(block[1])]]
        if kind == "table":
            return [["row", [self.inline(c) for c in row]] for row in [block[1], *block[2]]]
        if kind == "img":
            return [["img", block[1], block[2]]]
        if kind == "note":
            return [["note", self._flat(block[1])]]
        if kind == "fact":
            before, self.cited = self.cited, []
            text = self._flat(block[1])
            own, self.cited = self.cited, before
            return [["fact", text, own]]
        return []  # text that is spoken but not shown

    def _text(self, kind: str, pieces: list[Any]) -> list[Block]:
        text = self.inline(pieces)
        return [[kind, text]] if text else []

    def _items(self, block: list[Any]) -> list[Block]:
        out: list[Block] = []
        for n, item in enumerate(block[1], 1):
            inner = self.blocks(item)
            if inner and len(inner[0]) == 2 and isinstance(inner[0][1], str):
                inner[0] = ["li", inner[0][1] if block[0] == "ul" else f"{n}. {inner[0][1]}"]
            out += inner
        return out

    def _flat(self, blocks: list[Any]) -> str:
        """Blocks within a box as one text, a line each."""
        return "\n".join(_words(b) for b in self.blocks(blocks) if _words(b))

    def inline(self, pieces: list[Any]) -> str:
        out = ""
        for piece in pieces:
            if isinstance(piece, str):
                out += piece
            elif piece[0] in ("b", "i", "link"):
                out += self.inline(piece[1])
            elif piece[0] == "code":
                out += piece[1]
            elif piece[0] == "cite":
                if piece[1] not in self.cited:
                    self.cited.append(piece[1])
            elif piece[0] == "br":
                out += "\n"
            elif piece[0] == "img" and piece[2]:
                out += f"[{piece[2]}]"
        return clean(out).strip()


def _words(block: Block) -> str:
    if block[0] == "row":
        return "　".join(block[1])
    return str(block[2] if block[0] == "img" else block[3] if block[0] == "said" else block[1])


def plain_lines(blocks: list[Any]) -> list[str]:
    """Speaker notes as lines of text."""
    return [text for b in Page().blocks(blocks) if (text := _words(b))]

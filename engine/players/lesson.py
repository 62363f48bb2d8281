"""A lesson's page as paragraphs. Speaker notes are the lecturer's and never come here.

The blocks are those of ``engine.source.markdown``. Citations become numbers on the page, and the
page ends with what they stand for.
"""

from typing import Any

from engine.players import texts
from engine.players.linebreak import Span, cells
from engine.players.paragraphs import Paragraph, Writer
from engine.runtime.state import Event

_BOX_LABELS = {"note": texts.REMARK, "fact": texts.FACT}


def page(w: Writer, event: Event, *, titled: bool) -> list[Paragraph]:
    """The page; its title only when it does not stand above already."""
    return _Page(w).write(event, titled=titled)


class _Page:
    def __init__(self, w: Writer) -> None:
        self.w = w
        self.cited: list[str] = []

    def write(self, event: Event, *, titled: bool) -> list[Paragraph]:
        out: list[Paragraph] = []
        if titled and event.get("title"):
            out.append(Paragraph([(event["title"], "title")], keep=True))
        for block in event["blocks"]:
            out += self.block(block, "", 0, 0)
        if self.cited:
            label = self.w.says(texts.SOURCES) + self.w.says(texts.COLON)
            out.append(Paragraph([(label, "soft")], keep=True))
            for n, key in enumerate(self.cited, 1):
                mark = f"[{n}] "
                spans = [(mark, "cite"), (self.w.source(key), "soft")]
                out.append(Paragraph(spans, hang=cells(mark), tight=True))
        return out

    def block(self, block: list[Any], box: str, number: int, indent: int) -> list[Paragraph]:
        kind = block[0]
        tight = bool(box)
        if kind == "p":
            return [Paragraph(self.inline(block[1], ""), box, indent, tight=tight, block=number)]
        if kind == "h":
            return [Paragraph(self.inline(block[2], "strong"), box, indent, keep=True, block=number)]
        if kind in ("ul", "ol"):
            return self.items(block, box, number, indent)
        if kind == "quote":
            return [p for b in block[1] for p in self.block(b, box, number, indent + 2)]
        if kind == "code":
            return [Paragraph([(block[1], "code")], box, indent, block=number)]
        if kind == "table":
            rows = [[self.inline(c, "strong") for c in block[1]]]
            rows += [[self.inline(c, "") for c in row] for row in block[2]]
            return [Paragraph([], box, indent, block=number, rows=rows)]
        if kind == "img":
            spans = [(f"[{self.w.says(texts.PICTURE)}] ", "label"), (block[2], "soft")]
            return [Paragraph(spans, box, indent, tight=tight, block=number)] if block[2] else []
        if kind in _BOX_LABELS:
            return self.boxed(kind, block[1])
        return []  # text that is spoken but not shown

    def boxed(self, kind: str, blocks: list[Any]) -> list[Paragraph]:
        number = self.w.block()
        label = self.w.says(_BOX_LABELS[kind])
        out = [Paragraph([(label, "label")], kind, keep=True, block=number)]
        return out + [p for b in blocks for p in self.block(b, kind, number, 0)]

    def items(self, block: list[Any], box: str, number: int, indent: int) -> list[Paragraph]:
        out: list[Paragraph] = []
        for n, item in enumerate(block[1], 1):
            mark = "- " if block[0] == "ul" else f"{n}. "
            inner = [p for b in item for p in self.block(b, box, number, indent + len(mark))]
            if inner and not inner[0].rows:
                spans = [(mark, "soft"), *inner[0].spans]
                first = n == 1 and not box
                inner[0] = Paragraph(spans, box, indent, len(mark), tight=not first, block=number)
            out += inner
        return out

    def inline(self, pieces: list[Any], role: str) -> list[Span]:
        out: list[Span] = []
        for piece in pieces:
            if isinstance(piece, str):
                out.append((piece, role))
            elif piece[0] in ("b", "i", "link"):
                out += self.inline(piece[1], role if piece[0] == "link" else "strong")
            elif piece[0] == "code":
                out.append((piece[1], "code"))
            elif piece[0] == "cite":
                out.append((f"[{self.number(piece[1])}]", "cite"))
            elif piece[0] == "br":
                out.append(("\n", role))
            elif piece[0] == "img":
                out.append((f"[{piece[2]}]" if piece[2] else "", "soft"))
        return out

    def number(self, source: str) -> int:
        if source not in self.cited:
            self.cited.append(source)
        return self.cited.index(source) + 1

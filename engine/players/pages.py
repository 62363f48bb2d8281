"""Paragraphs laid out in lines for a width, and the lines cut into pages for a height."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.players.linebreak import Span, broken, cells, width_of
from engine.players.paragraphs import Cells, Paragraph

#: No page of text is longer, however high the window.
LONGEST = 20
_BOX_PAD = 2
#: Behind every line of a paragraph.
_END = 1 << 30


@dataclass(slots=True)
class Line:
    """One row of a page. ``at`` is where it starts in its paragraph; a blank row between two has no spans."""

    spans: list[Span]
    paragraph: int
    at: int = 0
    indent: int = 0
    box: str = ""
    keep: bool = False
    last: bool = True

    @property
    def is_gap(self) -> bool:
        """A free row that a page may lose at its edges; the padding of a box is none."""
        return not self.spans and (not self.box or self.at == -2)


def lay(
    paragraphs: Sequence[Paragraph], width: int, *, roomy: bool = False, airy: bool = False
) -> list[Line]:
    """All lines of the paragraphs. ``roomy`` leaves a row free under every line, ``airy`` pads the boxes."""
    out: list[Line] = []
    box = ("", 0)
    for n, p in enumerate(paragraphs):
        before, box = box, (p.box, p.block)
        if airy and before[0] and before != box:
            out.append(Line([], n - 1, _END, box=before[0]))
        if n and not p.tight:
            out.append(Line([], n, -2, box=p.box if p.box and before == box else ""))
        if airy and p.box and before != box:
            out.append(Line([], n, -1, box=p.box, keep=True))
        for line in _table(p, n, width) if p.rows else _lines(p, n, width):
            out.append(line)
            if roomy and not p.rows:
                out.append(Line([], n, line.at, box=p.box, keep=line.keep, last=line.last))
    if airy and box[0]:
        out.append(Line([], len(paragraphs) - 1, _END, box=box[0]))
    return out


def _lines(p: Paragraph, n: int, width: int) -> list[Line]:
    room = width - p.indent - (2 * _BOX_PAD if p.box else 0)
    out: list[Line] = []
    at = 0
    for k, spans in enumerate(broken(p.spans, room, p.hang)):
        out.append(Line(spans, n, at, p.indent + (p.hang if k else 0), p.box, p.keep, last=False))
        at += sum(len(text) for text, _ in spans)
    out[-1].last = True
    return out


def _table(p: Paragraph, n: int, width: int) -> list[Line]:
    """A table with its columns beside each other, or row by row where the window is too narrow."""
    room = width - p.indent - (2 * _BOX_PAD if p.box else 0)
    widths = _columns(p.rows, room)
    if widths is None:
        return _stacked(p, n, room)
    out: list[Line] = []
    for r, row in enumerate(p.rows):
        parts = [broken(cell, w) for cell, w in zip(row, widths, strict=False)]
        for k in range(max(len(part) for part in parts)):
            spans: list[Span] = []
            for c, (part, w) in enumerate(zip(parts, widths, strict=True)):
                line = part[k] if k < len(part) else []
                pad = w - width_of(line) + 3 if c < len(widths) - 1 else 0
                spans += [*line, (" " * pad, "")] if pad else line
            out.append(Line(spans, n, r * 1000 + k, p.indent, p.box, keep=r == 0, last=k == 0))
        if r == 0:
            rule = "-" * (sum(widths) + 3 * (len(widths) - 1))
            out.append(Line([(rule, "rule")], n, 900, p.indent, p.box, keep=True))
    out[-1].last = True
    return out


def _columns(rows: Sequence[Cells], room: int) -> list[int] | None:
    """A width for each column: what it wants, or a fair share; nothing when a share is too small."""
    count = max(len(row) for row in rows)
    free = room - 3 * (count - 1)
    wants = [max(width_of(row[c]) for row in rows if c < len(row)) for c in range(count)]
    if sum(wants) <= free:
        return wants
    out = list(wants)
    open_columns = sorted(range(count), key=lambda c: wants[c])
    for n, c in enumerate(open_columns):
        share = free // (count - n)
        out[c] = min(wants[c], share)
        free -= out[c]
    return out if min(o for o, w in zip(out, wants, strict=True) if o < w) >= 12 else None


def _stacked(p: Paragraph, n: int, room: int) -> list[Line]:
    head, *rows = p.rows
    out: list[Line] = []
    for r, row in enumerate(rows):
        if r:
            out.append(Line([], n, r * 1000 - 1, box=p.box))
        for name, cell in zip(head, row, strict=False):
            spans = [*name, ("：", "soft"), *cell]
            out += [Line(x, n, r * 1000 + k, p.indent, p.box) for k, x in enumerate(broken(spans, room, 2))]
    return out


def cut(lines: list[Line], height: int) -> list[list[Line]]:
    """Pages of at most ``height`` rows, cut where it disturbs least."""
    pages: list[list[Line]] = []
    start = 0
    while True:
        while start < len(lines) and lines[start].is_gap:
            start += 1
        if start >= len(lines):
            break
        end = _end(lines, start, height)
        page = lines[start:end]
        while page and page[-1].is_gap:
            page.pop()
        pages.append(page)
        start = end
    return pages or [[]]


def _end(lines: list[Line], start: int, height: int) -> int:
    end = min(start + height, len(lines))
    if end == len(lines):
        return end
    least = start + max(1, int(height * 0.55))
    for n in range(end, least, -1):
        if lines[n].is_gap and not lines[n - 1].keep:
            return n
    for n in range(end, least, -1):
        before, after = lines[n - 1], lines[n]
        if before.paragraph != after.paragraph and not before.keep and not _glued(lines, n):
            return n
    for n in range(end, start + 1, -1):
        if not lines[n - 1].keep:
            return n
    return end


def _glued(lines: list[Line], n: int) -> bool:
    """A cut before a blank row that follows a line which must not stand last."""
    return n >= 2 and lines[n - 1].is_gap and lines[n - 2].keep


class Reading:
    """The pages of one screen at one size; a new size keeps the place."""

    def __init__(self, flow: Sequence[Paragraph], ask: Sequence[Paragraph], *, roomy: bool = False) -> None:
        self.paragraphs = [*flow, *ask]
        self.split = len(flow)
        self.roomy = roomy
        self.pages: list[list[Line]] = [[]]
        self.index = 0
        #: The line that the learner turned to: a page that a new size makes begin earlier does not move it.
        self._anchor: list[int] | None = None

    def fit(self, width: int, text: int, whole: int, form: int, *, airy: bool = False) -> None:
        """Cut the pages anew: ``text`` rows for a page of text, ``whole`` for the last with a form of ``form`` rows."""
        place = self._anchor
        lines = lay(self.paragraphs, width, roomy=self.roomy, airy=airy)
        flow = [x for x in lines if x.paragraph < self.split]
        ask = [x for x in lines if x.paragraph >= self.split]
        self.pages = cut(flow, min(text, LONGEST)) if flow else []
        if form or ask:
            self._place_form(ask, whole - form)
        self.pages = self.pages or [[]]
        self.index = 0 if place is None else self.page_of(place)

    def _place_form(self, ask: list[Line], room: int) -> None:
        """The question and the form on the last page of text if they fit there, else on their own."""
        while ask and ask[0].is_gap:
            ask = ask[1:]
        blank = [Line([], self.split, -1)] if self.pages and ask else []
        if self.pages and len(self.pages[-1]) + len(blank) + len(ask) <= room:
            self.pages[-1] = [*self.pages[-1], *blank, *ask]
            return
        room = max(room, 1)
        self.pages += cut(ask[:-room], room) if len(ask) > room else []
        self.pages.append(ask[-room:])

    def place(self) -> list[int] | None:
        """The line that was turned to, in terms that no size changes; nothing at the beginning."""
        return self._anchor

    def go_to(self, place: list[int] | None) -> None:
        """Show the page with a place."""
        self._anchor = place
        self.index = 0 if place is None else self.page_of(place)

    def go_to_end(self) -> None:
        self.index = len(self.pages) - 1
        self._drop_anchor()

    def _drop_anchor(self) -> None:
        self._anchor = self._start(self.page) if self.index else None

    def page_of(self, place: list[int]) -> int:
        """The page that shows a place."""
        found = 0
        for n, page in enumerate(self.pages):
            if self._start(page) <= place:
                found = n
        return found

    def _start(self, page: list[Line]) -> list[int]:
        """Where a page begins; one with nothing but the form begins behind all text."""
        return [page[0].paragraph, page[0].at] if page else [len(self.paragraphs), 0]

    @property
    def page(self) -> list[Line]:
        return self.pages[self.index]

    @property
    def is_last(self) -> bool:
        return self.index == len(self.pages) - 1

    def turn(self, by: int) -> bool:
        """Turn the page; false at either end."""
        if not 0 <= self.index + by < len(self.pages):
            return False
        self.index += by
        self._drop_anchor()
        return True


def text_width(line: Line) -> int:
    """Cells of a line with its indent, without the box around it."""
    return line.indent + sum(cells(text) for text, _ in line.spans)

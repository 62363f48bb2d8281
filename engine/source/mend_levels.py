"""The open levels of a file, line by line, and which of them a strange indentation means."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.source import mend_slips as slips
from engine.source.mend_characters import NO_WIDTH, WIDE_BLANKS
from engine.source.mend_marks import KEYISH, ODD_BLANK, measure, start_of, starts_item
from engine.source.mend_page import Page

#: What a tab (first) and a wide blank (second) may stand for.
_SCALES = tuple((tab, wide) for wide in (2, 1) for tab in (8, 4, 2))
#: How many lines below may show what an indentation means.
_FAR = 60


@dataclass(slots=True)
class Level:
    """A list or a mapping that is open. ``written`` is its column in the author's lines, ``line``
    where its latest item or key stands."""

    column: int
    is_list: bool
    written: int
    line: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A key or a list item whose value has not come yet; ``after`` is where the line ends."""

    column: int
    key: str | None
    line: int
    after: int

    def takes(self, width: int, item: bool) -> bool:
        """Whether a line at this column begins the value: a list may stand right under its key."""
        return width > self.column or (width == self.column and item and self.key is not None)


class Levels:
    """What is open above the line being read."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.open: list[Level] = []
        self.waiting: Waiting | None = Waiting(-1, None, 0, 0)
        #: The column of the key or item whose plain text may go on in the next line, and its line.
        self.text: int | None = None
        self.text_line = 0
        #: Whether mending has moved a level away from its column in the author's lines.
        self.moved = False
        self._scale: tuple[int, int] | None = None

    def settle(self) -> None:
        """A value is complete: nothing is awaited and no text goes on."""
        self.waiting = None
        self.text = None

    def restart(self) -> None:
        self.open.clear()
        self.waiting = Waiting(-1, None, 0, 0)
        self.text = None

    def close_to(self, width: int, item: bool) -> None:
        while self.open and self.open[-1].column > width:
            self.open.pop()
        if not item and len(self.open) > 1 and self.open[-1].is_list and self.open[-2].column == width:
            self.open.pop()

    def push(self, column: int, is_list: bool, written: int, line: int) -> None:
        """An item or a key: the next one of the level that is open at its column, or of a new one."""
        top = self.open[-1] if self.open else None
        if top is not None and top.column == column and top.is_list == is_list:
            top.line = line
        else:
            self.open.append(Level(column, is_list, written, line))
            self.moved = self.moved or column != written

    def indent(self, at: int, start: int) -> int:
        """The column where the line begins; a strange indentation is changed into spaces."""
        line = self.page.lines[at]
        blanks, body = line[:start], line[start:]
        item = starts_item(body)
        if not ODD_BLANK.search(blanks):
            return self._realigned(at, start, item)
        width = self._meant(at, blanks, body, item)
        self.replace(at, start, width)
        return width

    def _realigned(self, at: int, start: int, item: bool) -> int:
        """Follow a level that a mended hyphen (``-说`` for ``- 说``) has moved to the right."""
        if item or any(level.column == start for level in self.open):
            return start
        for level in self.open:
            if level.written == start and not level.is_list:
                self.page.change(at, 0, 0, " " * (level.column - start))
                return level.column
        return start

    def replace(self, at: int, start: int, width: int) -> None:
        """Make the first ``start`` characters ``width`` spaces, and say so."""
        blanks = self.page.lines[at][:start]
        odd = ODD_BLANK.search(blanks)
        assert odd is not None  # the callers have seen one
        self.page.change(at, 0, start, " " * width)
        place = (at, odd.start(), start - odd.start())
        code = f"U+{ord(odd[0]):04X}"
        if width == 0:
            self.page.report(slips.ODD_SPACE, *place, code=code)
        elif odd[0] == "\t":
            self.page.report(slips.TAB_INDENT, *place, width=width)
        elif odd[0] == "\u3000":
            self.page.report(slips.WIDE_INDENT, *place, width=width)
        else:
            self.page.report(slips.ODD_INDENT, *place, width=width, code=code)

    def head(self, line: str) -> tuple[int, int]:
        """Where a line begins and the column that it begins at, as far as one can tell from above it."""
        start = start_of(line)
        blanks = line[:start]
        if not ODD_BLANK.search(blanks):
            return start, start
        return start, measure(blanks, self._scale or _SCALES[0])

    def fits(self, width: int, item: bool) -> bool:
        return any(level.column == width and level.is_list == item for level in self.open)

    def widths(self, blanks: str) -> list[int]:
        """What the indentation may measure, the likeliest first."""
        scales = ([self._scale] if self._scale else []) + list(_SCALES)
        return [measure(blanks, scale) for scale in scales]

    def known_width(self, blanks: str) -> int | None:
        """The measure of an indentation once an earlier line has shown what a tab means here."""
        certain = self._scale if any(c not in NO_WIDTH for c in blanks) else None
        return measure(blanks, certain) if certain else None

    def _meant(self, at: int, blanks: str, body: str, item: bool) -> int:
        width = self._best(at, blanks, body, item)
        if self._scale is None and any(c == "\t" or c in WIDE_BLANKS for c in blanks):
            self._scale = next((s for s in _SCALES if measure(blanks, s) == width), None)
        return width

    def _best(self, at: int, blanks: str, body: str, item: bool) -> int:
        widths = self.widths(blanks)
        known = self.known_width(blanks)
        waiting = self.waiting
        structural = item or KEYISH.match(body) is not None
        if known is not None and (self.fits(known, item) or (waiting and waiting.takes(known, item))):
            return known
        if self.text is not None and not structural:
            return widths[0] if widths[0] > self.text else self.text + 2
        if waiting is not None:
            beside = self._sibling(at, waiting, item)
            takers = (w for w in widths if waiting.takes(w, item))
            meant = beside if beside is not None else next(takers, None)
            if meant is not None:
                return meant
            if not structural:
                return waiting.column + 2
        return next((width for width in widths if self.fits(width, item)), widths[0])

    def _sibling(self, at: int, waiting: Waiting, item: bool) -> int | None:
        """The column that the lines below, indented with spaces, give to a line like this one."""
        items: list[int] = []
        others: list[int] = []
        for width, body in self._below(at):
            is_item = starts_item(body)
            if not waiting.takes(width, is_item):
                break
            (items if is_item else others).append(width)
        if not item:
            return min(others, default=None)
        inner = min(others, default=None)  # the other keys of an item stand two columns to the right
        beside = min(items, default=None)
        if inner is not None and (beside is None or inner < beside) and waiting.takes(inner - 2, True):
            return inner - 2
        return beside

    def _below(self, at: int) -> Iterator[tuple[int, str]]:
        """The lines not far below that are neither empty nor strangely indented."""
        for line in self.page.lines[at + 1 : at + 1 + _FAR]:
            start = start_of(line)
            if start < len(line) and not ODD_BLANK.search(line, 0, start):
                yield start, line[start:]

"""Block texts (``剧本: |``): what belongs to them is left as it is, only kept inside."""

from engine.source import mend_slips as slips
from engine.source.mend_characters import ODD
from engine.source.mend_levels import Levels
from engine.source.mend_marks import KEYISH, start_of, starts_item
from engine.source.mend_page import Page


class Blocks:
    def __init__(self, page: Page, levels: Levels) -> None:
        self.page = page
        self.lines = page.lines
        self.levels = levels

    def read(self, header: int, parent: int, explicit: int = 0) -> int:
        """Go over a block text and return the line behind it.

        ``parent`` is the column that its lines must exceed, ``explicit`` the indentation that is
        written behind the ``|`` in line ``header``.
        """
        block = _Block(self, header, parent, explicit)
        return block.through()


class _Block:
    """One block text while it is gone over."""

    def __init__(self, blocks: Blocks, header: int, parent: int, explicit: int) -> None:
        self.page, self.lines, self.levels = blocks.page, blocks.lines, blocks.levels
        self.header, self.parent = header, parent
        self.explicit = explicit
        self.width = max(parent, 0) + explicit if explicit else None
        self.count = 0
        self.blank: list[int] = []
        self.shallow: list[tuple[int, int]] = []
        self.odd: list[tuple[int, int]] = []

    def through(self) -> int:
        at = self.header + 1
        while at < len(self.lines) and self._belongs(at):
            at += 1
        if self.shallow:
            self._straighten()
        elif self.width is not None:
            self._clear_blank()
        for line, start in self.odd:
            self.levels.replace(line, start, self.parent + 2 if self.width is None else self.width)
        return at

    def _belongs(self, at: int) -> bool:
        line = self.lines[at]
        spaces = len(line) - len(line.lstrip(" "))
        if spaces == len(line):
            if self.width is None:
                self.blank.append(at)
            return True
        start = start_of(line)
        if self.width is not None and spaces >= self.width:
            self.count += 1
            return True
        if start == len(line):  # blanks that cannot be seen, where YAML wants spaces or nothing
            if spaces <= self.parent or self.width is not None or line[spaces] == "\t":
                self.levels.replace(at, start, 0)
            else:
                self._first(spaces)
            return True
        if start > spaces and (self.width is not None or spaces <= self.parent or line[spaces] == "\t"):
            return self._odd(at, start)
        return self._inside(at, spaces)

    def _inside(self, at: int, spaces: int) -> bool:
        """A line that is indented with spaces, and less than the text so far."""
        if spaces <= self.parent:
            return False
        if self.width is None:
            self._first(spaces)
            return True
        if self.lines[at][spaces] == "#":
            return False
        key = KEYISH.match(self.lines[at], spaces)
        if key and key[1] in self.page.keys:
            return False
        self.shallow.append((at, spaces))
        return True

    def _first(self, width: int) -> None:
        self.width = width
        self.count = 1

    def _odd(self, at: int, start: int) -> bool:
        line = self.lines[at]
        blanks, body = line[:start], line[start:]
        known = self.levels.known_width(blanks)
        if self._ends(blanks, body, known):
            return False
        if self.width is None:
            beside = self._beside(at)
            self._first(beside or (known if known and known > self.parent else self.parent + 2))
        self.odd.append((at, start))
        return True

    def _ends(self, blanks: str, body: str, known: int | None) -> bool:
        """Whether a strangely indented line is no longer text but the next key or item."""
        key = KEYISH.match(body)
        item = starts_item(body)
        if known is not None and (key or item):
            return known <= self.parent
        if key and key[1] in self.page.keys:
            return any(
                width <= self.parent and self.levels.fits(width, False)
                for width in self.levels.widths(blanks)
            )
        return False

    def _beside(self, at: int) -> int | None:
        """The indentation of the next line of the text that is indented with spaces."""
        for line in self.lines[at + 1 : at + 60]:
            start = start_of(line)
            if start < len(line) and not any(c in ODD for c in line[:start]):
                return start if start > self.parent else None
        return None

    def _clear_blank(self) -> None:
        """YAML takes the longest empty line before the text for its indentation."""
        for at in self.blank:
            if self.width is not None and len(self.lines[at]) > self.width and not self.explicit:
                self.page.change(at, 0, len(self.lines[at]), "")
                self.page.report(slips.BLANKS_BEFORE_TEXT, at, 0, len(self.lines[at]))

    def _straighten(self) -> None:
        """Some lines are indented less than the first one: follow the greater number."""
        assert self.width is not None  # a line can only be shallower than a known width
        least = min(spaces for _, spaces in self.shallow)
        if len(self.shallow) >= self.count and not self.explicit:
            self._move_left(self.width - least)
            self.width = least
        else:
            for at, spaces in self.shallow:
                missing = self.width - spaces
                self.page.change(at, 0, 0, " " * missing)
                self.page.report(slips.LINE_SHALLOWER, at, 0, spaces, count=missing)
        self._clear_blank()

    def _move_left(self, columns: int) -> None:
        """The lines before the first shallow one give YAML the wrong indentation."""
        assert self.width is not None  # as above
        odd = {line for line, _ in self.odd}
        reported = False
        for at in range(self.header + 1, self.shallow[0][0]):
            if at in odd or len(self.lines[at]) < self.width:
                continue
            self.page.change(at, self.width - columns, columns, "")
            if not reported:
                self.page.report(slips.FIRST_LINE_DEEPER, at, self.width - columns, columns)
                reported = True

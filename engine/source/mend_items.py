"""The hyphens of a list: ``-`` without a blank, full-width and long dashes, bullets."""

from engine.source import mend_slips as slips
from engine.source.mend_levels import Levels
from engine.source.mend_marks import BLANKS, BULLET, DASH, FOREIGN_DASH, ODD_BLANK, start_of
from engine.source.mend_page import Page


class Hyphens:
    def __init__(self, page: Page, levels: Levels) -> None:
        self.page, self.lines = page, page.lines
        self.levels = levels

    def past(self, at: int, column: int, where: str) -> tuple[int, int] | None:
        """The column behind a hyphen and its blanks, and how many columns the mending adds."""
        line = self.lines[at]
        if column >= len(line):
            return None
        if DASH.match(line, column):
            after = _past_spaces(line, column + 1)
            return self._gap(at, column + 1) if ODD_BLANK.match(line, after) else (after, 0)
        if line[column] == "-" and _lacks_blank(line, column, where):
            return self._gap(at, column + 1)
        return self._foreign(at, column, where) if where in ("fresh", "list") else None

    def _gap(self, at: int, gap: int) -> tuple[int, int]:
        """Put blanks that YAML takes for blanks behind a hyphen."""
        line = self.lines[at]
        match = BLANKS.match(line, gap)
        after = match.end() if match else gap
        if after == gap:
            self.page.change(at, gap, 0, " ")
            self.page.report(slips.NO_SPACE_AFTER_DASH, at, gap - 1)
            return after, 1
        width = 0 if after == len(line) else self._width(at, gap, after)
        odd = next(place for place in range(gap, after) if line[place] != " ")
        self.page.change(at, gap, after - gap, " " * width)
        self.page.report(slips.ODD_GAP, at, odd, after - odd, code=f"U+{ord(line[odd]):04X}")
        return after, width - (after - gap)

    def _width(self, at: int, gap: int, after: int) -> int:
        """The distance that lets the next line, indented with tabs as well, line up with this text."""
        line = self.lines[at]
        below = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        if "\t" in line[gap:after]:
            here = self.levels.widths(line[: start_of(line)])
            there = self.levels.widths(below[: start_of(below)])
            for left, right in zip(here, there, strict=True):
                if 1 < right - left <= 8:
                    return right - left - 1
        return max(after - gap, 1)

    def _foreign(self, at: int, column: int, where: str) -> tuple[int, int] | None:
        line = self.lines[at]
        match = FOREIGN_DASH.match(line, column) or BULLET.match(line, column)
        if match is None:
            return None
        blanks = BLANKS.match(line, column + 1)
        after = blanks.end() if blanks else column + 1
        # ``—你好`` may be a text; where a list is open already it cannot.
        if after == column + 1 and where != "list" and match[0] != "－":
            return None
        width = max(after - column, 2)
        self.page.change(at, column, after - column, "-" + " " * (width - 1))
        self.page.report(slips.FOREIGN_DASH, at, column, mark=match[0])
        return after, width - (after - column)


def _past_spaces(line: str, column: int) -> int:
    while line[column : column + 1] == " ":
        column += 1
    return column


def _lacks_blank(line: str, column: int, where: str) -> bool:
    following = line[column + 1]
    if ODD_BLANK.match(following):
        return True
    if where == "item" or following == "-":
        return False
    # A number below zero may stand alone; between other items it is one of them.
    return where == "list" or (where == "fresh" and not following.isdigit() and following not in ">.")

"""A page of text, as the line breaker laid it out."""

from typing import Any

from engine.players.pages import Line
from engine.players.terminal.widgets.painted import Painted, Row


class Prose(Painted):
    """Boxes are grounds as wide as the text; the page stands behind a margin."""

    MARGIN = 3

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self._lines: list[Line] = []
        self._measure = 0

    def put(self, lines: list[Line], measure: int) -> None:
        """Show these lines, laid out for ``measure`` cells."""
        self._lines = lines
        self._measure = measure
        self.redraw()

    def draw(self) -> list[Row]:
        return [self._row(line) for line in self._lines]

    def _row(self, line: Line) -> Row:
        margin = self.blank(self.MARGIN)
        if not line.box:
            return [margin, self.blank(line.indent), *self.segments(line.spans, "ground")]
        bar = "|" if self.look.is_flat(line.box) else " "
        inner = self.segments([(f"{bar} {' ' * line.indent}", "label"), *line.spans], line.box)
        used = sum(segment.cell_length for segment in inner)
        return [margin, *inner, self.blank(self._measure - used, line.box)]

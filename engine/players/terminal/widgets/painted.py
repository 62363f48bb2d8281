"""A widget that draws its own lines: one widget for a whole page, whatever stands on it."""

from typing import Any

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from engine.players.linebreak import Span, cells, tame
from engine.players.terminal.themes import Look

Row = list[Segment]


class Painted(Widget):
    """Subclasses draw; this class keeps what was drawn until something changes."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self.styles.height = "auto"
        self._kept: tuple[int, list[Row]] | None = None
        #: The width that is drawn for.
        self.wide = 0

    @property
    def look(self) -> Look:
        look: Look = self.app.look  # type: ignore[attr-defined]
        return look

    def draw(self) -> list[Row]:
        """The rows at the width ``wide``; each may be shorter than it."""
        raise NotImplementedError

    def rows(self, width: int) -> list[Row]:
        if self._kept is None or self._kept[0] != width:
            self.wide = width
            self._kept = (width, self.draw())
        return self._kept[1]

    def redraw(self) -> None:
        """Draw anew at the next paint."""
        self._kept = None
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self.rows(width))

    #: The ground behind and beside the rows.
    ground = "ground"

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        rows = self.rows(width)
        base = self.look.style("", self.ground)
        if y >= len(rows):
            return Strip.blank(width, base)
        return Strip(rows[y]).adjust_cell_length(width, base)

    # For subclasses.

    def segments(self, spans: list[Span], ground: str) -> Row:
        """Spans that are tamed already as segments on a ground."""
        return [Segment(text, self.look.style(role, ground)) for text, role in spans if text]

    def blank(self, width: int, ground: str = "ground") -> Segment:
        return Segment(" " * max(width, 0), self.look.style("", ground))


def clipped(text: str, width: int) -> str:
    """The text, or its beginning with two dots where it is too wide.

    >>> clipped("重走东征路", 7)
    '重走..'
    """
    text = tame(text).replace("\n", " ")
    if cells(text) <= width:
        return text
    out = ""
    for c in text:
        if cells(out + c) > width - 2:
            break
        out += c
    return out + ".." if width > 3 else ""

"""The column beside the text in a wide window: who is here, how far, and the keys."""

from typing import Any, NamedTuple

from engine.players.linebreak import Span, broken
from engine.players.terminal.widgets.painted import Painted, Row


class Block(NamedTuple):
    """A heading and the lines under it; ``share`` draws a bar of how much is done."""

    heading: str
    lines: list[list[Span]]
    share: tuple[int, int] | None = None


class Side(Painted):
    """Thirty-six cells, as the wireframe has it."""

    WIDE = 36

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self.styles.width = self.WIDE + 2
        self.styles.margin = (1, 0, 0, 0)
        self._blocks: list[Block] = []

    def put(self, blocks: list[Block]) -> None:
        self._blocks = blocks
        self.redraw()

    def draw(self) -> list[Row]:
        rows: list[Row] = []
        for block in self._blocks:
            if rows:
                rows.append([])
            rows.append(self.segments([(block.heading, "label")], "ground"))
            if block.share is not None:
                rows.append(self._bar(*block.share))
            for spans in block.lines:
                lines = broken(spans, self.WIDE - 2, 2)
                rows += [[self.blank(2), *self.segments(line, "ground")] for line in lines]
        return rows

    def _bar(self, n: int, of: int) -> Row:
        """A bar of grounds, with the figures beside it: colour alone says nothing."""
        wide = 22
        done = wide * n // max(of, 1)
        return [
            self.blank(2),
            self.blank(done, "hot"),
            self.blank(wide - done, "row"),
            *self.segments([(f"  {n}/{of}", "soft")], "ground"),
        ]

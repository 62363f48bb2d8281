"""The top row: which work, where in it, and whether it is invented."""

from typing import Any

from engine.players.linebreak import cells
from engine.players.terminal.widgets.painted import Painted, Row, clipped


class Head(Painted):
    """The left text gives way to the right one."""

    ground = "bar"

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self._left = ""
        self._label = ""
        self._right = ""
        self._trouble = ""

    def put(self, left: str, right: str = "", *, label: str = "", trouble: str = "") -> None:
        self._left, self._right, self._label, self._trouble = left, right, label, trouble
        self.redraw()

    def draw(self) -> list[Row]:
        width = self.wide
        right = clipped(self._right, max(width - 16, width // 2))
        label = f"  [{self._label}]" if self._label else ""
        trouble = f"  {self._trouble}" if self._trouble else ""
        room = width - cells(right) - cells(label) - cells(trouble) - 4
        left = clipped(self._left, room)
        gap = width - 2 - cells(left + label + trouble + right)
        spans = [
            (" " + left, "strong"),
            (label, "soft"),
            (trouble, "trouble"),
            (" " * gap, ""),
            (right + " ", "soft"),
        ]
        return [self.segments(spans, "bar")]

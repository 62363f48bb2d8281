"""The green block to click for the next page."""

from typing import Any

from textual import events
from textual.message import Message

from engine.players.linebreak import cells
from engine.players.terminal.widgets.painted import Painted, Row


class GoOn(Painted):
    """Three rows where there is room, one in a low window."""

    MARGIN, WIDE = 3, 26

    class Clicked(Message):
        """The block was clicked."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self.styles.margin = (1, 0)
        self._text = ""
        self._high = 3

    def put(self, text: str, high: int) -> None:
        self._text, self._high = text, high
        self.redraw()

    def draw(self) -> list[Row]:
        free = self.WIDE - cells(self._text)
        word = f"{' ' * (free // 2)}{self._text}{' ' * (free - free // 2)}"
        rows = [" " * self.WIDE] * (self._high // 2) + [word] + [" " * self.WIDE] * (self._high // 2)
        return [[self.blank(self.MARGIN), *self.segments([(r, "picked")], "hot")] for r in rows]

    def on_click(self, event: events.Click) -> None:
        if self.MARGIN <= event.x < self.MARGIN + self.WIDE:
            self.post_message(self.Clicked())

"""The bottom row: which keys there are. Each can be clicked too."""

from typing import Any, NamedTuple

from textual import events
from textual.message import Message

from engine.players.linebreak import cells, tame
from engine.players.terminal.widgets.painted import Painted, Row


class Hint(NamedTuple):
    """``key`` is what the keyboard sends, ``shown`` what is engraved on it, ``text`` what it does."""

    key: str
    shown: str
    text: str


class Keys(Painted):
    """Hints that do not fit are left out from the end; a message takes the row until the next key."""

    ground = "bar"

    class Clicked(Message):
        """A hint was clicked: do as if its key had been pressed."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self._hints: list[Hint] = []
        self._message = ""
        self._places: list[tuple[int, int, str]] = []

    def put(self, hints: list[Hint]) -> None:
        self._hints = hints
        self._message = ""
        self.redraw()

    def tell(self, message: str) -> None:
        self._message = message
        self.redraw()

    def draw(self) -> list[Row]:
        width = self.wide
        self._places = []
        if self._message:
            return [self.segments([(" " + tame(self._message), "trouble")], "bar")]
        spans = [(" ", "")]
        x = 1
        # The way out is never left out.
        last = self._hints[-1:]
        reserve = sum(cells(h.shown + h.text) + 4 for h in last)
        for hint in self._hints:
            wide = cells(hint.shown + hint.text) + 4
            if x + wide + (0 if hint in last else reserve) > width:
                continue
            spans += [(hint.shown, "key"), (" " + hint.text + "   ", "soft")]
            self._places.append((x, x + wide, hint.key))
            x += wide
        return [self.segments(spans, "bar")]

    def on_click(self, event: events.Click) -> None:
        for start, end, key in self._places:
            if start <= event.x < end:
                self.post_message(self.Clicked(key))

    def is_telling(self) -> bool:
        return bool(self._message)

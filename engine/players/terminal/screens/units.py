"""The units of a course, to go to any of them."""

from collections.abc import Callable, Sequence
from typing import Any

from engine.players import texts
from engine.players.forms import Form, Option
from engine.players.paragraphs import Paragraph
from engine.players.session import Session
from engine.players.terminal.screens.sheet import Sheet
from engine.players.terminal.widgets.keys import Hint


class Units(Sheet):
    """Closes and calls ``then`` with the address that was picked."""

    def __init__(self, session: Session, then: Callable[[str], None]) -> None:
        super().__init__()
        self.session = session
        self.then = then

    def content(self) -> tuple[Sequence[Paragraph], Sequence[Paragraph], Form]:
        kept = self.session.kept
        here = kept.unit[0] if kept.unit is not None and not kept.over else 0
        options = []
        for n, unit in enumerate(self.session.bundle["units"], 1):
            words = [self.says(texts.UNIT_KINDS[unit["kind"]])] if unit["kind"] in texts.UNIT_KINDS else []
            if n == here:
                words.append(self.says(texts.THIS_UNIT))
            elif unit["address"] in kept.record.units:
                words.append(self.says(texts.DONE_UNIT))
            text = f"{unit['title']}   （{'，'.join(words)}）"
            options.append(Option(text, unit["address"]))
        ask = [Paragraph([(self.says(texts.CHOOSE_UNIT), "question")], keep=True)]
        return [], ask, Form("menu", tuple(options))

    def top(self) -> None:
        self.head.put(f"{self.session.bundle['title']} / {self.says(texts.UNIT_LIST)}")

    def hints(self) -> list[Hint]:
        says = self.says
        return [
            Hint("", says(texts.K_ARROWS), says(texts.K_MOVE)),
            Hint("escape", "Esc", says(texts.K_CLOSE)),
        ]

    def given(self, value: Any) -> None:
        self.app.pop_screen()
        self.then(value)

    def typed(self, key: str) -> bool:
        if key in ("escape", "u"):
            self.app.pop_screen()
            return True
        return False

    def backward(self) -> None:
        self.app.pop_screen()

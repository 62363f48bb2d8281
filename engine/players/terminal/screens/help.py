"""The help page: what the keys and the mouse do."""

from collections.abc import Sequence

from engine.diagnostics import Both
from engine.players import texts
from engine.players.forms import NEXT_FORM, Form
from engine.players.linebreak import cells
from engine.players.paragraphs import Paragraph
from engine.players.terminal.screens.sheet import Sheet
from engine.players.terminal.widgets.keys import Hint


class Help(Sheet):
    """Pages like any other; behind the last it closes."""

    def content(self) -> tuple[Sequence[Paragraph], Sequence[Paragraph], Form]:
        out = []
        for n, line in enumerate(self.says(texts.HELP).splitlines()):
            opening, closing = ("【", "】") if line.startswith("【") else ("[", "]")
            heading, _, rest = line.removeprefix(opening).partition(closing)
            spans = [(heading, "label"), ("  ", ""), (rest.strip(), "")]
            out.append(Paragraph(spans, hang=cells(heading) + 2, tight=n == 0))
        return out, [], NEXT_FORM

    def top(self) -> None:
        self.head.put(self.says(texts.HELP_TITLE))

    def onward_word(self) -> Both:
        return texts.K_CLOSE if self.reading.is_last else texts.CONTINUE

    def hints(self) -> list[Hint]:
        says = self.says
        return [Hint("b", "b", says(texts.K_BACK)), Hint("escape", "Esc", says(texts.K_CLOSE))]

    def onward(self) -> None:
        self.app.pop_screen()

    def backward(self) -> None:
        self.app.pop_screen()

    def typed(self, key: str) -> bool:
        if key in ("escape", "?", "h", "q"):
            self.app.pop_screen()
            return True
        return False

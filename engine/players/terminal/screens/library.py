"""The library: every work, what it is, and how far the learner is in it."""

from collections.abc import Sequence
from typing import Any

from engine.errors import EngineError
from engine.players import texts
from engine.players.forms import Form, Option
from engine.players.library import Entry, length, standing
from engine.players.paragraphs import Paragraph
from engine.players.terminal.screens.sheet import Sheet
from engine.players.terminal.widgets.keys import Hint


class Library(Sheet):
    """The first screen."""

    def __init__(self) -> None:
        super().__init__()
        self.trouble = ""

    def content(self) -> tuple[Sequence[Paragraph], Sequence[Paragraph], Form]:
        entries = self.app_.shelf.entries()
        options = [Option(e.title, e, self._note(e)) for e in entries]
        options += [Option(b, None, self.says(texts.BROKEN)) for b in getattr(self.app_.shelf, "broken", [])]
        ask = [
            Paragraph([(self.says(texts.ASK_WORK if options else texts.EMPTY_SHELF), "question")], keep=True)
        ]
        if self.trouble:
            ask.append(Paragraph([(self.trouble, "")], "again", keep=True))
        return [], ask, Form("menu", tuple(options)) if options else Form("next")

    def _note(self, entry: Entry) -> str:
        words = [texts.KINDS.get(entry.kind, texts.COURSE)]
        if entry.nature in texts.NATURES:
            words.append(texts.NATURES[entry.nature])
        long = length(entry)
        if long is not None:
            words.append(long)
        words += standing(entry, self.app_.store.peek(entry.kind, entry.id))
        return "   ".join(self.says(w) for w in words)

    def top(self) -> None:
        self.head.put(f"{self.says(texts.APP)} / {self.says(texts.SHELF)}")

    def hints(self) -> list[Hint]:
        says = self.says
        return [
            Hint("?", "?", says(texts.K_HELP)),
            Hint("t", "t", says(texts.K_THEME)),
            Hint("+", "+", says(texts.K_ROOMY)),
            Hint("l", "l", says(texts.K_LANGUAGE)),
            Hint("q", "q", says(texts.K_QUIT)),
        ]

    def given(self, value: Any) -> None:
        if value is None:
            self.keys.tell(self.says(texts.BROKEN))
            return
        from engine.players.terminal.screens.opening import Opening

        try:
            session = self.app_.open(value)
        except EngineError as e:
            self.trouble = self.says(texts.CANNOT_OPEN, why=e.says)
            self.show()
            return
        self.trouble = ""
        self.app.push_screen(Opening(value, session))

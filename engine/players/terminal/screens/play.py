"""The play screen: one learner goes through one work."""

from collections.abc import Sequence
from typing import Any

from engine.players import texts
from engine.players.forms import AGAIN, SHELF, UNITS, Form
from engine.players.library import Entry
from engine.players.linebreak import Span
from engine.players.paragraphs import Paragraph, Writer
from engine.players.present import Present, present
from engine.players.session import Session
from engine.players.settle import settle
from engine.players.terminal.screens.sheet import Sheet
from engine.players.terminal.widgets.keys import Hint
from engine.players.terminal.widgets.side import Block


class Play(Sheet):
    """Shows the present screen of the session, and sends it what the learner does."""

    def __init__(self, entry: Entry, session: Session) -> None:
        super().__init__()
        self.entry = entry
        self.session = session
        self.present = Present([], [], self.form, [])

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(settle)
        if self.session.kept.place is not None:
            self.fit(place=self.session.kept.place)

    def content(self) -> tuple[Sequence[Paragraph], Sequence[Paragraph], Form]:
        self.present = present(self.session, self.app_.language)
        news = self.session.take_news()
        told = [Paragraph([(self.says(n), "")], "again", block=-1 - k) for k, n in enumerate(news)]
        return [*told, *self.present.flow], self.present.ask, self.present.form

    def top(self) -> None:
        where = self.session.where()
        parts = [where.work, where.unit_title, where.scene_title]
        left = " / ".join(dict.fromkeys(p for p in parts if p))
        right = [self.says(texts.UNIT_AT, n=where.unit, of=where.units)] if where.unit else []
        if not self.session.is_over:
            right.append(self.says(where.tally))
        nature = texts.NATURES.get(where.nature)
        trouble = self.says(texts.NOT_SAVED) if self.session.trouble else ""
        self.head.put(left, "   ".join(right), label=self.says(nature) if nature else "", trouble=trouble)

    def hints(self) -> list[Hint]:
        says = self.says
        out = [Hint("b", "b", says(texts.K_BACK)), Hint("m", "m", says(texts.K_WHERE))]
        if self.session.bundle["units"]:
            out.append(Hint("u", "u", says(texts.K_UNITS)))
        out += [
            Hint("?", "?", says(texts.K_HELP)),
            Hint("t", "t", says(texts.K_THEME)),
            Hint("escape", "Esc", says(texts.K_SHELF)),
            Hint("q", "q", says(texts.K_QUIT)),
        ]
        return out

    def blocks(self) -> list[Block]:
        return [*self._cast(), self._progress(), self._keys()]

    def _cast(self) -> list[Block]:
        """Who is heard on this screen, in the colours of their names."""
        writer = Writer(self.session.bundle, self.app_.language)
        cast = self.session.bundle["cast"]
        lines: list[list[Span]] = []
        for who in self.present.speakers:
            role = cast.get(who, {}).get("role")
            lines.append([(who, writer.name_role(who)), (f"，{role}" if role else "", "soft")])
        return [Block(self.says(texts.CAST), lines)] if lines else []

    def _progress(self) -> Block:
        where = self.session.where()
        heading = self.says(texts.PROGRESS)
        lines: list[list[Span]] = [] if self.session.is_over else [[(self.says(where.tally), "soft")]]
        if where.unit:
            return Block(heading, lines, (where.unit, where.units))
        seen, of = self.session.endings_seen()
        if of > 1:
            lines.append([(self.says(texts.ENDINGS_SEEN, n=seen, of=of), "soft")])
        return Block(heading, lines)

    def _keys(self) -> Block:
        lines = [[(h.shown, "key"), ("  " + h.text, "soft")] for h in self.all_hints()[:4]]
        return Block(self.says(texts.HINT), lines)

    # What the learner does.

    def onward(self) -> None:
        if self.session.send({"input": "next"}):
            self.show()

    def backward(self) -> None:
        if self.session.back():
            self.show(end=True)
        else:
            self.keys.tell(self.says(texts.NOWHERE_BACK))

    def turned(self) -> None:
        self.session.stay_at(self.reading.place())

    def given(self, value: Any) -> None:
        if value == AGAIN:
            self.session.begin(self.app_.seed)
            self.show()
        elif value == UNITS:
            self.choose_unit()
        elif value == SHELF:
            self.to_library()
        elif self.session.send(value):
            self.show()

    def choose_unit(self) -> None:
        from engine.players.terminal.screens.units import Units

        self.app.push_screen(Units(self.session, self.jump))

    def jump(self, address: str) -> None:
        if self.session.send({"input": "jump", "to": address}):
            self.show()

    def typed(self, key: str) -> bool:
        if key == "m":
            from engine.players.terminal.screens.where import WhereAmI

            self.app.push_screen(WhereAmI(self.entry, self.session))
        elif key == "u" and self.session.bundle["units"]:
            self.choose_unit()
        elif key == "escape":
            self.to_library()
        else:
            return False
        return True

    def to_library(self) -> None:
        """Everything is saved: back to the library."""
        self.app_.to_library()

"""The play screen: one learner goes through one work."""

from collections.abc import Sequence
from typing import Any

from engine.players import texts
from engine.players.forms import AGAIN, SHELF, UNITS, Form
from engine.players.heard import heard
from engine.players.library import Entry
from engine.players.linebreak import Span
from engine.players.paragraphs import Paragraph, Writer
from engine.players.present import Present, present
from engine.players.session import Session
from engine.players.settle import settle
from engine.players.terminal.screens.sheet import Sheet
from engine.players.terminal.voice import Voice
from engine.players.terminal.widgets.keys import Hint
from engine.players.terminal.widgets.side import Block


class Play(Sheet):
    """Shows the present screen of the session, and sends it what the learner does."""

    def __init__(self, entry: Entry, session: Session) -> None:
        super().__init__()
        self.entry = entry
        self.session = session
        self.present = Present([], [], self.form, [])
        self.voice: Voice | None = None
        self._told_of_silence = False

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(settle)
        self.voice = self.app_.voice_for(self.entry)
        self.call_after_refresh(self.speak)
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
        self.head.put(
            left, "   ".join(right), label=self.says(nature) if nature else "", trouble=self.trouble()
        )

    def trouble(self) -> str:
        """What must not be overlooked."""
        return self.says(texts.NOT_SAVED) if self.session.trouble else ""

    def hints(self) -> list[Hint]:
        says = self.says
        out = [Hint("b", "b", says(texts.K_BACK)), Hint("m", "m", says(texts.K_WHERE))]
        if self.session.bundle["units"]:
            out.append(Hint("u", "u", says(texts.K_UNITS)))
        if self.voice is not None and self.voice.clips:
            out += [Hint("r", "r", says(texts.K_AGAIN)), Hint("s", "s", says(texts.PACES[self.voice.pace]))]
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

    def show(self, *, keep: bool = False, end: bool = False, place: list[int] | None = None) -> None:
        super().show(keep=keep, end=end, place=place)
        if not keep:
            self.speak()

    def take(self, key: str, character: str | None) -> bool:
        """Whoever presses a key does not listen any more."""
        if self.voice is not None:
            self.voice.hush()
        return super().take(key, character)

    def on_unmount(self) -> None:
        if self.voice is not None:
            self.voice.hush()

    def speak(self, *, asked: bool = False) -> None:
        """Read the page aloud; what began on the page before was heard there."""
        if self.voice is None or (self.voice.pace == "off" and not asked):
            return
        if self.voice.clips.draft and not self._told_of_silence:
            self._told_of_silence = True
            self.keys.tell(self.says(texts.DRAFT_VOICE))
        pages, at = self.reading.pages, self.reading.index
        before = {line.paragraph for line in pages[at - 1]} if at else set()
        here = dict.fromkeys(line.paragraph for line in pages[at] if line.paragraph not in before)
        options = [o.text for o in self.form.options] if self.reading.is_last else []
        self.voice.read(heard([self.reading.paragraphs[n] for n in here], options))
        self.set_timer(1.0, self._tell_of_silence)

    def _tell_of_silence(self) -> None:
        if self.voice is not None and self.voice.speaker.broken and not self._told_of_silence:
            self._told_of_silence = True
            self.keys.tell(self.says(texts.NO_DEVICE))

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
        self.speak()

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
        elif key == "r" and self.voice is not None and self.voice.clips:
            self.speak(asked=True)
        elif key == "s" and self.voice is not None and self.voice.clips:
            self.voice.turn_pace()
            self.keys.put(self.all_hints())
            self.speak()
        else:
            return False
        return True

    def to_library(self) -> None:
        """Everything is saved: back to the library."""
        self.app_.to_library()

"""The opening page of a work: what it is, who is in it, and where to begin."""

from collections.abc import Sequence
from typing import Any

from engine.players import texts
from engine.players.forms import Form, Option
from engine.players.library import Entry, length, standing
from engine.players.paragraphs import Paragraph, plain, title
from engine.players.session import Session
from engine.players.terminal.screens.sheet import Sheet
from engine.players.terminal.widgets.keys import Hint

RESUME, FRESH, SURE, UNITS, SHELF = "resume", "fresh", "sure", "units", "shelf"


class Opening(Sheet):
    """A run under way is never dropped without asking."""

    def __init__(self, entry: Entry, session: Session) -> None:
        super().__init__()
        self.entry = entry
        self.session = session
        self.asking = False
        self.news = session.take_news()

    def content(self) -> tuple[Sequence[Paragraph], Sequence[Paragraph], Form]:
        if self.asking:
            ask = [Paragraph([(self.says(texts.SURE_FRESH), "question")], keep=True)]
            yes, no = Option(self.says(texts.YES_FRESH), SURE), Option(self.says(texts.NO_FRESH), RESUME)
            return [], ask, Form("menu", (yes, no))
        return self._text(), [], Form("menu", tuple(self._options()))

    def _text(self) -> list[Paragraph]:
        bundle, entry = self.session.bundle, self.entry
        out = [Paragraph([(self.says(n), "")], "again", block=k) for k, n in enumerate(self.news)]
        out.append(title(entry.title))
        words = [self.says(texts.KINDS.get(entry.kind, texts.COURSE))]
        long = length(entry)
        if long is not None:
            words.append(self.says(long))
        if entry.units:
            words.append(self.says(texts.UNITS, n=entry.units))
        out.append(Paragraph([("   ".join(words), "soft")], tight=True))
        if entry.nature in texts.NATURE_TOLD:
            out.append(Paragraph([(self.says(texts.NATURE_TOLD[entry.nature]), "label")], tight=True))
        if entry.summary:
            out.append(plain(entry.summary))
        if bundle.get("audience"):
            out.append(plain(self.says(texts.AUDIENCE, who=bundle["audience"]), "soft"))
        if entry.kind == "scenario":
            out += self._cast(bundle["cast"])
        state = [self.says(w) for w in standing(entry, self.session.kept)]
        spans = [(self.says(texts.PROGRESS) + self.says(texts.COLON), "soft"), ("   ".join(state), "")]
        out.append(Paragraph(spans))
        return out

    def _cast(self, cast: dict[str, dict[str, str]]) -> list[Paragraph]:
        with_role = [(who, m["role"]) for who, m in cast.items() if m.get("role")]
        if not with_role:
            return []
        spans = [(self.says(texts.CAST) + self.says(texts.COLON), "soft")]
        for n, (who, role) in enumerate(with_role):
            spans += [("；" if n else "", "soft"), (who, "strong"), (f"，{role}", "soft")]
        return [Paragraph(spans)]

    def _options(self) -> list[Option]:
        says = self.says
        if self.session.is_under_way():
            options = [Option(says(texts.CONTINUE), RESUME), Option(says(texts.FROM_START), FRESH)]
        elif self.session.kept.over:
            # The ending comes first: it may not have been read to its last page.
            options = [Option(says(texts.TO_ENDING), RESUME), Option(says(texts.ANOTHER_WAY), SURE)]
        else:
            options = [Option(says(texts.START), SURE)]
        if self.entry.units:
            options.append(Option(says(texts.CHOOSE_UNIT), UNITS))
        options.append(Option(says(texts.TO_SHELF), SHELF))
        return options

    def top(self) -> None:
        nature = texts.NATURES.get(self.entry.nature)
        self.head.put(self.entry.title, label=self.says(nature) if nature else "")

    def hints(self) -> list[Hint]:
        says = self.says
        return [
            Hint("?", "?", says(texts.K_HELP)),
            Hint("t", "t", says(texts.K_THEME)),
            Hint("+", "+", says(texts.K_ROOMY)),
            Hint("escape", "Esc", says(texts.K_SHELF)),
            Hint("q", "q", says(texts.K_QUIT)),
        ]

    def fit(self, *, place: list[int] | None = None, end: bool = False) -> None:
        super().fit(place=place, end=end)
        # The first thing offered is the one most people want: Enter takes it.
        if not self.asking and self.widget.cursor is None:
            self.widget.cursor = 0
            self.widget.redraw()

    def given(self, value: Any) -> None:
        if value == SHELF:
            self.leave()
        elif value == UNITS:
            from engine.players.terminal.screens.units import Units

            self.app.push_screen(Units(self.session, self.jump))
        elif value == FRESH:
            self.asking = True
            self.show()
        else:
            self.asking = False
            if value == SURE:
                self.session.begin(self.app_.seed)
            else:
                self.session.resume()
            self.play()

    def jump(self, address: str) -> None:
        """Begin at a unit, in the run that is under way if there is one."""
        if self.session.kept.session is not None:
            self.session.resume()
        else:
            self.session.begin(self.app_.seed)
        self.session.send({"input": "jump", "to": address})
        self.play()

    def play(self) -> None:
        self.news = []
        self.app.push_screen(self.app_.play(self.entry, self.session))

    def typed(self, key: str) -> bool:
        if key != "escape":
            return False
        if self.asking:
            self.asking = False
            self.show()
        else:
            self.leave()
        return True

    def leave(self) -> None:
        self.app_.to_library()

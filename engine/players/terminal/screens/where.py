"""Where am I: the place, how much is done, and the choices that led here."""

from collections.abc import Sequence

from engine.players import texts
from engine.players.forms import NEXT_FORM, Form
from engine.players.library import Entry, standing
from engine.players.paragraphs import Paragraph, plain, title
from engine.players.session import Session
from engine.players.terminal.screens.help import Help


class WhereAmI(Help):
    """Authors see the scene's name and the variables as well."""

    def __init__(self, entry: Entry, session: Session) -> None:
        super().__init__()
        self.entry = entry
        self.session = session

    def content(self) -> tuple[Sequence[Paragraph], Sequence[Paragraph], Form]:
        where = self.session.where()
        out = [title(where.work)]
        place = [p for p in (where.unit_title, where.scene_title) if p]
        out.append(Paragraph([(" / ".join(dict.fromkeys(place)), "strong")], tight=True))
        words = [self.says(where.tally)]
        words += [self.says(w) for w in standing(self.entry, self.session.kept)]
        out.append(Paragraph([("   ".join(words), "soft")], tight=True))
        if self.app_.author:
            out += self._for_authors()
        out.append(Paragraph([(self.says(texts.PATH), "label")], keep=True))
        marks = self.session.way()
        for n, mark in enumerate(marks):
            if mark.kind == "unit":
                out.append(Paragraph([(mark.text, "strong")], tight=n == 0, keep=True))
            else:
                spans = [(f"{mark.scene}：" if mark.scene else "", "soft"), (mark.text, "")]
                out.append(Paragraph(spans, indent=2, hang=2, tight=True))
        if not marks:
            out.append(Paragraph([(self.says(texts.NO_PATH), "")], tight=True))
        return out, [], NEXT_FORM

    def _for_authors(self) -> list[Paragraph]:
        history = self.session.history
        values = [f"{n} = {v}" for n, v in zip(history.program.names, history.state.vars, strict=True)]
        return [
            plain(self.says(texts.VARIABLES), "label"),
            Paragraph(
                [(f"{history.state.scene} @ {history.state.pc}   " + "   ".join(values), "code")], tight=True
            ),
        ]

    def top(self) -> None:
        self.head.put(self.says(texts.WHERE))

    def typed(self, key: str) -> bool:
        return super().typed("escape" if key == "m" else key)

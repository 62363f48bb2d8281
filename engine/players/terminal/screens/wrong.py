"""What is wrong with the sources: file, line, message, cure."""

from collections.abc import Sequence

from engine.diagnostics import Diagnostic, Severity
from engine.players import texts
from engine.players.forms import NEXT_FORM, Form
from engine.players.paragraphs import Paragraph
from engine.players.terminal.screens.help import Help


class Wrong(Help):
    """A page like the help."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__()
        self.diagnostics = diagnostics

    def content(self) -> tuple[Sequence[Paragraph], Sequence[Paragraph], Form]:
        out = []
        for n, d in enumerate(self.diagnostics):
            word = texts.ERROR if d.severity is Severity.ERROR else texts.WARNING
            place = f"{d.span.path}:{d.span.line}:{d.span.column}"
            out.append(
                Paragraph([(f"{self.says(word)}  ", "label"), (place, "code")], tight=n == 0, keep=True)
            )
            out.append(Paragraph([(self.says(d.message), "")], indent=2, hang=2, tight=True))
            if d.hint is not None:
                out.append(Paragraph([(self.says(d.hint), "soft")], indent=2, hang=2, tight=True))
        return out, [], NEXT_FORM

    def top(self) -> None:
        self.head.put(self.says(texts.K_WRONG))

    def typed(self, key: str) -> bool:
        return super().typed("escape" if key == "e" else key)

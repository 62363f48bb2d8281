"""A kind of mistake: its code, its weight, and what is said about it in both languages."""

from typing import NamedTuple

from engine.diagnostics.both import Both
from engine.diagnostics.diagnostic import Diagnostic, Label, Severity
from engine.diagnostics.span import Span


class Fault(NamedTuple):
    """The texts hold ``{names}`` that ``at`` fills. A message is one clause, a hint one cure."""

    code: str
    severity: Severity
    message: Both
    hint: Both | None = None

    def at(
        self, span: Span, *, labels: tuple[Label, ...] = (), hint: Both | None = None, **values: object
    ) -> Diagnostic:
        """This mistake at a place. ``hint`` replaces the general cure where a better one is known."""
        cure = hint or (self.hint.fill(**values) if self.hint else None)
        return Diagnostic(self.code, self.severity, span, self.message.fill(**values), cure, labels)


def error(code: str, zh: str, en: str, hint_zh: str = "", hint_en: str = "") -> Fault:
    return _fault(Severity.ERROR, code, zh, en, hint_zh, hint_en)


def warning(code: str, zh: str, en: str, hint_zh: str = "", hint_en: str = "") -> Fault:
    return _fault(Severity.WARNING, code, zh, en, hint_zh, hint_en)


def note(code: str, zh: str, en: str, hint_zh: str = "", hint_en: str = "") -> Fault:
    return _fault(Severity.NOTE, code, zh, en, hint_zh, hint_en)


def _fault(severity: Severity, code: str, zh: str, en: str, hint_zh: str, hint_en: str) -> Fault:
    return Fault(code, severity, Both(zh, en), Both(hint_zh, hint_en) if hint_zh else None)


def meant(name: str | None) -> Both | None:
    """The usual cure for a wrong name."""
    return None if name is None else Both(f"是不是想写`{name}`？", f"did you mean `{name}`?")

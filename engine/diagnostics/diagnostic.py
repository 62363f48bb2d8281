"""One thing that is wrong with the sources."""

from enum import StrEnum
from typing import NamedTuple

from engine.diagnostics.both import Both
from engine.diagnostics.span import Span


class Severity(StrEnum):
    """``error``: no bundle; ``warning``: a bundle, but ``--strict`` fails; ``note``: advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Label(NamedTuple):
    """Another place to see, with a few words."""

    span: Span
    text: Both


class Diagnostic(NamedTuple):
    """A frozen record without behaviour; the renderers are in ``render``."""

    code: str
    severity: Severity
    span: Span
    message: Both
    hint: Both | None = None
    labels: tuple[Label, ...] = ()


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """By path, line, column and code, each once: the order is the same on every machine."""
    return sorted(
        dict.fromkeys(diagnostics),
        key=lambda d: (d.span.path, d.span.line, d.span.column, d.code, d.message.en),
    )

"""What the engine says to an author: a place, one cause, one cure. Standard library only."""

from engine.diagnostics.both import Both
from engine.diagnostics.diagnostic import Diagnostic, Label, Severity
from engine.diagnostics.span import Span

__all__ = ["Both", "Diagnostic", "Label", "Severity", "Span"]

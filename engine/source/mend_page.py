"""The lines of a file with the changes to them, all in the author's lines and columns."""

from itertools import accumulate

from engine.diagnostics import Diagnostic, Span
from engine.diagnostics.fault import Fault
from engine.source.mending import Mend


class Page:
    """Collects changes and diagnostics; lines and columns count from zero here."""

    def __init__(self, path: str, text: str, keys: frozenset[str]) -> None:
        self.path = path
        self.text = text + "\n"
        self.lines = text.split("\n")
        self.offsets = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        self.keys = keys
        self.mends: dict[int, list[Mend]] = {}
        self.diagnostics: list[Diagnostic] = []

    def span(self, line: int, column: int, length: int = 1) -> Span:
        return Span(self.path, line + 1, column + 1, line + 1, column + max(length, 1) + 1)

    def report(self, fault: Fault, line: int, column: int, length: int = 1, **values: object) -> None:
        hint = fault.hint.fill(**values) if fault.hint else None
        span = self.span(line, column, length)
        self.diagnostics.append(
            Diagnostic(fault.code, fault.severity, span, fault.message.fill(**values), hint)
        )

    def change(self, line: int, column: int, removed: int, inserted: str) -> None:
        self.mends.setdefault(line, []).append(Mend(column, removed, inserted))

    def quote(self, line: int, column: int, last: int, end: int) -> None:
        """Put single quotes around a text from (line, column) up to (last, end)."""
        self.change(line, column, 0, "'")
        self.double(line, column, last, end)
        self.change(last, end, 0, "'")

    def double(self, line: int, column: int, last: int, end: int) -> None:
        """Write every single quote of a stretch twice, as single quotes want it inside."""
        for at in range(line, last + 1):
            start = column if at == line else 0
            stop = end if at == last else len(self.lines[at])
            for place in range(start, stop):
                if self.lines[at][place] == "'":
                    self.change(at, place, 0, "'")

    def mended(self) -> str:
        for changes in self.mends.values():
            changes.sort(key=lambda mend: (mend.column, mend.removed > 0))
        return "\n".join(
            _applied(line, self.mends[at]) if at in self.mends else line for at, line in enumerate(self.lines)
        )


def _applied(line: str, mends: list[Mend]) -> str:
    out, done = [], 0
    for mend in mends:
        out += [line[done : mend.column], mend.inserted]
        done = mend.column + mend.removed
    return "".join([*out, line[done:]])

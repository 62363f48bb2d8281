"""Bytes of a text file as lines, in whatever encoding it was saved."""

from engine.diagnostics import Both
from engine.exchange.report import ImportFault
from engine.source.encoding import decoded
from engine.source.reader import MAX_BYTES


def text_of(name: str, data: bytes) -> str:
    """The text with LF line ends and without a BOM; raises ``ImportFault``."""
    text, found = decoded(name, data, MAX_BYTES)
    if text is None:
        problem = found[0]
        hint = problem.hint or Both("", "")
        raise ImportFault(Both(f"{problem.message.zh}。{hint.zh}", f"{problem.message.en}; {hint.en}"))
    return text.removeprefix("\ufeff")

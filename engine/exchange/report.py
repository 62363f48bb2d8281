"""What an import brought over, what it had to change, and what it could not keep; with places."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from engine.diagnostics import Both
from engine.errors import EngineError
from engine.exchange.authored import Tree


class Outcome(StrEnum):
    """``changed``: kept in another form; ``lost``: not kept; ``missing``: for the author to write."""

    CHANGED = "changed"
    LOST = "lost"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that is not as it was."""

    outcome: Outcome
    where: Both
    what: Both


@dataclass
class Report:
    """The tally of what came over, and the notes in the order of the file."""

    form: Both
    came: Counter[str] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)

    def changed(self, where: Both, zh: str, en: str) -> None:
        self._note(Outcome.CHANGED, where, zh, en)

    def lost(self, where: Both, zh: str, en: str) -> None:
        self._note(Outcome.LOST, where, zh, en)

    def missing(self, where: Both, zh: str, en: str) -> None:
        self._note(Outcome.MISSING, where, zh, en)

    def at(self, where: Both) -> Callable[[Outcome, str, str], None]:
        """A function that notes what happens at one place."""
        return lambda outcome, zh, en: self._note(outcome, where, zh, en)

    def _note(self, outcome: Outcome, where: Both, zh: str, en: str) -> None:
        note = Note(outcome, where, Both(zh, en))
        if note not in self.notes[-20:]:  # one line of a file often loses the same thing twice
            self.notes.append(note)


class ImportFault(EngineError):
    """A file that cannot be imported at all, and what to do about it; the report says what was seen in it."""

    def __init__(self, says: Both, report: Report | None = None) -> None:
        super().__init__(says)
        self.report = report


#: What is counted, in both languages.
COUNTED: dict[str, Both] = {
    "items": Both("题", "items"),
    "banks": Both("题库", "banks"),
    "lessons": Both("课文", "lessons"),
    "pictures": Both("图片", "pictures"),
    "scenes": Both("场景", "scenes"),
    "cast": Both("角色", "cast members"),
    "lines": Both("台词和旁白", "lines"),
    "choices": Both("选择", "choices"),
    "variables": Both("变量", "variables"),
    "footnotes": Both("脚注", "footnotes"),
    "tables": Both("表格", "tables"),
}


@dataclass
class Imported:
    """The files of an import by path from the project's root, and its report.

    ``units`` are the units of a course that play what came over.
    """

    files: dict[str, str | bytes]
    report: Report
    units: list[dict[str, Tree]] = field(default_factory=list)
    title: str = ""


def line(number: int) -> Both:
    """A line of a text file, from one."""
    return Both(f"第 {number} 行", f"line {number}")


def paragraph(number: int) -> Both:
    return Both(f"第 {number} 段", f"paragraph {number}")


def whole_file() -> Both:
    return Both("整个文件", "the whole file")


def short(text: str, most: int = 24) -> str:
    """The beginning of a text, to be recognised by."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def listed(texts: Iterable[str]) -> str:
    return "、".join(texts)

"""Aiken: one question, options by letter, `ANSWER: B`. Described at docs.moodle.org, *Aiken format*."""

import re

from engine.diagnostics import Both
from engine.exchange.importers.bank import banks
from engine.exchange.importers.question import Question, Questions
from engine.exchange.importers.target import Target
from engine.exchange.importers.text import text_of
from engine.exchange.report import Imported, Report, line, short

FORM = Both("Aiken", "Aiken")
_OPTION = re.compile(r"\s*([A-Za-zＡ-Ｚ])\s*[.)．）、]\s*(.*)")
_KEY = re.compile(r"\s*(?:ANSWER|答案)\s*[:：]\s*(.*)", re.I)
_FEEDBACK = re.compile(r"\s*FEEDBACK\s*[:：]\s*(.*)", re.I)
_WIDE = str.maketrans({chr(0xFF21 + n): chr(65 + n) for n in range(26)})


def read(name: str, data: bytes, to: Target) -> Imported:
    """The questions of an Aiken file as one bank."""
    report = Report(FORM)
    reader = _Reader(report)
    rows = text_of(name, data).split("\n")
    for number, text in enumerate(rows, 1):
        if reader.goes_on(text, rows[number:]):
            continue
        reader.take(number, text)
    reader.end()
    return banks([Questions(to.title, reader.out)], to, report)


class _Reader:
    """A stem of one or more lines, options, then the line with the key ends the question."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.out: list[Question] = []
        self.stem: list[str] = []
        self.first = 0
        self.options: dict[str, str] = {}

    def take(self, number: int, text: str) -> None:
        if not text.strip():
            return
        key, feedback, option = _KEY.match(text), _FEEDBACK.match(text), _OPTION.match(text)
        if key is not None:
            self._keyed(number, key[1].strip())
        elif feedback is not None and self.out and not self.stem:
            q = self.out[-1]
            q.rationale = "\n".join(x for x in (q.rationale, feedback[1].strip()) if x)
        elif option is not None and self.stem and self._is_next(option[1]):
            self.options[option[1].upper().translate(_WIDE)] = option[2].strip()
        elif self.options:
            self._keyless()
            self._begin(number, text)
        else:
            self._begin(number, text)

    def goes_on(self, text: str, after: list[str]) -> bool:
        """Whether the line belongs to the option above it: the next option follows, or the key."""
        if not self.options or not text.strip() or any(x.match(text) for x in (_KEY, _FEEDBACK, _OPTION)):
            return False
        for row in after:
            if _KEY.match(row):
                break
            if (option := _OPTION.match(row)) is not None:
                if not self._is_next(option[1]):
                    return False
                break
            if not row.strip():
                return False
        else:
            return False
        letter = list(self.options)[-1]
        self.options[letter] = f"{self.options[letter]}\n{text.strip()}"
        return True

    def _is_next(self, letter: str) -> bool:
        return letter.upper().translate(_WIDE) == chr(65 + len(self.options))

    def _begin(self, number: int, text: str) -> None:
        self.first = self.first if self.stem else number
        self.stem.append(text.strip())

    def _keyed(self, number: int, key: str) -> None:
        if not self.options:
            self.report.lost(
                line(number),
                f"答案上面没有选项：{short(' '.join(self.stem))}",
                f"a key without options: {short(' '.join(self.stem))}",
            )
            self._clear()
            return
        letters = [c for c in key.upper().translate(_WIDE) if c.isalpha()]
        strange = [c for c in letters if c not in self.options]
        right = [list(self.options).index(c) for c in letters if c in self.options]
        if strange or not letters:
            self.report.missing(
                line(number), f"答案`{short(key)}`不是选项，请补写", f"the key `{short(key)}` names no option"
            )
            right = []
        if len(right) > 1:
            self.report.changed(
                line(number),
                "答案有几个字母，当成多选题",
                "several letters are the key: it is a multiple choice",
            )
        kind = "multiple" if len(right) > 1 else "single"
        self.out.append(
            Question(
                line(self.first), "\n".join(self.stem), kind, options=list(self.options.values()), right=right
            )
        )
        self._clear()

    def _keyless(self) -> None:
        """A question that the next one follows without a key."""
        self.report.missing(line(self.first), "这道题没有 ANSWER 一行", "this question has no ANSWER line")
        self.out.append(
            Question(line(self.first), "\n".join(self.stem), "single", options=list(self.options.values()))
        )
        self._clear()

    def end(self) -> None:
        if self.options:
            self._keyless()
        elif self.stem:
            self.report.lost(
                line(self.first),
                f"没有选项的文字没有带过来：{short(' '.join(self.stem))}",
                f"a text without options is left out: {short(' '.join(self.stem))}",
            )

    def _clear(self) -> None:
        self.stem, self.options = [], {}

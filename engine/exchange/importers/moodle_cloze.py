"""Cloze: a text of Moodle whose gaps each hold their own answers, `{1:MULTICHOICE:=Rome#Yes~Paris}`."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.exchange.importers.numbers import decimal, fits, plain
from engine.exchange.importers.question import Question
from engine.exchange.importers.weights import Weighed, accepted, chosen
from engine.exchange.report import Report, short

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_GAP = re.compile(r"\{(\d*):(\w+):((?:[^{}\\]|\\.)*)\}")
_SHORT = {"shortanswer", "sa", "mw", "shortanswer_c", "sac", "mwc"}
_CHOICE = {
    "multichoice",
    "mc",
    "mcv",
    "mch",
    "multichoice_v",
    "multichoice_h",
    "multichoice_s",
    "mcs",
    "mcvs",
    "mchs",
}
_SEVERAL = {"multiresponse", "mr", "mrh", "multiresponse_h", "multiresponse_s", "mrs", "mrhs"}
_NUMBER = {"numerical", "nm"}


def single_gaps(stem: str) -> list[str]:
    """The text once for each gap, with the others numbered and empty.

    >>> single_gaps("a {1:SA:=x} b {1:SA:=y}")
    ['a （1）{1:SA:=x} b （2）____', 'a （1）____ b （2）{1:SA:=y}']
    """
    gaps = list(_GAP.finditer(stem))
    if len(gaps) < 2:
        return [stem]
    out = []
    for asked in range(len(gaps)):
        text, last = "", 0
        for n, gap in enumerate(gaps):
            text += f"{stem[last : gap.start()]}（{n + 1}）{gap[0] if n == asked else '____'}"
            last = gap.end()
        out.append(text + stem[last:])
    return out


def cloze(q: Question, _element: "Element", report: Report) -> bool:
    """A text with a single gap as one item."""
    gap = _GAP.search(q.stem)
    if gap is None:
        return False
    q.stem = f"{q.stem[: gap.start()]}____{q.stem[gap.end() :]}"
    kind = gap[2].lower()
    answers = [_answer(part) for part in re.split(r"(?<!\\)~", gap[3])]
    if kind in _SHORT:
        accepted(q, answers, report)
        return True
    if kind in _CHOICE or kind in _SEVERAL:
        q.options = [a.text for a in answers]
        q.feedback = {n: a.feedback for n, a in enumerate(answers) if a.feedback}
        chosen(q, [a.weight for a in answers], report, several=kind in _SEVERAL)
        return True
    return kind in _NUMBER and _number(q, answers, report)


def _number(q: Question, answers: list[Weighed], report: Report) -> bool:
    best = max(answers, key=lambda a: a.weight)
    value, _, tolerance = best.text.partition(":")
    number, off = decimal(value), decimal(tolerance or "0")
    if number is None or off is None or not (fits(number) and fits(off)):
        return False
    q.kind, q.accepted, q.tolerance = "number", [plain(number)], plain(off) if off else ""
    if best.feedback and not q.rationale:
        q.rationale = best.feedback
    for other in answers:
        if other is not best and (other.weight > 0 or other.feedback):
            what = " ".join(x for x in (other.text, other.feedback) if x)
            report.lost(
                q.where, f"别的答案没有带过来：{short(what)}", f"another answer is left out: {short(what)}"
            )
    return True


def _answer(part: str) -> Weighed:
    weight = Decimal(0)
    if found := re.match(r"%(-?[\d.]+)%", part):
        weight, part = decimal(found[1]) or Decimal(0), part[found.end() :]
    elif part.startswith("="):
        weight, part = Decimal(100), part[1:]
    text, _, feedback = re.sub(r"\\([#~=}\\/\"])", r"\1", part).partition("#")
    return Weighed(text.strip(), weight, feedback.strip())

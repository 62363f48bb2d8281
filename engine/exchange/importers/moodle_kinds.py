"""The question types of Moodle XML, each as one of our kinds. A reader says whether it could."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.diagnostics import Both
from engine.exchange.importers.moodle_cloze import cloze
from engine.exchange.importers.moodle_text import child, flat, shown, texts
from engine.exchange.importers.numbers import decimal, fits, plain
from engine.exchange.importers.question import Question
from engine.exchange.importers.weights import Weighed, accepted, chosen, told_apart
from engine.exchange.report import Report, short

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TRUE = {"true", "对", "正确", "是"}


def _answers(element: "Element") -> "list[Element]":
    return [e for e in element if isinstance(e.tag, str) and flat(e.tag) == "answer"]


def _weight(answer: "Element") -> Decimal:
    return decimal(answer.get("fraction", "0")) or Decimal(0)


def _feedback(answer: "Element", report: Report, where: Both) -> str:
    return shown(child(answer, "feedback"), report, where)


def _multichoice(q: Question, element: "Element", report: Report) -> bool:
    answers = _answers(element)
    q.options = [shown(a, report, q.where) for a in answers]
    q.feedback = {n: text for n, a in enumerate(answers) if (text := _feedback(a, report, q.where))}
    q.fixed = texts(element, "shuffleanswers").lower() in ("0", "false")
    several = texts(element, "single").lower() in ("0", "false")
    weights = [_weight(a) for a in answers]
    if not several and weights and all(w >= 100 for w in weights) and len(weights) > 1:
        q.right = []  # every option is right: a survey, which a tag may confirm
        q.kind = "survey"
        report.changed(q.where, "每一项都算对，当成调查题", "every option was right: it is a survey now")
        return True
    chosen(q, weights, report, several=several)
    return bool(answers)


def _all_or_nothing(q: Question, element: "Element", report: Report) -> bool:
    """What every multiple choice is here."""
    done = _multichoice(q, element, report)
    q.kind, q.right = "multiple", [n for n, a in enumerate(_answers(element)) if _weight(a) > 0]
    return done


def _truefalse(q: Question, element: "Element", report: Report) -> bool:
    right, wrong = "", ""
    found = False
    for answer in _answers(element):
        word = texts(answer, "").lower()
        note = _feedback(answer, report, q.where)
        if _weight(answer) > 0:
            q.truth, right, found = word in _TRUE, note, True
        else:
            wrong = note
    q.kind = "true-false"
    told_apart(q, right, wrong, report)
    return found


def _shortanswer(q: Question, element: "Element", report: Report) -> bool:
    answers = [
        Weighed(shown(a, report, q.where), _weight(a), _feedback(a, report, q.where))
        for a in _answers(element)
    ]
    accepted(q, answers, report)
    return bool(answers)


def _numerical(q: Question, element: "Element", report: Report) -> bool:
    answers = [(a, _weight(a), decimal(texts(a, ""))) for a in _answers(element)]
    best = max((x for x in answers if x[2] is not None), key=lambda x: x[1], default=None)
    if best is None or best[2] is None:
        return _shortanswer(q, element, report)
    value, tolerance = best[2], decimal(texts(best[0], "tolerance") or "0") or Decimal(0)
    q.accepted, q.tolerance = [plain(value)], plain(abs(tolerance)) if tolerance else ""
    q.kind = "number" if fits(value) and fits(tolerance) else "blank"
    if q.kind == "blank":
        report.changed(
            q.where,
            f"`{plain(value)}`超出六位小数，填空按字对",
            f"`{plain(value)}` has too many digits: it is a blank now",
        )
    note = _feedback(best[0], report, q.where)
    if note and not q.rationale:
        q.rationale, note = note, ""
    if note:
        report.lost(
            q.where,
            f"对`{plain(value)}`的点评没有带过来：{short(note)}",
            f"the feedback to `{plain(value)}` is left out: {short(note)}",
        )
    for answer, weight, _ in answers:
        if answer is best[0]:
            continue
        what = short(texts(answer, ""))
        if weight > 0:
            report.lost(
                q.where,
                f"给 {plain(weight)}% 分的答案没有带过来：{what}",
                f"the answer worth {plain(weight)}% is left out: {what}",
            )
        if said := short(_feedback(answer, report, q.where)):
            report.lost(
                q.where,
                f"答 {what} 时的点评没有带过来：{said}",
                f"the feedback to {what} is left out: {said}",
            )
    _unit(q, element, report)
    return True


def _unit(q: Question, element: "Element", report: Report) -> None:
    units = [u for group in element.iter("units") for u in group.iter("unit")]
    if units:
        q.unit = texts(units[0], "unit_name")
    for unit in units[1:]:
        name = texts(unit, "unit_name")
        report.lost(q.where, f"别的单位没有带过来：{name}", f"another unit is left out: {name}")


def _matching(q: Question, element: "Element", report: Report) -> bool:
    q.kind = "match"
    for part in element:
        if not isinstance(part.tag, str) or flat(part.tag) != "subquestion":
            continue
        left, right = shown(part, report, q.where), texts(part, "answer")
        if left and right:
            q.pairs.append((left, right))
        elif left or right:
            report.lost(
                q.where,
                f"连线里多出来的`{short(left or right)}`没有带过来",
                f"`{short(left or right)}` without a partner is left out",
            )
    q.fixed = texts(element, "shuffleanswers").lower() in ("0", "false")
    return bool(q.pairs)


def _ordering(q: Question, element: "Element", report: Report) -> bool:
    q.kind = "order"
    q.options = [shown(a, report, q.where) for a in sorted(_answers(element), key=_weight)]
    return len(q.options) > 1


def _essay(q: Question, element: "Element", report: Report) -> bool:
    q.kind = "short"
    q.model = shown(child(element, "graderinfo"), report, q.where)
    template = shown(child(element, "responsetemplate"), report, q.where)
    if template:
        report.lost(
            q.where, f"答题模板没有带过来：{short(template)}", f"the template is left out: {short(template)}"
        )
    return True


Reader = Callable[[Question, "Element", Report], bool]
KINDS: dict[str, Reader] = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
    "essay": _essay,
    "multichoiceset": _all_or_nothing,
    "cloze": cloze,
    "multianswer": cloze,
}

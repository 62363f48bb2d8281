"""What stands between the braces of a GIFT question."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from engine.exchange.importers.gift_text import put_back
from engine.exchange.importers.numbers import decimal, fits, middle, plain
from engine.exchange.importers.question import Question
from engine.exchange.importers.weights import Weighed, accepted, chosen, told_apart
from engine.exchange.report import Report, short

Shown = Callable[[str, int], str]

_TRUTH = re.compile(r"\s*(?P<word>TRUE|FALSE|T|F|对|错|√|×|是|否|正确|错误)\s*(?P<rest>#.*)?", re.I | re.S)
_YES = {"t", "true", "对", "√", "是", "正确"}
_WEIGHT = re.compile(r"\s*%\s*(?P<weight>-?[\d.,]+)\s*%")
_ELEMENT = re.compile(r"<[A-Za-z][^<>]*>")


@dataclass
class _Answer:
    mark: str
    text: str
    at: int
    weight: Decimal
    stated: bool
    feedback: str = ""


def answered(q: Question, inside: str, shown: Shown, report: Report) -> None:
    """Fill in the kind and the key. ``shown`` makes a text out of a piece and its offset in ``inside``."""
    if not inside.strip():
        q.kind, q.model, q.rationale = "short", q.model, q.rationale
    elif inside.lstrip().startswith("#"):
        _number(q, inside, shown, report)
    elif "~" in inside:
        _choice(q, list(_answers(inside, "=~")), shown, report)
    elif (truth := _TRUTH.fullmatch(inside)) is not None:
        _judged(q, truth["word"], truth["rest"] or "", shown, report)
    elif "=" in inside and inside.count("->") > 1:
        _match(q, list(_answers(inside, "=")), shown, report)
    else:
        _blank(q, list(_answers(inside, "=")), shown, report)


def _answers(inside: str, marks: str) -> Iterator[_Answer]:
    """The answers; an equals sign within an HTML tag is no mark."""
    hidden = {n for m in _ELEMENT.finditer(inside) for n in range(m.start(), m.end())}
    starts = [n for n, c in enumerate(inside) if c in marks and n not in hidden]
    if not starts or inside[: starts[0]].strip():
        yield _answer("=", inside[: starts[0]] if starts else inside, 0)
    for start, end in pairwise([*starts, len(inside)]):
        yield _answer(inside[start], inside[start + 1 : end], start + 1)


def _answer(mark: str, text: str, at: int) -> _Answer:
    found = _WEIGHT.match(text)
    weight = decimal(found["weight"]) if found else None
    if found:
        text, at = text[found.end() :], at + found.end()
    text, _, feedback = text.partition("#")
    default = Decimal(100 if mark == "=" else 0)
    return _Answer(mark, text, at, default if weight is None else weight, weight is not None, feedback)


def _choice(q: Question, answers: list[_Answer], shown: Shown, report: Report) -> None:
    q.options = [shown(a.text, a.at) for a in answers]
    q.feedback = {n: shown(a.feedback, a.at) for n, a in enumerate(answers) if a.feedback.strip()}
    chosen(q, [a.weight for a in answers], report, several=all(a.mark == "~" for a in answers))


def _judged(q: Question, word: str, rest: str, shown: Shown, report: Report) -> None:
    q.kind, q.truth = "true-false", word.lower() in _YES
    parts = [shown(p, 0) for p in rest.split("#")[1:]]
    wrong, right = [*parts, "", ""][:2]
    told_apart(q, right, wrong, report)


def _blank(q: Question, answers: list[_Answer], shown: Shown, report: Report) -> None:
    weighed = [Weighed(shown(a.text, a.at), a.weight, shown(a.feedback, a.at)) for a in answers]
    accepted(q, weighed, report)


def _match(q: Question, answers: list[_Answer], shown: Shown, report: Report) -> None:
    q.kind = "match"
    for a in answers:
        left, arrow, right = a.text.partition("->")
        if not left.strip() and right.strip():
            report.lost(
                q.where,
                f"连线里多出来的右边没有带过来：{short(put_back(right))}",
                f"a right side without a partner is left out: {short(put_back(right))}",
            )
        elif not arrow:
            report.lost(
                q.where,
                f"连线里少了 ->：{short(put_back(left))}",
                f"`->` is missing: {short(put_back(left))}",
            )
        else:
            q.pairs.append((shown(left, a.at), shown(right, a.at)))
        if a.feedback.strip():
            report.lost(
                q.where,
                f"连线的点评没有带过来：{short(put_back(a.feedback))}",
                f"feedback of a pair: {short(put_back(a.feedback))}",
            )


def _number(q: Question, inside: str, shown: Shown, report: Report) -> None:
    start = inside.index("#") + 1
    answers = [a for a in _answers(inside[start:], "=~") if a.text.strip() or a.feedback.strip()]
    read = [(a, r) for a in answers if (r := number_range(put_back(a.text))) is not None]
    full = [x for x in read if x[0].weight >= 100] or sorted(read, key=lambda x: -x[0].weight)[:1]
    if not full:
        texts = [shown(a.text, a.at) for a in answers if a.text.strip()]
        q.kind, q.accepted = "blank", texts
        report.changed(q.where, "答案不是数，当成填空题", "the key is no number: it is a blank now")
        return
    for a in answers:
        if all(a is not b for b, _ in read) and a.text.strip() not in ("", "*"):
            report.lost(
                q.where, f"`{short(put_back(a.text))}`不是数", f"`{short(put_back(a.text))}` is not a number"
            )
    best, (value, tolerance) = full[0]
    q.kind = "number"
    q.accepted, q.tolerance = [plain(value)], plain(tolerance) if tolerance else ""
    if not (fits(value) and fits(tolerance)):
        report.changed(
            q.where,
            f"`{plain(value)}`超出六位小数，填空按字对",
            f"`{plain(value)}` has too many digits: it is a blank now",
        )
        q.kind = "blank"
    if best.feedback.strip() and not q.rationale:
        q.rationale = shown(best.feedback, best.at)
    for a in answers:
        if a is best:
            continue
        what = short(put_back(a.text))
        if a.weight > 0:
            report.lost(
                q.where,
                f"给 {plain(a.weight)}% 分的答案没有带过来：{what}",
                f"the answer worth {plain(a.weight)}% is left out: {what}",
            )
        if a.feedback.strip():
            note = short(put_back(a.feedback))
            report.lost(
                q.where,
                f"答 {what or '其余'} 时的点评没有带过来：{note}",
                f"the feedback to {what or 'any other answer'} is left out: {note}",
            )


def number_range(text: str) -> tuple[Decimal, Decimal] | None:
    """Value and tolerance of `1822`, `3.14:0.01` or `1..5`."""
    low, dots, high = text.strip().partition("..")
    one, two = decimal(low), decimal(high)
    if dots:
        return None if one is None or two is None else middle(one, two)
    value, colon, tolerance = text.strip().partition(":")
    one, two = decimal(value), decimal(tolerance) if colon and tolerance.strip() else Decimal(0)
    return None if one is None or two is None else (one, abs(two))

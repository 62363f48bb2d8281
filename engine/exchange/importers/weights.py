"""Points for parts of an answer, which we do not have: what is right, and what is said about the rest."""

import re
from decimal import Decimal
from typing import NamedTuple

from engine.exchange.importers.numbers import plain
from engine.exchange.importers.question import Question
from engine.exchange.report import Report, short


class Weighed(NamedTuple):
    """A typed answer, its weight in percent, and what is said to it."""

    text: str
    weight: Decimal
    feedback: str


def chosen(q: Question, weights: list[Decimal], report: Report, *, several: bool) -> None:
    """Which options are right. ``several``: the learner ticks as many as he likes."""
    positive = [n for n, w in enumerate(weights) if w > 0]
    full = [n for n in positive if weights[n] >= 100]
    taken = [n for n, w in enumerate(weights) if w < 0]
    if several:
        q.kind, q.right, q.shared = "multiple", positive, bool(taken)
        shares = {weights[n] for n in positive}
        if len(shares) > 1:
            told = "、".join(f"{chr(65 + n)} {plain(weights[n])}%" for n in positive)
            report.changed(
                q.where,
                f"各项给分不同（{told}），现在全对才得分",
                f"options had different shares ({told}): all of them are needed now",
            )
        elif len(positive) > 1:
            q.shared = True
        return
    for n in taken:
        report.lost(
            q.where,
            f"选项 {chr(65 + n)} 倒扣的 {plain(-weights[n])}% 分没有带过来",
            f"the {plain(-weights[n])}% that option {chr(65 + n)} takes off is left out",
        )
    partial = [n for n in positive if n not in full]
    if not full and len(positive) > 1:
        q.kind, q.right = "multiple", positive
        report.changed(
            q.where,
            "几项各给一部分分，当成多选题",
            "several options had a share: it is a multiple choice now",
        )
        return
    q.kind, q.right = ("multiple" if len(full) > 1 else "single"), full or positive
    if len(full) > 1:
        report.changed(
            q.where,
            "有几项都算全对，当成多选题：要全选才对",
            "several options were fully right: all of them are needed now",
        )
    for n in partial if full else ():
        report.lost(
            q.where,
            f"选项 {chr(65 + n)} 的 {plain(weights[n])}% 分没有带过来",
            f"the {plain(weights[n])}% of option {chr(65 + n)} is left out",
        )


def accepted(q: Question, answers: list[Weighed], report: Report) -> None:
    """The texts that are right in a blank."""
    q.kind = "blank"
    full = [a for a in answers if a.weight >= 100]
    if not full and (best := [a for a in answers if a.weight > 0]):
        full = [max(best, key=lambda a: a.weight)]
        report.changed(
            q.where,
            f"没有给满分的答案，`{short(full[0].text)}`算对",
            f"no answer had all points: `{short(full[0].text)}` is right now",
        )
    q.accepted = [_literal(q, a.text, report) for a in full if a.text.strip()]
    kept = [a for a in full if a.feedback.strip()]
    if kept and not q.rationale:
        q.rationale = kept[0].feedback
        kept = kept[1:]
    for a in answers:
        if a in full and a not in kept:
            continue
        what = "其余的答案" if a.text.strip() == "*" else f"`{short(a.text)}`"
        english = "any other answer" if a.text.strip() == "*" else f"`{short(a.text)}`"
        if a not in full and a.weight > 0:
            report.lost(
                q.where,
                f"{what}的 {plain(a.weight)}% 分没有带过来",
                f"the {plain(a.weight)}% of {english} is left out",
            )
        if a.feedback.strip():
            report.lost(
                q.where,
                f"对{what}的点评没有带过来：{short(a.feedback)}",
                f"the feedback to {english} is left out: {short(a.feedback)}",
            )
        elif a not in full and a.weight <= 0 and a.text.strip() != "*":
            report.lost(q.where, f"写明算错的{what}没有带过来", f"{english}, marked as wrong, is left out")


def _literal(q: Question, text: str, report: Report) -> str:
    """An asterisk stands for anything in Moodle, unless a backslash stands before it."""
    if re.search(r"(?<!\\)\*", text):
        report.changed(
            q.where,
            f"`{short(text)}`里的 * 不再表示任意文字",
            f"the `*` in `{short(text)}` stands for itself now",
        )
    return text.replace("\\*", "*")


def told_apart(q: Question, right: str, wrong: str, report: Report) -> None:
    """What is said to a right and to a wrong judgement, as part of the rationale, which is always shown."""
    parts = [q.rationale] if q.rationale else []
    if right and wrong:
        parts.append(f"答对：{right}\n答错：{wrong}")
        report.changed(
            q.where,
            "答对和答错的点评并进了解析",
            "the feedback to right and wrong answers is in the rationale",
        )
    elif right or wrong:
        parts.append(right or wrong)
        report.changed(q.where, "点评并进了解析", "the feedback is in the rationale")
    q.rationale = "\n".join(parts)

"""What our own exporters sent along in tags, notes and heads, put back to where it belongs."""

from typing import Any

from engine.exchange import carried
from engine.exchange.importers.question import Question
from engine.exchange.report import Report

_REMARK = "说明："


def brought(question: Question, tags: list[str], report: Report) -> None:
    """The fields that the tags of a question and its general feedback hold; other tags become its remark."""
    fields = carried.from_tags(tags)
    other = [t for t in tags if not carried.from_tags([t])]
    if other:
        words = "、".join(other)
        question.remark = "\n".join(x for x in (question.remark, f"标签：{words}") if x)
        report.changed(question.where, f"标签放进了说明：{words}", f"tags went to the remark: {words}")
    heard = carried.heard(question.stem, question.rationale)
    question.stem = heard["stem"]
    question.rationale = heard.get("rationale", "")
    question.model = question.model or heard.get("model", "")
    question.named = list(fields.get("source", []))
    question.difficulty = fields.get("difficulty", question.difficulty)
    question.points = fields.get("points", question.points)
    question.fixed = fields.get("fixed", question.fixed)
    question.unit = fields.get("unit", question.unit)
    if question.kind == "number" and "key" in fields:
        question.accepted = list(fields["key"])
    kind = fields.get("type")
    if kind == "order" and question.kind == "match":
        question.kind, question.options = "order", [right for _, right in question.pairs]
    elif kind == "survey":
        question.kind = "survey"
    if question.kind == "survey":
        question.points = 1  # it scores nothing, whatever is written


def head_in(text: str) -> dict[str, Any]:
    """The head of a bank of ours, if the text is one."""
    try:
        return carried.from_head(text) or {}
    except (ValueError, RecursionError):  # a date that is none, lists without end
        return {}


def remark_in(comments: list[str]) -> str:
    """The remark of an author among the comments over a question: it may have several lines."""
    out: list[str] = []
    for comment in comments:
        if comment.startswith(_REMARK):
            out = [comment.removeprefix(_REMARK)]
        elif out and comment.startswith("["):
            break
        elif out:
            out.append(comment)
    return "\n".join(out).strip()

"""Items, their feedback and the result of a quiz as paragraphs."""

from typing import Any

from engine.players import texts
from engine.players.linebreak import cells
from engine.players.paragraphs import Paragraph, Writer, plain, title
from engine.players.responses import feedback_words, key_words, response_words
from engine.runtime.state import Event

Item = dict[str, Any]


def stem(w: Writer, item: Item, *, review: bool = False) -> list[Paragraph]:
    """What stands above the form that takes the answer."""
    out = []
    if review:
        words = w.says(texts.REVIEWING) + w.says(texts.STOP) + w.says(texts.NOT_GRADED)
        out.append(plain(words, "soft"))
    out.append(Paragraph([(item["stem"], "question")], keep=True))
    out.append(Paragraph([(w.says(texts.KIND_HINTS[item["kind"]]), "soft")], keep=True, tight=True))
    return out


def modelled(w: Writer, item: Item, response: str, event: Event) -> list[Paragraph]:
    """The model answer beside the learner's own."""
    block = w.block()
    return [
        Paragraph([(item["stem"], "soft")]),
        w.labelled(texts.YOUR_ANSWER, response),
        Paragraph([(w.says(texts.MODEL_ANSWER), "label")], "note", keep=True, block=block),
        Paragraph([(event["model"], "")], "note", tight=True, block=block),
        *w.sources(item.get("sources", []), "note", block),
        Paragraph([(w.says(texts.HOW_WAS_IT), "question")], keep=True),
    ]


def marked(w: Writer, item: Item, event: Event) -> list[Paragraph]:
    """Right or think again, in words, and why."""
    box, verdict = _verdict(event["right"])
    block = w.block()
    out = [Paragraph([(item["stem"], "soft")])]
    if event["again"]:
        out.append(plain(w.says(texts.KEPT), "soft"))
    out.append(Paragraph([(w.says(verdict), f"{box}-verdict")], box, keep=True, block=block))
    out += _listed(w.says(texts.YOUR_ANSWER), response_words(w, item, event["response"]), box, block)
    if event["right"] is False:
        out += _listed(w.says(texts.THE_ANSWER), key_words(w, item), box, block)
    for option, comment in feedback_words(item, event["response"]):
        spans = [(f"{option}{w.says(texts.COLON)}", "soft"), (comment, "")]
        out.append(Paragraph(spans, box, tight=True, block=block))
    if item.get("rationale"):
        out.append(w.labelled(texts.WHY, item["rationale"], box, block))
    return [*out, *w.sources(item.get("sources", []))]


def _verdict(right: bool | None) -> tuple[str, Any]:
    if right is None:
        return "note", texts.NOTED_DOWN
    return ("good", texts.RIGHT) if right else ("again", texts.THINK_AGAIN)


def _listed(label: str, words: list[str], box: str, block: int) -> list[Paragraph]:
    if len(words) == 1:
        spans = [(label, "label"), (words[0], "")]
        return [Paragraph(spans, box, hang=cells(label), tight=True, block=block)]
    out = [Paragraph([(label, "label")], box, keep=True, tight=True, block=block)]
    return out + [Paragraph([(x, "")], box, 2, 3, tight=True, block=block) for x in words]


def resulted(w: Writer, items: dict[str, Item], event: Event, response_of: dict[str, Any]) -> list[Paragraph]:
    """Points, the pass mark, and the items to look at again with what was answered."""
    passed = event["passed"]
    box = "good" if passed else "again"
    block = w.block()
    out = [title(event["title"] or w.says(texts.QUIZ_DONE))]
    verdict = w.says(texts.PASSED if passed else texts.NOT_PASSED)
    points = w.says(texts.POINTS, points=event["points"], of=event["of"])
    mark = w.says(texts.PASS_MARK, percent=event["pass"])
    out.append(Paragraph([(verdict, f"{box}-verdict")], box, keep=True, block=block))
    out.append(Paragraph([(points, "")], box, tight=True, block=block))
    out.append(Paragraph([(mark, "")], box, tight=True, block=block))
    if not event["wrong"]:
        return [*out, plain(w.says(texts.ALL_RIGHT))] if event["of"] else out
    out.append(Paragraph([(w.says(texts.WRONG_ITEMS), "")], keep=True))
    for n, name in enumerate(event["wrong"], 1):
        if name not in items:
            continue
        mark = f"{n}. "
        out.append(
            Paragraph([(mark, "soft"), (items[name]["stem"], "")], hang=len(mark), keep=True, tight=n > 1)
        )
        if name in response_of:
            words = "，".join(response_words(w, items[name], response_of[name]))
            spans = [(w.says(texts.YOUR_ANSWER), "soft"), (words, "soft")]
            out.append(Paragraph(spans, indent=len(mark), tight=True))
    return out

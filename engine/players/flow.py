"""Lines, stage directions, fact cards and notes of a drama as paragraphs."""

from engine.players import texts
from engine.players.paragraphs import Paragraph, Writer
from engine.runtime.state import Event


def said(w: Writer, event: Event) -> list[Paragraph]:
    """A line: the name in its colour, the tone set off, then the words."""
    spans = [(event["who"], w.name_role(event["who"]))]
    if event.get("tone"):
        spans.append((f"（{event['tone']}）", "tone"))
    line = [*spans, ("：", "soft"), (event["text"], "")]
    return [Paragraph(line, voice=w.voice(event["who"])), *_cited(w, event)]


def told(w: Writer, event: Event) -> list[Paragraph]:
    return [Paragraph([(event["text"], "")]), *_cited(w, event)]


def staged(w: Writer, event: Event) -> list[Paragraph]:
    spans = [("（", "tone"), (event["text"], "aside"), ("）", "tone")]
    return [Paragraph(spans, indent=2), *_cited(w, event)]


def _cited(w: Writer, event: Event) -> list[Paragraph]:
    """The sources that a line cites; few lines do."""
    return w.sources(event.get("sources", ()))


def stated(w: Writer, event: Event) -> list[Paragraph]:
    """A fact card with its sources spelled out."""
    block = w.block()
    head = Paragraph([(w.says(texts.FACT), "label")], "fact", keep=True, block=block)
    body = [
        Paragraph([(part, "")], "fact", tight=True, block=block) for part in event["text"].split("\n") if part
    ]
    return [head, *body, *w.sources(event["sources"], "fact", block)]


def noted(w: Writer, event: Event) -> list[Paragraph]:
    """The author's comment on the choice that was made."""
    block = w.block()
    return [
        Paragraph([(w.says(texts.NOTE), "label")], "note", keep=True, block=block),
        Paragraph([(event["text"], "")], "note", tight=True, block=block),
    ]


def chosen(w: Writer, event: Event) -> list[Paragraph]:
    return [Paragraph([(w.says(texts.YOU_CHOSE, text=event["text"]), "soft")], keep=True)]


def shown(w: Writer, event: Event) -> list[Paragraph]:
    """A picture or a sound: a line player gives its words."""
    if not event["text"]:
        return []
    label = texts.PICTURE if event["event"] == "shown" else texts.SOUND
    return [Paragraph([(f"[{w.says(label)}] ", "label"), (event["text"], "soft")])]


def opened(w: Writer, event: Event, nature: str) -> list[Paragraph]:
    """The start of a unit; a story says at once whether it is invented."""
    kind = event["kind"]
    label = f"{w.says(texts.UNIT_LIST)} {event['unit'] + 1}"
    if kind in texts.UNIT_KINDS:
        label += "  " + w.says(texts.UNIT_KINDS[kind])
    out = [
        Paragraph([(label, "soft")], keep=True),
        Paragraph([(event["title"], "title")], keep=True, tight=True),
    ]
    if kind == "scenario" and nature in texts.NATURE_TOLD:
        out.append(Paragraph([(w.says(texts.NATURE_TOLD[nature]), "soft")], tight=True))
    return out

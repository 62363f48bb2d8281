"""The present screen of a session: text, the question above the form, and the form."""

from collections.abc import Callable
from typing import Any, NamedTuple

from engine.diagnostics.both import Language
from engine.players import cards, flow, lesson, questions, texts
from engine.players.forms import Form
from engine.players.offers import form_of
from engine.players.paragraphs import Paragraph, Writer
from engine.players.session import Session
from engine.runtime.state import ANSWER, Event


class Present(NamedTuple):
    """``ask`` stays with the form; ``flow`` may fill pages before it. ``speakers`` are those heard in it."""

    flow: list[Paragraph]
    ask: list[Paragraph]
    form: Form
    speakers: list[str]


def present(session: Session, language: Language, *, shelf: bool = True) -> Present:
    """What to show now."""
    return _Presenter(session, Writer(session.bundle, language)).present(shelf=shelf)


class _Presenter:
    def __init__(self, session: Session, writer: Writer) -> None:
        self.session = session
        self.w = writer
        self.items: dict[str, Any] = session.bundle["items"]
        self.state = session.history.state
        #: The title of the unit opened in this batch: a first page of that name needs none.
        self.unit_title = ""

    def present(self, *, shelf: bool) -> Present:
        events = _unread(self.session.events)
        text: list[Paragraph] = []
        ask: list[Paragraph] = []
        for event in events:
            kind = event["event"]
            if kind == "offered":
                ask = self.offered(event)
            elif kind == "asked" and self.state.wait == ANSWER:
                ask = questions.stem(self.w, self.items[event["item"]], review=event.get("review", False))
            else:
                text += self.written(kind, event)
        form = form_of(self.session.bundle, self.state, events, self.w.says, shelf=shelf)
        speakers = list(dict.fromkeys(e["who"] for e in events if e["event"] == "said"))
        return Present(text, ask, form, speakers)

    def written(self, kind: str, event: Event) -> list[Paragraph]:
        simple = _SIMPLE.get(kind)
        if simple is not None:
            return simple(self.w, event)
        if kind == "opened":
            self.unit_title = event["title"]
            return flow.opened(self.w, event, self.session.where().nature)
        if kind == "paged":
            return lesson.page(self.w, event, titled=event["title"] != self.unit_title)
        if kind == "modelled":
            given = self.state.item["response"] if self.state.item else ""
            return questions.modelled(self.w, self.items[event["item"]], given, event)
        if kind == "marked":
            return questions.marked(self.w, self.items[event["item"]], event)
        if kind == "resulted":
            answers = {a["item"]: a["response"] for a in self.state.attempts}
            return questions.resulted(self.w, self.items, event, answers)
        if kind == "ended":
            return cards.ended(self.w, event, self.session.endings_seen())
        if kind == "finished":
            record = self.session.kept.record
            return cards.finished(self.w, event, len(record.units), list(record.best.values()))
        return []  # beats, pauses and draws are no text

    def offered(self, event: Event) -> list[Paragraph]:
        ask = event["ask"] or self.w.says(texts.ASK_CHOICE)
        out = [Paragraph([(ask, "question")], keep=True)]
        if event["vote"]:
            out.append(Paragraph([(self.w.says(texts.VOTE), "soft")], keep=True, tight=True))
        return out


def _unread(events: list[Event]) -> list[Event]:
    """What is on show, from the answer on when an item was answered: the rest has been read."""
    for n in range(len(events) - 1, -1, -1):
        if events[n]["event"] in ("marked", "modelled") and not events[n].get("again"):
            return events[n:]
    return events


def _halted(w: Writer, _: Event) -> list[Paragraph]:
    return [Paragraph([(w.says(texts.HALTED), "")], "again", block=w.block())]


_SIMPLE: dict[str, Callable[[Writer, Event], list[Paragraph]]] = {
    "said": flow.said,
    "told": flow.told,
    "staged": flow.staged,
    "stated": flow.stated,
    "noted": flow.noted,
    "chosen": flow.chosen,
    "shown": flow.shown,
    "played": flow.shown,
    "stopped": cards.stopped,
    "tasked": cards.tasked,
    "discussed": cards.discussed,
    "halted": _halted,
}

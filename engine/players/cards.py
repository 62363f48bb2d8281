"""Stops, tasks, talks, endings and the end of a course as paragraphs."""

from typing import Any

from engine.players import texts
from engine.players.library import duration
from engine.players.paragraphs import Paragraph, Writer, plain, title
from engine.runtime.state import Event


def stopped(w: Writer, event: Event) -> list[Paragraph]:
    """A stop of a route: the strip map, what is on record, how surely, and where accounts differ."""
    out = strip_map(w, event)
    out.append(Paragraph([(event["name"], "title")], keep=True))
    if event.get("place"):
        out.append(Paragraph([(w.says(texts.PLACE), "soft"), (event["place"], "soft")], tight=True))
    out.append(w.labelled(texts.RECORD, event["record"]))
    if event.get("certainty"):
        out.append(w.labelled(texts.CERTAINTY, event["certainty"]))
    if event.get("dispute"):
        out.append(w.labelled(texts.DISPUTE, event["dispute"]))
    return out + w.sources(event["sources"])


def strip_map(w: Writer, event: Event) -> list[Paragraph]:
    """The route as a string of stops with this one marked, and the names of its neighbours."""
    stops = _route_of(w, event["id"])
    at = event["at"]
    row = [("--" if n else "", "soft") for n in range(event["of"])]
    beads = [("@", "here") if n == at else ("o", "label" if n < at else "soft") for n in range(event["of"])]
    spans = [span for pair in zip(row, beads, strict=True) for span in pair if span[0]]
    out = [Paragraph(spans, keep=True)]
    names = []
    if 0 < at < len(stops) + 1:
        names.append(_neighbour(w, texts.FROM_STOP, stops[at - 1]))
    if at + 1 < len(stops):
        names.append(_neighbour(w, texts.NEXT_STOP, stops[at + 1]))
    if names:
        out.append(Paragraph([("    ".join(names), "soft")], tight=True))
    return out


def _neighbour(w: Writer, label: Any, stop: dict[str, Any]) -> str:
    distance = f"（{stop['distance']}）" if stop.get("distance") is not None else ""
    return f"{w.says(label)} {stop['name']}{distance}"


def _route_of(w: Writer, stop: str) -> list[dict[str, Any]]:
    routes: Any = w.bundle.get("routes", {})
    for route in routes.values():
        if any(s["id"] == stop for s in route["stops"]):
            return list(route["stops"])
    return []


def tasked(w: Writer, event: Event) -> list[Paragraph]:
    """What to go and do."""
    block = w.block()
    out = [title(w.says(texts.TASK))]
    out.append(Paragraph([(event["text"], "strong")], "note", block=block))
    if event.get("kind"):
        words = w.says(texts.TASK_KIND, kind=event["kind"])
        out.append(Paragraph([(words, "")], "note", tight=True, block=block))
    if event.get("evidence"):
        out.append(w.labelled(texts.EVIDENCE, event["evidence"]))
    if event.get("remark"):
        out.append(w.labelled(texts.TASK_REMARK, event["remark"]))
    return out


def discussed(w: Writer, event: Event) -> list[Paragraph]:
    """A question to think about; the time is a suggestion, nothing counts it."""
    out = [title(w.says(texts.DISCUSS)), Paragraph([(event["text"], "question")])]
    if event.get("seconds"):
        time = duration(event["seconds"]).says(w.language)
        out.append(plain(w.says(texts.SUGGESTED_TIME, time=time), "soft"))
    return out


def ended(w: Writer, event: Event, seen: tuple[int, int]) -> list[Paragraph]:
    """An ending: its name, rank and debrief, and how many there are to find."""
    block = w.block()
    name = [(w.says(texts.ENDING) + w.says(texts.COLON), "soft"), (event["ending"], "title")]
    out = [Paragraph(name, "note", keep=True, block=block)]
    if event["rank"]:
        out.append(w.labelled(texts.RANK, event["rank"], "note", block))
    out += [plain(part.strip()) for part in event["debrief"].split("\n") if part.strip()]
    out += w.sources(event["sources"])
    n, of = seen
    if of > 1:
        text = texts.ALL_SEEN if n == of else texts.SEEN_OF
        words = w.says(text, n=n, of=of)
        if n < of:
            words += w.says(texts.TRY_OTHER)
        out.append(plain(words, "soft"))
    return out


def finished(w: Writer, event: Event, done: int, best: list[dict[str, Any]]) -> list[Paragraph]:
    """The end of a course: what was done."""
    units: Any = w.bundle["units"]
    out = [title(w.says(texts.COURSE_DONE)), plain(str(w.bundle["title"]), "strong")]
    out.append(plain(w.says(texts.COURSE_UNITS, n=done, of=len(units))))
    if event["score"]:
        out.append(Paragraph([(w.says(texts.COURSE_SCORE, n=event["score"]), "")], tight=True))
    for b in best:
        words = w.says(texts.QUIZ_BEST, n=b["points"], of=b["of"])
        out.append(Paragraph([(words, "")], tight=True))
    return out

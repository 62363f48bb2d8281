"""活动: what was held or done, by day; added by hand, corrected by a new entry over the old one."""

from datetime import date, timedelta
from typing import Any

from starlette.responses import Response

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.office.asking import Ask, Missing
from engine.office.pages import Page
from engine.records import events, people
from engine.records.clock import read_day
from engine.records.events import Held
from engine.records.kinds import KINDS
from engine.records.settings import settings
from engine.records.store import Reading

#: Entries of one list.
MOST = 300


def listing(ask: Ask) -> Response:
    year, kind = year_of(ask), ask.query.get("kind", "")
    village = ask.own(ask.query.get("village", ""))
    if kind not in KINDS:
        kind = ""
    with ask.site.store.read() as r:
        held = events.listed(r, date(year, 1, 1), date(year, 12, 31), village=village, kind=kind)
        return ask.page(
            "events.html", held=held[::-1][:MOST], total=len(held), year=year, kind=kind, kinds=KINDS,
            village=village, villages=[ask.village] if ask.village else people.villages(r), today=ask.today(),
        )  # fmt: skip


def year_of(ask: Ask) -> int:
    typed = ask.query.get("year", "")
    wanted = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else 0
    return wanted if wanted > 1900 else ask.today().year


def _values(ask: Ask, zone: str) -> dict[str, Any]:
    kind, day = ask.field("kind"), read_day(ask.field("day"))
    if day > ask.today() + timedelta(days=366):
        raise RecordError(Both("日期太远了，请核对", "the day is too far away"))
    village = ask.field("village")[:60]
    return {
        "kind": kind, "day": day, "times": ask.number("times") or 1, "heads": ask.number("heads"),
        "people": ask.number("people"), "minutes": ask.number("minutes") or 0, "zone": zone,
        "village": ask.own(village), "place": ask.field("place")[:100],
        "lecturer": ask.field("lecturer")[:60], "title": ask.field("title")[:200], "note": ask.field("note"),
    }  # fmt: skip


def add(ask: Ask) -> Response:
    with ask.site.store.write(ask.who.name) as w:
        id = events.add(w, Held(**_values(ask, settings(w).zone)))
    return ask.to(f"/events/{id}", "记下了", "noted")


def _the(ask: Ask, r: Reading) -> Held:
    held = events.event(r, ask.params["id"])
    if held is None:
        raise Missing
    ask.sees(held.village)
    return held


def show(ask: Ask) -> Response:
    with ask.site.store.read() as r:
        held = _the(ask, r)
        there = [p for id in events.present(r, held.id) if (p := people.person(r, id)) is not None]
        villages = [ask.village] if ask.village else people.villages(r)
        return ask.page(
            "event.html", held=held, there=there, kinds=KINDS, villages=villages,
            village_names=[(v, v) for v in villages],
        )  # fmt: skip


def change(ask: Ask) -> Response:
    did = ask.field("do")
    with ask.site.store.write(ask.who.name) as w:
        held = _the(ask, w)
        if did == "correct":
            events.correct(w, held.id, **_values(ask, held.zone))
        elif did == "attend":
            for name in ask.field("names").replace("、", " ").replace("，", " ").split()[:200]:
                one = people.the_one(w, name, ask.village or ask.field("from") or None)
                events.attend(w, held.id, one.id)
        elif did == "absent":
            one = people.the_one(w, ask.field("person"))
            ask.sees(one.village)
            events.attend(w, held.id, one.id, present=False)
        else:
            raise Missing
    return ask.to(f"/events/{held.id}", "改好了", "changed")


def withdraw(ask: Ask) -> Response:
    with ask.site.store.write(ask.who.name) as w:
        held = _the(ask, w)
        events.withdraw(w, held.id)
    return ask.to("/events", "撤掉了，不再计数", "withdrawn: it is counted no more")


pages = [
    Page("GET", "/events", "events", listing),
    Page("POST", "/events", "events", add, listing),
    Page("GET", "/events/{id}", "events", show),
    Page("POST", "/events/{id}", "events", change, show),
    Page("POST", "/events/{id}/withdraw", "events.withdraw", withdraw, show),
]

"""微心愿: the ledger, and the teams that fulfil."""

from datetime import date
from typing import Any

from starlette.responses import Response

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.office.asking import Ask, Missing
from engine.office.pages import Page
from engine.records import people, teams, wishes
from engine.records.clock import read_day
from engine.records.store import Reading, Writing
from engine.records.wish import RESULTS, SATISFACTION, STATES, STEPS, WAYS, Step, may
from engine.records.wishes import Wished

MOST = 300
#: The likeliest step first.
_ORDER = ("rate", "progress", "close", "claim", "reopen", "release", "withdraw")
_WORDS: dict[str, Any] = {
    "ways": WAYS,
    "states": STATES,
    "steps": STEPS,
    "results": RESULTS,
    "satisfaction": SATISFACTION,
}


def listing(ask: Ask) -> Response:
    village, state = ask.own(ask.query.get("village", "")), ask.query.get("state", "")
    today = ask.today()
    with ask.site.store.read() as r:
        if state == "overdue":
            listed = wishes.overdue(r, today, village=village)
        else:
            state = state if state in STATES else ""
            listed = wishes.listed(r, state=state, village=village)[::-1]
        return ask.page(
            "wishes.html", listed=listed[:MOST], total=len(listed), state=state, village=village, today=today,
            villages=_villages(ask, r), takers=_takers(r), **_WORDS,
        )  # fmt: skip


def _villages(ask: Ask, r: Reading) -> list[str]:
    return [ask.village] if ask.village else people.villages(r)


def _takers(r: Reading) -> dict[str, str]:
    """Names of teams by id."""
    return {t.id: t.name for t in teams.listed(r)}


def collect(ask: Ask) -> Response:
    """Who wished is asked for, and kept, only with consent."""
    consent = bool(ask.form.get("consent"))
    who = ask.field("who")[:60]
    if who and not consent:
        raise RecordError(
            Both(
                "要记名字，先征得本人同意；不同意就不写名字",
                "a name is kept with consent only: tick the box, or leave the name out",
            )
        )
    with ask.site.store.write(ask.who.name) as w:
        number = wishes.collect(
            w, day=_day(ask), how=ask.field("how"), village=ask.own(ask.field("village")[:60]),
            what=ask.field("what"), who=who, consent=consent,
        )  # fmt: skip
    return ask.to(f"/wishes/{number}", f"记下了，第 {number} 号", f"noted as number {number}")


def _day(ask: Ask) -> date:
    day = read_day(ask.field("day")) if ask.field("day") else ask.today()
    if day > ask.today():
        raise RecordError(Both("日期还没有到", "that day is yet to come"))
    return day


def _the(ask: Ask, r: Reading) -> Wished:
    typed = ask.params["number"]
    if not (typed.isascii() and typed.isdigit() and len(typed) < 8):
        raise Missing
    one = wishes.wish(r, int(typed))
    ask.sees(one.village)
    return one


def show(ask: Ask) -> Response:
    with ask.site.store.read() as r:
        try:
            one = _the(ask, r)
        except RecordError as e:
            raise Missing from e
        ids = {s.person for s in one.steps if s.person}
        named = {id: p.name for id in ids if (p := people.person(r, id)) is not None}
        return ask.page(
            "wish.html", one=one, may_do=sorted(may(one.standing), key=_ORDER.index), today=ask.today(), named=named, takers=_takers(r),
            team_names={t.id: f"{t.village} {t.name}" for t in teams.listed(r)}, **_WORDS,
        )  # fmt: skip


def take(ask: Ask) -> Response:
    did = ask.field("do")
    with ask.site.store.write(ask.who.name) as w:
        one = _the(ask, w)
        if did == "correct":
            wishes.correct(w, one.number, what=ask.field("what"), due=read_day(ask.field("due")))
        elif did == "forget":
            wishes.forget(w, one.number)
        elif did in STEPS:
            wishes.take(w, one.number, _step(ask, w, did))
        else:
            raise Missing
    return ask.to(f"/wishes/{one.number}", "记下了", "noted")


def _step(ask: Ask, w: Writing, did: str) -> Step:
    team = person = None
    if did == "claim":
        team = ask.field("team") or None
        name = ask.field("person")
        person = people.the_one(w, name).id if name else None
    satisfied = ask.number("satisfaction") if did in ("close", "rate") else None
    result = ask.field("result") if did == "close" else ""
    return Step(did, _day(ask), team, person, ask.field("note"), result, satisfied)


def all_teams(ask: Ask) -> Response:
    with ask.site.store.read() as r:
        listed = teams.listed(r, village=ask.village)
        ids = {m for t in listed for m in t.members}
        named = {id: p for id in ids if (p := people.person(r, id)) is not None}
        return ask.page("teams.html", teams=listed, named=named, villages=_villages(ask, r))


def add_team(ask: Ask) -> Response:
    name = ask.field("name")[:60]
    with ask.site.store.write(ask.who.name) as w:
        teams.add(w, village=ask.own(ask.field("village")[:60]), name=name)
    return ask.to("/teams", f"“{name}”建好了", f"team {name} added")


def change_team(ask: Ask) -> Response:
    did = ask.field("do")
    with ask.site.store.write(ask.who.name) as w:
        team = teams.team(w, ask.params["id"])
        if team is None:
            raise Missing
        ask.sees(team.village)
        if did == "join":
            name = ask.field("person")
            near = team.village if people.named(w, name, team.village) else ask.village
            teams.belong(w, team.id, people.the_one(w, name, near or None).id)
        elif did == "part":
            teams.belong(w, team.id, people.the_one(w, ask.field("person")).id, present=False)
        elif did == "disband":
            teams.disband(w, team.id)
        else:
            raise Missing
    return ask.to("/teams", "改好了", "changed")


pages = [
    Page("GET", "/wishes", "wishes", listing),
    Page("POST", "/wishes", "wishes", collect, listing),
    Page("GET", "/wishes/{number}", "wishes", show),
    Page("POST", "/wishes/{number}", "wishes", take, show),
    Page("GET", "/teams", "teams", all_teams),
    Page("POST", "/teams", "teams", add_team, all_teams),
    Page("POST", "/teams/{id}", "teams", change_team, all_teams),
]

"""名册: who is on the roster, one person's page, corrections, and what a person may ask for."""

import json

from starlette.responses import Response

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.office import person
from engine.office.asking import Ask, Missing, bytes_answer
from engine.office.pages import Page
from engine.office.routes.events import year_of
from engine.records import audit, people
from engine.records.dossier import dossier
from engine.records.mentions import mentions
from engine.records.names import initials
from engine.records.people import Profiled
from engine.records.store import Reading

#: Rows of one list; whoever looks for more writes a name.
MOST = 200
_FIELDS = ("name", "village", "duty", "gender", "born", "joined", "phone")


def found(everyone: list[Profiled], typed: str) -> list[Profiled]:
    """Those whose name, or its initials in pinyin, begins so; or who has it inside."""
    wanted = typed.strip().lower()
    if not wanted:
        return everyone
    if wanted.isascii():
        return [p for p in everyone if any(i.startswith(wanted) for i in initials(p.name))]
    return [p for p in everyone if wanted in p.name]


def listing(ask: Ask) -> Response:
    village = ask.own(ask.query.get("village", ""))
    gone = bool(ask.query.get("gone"))
    with ask.site.store.read() as r:
        everyone = people.listed(r, village=village or None, gone=gone)
        listed = found([p for p in everyone if not p.erased], ask.query.get("q", "")[:50])
        return ask.page(
            "roster.html", people=listed[:MOST], total=len(listed), most=MOST, village=village, gone=gone,
            q=ask.query.get("q", ""), villages=_villages(ask, r),
        )  # fmt: skip


def _villages(ask: Ask, r: Reading) -> list[str]:
    return [ask.village] if ask.village else people.villages(r)


def _fields(ask: Ask) -> dict[str, str]:
    values = {f: ask.field(f)[:100] for f in _FIELDS}
    values["village"] = ask.own(values["village"])
    return values


def add(ask: Ask) -> Response:
    values = _fields(ask)
    with ask.site.store.write(ask.who.name) as w:
        id = people.add(w, **values)
    return ask.to(f"/roster/{id}", f"{values['name']}加好了", f"{values['name']} added")


def _the(ask: Ask, r: Reading) -> Profiled:
    one = people.person(r, ask.params["id"])
    if one is None or one.erased:
        raise Missing
    ask.sees(one.village)
    return one


def show(ask: Ask) -> Response:
    with ask.site.store.read() as r:
        one = _the(ask, r)
        year = year_of(ask)
        return ask.page(
            "person.html", one=one, year=year, told=person.year_of(r, one, year), villages=_villages(ask, r),
            named=mentions(r, one.id) if ask.may("roster.erase") else [],
        )  # fmt: skip


def correct(ask: Ask) -> Response:
    did = ask.field("do")
    with ask.site.store.write(ask.who.name) as w:
        one = _the(ask, w)
        if did == "leave":
            people.leave(w, one.id)
        elif did == "correct":
            people.correct(w, one.id, **_fields(ask))
        else:
            raise Missing
    return ask.to(f"/roster/{one.id}", "改好了", "changed")


def export(ask: Ask) -> Response:
    """Everything that is kept of one person, as the law gives them a right to."""
    with ask.site.store.write(ask.who.name) as w:
        one = _the(ask, w)
        told = dossier(w, one.id)
        audit.note(w, "person.export", one.id)
    data = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return bytes_answer(data, f"person-{one.id}.json", "application/json")


def erase(ask: Ask) -> Response:
    with ask.site.store.write(ask.who.name) as w:
        one = _the(ask, w)
        if ask.field("name") != one.name:
            raise RecordError(
                Both("写上这个人的姓名，才会删除", "write the person's name to have the data deleted")
            )
        people.erase(w, one.id)
    return ask.to("/roster", "个人信息删掉了；次数还在", "the personal data are deleted; the counts stay")


pages = [
    Page("GET", "/roster", "roster", listing),
    Page("POST", "/roster", "roster", add, listing),
    Page("GET", "/roster/{id}", "roster", show),
    Page("POST", "/roster/{id}", "roster", correct, show),
    Page("GET", "/roster/{id}/export", "roster", export),
    Page("POST", "/roster/{id}/erase", "roster.erase", erase, show),
]

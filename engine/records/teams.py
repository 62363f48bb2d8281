"""Volunteer teams by village, and who belongs to them."""

from dataclasses import dataclass

from sqlalchemy import select

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.records import audit, people
from engine.records.clock import new_id
from engine.records.schema import Member, Team, TeamDetail
from engine.records.store import Reading, Writing


@dataclass(frozen=True, slots=True)
class Volunteers:
    """A team; ``members`` are ids of persons."""

    id: str
    village: str
    name: str
    members: tuple[str, ...] = ()


def listed(r: Reading, *, village: str = "") -> list[Volunteers]:
    """By village and name."""
    asked = select(TeamDetail).where(r.current(TeamDetail), TeamDetail.gone.is_(False))
    if village:
        asked = asked.where(TeamDetail.village == village)
    members: dict[str, list[str]] = {}
    belong = select(Member.team_id, Member.person_id).where(r.current(Member), Member.present.is_(True))
    for team, who in r.session.execute(belong.order_by(Member.person_id)):
        members.setdefault(team, []).append(who)
    found = [
        Volunteers(t.team_id, t.village, t.name, tuple(members.get(t.team_id, ())))
        for t in r.session.scalars(asked)
    ]
    return sorted(found, key=lambda t: (t.village, t.name, t.id))


def team(r: Reading, id: str) -> Volunteers | None:
    return next((t for t in listed(r) if t.id == id), None)


def the_one(r: Reading, text: str) -> Volunteers:
    """The only team of that id or name; raises ``RecordError``."""
    found = [t for t in listed(r) if text in (t.id, t.name)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise RecordError(Both(f"没有叫{text}的队伍", f"no team is called {text}"))
    ids = "；".join(f"{t.village} {t.id}" for t in found)
    raise RecordError(
        Both(f"有几支叫{text}的队伍，请写编号：{ids}", f"several teams are called {text}: {ids}")
    )


def add(w: Writing, *, village: str, name: str) -> str:
    """A new team; returns its id."""
    if not village.strip() or not name.strip():
        raise RecordError(Both("队伍要有村和名字", "a team has a village and a name"))
    id = new_id()
    w.add(Team(id=id))
    w.append(TeamDetail, {"village": village.strip(), "name": name.strip(), "gone": False}, team_id=id)
    audit.note(w, "team.add", id)
    return id


def disband(w: Writing, id: str) -> None:
    old = the_one(w, id)
    w.append(TeamDetail, {"village": old.village, "name": old.name, "gone": True}, team_id=old.id)
    audit.note(w, "team.disband", id)


def belong(w: Writing, id: str, who: str, *, present: bool = True) -> None:
    """Someone joins a team, or leaves it."""
    if people.person(w, who) is None:
        raise RecordError(Both(f"名单里没有 {who}", f"{who} is not on the roster"))
    if (who in the_one(w, id).members) == present:
        return
    w.append(Member, {"present": present}, team_id=id, person_id=who)
    audit.note(w, "team.join" if present else "team.part", id, person=who)

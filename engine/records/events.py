"""What was held or done: entered by hand, or told by a live session; and who was there."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.records import audit, people
from engine.records.clock import new_id
from engine.records.kinds import KINDS
from engine.records.schema import Attendance, Detail, Event
from engine.records.store import Reading, Writing


@dataclass(frozen=True, slots=True)
class Held:
    """One entry. ``times`` 期/次/场/件 (of ``kind``); ``heads`` 人次 and ``people`` 人数 as somebody counted
    them, or nothing; ``minutes`` of one time."""

    kind: str
    day: date
    times: int = 1
    heads: int | None = None
    people: int | None = None
    minutes: int = 0
    village: str = ""
    place: str = ""
    lecturer: str = ""
    work: str = ""
    title: str = ""
    note: str = ""
    at: datetime | None = None
    zone: str = "Asia/Shanghai"
    results: dict[str, Any] = field(default_factory=dict)
    id: str = ""


_COLUMNS = [f for f in Held.__dataclass_fields__ if f != "id"]


def add(w: Writing, held: Held, persons: Iterable[str] = (), *, key: str = "") -> str:
    """A new entry with the ids of those who were there; returns its id. ``key`` names it at its source:
    a second one with the same key is not added, and the first one's id is returned."""
    if key and (known := w.session.scalar(select(Event.id).where(Event.key == key))):
        return known
    _check(held)
    id = new_id()
    w.add(Event(id=id, key=key or id))
    _write(w, id, held)
    for who in dict.fromkeys(persons):
        attend(w, id, who)
    audit.note(w, "event.add", id, kind=held.kind, day=held.day.isoformat(), times=held.times)
    return id


def correct(w: Writing, id: str, **changes: Any) -> None:
    """A new version of an entry."""
    held = replace(_here(w, id), **changes)
    _check(held)
    _write(w, id, held)
    audit.note(w, "event.correct", id, fields=sorted(changes))


def withdraw(w: Writing, id: str) -> None:
    """Count an entry no more."""
    _write(w, id, _here(w, id), withdrawn=True)
    audit.note(w, "event.withdraw", id)


def attend(w: Writing, event: str, who: str, *, present: bool = True) -> None:
    """Someone was there, or was not after all. Raises ``RecordError`` for who is not on the roster."""
    if people.person(w, who) is None:
        raise RecordError(Both(f"名单里没有 {who}", f"{who} is not on the roster"))
    here = w.current(Attendance), Attendance.event_id == event, Attendance.person_id == who
    if w.session.scalar(select(Attendance.present).where(*here)) == present:
        return
    w.append(Attendance, {"present": present}, event_id=event, person_id=who)


def listed(r: Reading, first: date, last: date, *, village: str = "", kind: str = "") -> list[Held]:
    """The entries of these days, the oldest first."""
    asked = select(Detail).where(
        r.current(Detail), Detail.withdrawn.is_(False), Detail.day.between(first, last)
    )
    if village:
        asked = asked.where(Detail.village == village)
    if kind:
        asked = asked.where(Detail.kind == kind)
    return [_told(d) for d in r.session.scalars(asked.order_by(Detail.day, Detail.event_id))]


def present(r: Reading, event: str) -> list[str]:
    """The ids of those who were there."""
    asked = select(Attendance.person_id).where(
        r.current(Attendance), Attendance.present.is_(True), Attendance.event_id == event
    )
    return sorted(r.session.scalars(asked))


def event(r: Reading, id: str) -> Held | None:
    found = r.session.scalar(
        select(Detail).where(r.current(Detail), Detail.withdrawn.is_(False), Detail.event_id == id)
    )
    return None if found is None else _told(found)


def _here(r: Reading, id: str) -> Held:
    found = event(r, id)
    if found is None:
        raise RecordError(Both(f"没有编号 {id} 的记录", f"there is no event {id}"))
    return found


def _check(held: Held) -> None:
    if held.kind not in KINDS:
        raise RecordError(Both(f"没有“{held.kind}”这一类", f"no kind `{held.kind}`"))
    numbers = (held.times, held.heads or 0, held.people or 0, held.minutes)
    if min(numbers) < 0 or max(numbers) > 1_000_000 or held.times < 1:
        raise RecordError(Both("数目写得不对", "a number is out of range"))


def _write(w: Writing, id: str, held: Held, *, withdrawn: bool = False) -> None:
    values = {f: getattr(held, f) for f in _COLUMNS}
    w.append(Detail, {**values, "withdrawn": withdrawn}, event_id=id)


def _told(d: Detail) -> Held:
    return Held(**{f: getattr(d, f) for f in _COLUMNS}, id=d.event_id)

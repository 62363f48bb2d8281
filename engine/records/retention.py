"""Personal data are kept no longer than the setting says; what was counted stays counted."""

from datetime import datetime, timedelta

from sqlalchemy import select

from engine.records import audit, people, wishes
from engine.records.people import Profiled
from engine.records.schema import Person, Profile
from engine.records.settings import settings
from engine.records.store import Reading, Writing


def expired(r: Reading, now: datetime) -> list[Profiled]:
    """Those who left the roster longer ago than ``retention.years``; nobody when that is nought."""
    years = settings(r).retention
    if not years:
        return []
    until = now - timedelta(days=365.25 * years)
    asked = (
        select(Profile.person_id)
        .join(Person, Person.id == Profile.person_id)
        .where(
            r.current(Profile),
            Profile.gone.is_(True),
            Profile.recorded_at < until,
            Person.erased_at.is_(None),
        )
    )
    gone = set(r.session.scalars(asked))
    return [p for p in people.listed(r, gone=True) if p.id in gone]


def past(r: Reading, now: datetime) -> list[str]:
    """The ids of wishes that are over for longer than that and still say whose they were."""
    years = settings(r).retention
    if not years:
        return []
    until = (now - timedelta(days=365.25 * years)).date()
    over = [x for x in wishes.listed(r) if x.who and x.standing.state in ("closed", "withdrawn")]
    return [x.id for x in over if x.steps[-1].day < until]


def purge(w: Writing) -> int:
    """Erase them, and whose the old wishes were; returns how many people."""
    over = past(w, w.now)
    people.forget_wishes(w, *over)
    found = expired(w, w.now)
    for person in found:
        people.erase(w, person.id)
    audit.note(w, "people.purge", count=len(found), wishes=len(over))
    return len(found)

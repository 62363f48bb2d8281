"""What the database adds up for a year. Everything here returns plain rows; ``figures.py`` makes sense of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Executable, and_, case, exists, func, select

from engine.records.hours import Alone
from engine.records.kinds import KINDS
from engine.records.schema import (
    Attempt,
    Attendance,
    Detail,
    Item,
    LearningSession,
    Outcome,
    Profile,
    SignIn,
    Voided,
    WishStep,
    Work,
)
from engine.records.store import Reading


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, in one village or (empty) in all."""

    first: date
    last: date
    village: str = ""

    def has(self, day: Any) -> ColumnElement[bool]:
        held: ColumnElement[bool] = day.between(self.first, self.last)
        return held


class Asked(NamedTuple):
    """How often an item was tried, and how often rightly; surveys and short answers are not among them."""

    work: str
    item: str
    stem: str
    attempts: int
    right: int


class Played(NamedTuple):
    """One work. ``people`` are those known by name; ``sessions`` are everybody's."""

    work: str
    title: str
    kind: str
    sessions: int
    finished: int
    people: int


def _valid(r: Reading, fact: Any) -> ColumnElement[bool]:
    return ~exists(select(1).where(Voided.fact == fact.id, r.known(Voided)))


def _of_village(r: Reading, period: Period, person: Any) -> list[ColumnElement[bool]]:
    """The condition that someone belongs to the village that is asked for."""
    if not period.village:
        return []
    there = select(Profile.person_id).where(r.current(Profile), Profile.village == period.village)
    return [person.in_(there)]


def _sessions(r: Reading, period: Period) -> ColumnElement[bool]:
    """Sessions that count, joined with how they stand."""
    return and_(
        r.known(LearningSession), _valid(r, LearningSession), period.has(LearningSession.day), r.current(Outcome),
        *_of_village(r, period, Outcome.person_id),
    )  # fmt: skip


def alone(r: Reading, period: Period, minutes: int) -> Iterator[Alone]:
    """By person and work. An authored class hour has ``minutes``; a work that does not say how long it is
    counts as long as it took."""
    authored = func.coalesce(LearningSession.tenths * (minutes * 6), LearningSession.length, Outcome.seconds)
    asked = (
        select(
            Outcome.person_id,
            LearningSession.work,
            func.count(),
            func.sum(case((Outcome.finished, 1), else_=0)),
            func.max(case((Outcome.finished, authored), else_=0)),
            func.sum(Outcome.seconds),
        )
        .join(Outcome, Outcome.session_id == LearningSession.id)
        .where(_sessions(r, period), Outcome.person_id.is_not(None))
        .group_by(Outcome.person_id, LearningSession.work)
    )
    return _rows(r, asked, Alone)


def played(r: Reading, period: Period) -> Iterator[Played]:
    """By work, the most played first."""
    sessions = func.count()
    asked = (
        select(
            LearningSession.work,
            func.coalesce(func.max(Work.title), LearningSession.work),
            func.coalesce(func.max(Work.kind), ""),
            sessions,
            func.sum(case((Outcome.finished, 1), else_=0)),
            func.count(Outcome.person_id.distinct()),
        )
        .join(Outcome, Outcome.session_id == LearningSession.id)
        .outerjoin(Work, Work.id == LearningSession.work)
        .where(_sessions(r, period))
        .group_by(LearningSession.work)
        .order_by(sessions.desc(), LearningSession.work)
    )
    return _rows(r, asked, Played)


def asked_items(r: Reading, period: Period) -> list[Asked]:
    """Every item that was tried, by work and item."""
    counted = select(LearningSession.id, LearningSession.work)
    if period.village:
        counted = counted.join(Outcome, Outcome.session_id == LearningSession.id).where(_sessions(r, period))
    else:
        counted = counted.where(
            r.known(LearningSession), _valid(r, LearningSession), period.has(LearningSession.day)
        )
    inner = counted.subquery()
    asked = (
        select(
            inner.c.work,
            Attempt.item,
            func.count(),
            func.sum(case((Attempt.right.is_(True), 1), else_=0)),
        )
        .join(inner, inner.c.id == Attempt.session_id)
        .where(r.known(Attempt), Attempt.right.is_not(None), Attempt.of > 0)
        .group_by(inner.c.work, Attempt.item)
    )
    stems = {(w, i): s for w, i, s in r.session.execute(select(Item.work, Item.item, Item.stem))}
    rows = (
        Asked(work, item, stems.get((work, item), item), int(n), int(right))
        for work, item, n, right in r.session.execute(asked)
    )
    return sorted(rows)


def sign_ins(r: Reading, period: Period) -> dict[str, int]:
    """How often each person came."""
    asked = (
        select(SignIn.person_id, func.count())
        .where(
            r.known(SignIn),
            _valid(r, SignIn),
            period.has(SignIn.day),
            *_of_village(r, period, SignIn.person_id),
        )
        .group_by(SignIn.person_id)
    )
    return {person: int(n) for person, n in r.session.execute(asked)}


def named_at(r: Reading, period: Period) -> dict[str, int]:
    """How many are known by name at each event."""
    asked = (
        select(Attendance.event_id, func.count())
        .join(Detail, Detail.event_id == Attendance.event_id)
        .where(*_attended(r, period))
        .group_by(Attendance.event_id)
    )
    return {event: int(n) for event, n in r.session.execute(asked)}


def attendances(r: Reading, period: Period) -> list[tuple[str, str, int, int]]:
    """Person, kind, attendances, seconds of class: by person and kind. The village is the person's."""
    seconds = func.sum(Detail.minutes * Detail.times * 60)
    asked = (
        select(Attendance.person_id, Detail.kind, func.count(), seconds)
        .join(Detail, Detail.event_id == Attendance.event_id)
        .where(*_attended(r, period), *_of_village(r, period, Attendance.person_id))
        .group_by(Attendance.person_id, Detail.kind)
    )
    return [
        (person, kind, int(n), int(spent) if KINDS[kind].learning else 0)
        for person, kind, n, spent in r.session.execute(asked)
    ]


def _attended(r: Reading, period: Period) -> list[ColumnElement[bool]]:
    return [
        r.current(Attendance), Attendance.present.is_(True), r.current(Detail), Detail.withdrawn.is_(False),
        period.has(Detail.day),
    ]  # fmt: skip


def claimants(r: Reading, period: Period) -> set[str]:
    """Who took a wish upon himself."""
    asked = select(WishStep.person_id).where(
        r.known(WishStep), WishStep.step == "claim", WishStep.person_id.is_not(None), period.has(WishStep.day),
        *_of_village(r, period, WishStep.person_id),
    )  # fmt: skip
    return {p for p in r.session.scalars(asked) if p is not None}


def _rows(r: Reading, asked: Executable, shape: Any) -> Iterator[Any]:
    for row in r.session.execute(asked):
        yield shape(*(int(v) if not isinstance(v, str) else v for v in row))

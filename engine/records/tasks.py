"""Practice tasks that learners took upon themselves at the end of a lesson: learning that goes on as doing."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from engine.records.schema import LearningSession, Outcome, Reached, Voided
from engine.records.store import Reading


class Accepted(NamedTuple):
    """``text`` and ``kind`` as the course has them; ``person`` is empty while the learner is not on the roster."""

    day: date
    person: str | None
    work: str
    text: str
    kind: str


def accepted(r: Reading, first: date, last: date, *, person: str = "") -> list[Accepted]:
    """The tasks accepted in sessions of these days, the newest first; the same one of a work once a person."""
    asked = (
        select(LearningSession.day, Outcome.person_id, LearningSession.work, Reached.event)
        .join(LearningSession, LearningSession.id == Reached.session_id)
        .join(Outcome, Outcome.session_id == LearningSession.id)
        .where(
            r.known(Reached), r.current(Outcome), Reached.event["event"].as_string() == "tasked",
            LearningSession.day.between(first, last), LearningSession.id.not_in(select(Voided.fact).where(r.known(Voided))),
        )
        .order_by(Reached.at.desc(), Reached.session_id, Reached.seq)
    )  # fmt: skip
    if person:
        asked = asked.where(Outcome.person_id == person)
    return list(
        _once(
            Accepted(d, p, w, str(e.get("text", "")), str(e.get("kind", "")))
            for d, p, w, e in r.session.execute(asked)
        )
    )


def _once(rows: Iterator[Accepted]) -> Iterator[Accepted]:
    """A person who plays a course again accepts the same task again; a passer-by is nobody in particular."""
    seen = set()
    for row in rows:
        key = (row.person, row.work, row.text)
        if row.person is None or key not in seen:
            seen.add(key)
            yield row

"""Everything that is kept of one person, for that person."""

from typing import Any

from sqlalchemy import select

from engine.records import people
from engine.records.mentions import mentions
from engine.records.schema import (
    Attempt,
    Attendance,
    Detail,
    LearningSession,
    Member,
    Outcome,
    Profile,
    SignIn,
    WishDetail,
    WishStep,
)
from engine.records.store import Reading


def dossier(r: Reading, id: str) -> dict[str, Any]:
    """All rows that name the person, as plain JSON; raises ``RecordError`` when nobody is."""
    people.the_one(r, id)
    sessions = r.session.scalars(select(LearningSession).join(Outcome, Outcome.session_id == LearningSession.id).where(
        r.current(Outcome), Outcome.person_id == id
    )).all()  # fmt: skip
    attempts = select(Attempt).where(Attempt.session_id.in_([s.id for s in sessions]))
    attended = (
        select(Detail)
        .join(Attendance, Attendance.event_id == Detail.event_id)
        .where(
            r.current(Detail), r.current(Attendance), Attendance.present.is_(True), Attendance.person_id == id
        )
    )
    by_person: dict[str, Any] = {
        "profiles": Profile,
        "sign_ins": SignIn,
        "teams": Member,
        "wish_steps": WishStep,
    }
    return {
        "id": id,
        **{
            name: _rows(r.session.scalars(select(t).where(t.person_id == id)))
            for name, t in by_person.items()
        },
        "sessions": _rows(sessions),
        "attempts": _rows(r.session.scalars(attempts.order_by(Attempt.session_id, Attempt.seq))),
        "wishes": _rows(
            r.session.scalars(
                select(WishDetail).where(
                    r.current(WishDetail), WishDetail.wish_id.in_(people.wishes_of(r, id))
                )
            )
        ),
        "attended": _rows(r.session.scalars(attended), leave=("results", "note")),
        "named_in": [{"where": m.where.zh, "text": m.text} for m in mentions(r, id) if m.mine],
    }


def _rows(rows: Any, leave: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    out = []
    for row in rows:
        values = {c.key: getattr(row, c.key) for c in row.__table__.columns if c.key not in leave}
        out.append({k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in values.items()})
    return out

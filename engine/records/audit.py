"""The trail: who did what, and when. It is only added to."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, or_, select

from engine.records.clock import new_id
from engine.records.schema import Audit
from engine.records.store import Reading, Writing


class Trace(NamedTuple):
    """``action`` is ``thing.verb``, as ``wish.close``; ``subject`` the id of the thing."""

    id: str
    at: datetime
    actor: str
    action: str
    subject: str
    detail: dict[str, object]


def note(w: Writing, action: str, subject: str = "", **detail: object) -> None:
    """Leave a trace. Personal data have no place in ``detail``."""
    w.add(
        Audit(id=new_id(), at=w.now, actor=w.actor, action=action, subject=subject, detail=detail),
        at_once=False,
    )


def trail(r: Reading, *, subject: str = "", limit: int = 200, before: str = "") -> Sequence[Trace]:
    """The newest traces first; ``before`` is the id of the last one seen, to turn the page."""
    asked = select(Audit).order_by(Audit.at.desc(), Audit.id.desc()).limit(limit)
    if subject:
        asked = asked.where(Audit.subject == subject)
    last = r.session.get(Audit, before) if before else None
    if last is not None:
        # Many traces are of one moment: whatever one transaction did.
        asked = asked.where(or_(Audit.at < last.at, and_(Audit.at == last.at, Audit.id < last.id)))
    return [Trace(a.id, a.at, a.actor, a.action, a.subject, a.detail) for a in r.session.scalars(asked)]

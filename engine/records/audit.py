"""The trail: who did what, and when. It is only added to."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from engine.records.clock import new_id
from engine.records.schema import Audit
from engine.records.store import Reading, Writing


class Trace(NamedTuple):
    """``action`` is ``thing.verb``, as ``wish.close``; ``subject`` the id of the thing."""

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


def trail(
    r: Reading, *, subject: str = "", limit: int = 200, before: datetime | None = None
) -> Sequence[Trace]:
    """The newest traces first; ``before`` turns the page."""
    asked = select(Audit).order_by(Audit.at.desc(), Audit.id.desc()).limit(limit)
    if subject:
        asked = asked.where(Audit.subject == subject)
    if before is not None:
        asked = asked.where(Audit.at < before)
    return [Trace(a.at, a.actor, a.action, a.subject, a.detail) for a in r.session.scalars(asked)]

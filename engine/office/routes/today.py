"""今天, and the board in the hall."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select
from starlette.responses import PlainTextResponse, Response

from engine.office import backup
from engine.office.asking import Ask
from engine.office.board import Board, board_of
from engine.office.pages import Page
from engine.office.rights import PUBLIC
from engine.records import events, people, tallies, tasks, wishes
from engine.records.kinds import KINDS
from engine.records.schema import Refusal
from engine.records.store import Reading
from engine.records.tallies import Period

#: Days before the end of a wish's time, and since the last backup.
SOON, OLD = 7, 7
_MOST = 12


def today(ask: Ask) -> Response:
    day = ask.today()
    with ask.site.store.read() as r:
        return ask.page(
            "today.html",
            day=day,
            zone=ask.site.now().tzinfo,
            kinds=KINDS,
            **_day(ask, r, day),
            **_to_do(ask, r, day),
        )


def _day(ask: Ask, r: Reading, day: date) -> dict[str, Any]:
    period = Period(day, day, ask.village)
    month = events.listed(r, day.replace(day=1), day, village=ask.village)
    return {
        "came": len(tallies.sign_ins(r, period)),
        "sessions": sum(p.sessions for p in tallies.played(r, period)),
        "held": [h for h in month if h.day == day],
        "month": month[::-1][:_MOST],
        "ahead": events.listed(r, day + timedelta(days=1), day + timedelta(days=30), village=ask.village),
    }


def _to_do(ask: Ask, r: Reading, day: date) -> dict[str, Any]:
    out: dict[str, Any] = {
        "late": [],
        "soon": [],
        "taken": [],
        "names": {},
        "refused": 0,
        "backup": None,
        "old": False,
    }
    if ask.may("wishes"):
        ledger = wishes.listed(r, village=ask.village)
        unclosed = [x for x in ledger if x.standing.state in ("open", "claimed")]
        out["late"] = wishes.overdue(r, day, village=ask.village)
        soon = [x for x in unclosed if day <= x.due <= day + timedelta(days=SOON)]
        out["soon"] = sorted(soon, key=lambda x: (x.due, x.number))
    if ask.may("roster"):
        taken = tasks.accepted(r, day - timedelta(days=30), day)
        persons = {t.person: p for t in taken if t.person and (p := people.person(r, t.person)) is not None}
        seen = [t for t in taken if t.person in persons and ask.village in ("", persons[t.person].village)]
        out["taken"], out["names"] = seen[:_MOST], persons
    if ask.may("backup"):
        out["refused"] = r.session.scalar(select(func.count()).select_from(Refusal)) or 0
        kept = backup.listed(ask.site.folder)
        out["backup"] = kept[0] if kept else None
        out["old"] = not kept or ask.site.clock() - kept[0].at > timedelta(days=OLD)
    return out


def _board(ask: Ask) -> Board:
    with ask.site.store.read() as r:
        return board_of(r, ask.today())


def mark_of(board: Board) -> str:
    """Another one when the board shows something else."""
    return sha256(repr(board).encode()).hexdigest()[:16]


def board(ask: Ask) -> Response:
    shown = _board(ask)
    return ask.page(
        "board.html", board=shown, mark=mark_of(shown), most=max((b.all for b in shown.villages), default=1)
    )


def mark(ask: Ask) -> Response:
    return PlainTextResponse(mark_of(_board(ask)))


pages = [
    Page("GET", "/", "today", today),
    Page("GET", "/board", PUBLIC, board),
    Page("GET", "/board/mark", PUBLIC, mark),
]

"""Finished answers: checked, written to the journal, and only then confirmed."""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from engine.errors import StoreError
from engine.players.kiosk.kiosk import Kiosk
from engine.players.kiosk.records import Sent, name_of, sent_from, verdict
from engine.players.kiosk.routes.asking import kiosk_of
from engine.players.web.asking import answered, body_of, refused

#: Records in one request.
MOST = 20


async def take(request: Request) -> Response:
    """Confirms by session and number. What is not confirmed the page sends again."""
    body = await body_of(request)
    records = body.get("records") if body is not None else None
    if not isinstance(records, list) or len(records) > MOST:
        return refused("no records", 400)
    try:
        confirmed = await run_in_threadpool(_written, kiosk_of(request), records)
    except StoreError as e:
        return refused(e.says.en, 503)
    return answered({"confirmed": confirmed})


def _written(kiosk: Kiosk, records: list[Any]) -> list[list[Any]]:
    """Write the records; returns the names of those that are on the disk now."""
    named: list[list[Any]] = []
    good: list[tuple[Sent, str]] = []
    for raw in records:
        try:
            session, seq, _ = name_of(raw if isinstance(raw, dict) else {})
        except ValueError:
            continue  # it cannot be told apart from others, so it can be neither kept nor confirmed
        named.append([session, seq])
        if kiosk.journal.has(session, seq):
            continue
        try:
            sent = sent_from(raw)
        except ValueError as e:
            kiosk.journal.refuse(session, seq, raw, f"bad {e}")
            continue
        good.append((sent, verdict(kiosk.works.program(sent.digest), sent)))
    kiosk.journal.add(good)
    return named


routes: list[BaseRoute] = [Route("/api/records", take, methods=["POST"])]

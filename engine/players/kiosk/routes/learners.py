"""Signing in, and the progress of whoever is signed in."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from engine.errors import StoreError
from engine.players.kiosk.roster import search
from engine.players.kiosk.routes.asking import kiosk_of
from engine.players.kiosk.visits import Shelved
from engine.players.library import Entry
from engine.players.web.asking import answered, body_of, refused

#: People that are listed at once; with more, the page asks for another letter.
LISTED = 6


def villages(request: Request) -> Response:
    return answered({"villages": kiosk_of(request).roster.villages()})


def people(request: Request) -> Response:
    """Masked names, once they are few enough, and the letters that may come next."""
    village = request.query_params.get("village", "")
    typed = request.query_params.get("typed", "").lower()
    found, letters = search(kiosk_of(request).roster, village, typed)
    named = found if len(found) <= LISTED or not letters else []
    return answered(
        {"count": len(found), "letters": letters, "people": [{"id": p.id, "name": p.masked} for p in named]}
    )


async def begin(request: Request) -> Response:
    """A visit for the person who was chosen; only now is the whole name told."""
    body = await body_of(request)
    kiosk = kiosk_of(request)
    begun = kiosk.visits.begin(str(body.get("person"))) if body is not None else None
    if begun is None:
        return refused("unknown person", 404)
    token, person = begun
    standings = Shelved(kiosk.folder, kiosk.works, person.id).standings()
    return answered(
        {
            "token": token,
            "id": person.id,
            "name": person.name,
            "standings": {work: [[b.zh, b.en] for b in said] for work, said in standings.items()},
        }
    )


async def end(request: Request) -> Response:
    kiosk_of(request).visits.end(request.headers.get("x-visit", ""))
    return answered({})


def progress(request: Request) -> Response:
    """The session that is kept of a work, and whether it had come to its end."""
    found = _shelved(request)
    if isinstance(found, Response):
        return found
    shelved, entry = found
    kept = shelved.load(entry)
    return answered({"save": kept.session, "over": kept.over, "units": kept.record.units})


async def keep(request: Request) -> Response:
    from starlette.concurrency import run_in_threadpool

    found = _shelved(request)
    if isinstance(found, Response):
        return found
    body = await body_of(request)
    save = body.get("save") if body is not None else None
    if not isinstance(save, dict):
        return refused("no save", 400)
    shelved, entry = found
    try:
        confirmed = await run_in_threadpool(shelved.keep, entry, save)
    except StoreError as e:
        return refused(e.says.en, 503)
    return answered({}) if confirmed else refused("replay differs", 422)


def _shelved(request: Request) -> tuple[Shelved, Entry] | Response:
    kiosk = kiosk_of(request)
    person = kiosk.visits.person(request.headers.get("x-visit", ""))
    if person is None:
        return refused("not signed in", 401)
    entry = next((e for e in kiosk.works.entries() if e.id == request.path_params["work"]), None)
    if entry is None:
        return refused("unknown work", 404)
    return Shelved(kiosk.folder, kiosk.works, person.id), entry


routes: list[BaseRoute] = [
    Route("/api/villages", villages),
    Route("/api/people", people),
    Route("/api/visit", begin, methods=["POST"]),
    Route("/api/visit", end, methods=["DELETE"]),
    Route("/api/progress/{work}", progress),
    Route("/api/progress/{work}", keep, methods=["PUT"]),
]

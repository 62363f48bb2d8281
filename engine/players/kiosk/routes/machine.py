"""The machine itself: the page's heartbeat, the state of the kiosk, the way out."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from engine.players.kiosk.routes.asking import kiosk_of
from engine.players.web.asking import answered, body_of, refused


async def beat(request: Request) -> Response:
    body = await body_of(request)
    if body is None:
        return refused("no beat", 400)
    kiosk_of(request).heartbeat.beat(str(body.get("screen", ""))[:40])
    return answered({})


def health(request: Request) -> Response:
    """For the supervisor and for ``wait-ready``: how long the page has been silent."""
    kiosk = kiosk_of(request)
    return answered(
        {
            "age": round(kiosk.heartbeat.age, 1),
            "beats": kiosk.heartbeat.beats,
            "screen": kiosk.heartbeat.screen,
            "leaving": kiosk.leaving.is_set(),
        }
    )


async def leave(request: Request) -> Response:
    """The end of the kiosk, for whoever knows the PIN."""
    kiosk = kiosk_of(request)
    body = await body_of(request)
    if not kiosk.config.pin:
        return refused("no PIN is set", 403)
    pin = str(body.get("pin", "")) if body is not None else ""
    if not await run_in_threadpool(kiosk.lock.opens, pin):
        return answered({"error": "wrong PIN", "wait": kiosk.lock.seconds_left()}, 403)
    kiosk.leaving.set()
    return answered({})


routes: list[BaseRoute] = [
    Route("/api/beat", beat, methods=["POST"]),
    Route("/health", health),
    Route("/api/exit", leave, methods=["POST"]),
]

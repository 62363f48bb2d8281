"""Views: as a stream of events, or asked for one by one."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from engine.players.live.gate import has_role, seat_of, too_often
from engine.players.live.routes.asking import desk_of
from engine.players.live.routes.lecturer import role_of
from engine.players.live.streams import Listening, Stream
from engine.players.web.asking import refused

#: Who may look at what. The remote sees what the console sees.
_SEEN_BY = {"projector": ("projector", "console"), "console": ("console", "remote")}


def _looking(request: Request) -> tuple[str, int] | Response:
    """The page that asks and its seat, or a refusal."""
    desk, page = desk_of(request), request.path_params["page"]
    if page == "phone":
        seat = seat_of(request, desk)
        return (page, seat) if seat else refused("seat", 401)
    if page not in _SEEN_BY:
        return refused("page", 404)
    may = any(has_role(request, desk, r) for r in _SEEN_BY[page]) or role_of(request) == "console"
    return (page, 0) if may else refused("key", 403)


async def state(request: Request) -> Response:
    desk, found = desk_of(request), _looking(request)
    if isinstance(found, Response):
        return found
    page, seat = found
    if seat:
        desk.asked(seat)
    v, data = desk.view(page, seat)
    # Who is online is in the console's view, and no entry tells of it.
    if page != "console" and request.query_params.get("v") == str(v):
        return Response(status_code=304)
    return Response(data, media_type="application/json")


class Streaming:
    """An ASGI endpoint: a stream outlives what a route function can answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        desk, found = desk_of(request), _looking(request)
        if isinstance(found, Response):
            await found(scope, receive, send)
            return
        stream = Stream(*found)
        if not desk.greet(stream):
            await too_often(5)(scope, receive, send)
            return
        try:
            await Listening(desk.streams, stream)(scope, receive, send)
        finally:
            desk.changed()


routes: list[BaseRoute] = [
    Route("/api/stream/{page}", Streaming(), methods=["GET"]),
    Route("/api/state/{page}", state),
]

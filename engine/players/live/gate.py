"""Who asks, how often, and in which role: what stands before the routes of a room besides the guard.

Roles are signed cookies. The console's and the projector's page come from the laptop, so what they ask is not
counted: a flood of phones cannot take the room out of the lecturer's hands.
"""

import re
from collections.abc import Mapping

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from engine.players.live.desk import Desk
from engine.players.live.limits import Buckets
from engine.players.live.seats import seat_number, signed, unsigned

#: Cookies by role.
SEAT, CONSOLE, PROJECTOR, REMOTE = "qj_seat", "qj_console", "qj_projector", "qj_remote"
#: A second, and at once. A whole room may come from one address, when a router stands between.
API, FILES = (400.0, 4_000.0), (1_500.0, 20_000.0)
VOTES = (5.0, 10.0)
#: New seats for one address: a full hall at once, and then so few that others still find room (``seats.MOST``).
JOINS = (2.0, 1_000.0)
#: Wrong codes, wrong keys and wrong digits from one address.
GUESSES = (0.5, 20.0)

#: What phones ask to see whether a network has a way out; without the answer they leave it.
PROBES: Mapping[str, tuple[int, str, str]] = {
    "/generate_204": (204, "", "text/plain"),
    "/gen_204": (204, "", "text/plain"),
    "/hotspot-detect.html": (
        200, "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>", "text/html"
    ),
    "/library/test/success.html": (
        200, "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>", "text/html"
    ),
    "/connecttest.txt": (200, "Microsoft Connect Test", "text/plain"),
    "/ncsi.txt": (200, "Microsoft NCSI", "text/plain"),
    "/success.txt": (200, "success\n", "text/plain"),
}  # fmt: skip
_NO_CONTENT = re.compile(r".*/generate_204")


class Limits:
    """The buckets of one server."""

    def __init__(self) -> None:
        self.api = Buckets(*API)
        self.files = Buckets(*FILES)
        self.votes = Buckets(*VOTES)
        self.joins = Buckets(*JOINS)
        self.guesses = Buckets(*GUESSES)


def probe(path: str) -> Response | None:
    """The answer to a question whether there is a way out."""
    if _NO_CONTENT.fullmatch(path):
        path = "/generate_204"
    found = PROBES.get(path)
    return None if found is None else Response(found[1], found[0], media_type=found[2])


class Stranger:
    """Whoever asks this machine under a name that is not its own: a phone's probe, or a lost page."""

    def __init__(self, url: str) -> None:
        self.url = url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = probe(scope["path"]) or RedirectResponse(self.url, 302)
        await response(scope, receive, send)


class Gate:
    """Counts what each address asks."""

    def __init__(self, app: ASGIApp, desk: Desk, limits: Limits) -> None:
        self.app = app
        self.desk = desk
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not is_lecturer(HTTPConnection(scope), self.desk):
            bucket = self.limits.api if scope["path"].startswith("/api/") else self.limits.files
            wait = bucket.take(address_of(scope))
            if wait:
                await too_often(wait)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def too_often(wait: int) -> Response:
    return PlainTextResponse(
        '{"error":"often"}', 429, {"retry-after": str(wait)}, media_type="application/json"
    )


def address_of(scope: Scope) -> str:
    return str(scope["client"][0]) if scope.get("client") else ""


def is_here(scope: Scope) -> bool:
    """Whether the request comes from this machine itself."""
    return address_of(scope) in ("127.0.0.1", "::1")


def cookie_for(desk: Desk, role: str) -> str:
    """The value of a role's cookie; that of the remote is void once there is a newer remote."""
    return signed(desk.keys.signing, f"{role}.{desk.room.remote}" if role == "remote" else role)


def is_lecturer(connection: HTTPConnection, desk: Desk) -> bool:
    """Whether a cookie says console, projector or remote."""
    return any(has_role(connection, desk, role) for role in ("console", "projector", "remote"))


def has_role(connection: HTTPConnection, desk: Desk, role: str) -> bool:
    token = connection.cookies.get(f"qj_{role}", "")
    if not token or unsigned(desk.keys.signing, token) is None:
        return False
    if role == "remote":
        return desk.room.remote_in and token == cookie_for(desk, "remote")
    return token == cookie_for(desk, role)


def seat_of(connection: HTTPConnection, desk: Desk) -> int:
    """The seat that a request is from; nought for none."""
    for token in (connection.headers.get("x-seat", ""), connection.cookies.get(SEAT, "")):
        n = seat_number(desk.keys.signing, token) if token else None
        if n is not None and n in desk.room.seats:
            return n
    return 0

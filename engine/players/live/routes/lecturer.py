"""What the console, the projector's keys and the remote send; and the record."""

import base64
import hmac
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from engine.errors import StoreError
from engine.players.live import record
from engine.players.live.commands import PROJECTOR, REMOTE
from engine.players.live.gate import cookie_for, has_role, is_here
from engine.players.live.routes.asking import desk_of, guessed_wrong, guessing, with_cookie
from engine.players.web.asking import answered, body_of, refused
from engine.players.web.guard import HEADERS

#: Commands by role; the console may do everything.
MAY = {"projector": PROJECTOR, "remote": REMOTE}
_STYLE = base64.b64encode(sha256(record.STYLE.encode()).digest()).decode()


async def enter(request: Request) -> Response:
    """Let in by key or digits: the answer carries the cookie of the role."""
    desk, body = desk_of(request), await body_of(request)
    if body is None:
        return refused("body", 400)
    refusal = guessing(request)
    if refusal is not None:
        return refusal
    try:
        role = await _role_for(request, body)
    except StoreError as e:
        return refused(e.says.en, 503)
    if role is None:
        guessed_wrong(request)
        return refused("key", 403)
    return with_cookie(answered({"role": role, "v": desk.room.v}), f"qj_{role}", cookie_for(desk, role))


async def _role_for(request: Request, body: dict[str, object]) -> str | None:
    desk = desk_of(request)
    digits = body.get("digits")
    if isinstance(digits, str):
        return "remote" if await desk.enter_remote("".join(digits.split())) else None
    key = str(body.get("key") or request.headers.get("x-room-key", "")).encode()
    if hmac.compare_digest(key, desk.keys.console.encode()):
        return "console"
    if hmac.compare_digest(key, desk.keys.projector.encode()):
        return "projector"
    return "projector" if not key and is_here(request.scope) else None


def role_of(request: Request) -> str | None:
    """The strongest role that a request has; a header with a key is looked at like a cookie."""
    desk = desk_of(request)
    key = request.headers.get("x-room-key", "")
    if key and hmac.compare_digest(key.encode(), desk.keys.console.encode()):
        return "console"
    return next((r for r in ("console", "remote", "projector") if has_role(request, desk, r)), None)


async def command(request: Request) -> Response:
    role = role_of(request)
    if role is None:
        refusal = guessing(request)
        if refusal is None:
            guessed_wrong(request)
        return refusal or refused("key", 403)
    desk, body = desk_of(request), await body_of(request)
    if body is None:
        return refused("body", 400)
    do = body.get("do")
    if do == "pointer":
        desk.point(body.get("x"), body.get("y"))
        return answered({"v": desk.room.v})
    if role in MAY and do not in MAY[role]:
        return refused("role", 403)
    try:
        why = await desk.command(body, role)
    except StoreError as e:
        return refused(e.says.en, 503)
    if why is not None:
        return refused(why, 400 if why == "unknown" else 409)
    return answered({"v": desk.room.v})


def found(request: Request) -> Response:
    """The session's record as it is now."""
    if role_of(request) != "console":
        return refused("key", 403)
    return answered(record.session_record(desk_of(request).room))


def summary(request: Request) -> Response:
    """The page to print; its style is the only one that stands in a page."""
    if role_of(request) != "console":
        return refused("key", 403)
    room = desk_of(request).room
    policy = HEADERS["content-security-policy"].replace("style-src 'self'", f"style-src 'sha256-{_STYLE}'")
    page = record.summary(record.session_record(room), room.language)
    return HTMLResponse(page, headers={"content-security-policy": policy})


routes: list[BaseRoute] = [
    Route("/api/enter", enter, methods=["POST"]),
    Route("/api/command", command, methods=["POST"]),
    Route("/api/record", found),
    Route("/summary", summary),
]

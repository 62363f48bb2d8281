"""What every route asks for first."""

from starlette.requests import Request
from starlette.responses import Response

from engine.players.live.desk import Desk
from engine.players.live.gate import Limits, address_of, too_often

#: Seconds that a seat and a key stay in the browser: a day of teaching.
_COOKIE = 14 * 3600


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def limits_of(request: Request) -> Limits:
    limits: Limits = request.app.state.limits
    return limits


def guessing(request: Request) -> Response | None:
    """A refusal for an address that has guessed too often; nothing is taken from who guesses right."""
    wait = limits_of(request).guesses.wait(address_of(request.scope))
    return too_often(wait) if wait else None


def guessed_wrong(request: Request) -> None:
    limits_of(request).guesses.take(address_of(request.scope))


def with_cookie(response: Response, name: str, value: str) -> Response:
    response.set_cookie(name, value, max_age=_COOKIE, httponly=True, samesite="strict", path="/")
    return response

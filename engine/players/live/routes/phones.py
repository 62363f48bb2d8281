"""What a phone sends: it joins, signs in where there is a list, and votes."""

import hmac

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from engine.errors import StoreError
from engine.players.kiosk.roster import search
from engine.players.live.gate import SEAT, address_of, seat_of, too_often
from engine.players.live.routes.asking import desk_of, guessed_wrong, guessing, limits_of, with_cookie
from engine.players.live.seats import seat_number, signed
from engine.players.web.asking import answered, body_of, refused

#: Names that are listed at once; with more, the page asks for another letter.
LISTED = 6


async def join(request: Request) -> Response:
    """A seat: the phone's own one again, or a new one for the right code."""
    desk, body = desk_of(request), await body_of(request)
    if body is None:
        return refused("body", 400)
    try:
        seat = _own_seat(request, body)
        if seat == 0 or body.get("again") is True:
            refusal = _wrong_code(request, body) if seat == 0 else None
            if refusal is not None:
                return refusal
            wait = limits_of(request).joins.take(address_of(request.scope))
            if wait:
                return too_often(wait)
            made, why = await desk.new_seat(seat)
            if made is None:
                return refused(why or "closed", 403)
            seat = made.n
        if "person" in body:
            refusal = await _sign_in(request, seat, str(body["person"]))
            if refusal is not None:
                return refusal
    except StoreError as e:
        return refused(e.says.en, 503)
    found = desk.room.seats.get(seat)
    assert found is not None
    token = signed(desk.keys.signing, f"seat.{seat}")
    out = {"seat": token, "name": found.name, "n": seat}
    if found.person is not None:
        out["person"] = found.person[1]
    return with_cookie(answered(out), SEAT, token)


def _own_seat(request: Request, body: dict[str, object]) -> int:
    """The seat of the token in the body, or that of the cookie; a token of another room is none."""
    desk, token = desk_of(request), body.get("seat")
    if isinstance(token, str) and token:
        n = seat_number(desk.keys.signing, token)
        if n is not None and n in desk.room.seats:
            return n
    return seat_of(request, desk)


def _wrong_code(request: Request, body: dict[str, object]) -> Response | None:
    refusal = guessing(request)
    if refusal is not None:
        return refusal
    if not hmac.compare_digest(str(body.get("code", "")).encode(), desk_of(request).room.code.encode()):
        guessed_wrong(request)
        return refused("code", 403)
    return None


async def _sign_in(request: Request, seat: int, id: str) -> Response | None:
    person = request.app.state.roster.person(id)
    if person is None:
        return refused("person", 404)
    await desk_of(request).put({"do": "person", "seat": seat, "id": person.id, "name": person.name})
    return None


async def vote(request: Request) -> Response:
    """The answer is what is stored, after it is on the disk."""
    desk = desk_of(request)
    seat = seat_of(request, desk)
    if seat == 0:
        return refused("seat", 401)
    wait = limits_of(request).votes.take(f"seat {seat}")
    if wait:
        return too_often(wait)
    body = await body_of(request)
    if body is None:
        return refused("response", 400)
    try:
        stored, why = await desk.vote(seat, body)
    except StoreError as e:
        return refused(e.says.en, 503)
    if stored is None:
        return refused(why or "closed", 400 if why == "response" else 409)
    return answered(stored)


def villages(request: Request) -> Response:
    if seat_of(request, desk_of(request)) == 0:
        return refused("seat", 401)
    return answered({"villages": request.app.state.roster.villages()})


def people(request: Request) -> Response:
    """Masked names, once they are few enough, and the letters that may come next."""
    if seat_of(request, desk_of(request)) == 0:
        return refused("seat", 401)
    village, typed = request.query_params.get("village", ""), request.query_params.get("typed", "").lower()
    found, letters = search(request.app.state.roster, village, typed)
    named = found if len(found) <= LISTED or not letters else []
    listed = [{"id": p.id, "name": p.masked} for p in named]
    return answered({"count": len(found), "letters": letters, "people": listed})


routes: list[BaseRoute] = [
    Route("/api/join", join, methods=["POST"]),
    Route("/api/vote", vote, methods=["POST"]),
    Route("/api/villages", villages),
    Route("/api/people", people),
]

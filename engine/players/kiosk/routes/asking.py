"""What routes read of a request, and how they answer."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from engine.players.kiosk.kiosk import Kiosk
from engine.players.kiosk.works import as_json


def kiosk_of(request: Request) -> Kiosk:
    kiosk: Kiosk = request.app.state.kiosk
    return kiosk


async def body_of(request: Request) -> dict[str, Any] | None:
    """The JSON object in a request, or nothing."""
    try:
        read = json.loads(await request.body())
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def answered(value: Any, status: int = 200) -> Response:
    return Response(as_json(value), status, media_type="application/json")


def refused(why: str, status: int) -> Response:
    """A refusal in a word that the page understands."""
    return answered({"error": why}, status)

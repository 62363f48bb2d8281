"""What routes read of a request, and how they answer."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response


def as_json(value: Any) -> bytes:
    """Raises ``ValueError`` for what JSON cannot hold: half a character, a number that is none."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


async def body_of(request: Request) -> dict[str, Any] | None:
    """The JSON object in a request, or nothing. What could not be written down again, like half a character, is none."""
    try:
        read = json.loads(await request.body())
        as_json(read)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def answered(value: Any, status: int = 200) -> Response:
    return Response(as_json(value), status, media_type="application/json")


def refused(why: str, status: int) -> Response:
    """A refusal in a word that the page understands."""
    return answered({"error": why}, status)

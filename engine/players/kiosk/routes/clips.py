"""Rendered speech: what there is of a work, and the clips."""

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from engine.players.clips import OWN, clip_file, manifest_of
from engine.players.kiosk.routes.asking import kiosk_of
from engine.players.web.asking import answered

#: A clip never changes: another sound has another key.
_FOREVER = "public, max-age=31536000, immutable"


def manifest(request: Request) -> Response:
    """Voice → sentence → key and milliseconds; empty where nothing was rendered."""
    kiosk, name = kiosk_of(request), request.path_params["work"]
    known = name == OWN or name in {e.id for e in kiosk.works.entries()}
    found = manifest_of(kiosk.sounds, name) if known and kiosk.sounds is not None else None
    return answered({"draft": bool(found and found.get("draft")), "clips": found["clips"] if found else {}})


def clip(request: Request) -> Response:
    kiosk = kiosk_of(request)
    path = clip_file(kiosk.sounds, request.path_params["key"]) if kiosk.sounds is not None else None
    if path is None:
        return PlainTextResponse("no such clip", 404)
    return FileResponse(path, headers={"cache-control": _FOREVER}, media_type="audio/mpeg")


routes: list[BaseRoute] = [Route("/api/clips/{work}", manifest), Route("/clips/{key}.mp3", clip)]

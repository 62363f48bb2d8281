"""Rendered speech for a page: what there is of a work, and the clips."""

from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from engine.players.clips import OWN, clip_file, manifest_of
from engine.players.web.asking import answered

#: A clip never changes: another sound has another key.
_FOREVER = "public, max-age=31536000, immutable"
#: The project in which speech was rendered, if there is one; whether a work may be asked for.
Root = Callable[[Request], Path | None]
Known = Callable[[Request, str], bool]


def clip_routes(root_of: Root, knows: Known) -> list[BaseRoute]:
    """``/api/clips/WORK``: voice → sentence → key and milliseconds, empty where nothing was rendered; ``/clips/KEY.mp3``."""

    def manifest(request: Request) -> Response:
        root, name = root_of(request), request.path_params["work"]
        found = (
            manifest_of(root, name) if root is not None and (name == OWN or knows(request, name)) else None
        )
        return answered(
            {"draft": bool(found and found.get("draft")), "clips": found["clips"] if found else {}}
        )

    def clip(request: Request) -> Response:
        root = root_of(request)
        path = clip_file(root, request.path_params["key"]) if root is not None else None
        if path is None:
            return PlainTextResponse("no such clip", 404)
        return FileResponse(path, headers={"cache-control": _FOREVER}, media_type="audio/mpeg")

    return [Route("/api/clips/{work}", manifest), Route("/clips/{key}.mp3", clip)]

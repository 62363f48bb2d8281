"""The page, its files, pictures, and the codes that lead to a stop."""

import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from engine.players.kiosk.routes.asking import kiosk_of
from engine.players.web.files import Files
from engine.players.web.qr import qr_svg

STATIC = Path(__file__).resolve().parent.parent / "static"
_STOP = re.compile(r"[^/?#\s]{1,100}")


def index(request: Request) -> Response:
    """The page, in the language of the kiosk; under ``/stop/…`` it opens that stop."""
    kiosk, stop = kiosk_of(request), request.path_params.get("stop")
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    page = page.replace("<html ", f'<html data-language="{kiosk.language}" ', 1)
    return HTMLResponse(page, 200 if stop is None or stop in kiosk.works.stops() else 404)


def code(request: Request) -> Response:
    """The QR code of a stop's address, for the screen and for printed cards."""
    kiosk, stop = kiosk_of(request), request.path_params["stop"]
    if not _STOP.fullmatch(stop) or stop not in kiosk.works.stops():
        return PlainTextResponse("no such stop", 404)
    return Response(qr_svg(f"{kiosk.base}/stop/{stop}"), media_type="image/svg+xml")


def media(request: Request) -> Response:
    path = kiosk_of(request).works.media(request.path_params["work"], request.path_params["path"])
    if path is None:
        return PlainTextResponse("no such file", 404)
    return FileResponse(path, headers={"cache-control": "no-cache"})


routes: list[BaseRoute] = [
    Route("/", index),
    Route("/stop/{stop}", index),
    Route("/qr/{stop}.svg", code),
    Route("/media/{work}/{path:path}", media),
    Mount("/static", Files(directory=STATIC)),
]

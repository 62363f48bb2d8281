"""The pages, their files, the code to scan, the pictures of the work."""

from pathlib import Path

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from engine.players import kiosk
from engine.players.live.gate import PROBES, PROJECTOR, cookie_for, is_here, is_lecturer, probe
from engine.players.live.routes.asking import desk_of, with_cookie
from engine.players.web.clips import clip_routes
from engine.players.web.files import Files
from engine.players.web.qr import qr_svg

STATIC = Path(__file__).resolve().parent.parent / "static"
#: What the pages of all players share.
SHARED = Path(kiosk.__file__).resolve().parent / "static"


def _page(request: Request, name: str) -> Response:
    path = STATIC / f"{name}.html"
    if not path.exists():
        return PlainTextResponse("no such page", 404)
    text = path.read_text(encoding="utf-8")
    language = desk_of(request).room.language
    return HTMLResponse(text.replace("<html ", f'<html data-language="{language}" ', 1))


def phone(request: Request) -> Response:
    return _page(request, "phone")


def console(request: Request) -> Response:
    return _page(request, "console")


def remote(request: Request) -> Response:
    return _page(request, "remote")


def projector(request: Request) -> Response:
    """The projector's page; on the laptop itself it comes with its cookie."""
    response = _page(request, "projector")
    if is_here(request.scope) and response.status_code == 200:
        with_cookie(response, PROJECTOR, cookie_for(desk_of(request), "projector"))
    return response


def join_code(request: Request) -> Response:
    return Response(qr_svg(desk_of(request).join.url), media_type="image/svg+xml")


def remote_code(request: Request) -> Response:
    """The way to the remote's page; the digits are not in it."""
    url = desk_of(request).join.url.rpartition("/")[0] + "/remote"
    return Response(qr_svg(url), media_type="image/svg+xml")


def media(request: Request) -> Response:
    find = request.app.state.pictures
    path = find(request.path_params["path"]) if find is not None else None
    if path is None:
        return PlainTextResponse("no such file", 404)
    return FileResponse(path, headers={"cache-control": "no-cache"})


def _sounds(request: Request) -> Path | None:
    """Heard in the hall, from the lecturer's machine alone."""
    sounds: Path | None = request.app.state.sounds
    return sounds if is_lecturer(request, desk_of(request)) else None


def probed(request: Request) -> Response:
    return probe(request.url.path) or PlainTextResponse("no such page", 404)


routes: list[BaseRoute] = [
    Route("/", phone),
    Route("/{code:int}", phone),
    Route("/projector", projector),
    Route("/console", console),
    Route("/remote", remote),
    Route("/api/qr.svg", join_code),
    Route("/api/qr/remote.svg", remote_code),
    Route("/media/{path:path}", media),
    Mount("/static", GZipMiddleware(Files(directory=STATIC, check_dir=False), minimum_size=500)),
    Mount("/shared", GZipMiddleware(Files(directory=SHARED), minimum_size=500)),
    *clip_routes(_sounds, lambda request, name: name == desk_of(request).room.bundle["id"]),
    *(Route(path, probed) for path in PROBES),
]

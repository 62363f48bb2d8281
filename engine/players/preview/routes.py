"""What the preview's server answers."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route

from engine.bundle.canonical import canonical
from engine.errors import EngineError
from engine.players import kiosk
from engine.players.kiosk.works import Media, pictures
from engine.players.preview.desk import Desk
from engine.players.web.asking import answered, body_of, refused
from engine.players.web.clips import clip_routes
from engine.players.web.files import Files
from engine.players.web.guard import HEADERS

STATIC = Path(__file__).resolve().parent / "static"
PLAYER = Path(kiosk.__file__).resolve().parent / "static"
#: Seconds between two signs of life, so that a page that is gone is noticed.
_BEAT = 15
#: What a save that fits no bundle may cause.
_UNPLAYABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError, AssertionError, RecursionError)
_POLICY = HEADERS["content-security-policy"]
#: The desk shows the stage in a frame, and nobody else does.
_DESK = {"content-security-policy": _POLICY.replace("base-uri", "frame-src 'self'; base-uri")}
_STAGE = {
    "content-security-policy": _POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    "x-frame-options": "SAMEORIGIN",
}


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _page(request: Request, name: str, headers: dict[str, str]) -> Response:
    desk = _desk(request)
    # A path of Windows begins with its drive: /C:/…
    root = desk.workshop.root.resolve().as_posix()
    data = (
        f'data-language="{desk.language}" data-root="{quote(root if root.startswith("/") else f"/{root}")}"'
    )
    page = (STATIC / name).read_text("utf-8").replace("<html ", f"<html {data} ", 1)
    return HTMLResponse(page, headers=headers)


def index(request: Request) -> Response:
    return _page(request, "index.html", _DESK)


def stage(request: Request) -> Response:
    return _page(request, "stage.html", _STAGE)


def works(request: Request) -> Response:
    desk = _desk(request)
    return answered({"works": desk.works(), "shown": desk.shown})


def work(request: Request) -> Response:
    """A work as it is now; from here on it is built first."""
    desk, name = _desk(request), request.path_params["work"]
    found = desk.workshop.works.get(name)
    if found is None:
        return refused("unknown work", 404)
    desk.shown = name
    told = desk.told(found)
    return answered({**told, **desk.contents(name)} if found.bundle is not None else told)


def bundle(request: Request) -> Response:
    try:
        found = _desk(request).workshop.bundle(request.path_params["work"])
    except EngineError as e:
        return refused(e.says.en, 404)
    return Response(canonical(found), media_type="application/json")


async def at(request: Request) -> Response:
    """Where a session stands. One that was made by another build is refused: the page has a newer one soon."""
    body = await body_of(request)
    save = body.get("save") if body is not None else None
    if not isinstance(save, dict):
        return refused("no save", 400)
    return await _worked(request, lambda desk, name: desk.at(name, save), save)


async def at_scene(request: Request) -> Response:
    body = await body_of(request)
    if body is None or not isinstance(body.get("scene"), str):
        return refused("no scene", 400)
    save = body.get("save")
    return await _worked(request, lambda desk, name: {"save": desk.at_scene(name, body["scene"], save)}, None)


async def forget(request: Request) -> Response:
    return await _worked(request, lambda desk, name: desk.forget(name), None)


async def _worked(request: Request, do: Any, save: dict[str, Any] | None) -> Response:
    desk, name = _desk(request), request.path_params["work"]
    try:
        if save is not None and desk.workshop.bundle(name)["digest"] != save.get("program"):
            return refused("another build", 409)
        return answered(await run_in_threadpool(do, desk, name))
    except EngineError as e:
        return refused(e.says.en, 404)
    except _UNPLAYABLE:
        return refused("not a session of this work", 400)


def events(request: Request) -> Response:
    """Server-sent events: every work that changed, as it changes."""
    return StreamingResponse(_told(_desk(request)), media_type="text/event-stream")


async def _told(desk: Desk) -> AsyncIterator[str]:
    queue: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue()
    desk.watchers.add(queue)
    try:
        # Between loading the page and this there may have been a build.
        yield _event("works", {"works": desk.works()})
        shown = desk.workshop.works.get(desk.shown or "")
        if shown is not None:
            yield _event("work", desk.told(shown))
        while True:
            try:
                yield _event(*await asyncio.wait_for(queue.get(), _BEAT))
            except TimeoutError:
                yield ": still here\n\n"
    finally:
        desk.watchers.discard(queue)


def _event(name: str, value: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(value, ensure_ascii=False)}\n\n"


def media_route(find: Media) -> Route:
    """Pictures and sounds that the work itself names."""

    def media(request: Request) -> Response:
        name, path = request.path_params["work"], request.path_params["path"]
        try:
            found = _desk(request).workshop.bundle(name)
        except EngineError:
            return PlainTextResponse("no such work", 404)
        file = find(name, path) if path in found["media"] or path in pictures(found) else None
        if file is None:
            return PlainTextResponse("no such file", 404)
        return FileResponse(file, headers={"cache-control": "no-cache"})

    return Route("/media/{work}/{path:path}", media)


def routes(find: Media) -> list[BaseRoute]:
    """All of them; ``find`` finds the pictures of a work."""
    return [
        Route("/", index),
        Route("/stage", stage),
        Route("/api/works", works),
        Route("/api/work/{work}", work),
        Route("/api/bundle/{work}", bundle),
        Route("/api/at/{work}", at, methods=["POST"]),
        Route("/api/from/{work}", at_scene, methods=["POST"]),
        Route("/api/forget/{work}", forget, methods=["POST"]),
        Route("/api/events", events),
        media_route(find),
        *clip_routes(lambda r: _desk(r).workshop.root, lambda r, name: name in _desk(r).workshop.works),
        Mount("/preview/static", Files(directory=STATIC)),
        # The player's own files, at the distance from ours that they have on the disk.
        Mount("/kiosk/static", Files(directory=PLAYER)),
    ]

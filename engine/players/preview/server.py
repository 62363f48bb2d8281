"""The preview's server: on this machine only, behind the same guard as the kiosk."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from engine.players.kiosk.works import Media
from engine.players.preview.desk import Desk
from engine.players.preview.routes import routes
from engine.players.web.guard import Guard, hosts_for
from engine.players.web.running import Server

HOST = "127.0.0.1"
#: A save is one event or several within so many milliseconds; editors write in more than one step.
STEP, BURST = 20, 200


def make_app(desk: Desk, media: Media, port: int) -> ASGIApp:
    app = Starlette(routes=routes(media))
    app.router.redirect_slashes = False
    app.state.desk = desk
    return Guard(app, hosts_for(HOST, port))


async def changes(folders: list[Path], matters: Callable[[str], bool]) -> AsyncIterator[Any]:
    """Something at every change of a file that matters."""
    from watchfiles import awatch

    async for found in awatch(
        *folders, watch_filter=lambda _, path: matters(path), step=STEP, debounce=BURST
    ):
        yield found


async def serve(
    desk: Desk, media: Media, sources: AsyncIterator[Any], *, port: int, ready: Callable[[], None]
) -> None:
    """Serve and build until a signal ends it; ``ready`` is called when the page can be loaded."""
    config = uvicorn.Config(
        make_app(desk, media, port), host=HOST, port=port, log_level="warning", access_log=False, ws="none",
        lifespan="off", server_header=False, date_header=False, timeout_graceful_shutdown=1,
    )  # fmt: skip
    server = Server(config)
    building = asyncio.create_task(desk.run(sources))
    telling = asyncio.create_task(_ready(server, ready))
    try:
        await server.serve()
    finally:
        for task in (building, telling):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _ready(server: uvicorn.Server, ready: Callable[[], None]) -> None:
    while not server.started:
        await asyncio.sleep(0.02)
    ready()

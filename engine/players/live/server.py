"""The room's server: the routes behind gate and guard, one process of uvicorn."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from engine.players.kiosk.roster import ListedRoster
from engine.players.live.desk import Desk, Join
from engine.players.live.gate import Gate, Limits, Stranger
from engine.players.live.routes import lecturer, pages, phones, streams
from engine.players.web.guard import Guard, hosts_for
from engine.players.web.running import Server

PORT = 8770
#: Largest request body: an answer, a command.
LIMIT = 2048
#: Connections at once, those of the phones' votes included.
CONNECTIONS = 5_000
#: Finds a picture of the work; nothing when there is no such file.
Pictures = Callable[[str], Path | None]


def join_at(address: str, port: int, code: str) -> Join:
    """Where phones go; an empty address: nowhere, the room has only this machine."""
    if not address:
        return Join(False, "", f"http://127.0.0.1:{port}/{code}")
    shown = address if port == 80 else f"{address}:{port}"
    return Join(True, shown, f"http://{shown}/{code}")


def roster_in(data: Path) -> ListedRoster:
    """The list of learners in the data folder; an empty one where there is none. Raises ``StoreError``."""
    from engine.players.kiosk.config import Config
    from engine.players.kiosk.server import roster_in as listed

    return listed(data, Config())


def make_app(
    desk: Desk,
    *,
    port: int,
    addresses: list[str] | None = None,
    pictures: Pictures | None = None,
    roster: ListedRoster | None = None,
    limits: Limits | None = None,
    sounds: Path | None = None,
) -> ASGIApp:
    """The server's app. ``addresses`` are those of this machine that phones may use; none: this machine only.

    ``sounds`` is the project in which speech was rendered, if there is one.
    """
    app = Starlette(routes=[*pages.routes, *phones.routes, *lecturer.routes, *streams.routes])
    app.router.redirect_slashes = False
    state = app.state
    state.desk, state.limits = desk, limits or Limits()
    state.sounds = sounds
    state.pictures, state.roster = pictures, roster or ListedRoster()
    desk.roster = bool(state.roster.villages())
    hosts = set(hosts_for("127.0.0.1", port))
    for address in addresses or []:
        hosts |= hosts_for(address, port)
    stranger = Stranger(desk.join.url) if addresses else None
    return Guard(Gate(app, desk, state.limits), hosts, LIMIT, stranger)


async def serve(desk: Desk, app: ASGIApp, *, host: str, port: int, started: Callable[[], None]) -> None:
    """Serve until a signal ends it. ``started`` is called when pages can be opened."""
    _allow_files()
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", access_log=False, ws="none", lifespan="off",
        server_header=False, date_header=False, timeout_keep_alive=75, timeout_graceful_shutdown=2, backlog=2048,
        limit_concurrency=CONNECTIONS,
    )  # fmt: skip
    server = Server(config)
    working = asyncio.create_task(desk.run())
    telling = asyncio.create_task(_when(server, started))
    closing = asyncio.create_task(_close(server, desk))
    try:
        serving = asyncio.create_task(server.serve())
        await asyncio.wait({serving, working}, return_when=asyncio.FIRST_COMPLETED)
        server.should_exit = True  # without its desk a server would take votes that nobody writes down
        await serving
    finally:
        for task in (telling, closing, working):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _when(server: uvicorn.Server, started: Callable[[], None]) -> None:
    while not server.started:
        await asyncio.sleep(0.02)
    started()


async def _close(server: uvicorn.Server, desk: Desk) -> None:
    """End the streams when the server is to end: it waits for open answers."""
    while not server.should_exit:
        await asyncio.sleep(0.1)
    for stream in desk.streams:
        stream.close()


def _allow_files() -> None:
    """A thousand phones are two thousand connections; many systems allow 1,024 unless they are asked."""
    try:
        import resource
    except ImportError:  # Windows counts otherwise
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * CONNECTIONS if hard == resource.RLIM_INFINITY else min(2 * CONNECTIONS, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))

"""The kiosk's server: the routes behind the guard, run by uvicorn on this machine only."""

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from engine.diagnostics.both import Language
from engine.players.kiosk.config import Config, read_config
from engine.players.kiosk.journal import Journal
from engine.players.kiosk.kiosk import Kiosk
from engine.players.kiosk.notify import notify, watchdog_seconds
from engine.players.kiosk.roster import ListedRoster, read_roster, stored_roster
from engine.players.kiosk.routes import learners, machine, pages, records
from engine.players.kiosk.routes import works as works_routes
from engine.players.kiosk.security import Guard, hosts_for
from engine.players.kiosk.works import Media, Works
from engine.players.library import Shelf

#: Lists of learners that are looked for when the settings name none.
ROSTERS = ("roster.csv", "roster.json")
#: Seconds between the PIN and the end; longer than a supervisor waits between two questions.
GRACE = 2.5
Beside = Callable[[Kiosk], Coroutine[None, None, None]]


def make_kiosk(
    folder: Path,
    shelf: Shelf,
    *,
    port: int,
    names: Sequence[str] = (),
    media: Media | None = None,
    language: Language = "zh",
) -> Kiosk:
    """A kiosk with its data in ``folder``. Raises ``StoreError`` when the settings cannot be read."""
    config = read_config(folder)
    base = config.address.rstrip("/") or f"http://127.0.0.1:{port}"
    works = Works(shelf, folder, names, media)
    return Kiosk(folder, config, works, roster_in(folder, config), Journal(folder), base, language)


def roster_in(folder: Path, config: Config) -> ListedRoster:
    """The list of learners: a file in the folder, else the record store.

    An empty one where there is neither, and then nobody is asked to sign in.
    """
    for name in [config.roster] if config.roster else ROSTERS:
        if (folder / name).exists():
            return read_roster(folder / name)
    if config.roster:
        read_roster(folder / config.roster)  # tells that the named file is missing
    address = os.environ.get("QINGJING_STORE")
    if address or (folder / "records.db").exists():
        return stored_roster(address, folder)
    return ListedRoster()


def make_app(kiosk: Kiosk, *, host: str = "127.0.0.1", port: int) -> ASGIApp:
    app = Starlette(
        routes=[*pages.routes, *works_routes.routes, *learners.routes, *records.routes, *machine.routes]
    )
    app.router.redirect_slashes = False
    app.state.kiosk = kiosk
    # The page is forty small files: compressed, they are a third.
    return Guard(GZipMiddleware(app, minimum_size=500), hosts_for(host, port, kiosk.config.address))


class _Server(uvicorn.Server):
    """Tells systemd when it listens, and ends in its own time.

    uvicorn raises the signal again once it has shut down, which would end the process before the browser
    is ended.
    """

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        ends = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.signal(number, self.handle_exit) for number in ends}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            notify("READY=1")


async def serve(kiosk: Kiosk, *, host: str, port: int, beside: Beside | None = None) -> None:
    """Serve until a signal or the PIN ends it. ``beside`` runs along: the browser's supervisor."""
    app = make_app(kiosk, host=host, port=port)
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", access_log=False, ws="none", lifespan="off",
        server_header=False, date_header=False, timeout_keep_alive=75, timeout_graceful_shutdown=2,
    )  # fmt: skip
    server = _Server(config)
    tasks = [asyncio.create_task(_leave(kiosk, server)), asyncio.create_task(_ping())]
    if beside is not None:
        tasks.append(asyncio.create_task(_beside(server, kiosk, beside)))
    try:
        await server.serve()
    finally:
        kiosk.leaving.set()
        for task in tasks[:2]:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task


async def _beside(server: uvicorn.Server, kiosk: Kiosk, beside: Beside) -> None:
    """Open the browser only when there is something for it to load."""
    while not server.started and not kiosk.leaving.is_set():
        await asyncio.sleep(0.05)
    await beside(kiosk)


async def _leave(kiosk: Kiosk, server: uvicorn.Server) -> None:
    """After the PIN, stay long enough for a supervisor in another process to hear of it."""
    await kiosk.leaving.wait()
    await asyncio.sleep(GRACE)
    server.should_exit = True


async def _ping() -> None:
    """Tell systemd that the loop still turns. A full disk is no reason: the page keeps its answers."""
    every = watchdog_seconds()
    while every is not None:
        notify("WATCHDOG=1")
        await asyncio.sleep(every)

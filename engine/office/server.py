"""The server of the office page: on this machine alone unless it is told otherwise."""

import socket
from functools import partial
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount
from starlette.types import ASGIApp

from engine.office.gate import Gate, TooLong, is_here
from engine.office.pages import Page, nowhere, routes_of, too_large
from engine.office.routes import accounts, events, importing, keeping, reports, roster, today, wishes
from engine.office.site import Site
from engine.players.web.files import Files
from engine.players.web.guard import hosts_for
from engine.players.web.running import Server

STATIC = Path(__file__).parent / "static"
PAGES: list[Page] = [
    p for group in (today, accounts, roster, importing, events, wishes, reports, keeping) for p in group.pages
]


def make_app(site: Site, *, host: str = "127.0.0.1", port: int, lan: bool = False) -> ASGIApp:
    app = Starlette(
        routes=[*routes_of(PAGES), Mount("/static", Files(directory=STATIC))],
        exception_handlers={TooLong: _too_long, HTTPException: _plain},
    )
    app.router.redirect_slashes = False
    app.state.site = site
    names = hosts_for(host, port)
    if lan:
        own = socket.gethostname().lower()
        names |= {f"{own}:{port}", f"{own}.local:{port}"}
    return Gate(app, is_here(port, names, lan=lan), partial(too_large, site))


async def _too_long(request: Request, _: Exception) -> Response:
    return too_large(request.app.state.site)


async def _plain(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    if problem.status_code == 404 and request.method == "GET":
        return nowhere(request)
    return PlainTextResponse(problem.detail, problem.status_code, problem.headers)


async def serve(site: Site, *, host: str, port: int, lan: bool) -> None:
    """Serve until a signal ends it."""
    config = uvicorn.Config(
        make_app(site, host=host, port=port, lan=lan), host=host, port=port, log_level="warning", access_log=False,
        ws="none", lifespan="off", server_header=False, date_header=False, timeout_keep_alive=30,
        timeout_graceful_shutdown=5, proxy_headers=False,
    )  # fmt: skip
    await Server(config).serve()

"""A server that only plays a part: the pages as they are, and views that a test writes for them."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from engine.players.web.guard import Guard, hosts_for
from engine.players.web.qr import qr_svg
from tests.browser.place import PICTURE, free_port

PLAYERS = Path(__file__).resolve().parents[3] / "engine" / "players"
VIEWS: dict[str, Any] = json.loads((Path(__file__).parent / "views.json").read_text(encoding="utf-8"))
DIGITS = "284917"
KEY = "sesame"
View = dict[str, Any]


class Fake:
    """``show`` sets what a page is told; ``commands`` and ``votes`` are what pages sent.

    ``cut``: every stream ends and every request for the state fails. ``refusing``: so many votes fail first.
    ``mute``: streams open and say nothing. ``denied``: nobody is let in.
    """

    def __init__(self) -> None:
        self.port = free_port()
        self.version = 0
        self.views: dict[str, View] = {}
        self.commands: list[dict[str, Any]] = []
        self.votes: list[dict[str, Any]] = []
        self.joined: list[dict[str, Any]] = []
        self.streams = self.asked = 0
        self.cut = self.mute = self.denied = self.closed = False
        self.refusing = self.deaf = 0
        self.loop: asyncio.AbstractEventLoop | None = None
        self.changed = asyncio.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def show(self, view: View, who: str = "projector") -> None:
        self.version += 1
        now = int(time.time() * 1000)
        timer = {"running": True, "left": None, "elapsed": 1_290_000, "at": now, **view.get("timer", {})}
        if timer["at"] == "now":
            timer["at"] = now
        base = {"v": self.version, "room": VIEWS["room"], "blank": False, "now": now}
        self.views[who] = {**base, **deepcopy(view), "timer": timer}
        self._wake()

    def hang_up(self) -> None:
        """Every stream ends now."""
        self.cut = True
        self._wake()

    def _wake(self) -> None:
        if self.loop is not None:
            self.loop.call_soon_threadsafe(self.changed.set)

    def __enter__(self) -> "Fake":
        self._thread.start()
        while not self.server.started if hasattr(self, "server") else True:
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.hang_up()
        self._thread.join(10)

    def _serve(self) -> None:
        app = Starlette(routes=self._routes())
        guarded = Guard(app, hosts_for("127.0.0.1", self.port))
        self.server = uvicorn.Server(
            uvicorn.Config(guarded, port=self.port, log_level="error", lifespan="off", ws="none")
        )

        async def run() -> None:
            self.loop = asyncio.get_running_loop()
            await self.server.serve()

        asyncio.run(run())

    def _routes(self) -> list[BaseRoute]:
        live, kiosk = PLAYERS / "live" / "static", PLAYERS / "kiosk" / "static"

        def page(name: str) -> Any:
            text = (live / f"{name}.html").read_text(encoding="utf-8")
            return lambda _: HTMLResponse(text.replace("<html ", '<html data-language="zh" ', 1))

        return [
            Route("/projector", page("projector")),
            Route("/console", page("console")),
            Route("/remote", page("remote")),
            Route("/summary", lambda _: HTMLResponse("<title>小结</title>")),
            Route("/", page("phone")),
            Route("/{code:int}", page("phone")),
            Route("/media/shu.svg", lambda _: Response(PICTURE, media_type="image/svg+xml")),
            Route("/api/qr.svg", lambda _: Response(qr_svg("http://192.168.31.20/4827"), media_type="image/svg+xml")),
            Route("/api/qr/remote.svg", lambda _: Response(qr_svg("http://192.168.31.20/remote"), media_type="image/svg+xml")),
            Route("/api/stream/{who}", self._stream),
            Route("/api/state/{who}", self._state),
            Route("/api/join", self._join, methods=["POST"]),
            Route("/api/villages", lambda _: JSONResponse({"villages": ["孔河沟村", "天池店村"]})),
            Route("/api/people", self._people),
            Route("/api/vote", self._vote, methods=["POST"]),
            Route("/api/enter", self._enter, methods=["POST"]),
            Route("/api/command", self._command, methods=["POST"]),
            Mount("/static", StaticFiles(directory=live)),
            Mount("/shared", StaticFiles(directory=kiosk)),
        ]  # fmt: skip

    async def _state(self, request: Request) -> Response:
        self.asked += 1
        if self.denied:
            return JSONResponse({"error": "no"}, 403)
        if self.cut:
            return JSONResponse({"error": "cut"}, 503)
        view = self.views.get(request.path_params["who"])
        if view is None:
            return JSONResponse({"error": "none"}, 403)
        if request.query_params.get("v") == str(view["v"]):
            return JSONResponse({"v": view["v"]})
        return JSONResponse(_now(view))

    async def _stream(self, request: Request) -> Response:
        if self.denied or self.cut:
            return JSONResponse({"error": "cut"}, 403 if self.denied else 503)
        self.streams += 1
        return StreamingResponse(self._events(request.path_params["who"]), media_type="text/event-stream")

    async def _events(self, who: str) -> AsyncIterator[str]:
        yield ": open\n\n"
        sent = -1
        while not self.cut:
            view = self.views.get(who)
            if view is not None and view["v"] > sent and not self.mute:
                sent = view["v"]
                yield f"id: {sent}\ndata: {json.dumps(_now(view), ensure_ascii=False)}\n\n"
            self.changed.clear()
            await asyncio.wait([asyncio.create_task(self.changed.wait())], timeout=0.05)

    async def _join(self, request: Request) -> Response:
        body = await request.json()
        self.joined.append(body)
        if self.closed:
            return JSONResponse({"error": "closed"}, 403)
        if body["code"] != VIEWS["room"]["code"]:
            return JSONResponse({"error": "code"}, 403)
        self.denied = False
        n = 28 if body.get("again") else int(body.get("seat", "seat-27.signed")[5:7])
        told = {"seat": f"seat-{n}.signed", "name": f"松鼠 {n}"}
        return JSONResponse(told | ({"person": "张某某"} if body.get("person") == "p7" else {}))

    async def _people(self, request: Request) -> Response:
        if request.query_params["typed"] == "":
            return JSONResponse({"count": 9, "letters": ["l", "z"], "people": []})
        return JSONResponse({"count": 1, "letters": [], "people": [{"id": "p7", "name": "张某某"}]})

    async def _vote(self, request: Request) -> Response:
        body = await request.json()
        self.votes.append(body | {"seat": request.headers["x-seat"]})
        if self.denied:
            return JSONResponse({"error": "seat"}, 401)
        if self.refusing > 0:
            self.refusing -= 1
            return JSONResponse({"error": "busy"}, 503)
        view = self.views["phone"]
        if view["poll"]["phase"] != "open":
            return JSONResponse({"error": "closed"}, 409)
        if self.deaf > 0:  # stored, and the answer is lost on the way
            self.deaf -= 1
            self._stored(body)
            return JSONResponse({"error": "lost"}, 502)
        self._stored(body)
        return JSONResponse({"poll": body["poll"], "response": body["response"], "seq": body["seq"]})

    def _stored(self, body: dict[str, Any]) -> None:
        view = deepcopy(self.views["phone"])
        view["poll"] |= {"mine": body["response"], "stored": body["seq"]}
        self.show(view, "phone")

    async def _enter(self, request: Request) -> Response:
        body = await request.json()
        if body.get("key") != KEY and body.get("digits") != DIGITS:
            return JSONResponse({"error": "wrong"}, 403)
        self.denied = False
        return JSONResponse({})

    async def _command(self, request: Request) -> Response:
        body = await request.json()
        if self.cut:
            return JSONResponse({"error": "cut"}, 503)
        self.commands.append(body)
        return JSONResponse({"v": self.version})


def _now(view: View) -> View:
    return {**view, "now": int(time.time() * 1000)}


def polled(name: str, phase: str, **more: Any) -> View:
    """A poll of ``views.json`` as a projector or a phone sees it in ``phase``."""
    poll = deepcopy(VIEWS["polls"][name]) | {"phase": phase}
    total = sum(poll.get("counts", [])) if poll["kind"] != "multiple" else max(poll["counts"])
    poll["voted"] = 0 if phase == "ready" else total or sum(n for _, n in poll.get("answers", []))
    if phase != "revealed":
        for secret in (
            "counts",
            "hands",
            "right",
            "rationale",
            "sources",
            "winner",
            "decided",
            "overruled",
            "answers",
        ):
            poll.pop(secret, None)
    kind = "choice" if poll["kind"] in ("choice", "vote") else "item"
    return {
        "slide": {"kind": kind, "title": poll["ask"], "where": "第二场 沟口", "at": 14, "of": 38, "blocks": []},
        "poll": poll | more,
        "join": {"address": "http://192.168.31.20", "lan": True, "on": True},
        "phones": {"online": 97, "gone": 3, "shared": 2},
    }  # fmt: skip


def consoled(projector: View, **more: Any) -> View:
    """What the console sees beside a projector that shows ``projector``: counts are no secret there."""
    view = {
        **deepcopy(VIEWS["console"]),
        **deepcopy(projector),
        "saved": int(time.time() * 1000),
        "timer": {"left": 1_110_000},
    }
    poll = view.get("poll")
    if poll is not None and poll["phase"] != "ready":
        told = next(p for p in VIEWS["polls"].values() if p["id"] == poll["id"])
        for secret in ("counts", "hands", "right", "rationale", "sources", "winner", "answers"):
            if secret in told:
                poll.setdefault(secret, told[secret])
    return {**view, **more}

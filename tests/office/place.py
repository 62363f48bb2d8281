"""An office page in front of a store of its own, and browsers that are signed in as whoever the test needs."""

import asyncio
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from argon2 import PasswordHasher
from starlette.types import ASGIApp

from engine.office.passwords import Passwords
from engine.office.server import make_app
from engine.office.site import Site
from engine.records import users
from engine.records.store import Store

PORT = 8770
ORIGIN = f"http://127.0.0.1:{PORT}"
PASSWORD = "feng-shou-26-nian"
_CSRF = re.compile(r'name="csrf" value="([^"]*)"')


class Ticks:
    """A clock that stands until it is told to go on; ``at`` for days, calling it for seconds."""

    def __init__(self) -> None:
        self.at = datetime(2024, 6, 1, 1, tzinfo=UTC)
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.at

    def go_on(self, seconds: float) -> None:
        self.seconds += seconds
        self.at += timedelta(seconds=seconds)


def cheap() -> Passwords:
    """The same hash, with parameters that tests can afford."""
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


class Bridge(httpx.BaseTransport):
    """The app without a network; a client that waits for its answers."""

    def __init__(self, app: ASGIApp, address: str) -> None:
        self._inner = httpx.ASGITransport(app, client=(address, 50000))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()

        async def answered() -> httpx.Response:
            response = await self._inner.handle_async_request(request)
            await response.aread()
            return response

        told = asyncio.run(answered())
        return httpx.Response(told.status_code, headers=told.headers, content=told.content)


class Desk:
    """A browser. It keeps cookies, names its origin, and brings back what the last page asked it to."""

    def __init__(self, app: ASGIApp, address: str = "127.0.0.1") -> None:
        self.client = httpx.Client(transport=Bridge(app, address), base_url=ORIGIN)
        self.csrf = ""

    def get(self, path: str, **kwargs: object) -> httpx.Response:
        told = self.client.get(path, **kwargs)  # type: ignore[arg-type]
        found = _CSRF.search(told.text) if "html" in told.headers.get("content-type", "") else None
        self.csrf = found[1] if found else self.csrf
        return told

    def post(
        self, path: str, fields: dict[str, str] | None = None, *, files: object = None, **headers: str
    ) -> httpx.Response:
        data = {"csrf": self.csrf, **(fields or {})}
        told = self.client.post(path, data=data, files=files, headers={"origin": ORIGIN, **headers})  # type: ignore[arg-type]
        found = _CSRF.search(told.text) if "html" in told.headers.get("content-type", "") else None
        self.csrf = found[1] if found else self.csrf
        return told

    def sign_in(self, name: str, password: str = PASSWORD) -> httpx.Response:
        self.get("/login")
        told = self.post("/login", {"name": name, "password": password})
        if told.status_code == 303:
            self.get("/")
        return told


class Office:
    """``desk("secretary")`` is a browser in which a secretary is signed in."""

    def __init__(self, store: Store, folder: Path, *, lan: bool = False) -> None:
        self.ticks = Ticks()
        self.site = Site(store, folder, clock=self.ticks.now, passwords=cheap())
        self.site.logins._clock = self.site.throttle._clock = self.ticks
        self.store = store
        self.app = make_app(self.site, port=PORT, lan=lan)
        self.ids: dict[str, str] = {}

    def account(self, name: str, role: str, village: str = "", password: str = PASSWORD) -> str:
        with self.store.write("test") as w:
            hashed = self.site.passwords.hashed(password)
            self.ids[name] = users.add(w, name=name, role=role, password_hash=hashed, village=village)
        return self.ids[name]

    def stranger(self, address: str = "127.0.0.1") -> Desk:
        return Desk(self.app, address)

    def desk(self, role: str, village: str = "") -> Desk:
        name = f"{role}-{village}" if village else role
        if name not in self.ids:
            self.account(name, role, village)
        desk = self.stranger()
        assert desk.sign_in(name).status_code == 303
        return desk

"""The real server in a process of its own, and pages that listen to it."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from tests.players.shelves import REAL


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


class Running:
    """``qingjing teach``; started again after a kill, it finds its room."""

    def __init__(self, folder: Path, work: str = "huohua", *more: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.command = [sys.executable, "-m", "engine", "teach", work, "--folder", str(folder), "--port", str(self.port), *more]  # fmt: skip
        self.child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.stop(signal.SIGTERM)

    def start(self) -> None:
        environment = {**os.environ, "PYTHONPATH": str(REAL), "XDG_CACHE_HOME": str(self.folder / "cache")}
        with (self.folder / "server.txt").open("ab") as told:
            self.child = subprocess.Popen(self.command, cwd=REAL, env=environment, stdout=told, stderr=told)
        for _ in range(3_000):
            with socket.socket() as sock:
                if sock.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            assert self.child.poll() is None, (self.folder / "server.txt").read_text("utf-8")
            time.sleep(0.02)
        raise AssertionError("the server did not start")

    def stop(self, how: int = signal.SIGKILL) -> int:
        assert self.child is not None
        self.child.send_signal(how)
        return self.child.wait(60)

    @property
    def room(self) -> Path:
        (room,) = (self.folder / "rooms").iterdir()
        return room

    @property
    def key(self) -> str:
        return str(json.loads((self.room / "keys.json").read_text("utf-8"))["console"])

    def entries(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.room / "journal.jsonl").read_bytes().splitlines()]

    def client(self, **headers: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=self.origin, headers={"origin": self.origin, **headers}, timeout=30)

    def console(self) -> httpx.AsyncClient:
        return self.client(**{"x-room-key": self.key})


class Listener:
    """A page that listens, as ``EventSource`` does: it remembers the last id."""

    def __init__(self, client: httpx.AsyncClient, page: str) -> None:
        self.client = client
        self.page = page
        self.last = ""
        self.views: list[dict[str, Any]] = []
        self.others: list[tuple[str, Any]] = []
        self.told = asyncio.Event()
        self.task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self.views.clear()
        self.task = asyncio.create_task(self._listen())
        await self.until(lambda _: True)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.cut()

    async def cut(self) -> None:
        assert self.task is not None
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    async def _listen(self) -> None:
        headers = {"last-event-id": self.last} if self.last else {}
        async with self.client.stream("GET", f"/api/stream/{self.page}", headers=headers) as response:
            assert response.status_code == 200, response.status_code
            name = ""
            async for line in response.aiter_lines():
                field, _, value = line.partition(": ")
                if field == "id":
                    self.last = value
                elif field == "event":
                    name = value
                elif field == "data":
                    if name:
                        self.others.append((name, json.loads(value)))
                    else:
                        self.views.append(json.loads(value))
                    name = ""
                    self.told.set()

    async def until(self, so: Any, seconds: float = 30) -> dict[str, Any]:
        """The newest view, once it is as wanted."""
        async with asyncio.timeout(seconds):
            while not self.views or not so(self.views[-1]):
                self.told.clear()
                await self.told.wait()
        return self.views[-1]

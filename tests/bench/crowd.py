"""A room full of phones, on loopback: ``python -m tests.bench.crowd 1000`` prints its figures as JSON.

Phones join within 10 s, answer three questions in a row within 5 s each, some of them twice as a bad network makes
them; then all lose their streams at once and come back. The server is a process of its own, and so is this one.
"""

import asyncio
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

Json = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent.parent
JOINING, ANSWERING, QUESTIONS = 10.0, 5.0, 3
#: The course whose quiz is asked, and where it stands.
WORK, QUIZ = "jidi", "unit/6"
#: One in so many sends its answer twice.
TWICE = 20
TIMEOUT = 60.0


class Wire(asyncio.Protocol):
    """One connection. Light, because a thousand of them share two processors with the server."""

    def __init__(self, heard: Callable[[bytes], None] | None = None) -> None:
        self.heard = heard
        self.buffer = b""
        self.answer: asyncio.Future[tuple[int, bytes]] | None = None
        self.transport: asyncio.Transport | None = None
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if self.heard is not None:
            self._events()
        elif self.answer is not None:
            head, gap, rest = self.buffer.partition(b"\r\n\r\n")
            if not gap:
                return
            length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r")[0] or 0)
            if len(rest) >= length and not self.answer.done():
                self.answer.set_result((int(head[9:12]), rest[:length]))
                self.cookies = head
                self.buffer = b""

    def _events(self) -> None:
        assert self.heard is not None
        *whole, self.buffer = self.buffer.split(b"\n\n")
        for piece in whole:
            at = piece.find(b"data: {")
            if at >= 0:
                self.heard(piece[at + 6 :])

    def connection_lost(self, _: Exception | None) -> None:
        if not self.lost.done():
            self.lost.set_result(None)
        if self.answer is not None and not self.answer.done():
            self.answer.set_exception(ConnectionError("the server closed the connection"))

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        assert self.transport is not None
        self.answer = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self.answer


class Server:
    """Where the room is, and how it is asked."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.origin = f"http://127.0.0.1:{port}"

    async def wire(self, heard: Callable[[bytes], None] | None = None) -> Wire:
        loop = asyncio.get_running_loop()
        _, wire = await loop.create_connection(lambda: Wire(heard), "127.0.0.1", self.port)
        return wire

    def post(self, path: str, body: Json, headers: str = "") -> bytes:
        data = json.dumps(body).encode()
        return (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nOrigin: {self.origin}\r\n{headers}"
            f"Content-Type: application/json\r\nContent-Length: {len(data)}\r\n\r\n"
        ).encode() + data

    def get(self, path: str, headers: str = "") -> bytes:
        return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{headers}\r\n".encode()


class Phone:
    """What a phone does: it joins, listens, votes, and sends again what was not confirmed."""

    def __init__(self, server: Server, code: str) -> None:
        self.server = server
        self.code = code
        self.cookie = ""
        self.seat = 0
        self.view = b""
        self.fresh = asyncio.Event()
        self.wire: Wire | None = None
        self.stream: Wire | None = None
        self.sent: dict[str, Any] = {}

    def heard(self, view: bytes) -> None:
        self.view = view
        self.fresh.set()

    async def join(self) -> float:
        """Seconds from opening the page to the first view."""
        started = perf_counter()
        self.wire = await self.server.wire()
        status, body = await self.wire.ask(self.server.post("/api/join", {"code": self.code}))
        assert status == 200, body
        told = json.loads(body)
        self.seat, self.cookie = told["n"], f"Cookie: qj_seat={told['seat']}\r\n"
        await self.listen()
        return perf_counter() - started

    async def listen(self) -> float:
        started = perf_counter()
        self.fresh.clear()
        self.stream = await self.server.wire(self.heard)
        assert self.stream.transport is not None
        self.stream.transport.write(self.server.get("/api/stream/phone", self.cookie))
        await self.fresh.wait()
        return perf_counter() - started

    async def sees(self, poll: str) -> None:
        """Wait until the question is on the screen."""
        mark = f'"id":"{poll}"'.encode()
        while mark not in self.view:
            self.fresh.clear()
            await self.fresh.wait()

    async def vote(self, poll: Json, at: float, twice: bool) -> tuple[float, int]:
        """When it was sent, and the version of the room that has it."""
        await asyncio.sleep(at)
        await self.sees(poll["id"])
        response = response_to(poll)
        self.sent[poll["id"]] = response
        request = self.server.post(
            "/api/vote", {"poll": poll["id"], "response": response, "seq": 1}, self.cookie
        )
        assert self.wire is not None
        started = perf_counter()
        status, body = await self.wire.ask(request)
        assert status == 200, (status, body)
        if twice:
            again, _ = await self.wire.ask(request)
            assert again == 200, again
        return started, json.loads(body)["v"]

    def cut(self) -> None:
        assert self.stream is not None and self.stream.transport is not None
        self.stream.transport.abort()


def response_to(poll: Json) -> Any:
    """Any answer of the right shape."""
    count = len(poll["options"])
    kind = poll["kind"]
    if kind == "true-false":
        return random.random() < 0.5
    if kind == "multiple":
        return sorted(random.sample(range(count), random.randint(1, count)))
    if kind == "order":
        return random.sample(range(count), count)
    if kind == "match":
        return [random.randrange(count) for _ in poll["left"]]
    return random.randrange(count) if count else random.choice(["三千", "3000", "两千", "不知道"])


class Console:
    """The lecturer: presses, and notes when each version was shown."""

    def __init__(self, server: Server, key: str) -> None:
        self.server = server
        self.key = f"X-Room-Key: {key}\r\n"
        self.view: Json = {}
        self.seen: list[tuple[int, float]] = []
        self.fresh = asyncio.Event()

    async def open(self) -> None:
        self.wire = await self.server.wire()
        self.stream = await self.server.wire(self.heard)
        assert self.stream.transport is not None
        self.stream.transport.write(self.server.get("/api/stream/console", self.key))
        await self.fresh.wait()

    def heard(self, view: bytes) -> None:
        self.view = json.loads(view)
        self.seen.append((self.view["v"], perf_counter()))
        self.fresh.set()

    async def press(self, **command: Any) -> None:
        status, body = await self.wire.ask(self.server.post("/api/command", command, self.key))
        assert status == 200, body
        await self.shows(json.loads(body)["v"])

    async def shows(self, v: int) -> None:
        """Wait for a view that has everything up to ``v`` in it."""
        while self.view["v"] < v:
            self.fresh.clear()
            await self.fresh.wait()

    def shown(self, v: int) -> float:
        """When a view with version ``v`` or a later one was first on the console."""
        return next(at for seen, at in self.seen if seen >= v)


def journal_of(folder: Path) -> list[Json]:
    (path,) = folder.glob("rooms/*/journal.jsonl")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


async def crowd(count: int, folder: Path, port: int, pid: int) -> Json:
    """The whole session with ``count`` phones."""
    (keys,) = folder.glob("rooms/*/keys.json")
    server = Server(port)
    console = Console(server, json.loads(keys.read_text("utf-8"))["console"])
    await console.open()
    await console.press(do="jump", to=QUIZ)
    while "poll" not in console.view:
        await console.press(do="next")
    phones = [Phone(server, console.view["room"]["code"]) for _ in range(count)]
    cpu = used(pid)
    joined = await spread(phones, JOINING)
    cpu_join, cpu = used(pid) - cpu, used(pid)
    latencies: list[float] = []
    wrong = 0
    for _ in range(QUESTIONS):
        await console.press(do="next")
        poll = console.view["poll"]
        waits = [random.uniform(0, ANSWERING) for _ in phones]
        votes = await together(
            [
                partial(p.vote, poll, at, n % TWICE == 0)
                for n, (p, at) in enumerate(zip(phones, waits, strict=True))
            ]
        )
        newest = max(v for _, v in votes)
        await console.shows(newest)
        latencies += [console.shown(v) - sent for sent, v in votes]
        wrong += abs(console.view["poll"]["voted"] - count)
        for _ in range(3):
            await console.press(do="next")
    cpu_vote, cpu = used(pid) - cpu, used(pid)
    for phone in phones:
        phone.cut()
    back = await together([p.listen for p in phones])
    cpu_back = used(pid) - cpu
    lost, doubled = audit(journal_of(folder), phones)
    return {
        "phones": count, "join_ms": spread_of(joined), "answer_ms": spread_of(latencies), "back_ms": spread_of(back),
        "cpu_join_s": round(cpu_join, 2), "cpu_vote_s": round(cpu_vote, 2), "cpu_back_s": round(cpu_back, 2),
        "rss_mb": round(resident(pid), 1), "lost": lost + wrong, "doubled": doubled,
    }  # fmt: skip


async def spread(phones: list[Phone], seconds: float) -> list[float]:
    async def later(phone: Phone, at: float) -> float:
        await asyncio.sleep(at)
        return await phone.join()

    return await together([partial(later, p, random.uniform(0, seconds)) for p in phones])


async def together(works: Sequence[Callable[[], Awaitable[Any]]]) -> list[Any]:
    async with asyncio.timeout(TIMEOUT):
        return await asyncio.gather(*(work() for work in works))


def audit(entries: list[Json], phones: list[Phone]) -> tuple[int, int]:
    """Answers that were confirmed and are not in the journal as they were given; and seats with two answers."""
    kept: dict[tuple[int, str], list[Any]] = {}
    for entry in entries:
        if entry["do"] == "vote":
            kept.setdefault((entry["seat"], entry["poll"]), []).append((entry["seq"], entry["response"]))
    given = {(p.seat, poll): (1, response) for p in phones for poll, response in p.sent.items()}
    lost = sum(kept.get(name, [None])[-1] != vote for name, vote in given.items())
    doubled = sum(len({seq for seq, _ in votes}) > 1 for votes in kept.values()) + len(set(kept) - set(given))
    return lost, doubled


def spread_of(seconds: list[float]) -> Json:
    ms = sorted(s * 1000 for s in seconds)
    p95, p99 = (round(ms[min(len(ms) - 1, int(q * len(ms)))], 1) for q in (0.95, 0.99))
    return {"p50": round(statistics.median(ms), 1), "p95": p95, "p99": p99, "max": round(ms[-1], 1)}


def used(pid: int) -> float:
    """CPU seconds of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> float:
    """The most memory that a process has had, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def teach(work: str, folder: Path, port: int, *more: str) -> "subprocess.Popen[str]":
    """The real server in a process of its own; returns when it listens."""
    command = [
        sys.executable,
        "-m",
        "engine",
        "teach",
        work,
        "--folder",
        str(folder),
        "--port",
        str(port),
        *more,
    ]
    child = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    asyncio.run(_listening(port, child))
    return child


async def _listening(port: int, child: "subprocess.Popen[str]") -> None:
    for _ in range(400):
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        if child.poll() is not None:
            break
        await asyncio.sleep(0.05)
    raise SystemExit("the server did not start")


def free_port() -> int:
    import socket

    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def main(count: int) -> Json:
    from engine.players.live.server import _allow_files

    _allow_files()
    with tempfile.TemporaryDirectory() as name:
        port = free_port()
        child = teach(WORK, Path(name), port)
        try:
            return asyncio.run(crowd(count, Path(name), port, child.pid))
        finally:
            child.send_signal(signal.SIGINT)
            child.wait(20)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))

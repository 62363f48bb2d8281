"""The server is killed in the middle of votes, and phones go away and come back. Real processes, real connections."""

import asyncio
import random
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.players.live.running import Listener, Running

PHONES, KILLS = 12, 10


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with Running(tmp_path) as server:
        yield server


async def press(console: httpx.AsyncClient, do: str, **fields: Any) -> None:
    told = await console.post("/api/command", json={"do": do, **fields})
    assert told.status_code == 200, told.text


async def to_open_question(console: httpx.AsyncClient) -> dict[str, Any]:
    while True:
        view = (await console.get("/api/state/console")).json()
        if "poll" in view:
            await press(console, "open")
            found: dict[str, Any] = view["poll"]
            return found
        await press(console, "next")


async def join(client: httpx.AsyncClient, code: str) -> str:
    told = await client.post("/api/join", json={"code": code})
    assert told.status_code == 200, told.text
    return str(told.json()["seat"])


class Voter:
    """A phone that votes over and over, and sends again until it is confirmed, as the page does."""

    def __init__(self, running: Running, seat: str) -> None:
        self.running = running
        self.seat = seat
        self.seq = 0
        self.confirmed: tuple[int, int] | None = None
        self.count = 0

    async def vote(self, poll: str, options: int, stop: asyncio.Event) -> None:
        r = random.Random(self.seat)
        async with self.running.client(**{"x-seat": self.seat}) as client:
            while not stop.is_set():
                self.seq += 1
                response = r.randrange(options)
                wanted = {"poll": poll, "response": response, "seq": self.seq}
                while True:
                    try:
                        told = await client.post("/api/vote", json=wanted)
                    except httpx.TransportError:  # the server is dead, or just born
                        await asyncio.sleep(0.02)
                        continue
                    if told.status_code == 429:
                        await asyncio.sleep(0.2)
                        continue
                    assert told.status_code == 200, told.text
                    self.confirmed = (response, self.seq)
                    self.count += 1
                    break
                await asyncio.sleep(0.25)


async def test_a_server_killed_ten_times_during_a_vote_loses_nothing_and_doubles_nothing(
    running: Running,
) -> None:
    async with running.console() as console, running.client() as phone:
        poll = await to_open_question(console)
        code = (await console.get("/api/state/console")).json()["room"]["code"]
        voters = []
        for _ in range(PHONES):
            phone.cookies.clear()
            voters.append(Voter(running, await join(phone, code)))
    stop = asyncio.Event()
    voting = [asyncio.create_task(v.vote(poll["id"], len(poll["options"]), stop)) for v in voters]
    r = random.Random(5)
    for _ in range(KILLS):
        await asyncio.sleep(r.uniform(0.2, 0.6))
        assert await asyncio.to_thread(running.stop) == -signal.SIGKILL
        await asyncio.to_thread(running.start)
    async with asyncio.timeout(60):
        while any(v.count <= 10 for v in voters):
            await asyncio.sleep(0.1)
    stop.set()
    async with asyncio.timeout(60):
        await asyncio.gather(*voting)

    async with running.console() as console:
        view = (await console.get("/api/state/console")).json()
        assert view["poll"]["id"] == poll["id"]
        assert view["poll"]["phase"] == "open"
        assert (view["poll"]["voted"], view["seats"]) == (PHONES, PHONES)
        expected = [0] * len(poll["options"])
        for voter in voters:
            assert voter.confirmed is not None
            assert voter.count > 10
            expected[voter.confirmed[0]] += 1
        assert view["poll"]["counts"] == expected
    for voter in voters:
        async with running.client(**{"x-seat": voter.seat}) as client:
            own = (await client.get("/api/state/phone")).json()["poll"]
            assert (own["mine"], own["stored"]) == voter.confirmed
    votes = [e for e in running.entries() if e["do"] == "vote"]
    assert len({(e["seat"], e["seq"]) for e in votes}) == sum(v.count for v in voters)


async def test_a_page_that_comes_back_is_shown_everything_at_once(running: Running) -> None:
    async with running.console() as console, running.client() as phone:
        view = (await console.get("/api/state/console")).json()
        await join(phone, view["room"]["code"])
        page = Listener(phone, "phone")
        async with page:
            poll = await to_open_question(console)
            await page.until(lambda v: v.get("poll", {}).get("phase") == "open")
            await phone.post("/api/vote", json={"poll": poll["id"], "response": 1, "seq": 3})
            told = await page.until(lambda v: v["poll"].get("mine") == 1)
            assert page.last == str(told["v"])
        await press(console, "close")
        await press(console, "reveal")
        async with page:  # with Last-Event-ID, as a browser does
            first = page.views[0]
            assert first["poll"]["phase"] == "revealed"
            assert (first["poll"]["mine"], first["poll"]["counts"][1]) == (1, 1)


async def test_all_pages_see_the_same_after_a_kill(running: Running) -> None:
    async with running.console() as console, running.client() as phone:
        poll = await to_open_question(console)
        await join(phone, (await console.get("/api/state/console")).json()["room"]["code"])
        await phone.post("/api/vote", json={"poll": poll["id"], "response": 0, "seq": 1})
        asked = ("console", "projector")
        before = [(await console.get(f"/api/state/{page}")).json() for page in asked]
        before.append((await phone.get("/api/state/phone")).json())
        running.stop()
        running.start()
    async with running.console() as console, running.client() as again:
        again.cookies = phone.cookies
        after = [(await console.get(f"/api/state/{page}")).json() for page in asked]
        after.append((await again.get("/api/state/phone")).json())

    for view in (*before, *after):
        for moving in ("now", "saved", "phones"):
            view.pop(moving, None)
    assert after == before


async def test_both_tabs_of_a_seat_see_a_vote_and_the_lecturer_sees_one_phone(running: Running) -> None:
    async with running.console() as console, running.client() as phone:
        poll = await to_open_question(console)
        await join(phone, (await console.get("/api/state/console")).json()["room"]["code"])
        async with Listener(phone, "phone") as one, Listener(phone, "phone") as two:
            await phone.post("/api/vote", json={"poll": poll["id"], "response": 2, "seq": 1})
            for page in (one, two):
                await page.until(lambda v: v["poll"].get("mine") == 2)
            assert (await console.get("/api/state/console")).json()["phones"]["online"] == 1
        async with Listener(console, "console") as desk:
            await desk.until(lambda v: v["phones"]["online"] == 0)


async def test_a_phone_that_stops_reading_holds_nobody_up(running: Running) -> None:
    async with running.console() as console, running.client() as phone, running.client() as other:
        code = (await console.get("/api/state/console")).json()["room"]["code"]
        seat = await join(phone, code)
        reader, writer = await asyncio.open_connection("127.0.0.1", running.port, limit=1024)
        writer.write(
            f"GET /api/stream/phone HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nCookie: qj_seat={seat}\r\n\r\n".encode()
        )
        await writer.drain()
        await reader.readline()
        await join(other, code)
        async with Listener(other, "phone") as page:
            await press(console, "next")
            await press(console, "next")
            for n in range(150):
                await press(console, "blank", on=n % 2 == 0)
                await press(console, "jump", to="scene/灶火" if n % 2 else "scene/山梁")
            await press(console, "end")
            await page.until(lambda v: v["room"]["over"])
        writer.close()


async def test_the_dot_reaches_the_projector(running: Running) -> None:
    async with running.console() as console, Listener(console, "projector") as wall:
        await press(console, "pointer", x=0.25, y=0.5)
        async with asyncio.timeout(30):
            while ("pointer", {"x": 0.25, "y": 0.5}) not in wall.others:
                wall.told.clear()
                await wall.told.wait()


def test_a_server_that_is_asked_to_end_ends_and_says_nothing_wrong(running: Running) -> None:
    assert running.stop(signal.SIGINT) == 0
    told = (running.folder / "server.txt").read_text("utf-8")
    assert "Traceback" not in told
    assert "Error" not in told
    running.start()


async def test_streams_do_not_keep_a_server_from_ending(running: Running) -> None:
    async with running.console() as console:
        page = Listener(console, "console")
        async with page:
            assert await asyncio.to_thread(running.stop, signal.SIGTERM) == 0
    running.start()

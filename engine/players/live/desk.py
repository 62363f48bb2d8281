"""The desk: where entries come in, are written down, and become views. One for a room.

Everything that came within a few milliseconds shares one sync of the disk; then it is applied, in order, and only
then acknowledged. Views are made at most ten times a second, once for each role.
"""

import asyncio
import hmac
import secrets
import time
from asyncio import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from engine.errors import StoreError
from engine.players.live import record, views
from engine.players.live.commands import entry_of
from engine.players.live.journal import Opened
from engine.players.live.room import Entry, Refusal
from engine.players.live.seats import Seat
from engine.players.live.streams import Stream, Streams, event
from engine.players.web.asking import as_json

#: Seconds: what comes within them shares a sync; between two views of a role; between two beats.
GATHER, PICTURE, BEAT = 0.003, 0.1, 15.0
#: A phone that asks instead of listening is here for so long after it asked.
_ASKED = 10.0
#: Wrong digits after which the remote's digits are void.
WRONG_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Join:
    """Where phones find the room. ``lan``: whether there is a way for them at all."""

    lan: bool
    address: str
    url: str


class Desk:
    """``run`` must be running for anything to be done."""

    def __init__(self, opened: Opened, join: Join) -> None:
        self.folder, self.room, self.journal, self.keys = (
            opened.folder, opened.room, opened.journal, opened.keys
        )  # fmt: skip
        self.join = join
        self.roster = False
        self.streams = Streams()
        self.saved = self.room.at
        self._last_at = self.room.at
        self._next_seat = len(self.room.seats) + 1
        self._pending: list[tuple[Entry, Future[Refusal]]] = []
        self._written = asyncio.Event()
        self._changed = asyncio.Event()
        self._asked: dict[int, float] = {}
        self._own: dict[int, int] = {}
        self._touched: set[int] = set()
        self._shared = (b"", b"")
        self._phone_v = 0
        self._everybody = False
        self._guessing = asyncio.Lock()
        self._wrong = 0
        self._make_shared()

    def now(self) -> int:
        """Milliseconds of the machine's clock, never less than before."""
        self._last_at = max(self._last_at, time.time_ns() // 1_000_000)
        return self._last_at

    # Entries.

    async def put(self, entry: Entry) -> Refusal:
        """Write an entry down and apply it; why it changed nothing, or nothing. Raises ``StoreError``."""
        done: Future[Refusal] = asyncio.get_running_loop().create_future()
        self._pending.append((entry, done))
        self._written.set()
        return await done

    async def run(self) -> None:
        """Until it is cancelled."""
        tasks = [asyncio.create_task(work()) for work in (self._write, self._show, self._beat)]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            for stream in self.streams:
                stream.close()

    async def _write(self) -> None:
        while True:
            await self._written.wait()
            await asyncio.sleep(GATHER)
            self._written.clear()
            batch, self._pending = self._pending, []
            for entry, _ in batch:
                entry["at"] = self.now()
            try:
                await asyncio.to_thread(self.journal.add, [entry for entry, _ in batch])
            except StoreError as e:
                for _, done in batch:
                    if not done.done():
                        done.set_exception(e)
                continue
            self.saved = self._last_at
            self._apply(batch)

    def _apply(self, batch: list[tuple[Entry, Future[Refusal]]]) -> None:
        was_over = self.room.over
        for entry, done in batch:
            refusal = self.room.apply(entry)
            if "seat" in entry:
                self._own[entry["seat"]] = self.room.v
                self._touched.add(entry["seat"])
            if not done.done():
                done.set_result(refusal)
        if self.room.over and not was_over:
            with suppress(OSError):  # it can be made again from the journal
                record.write(self.folder, self.room)
        self._changed.set()

    # What the routes ask for.

    async def command(self, body: dict[str, Any], by: str) -> Refusal:
        """What a lecturer's page sent; raises ``StoreError``."""
        entry = entry_of(body, by)
        if entry is None:
            return "unknown"
        if entry.get("serial") in self.room.serials:
            return None
        if entry["do"] == "remote" and entry.get("act") == "new":
            entry["digits"] = f"{secrets.randbelow(1_000_000):06d}"
            self._wrong = 0
        return await self.put(entry)

    def point(self, x: Any, y: Any) -> None:
        """Show the lecturer's dot; it is nowhere when it has no place."""
        fits = all(type(p) in (int, float) and 0 <= p <= 1 for p in (x, y))
        told = event(as_json({"x": x, "y": y} if fits else None), name="pointer")
        for stream in self.streams.of("projector"):
            stream.say(told)

    async def new_seat(self, beside: int) -> tuple[Seat | None, Refusal]:
        """A seat for a phone; ``beside`` is the one that it has already."""
        refusal = self.room.join_refusal()
        if refusal is not None:
            return None, refusal
        n, self._next_seat = self._next_seat, self._next_seat + 1
        entry: Entry = {"do": "join", "seat": n}
        if beside:
            entry["beside"] = beside
        refusal = await self.put(entry)
        return self.room.seats.get(n), refusal

    async def vote(self, seat: int, body: dict[str, Any]) -> tuple[dict[str, Any] | None, Refusal]:
        """Take a vote; what is stored now, or why nothing is. Raises ``StoreError``."""
        poll, seq = body.get("poll"), body.get("seq")
        if not isinstance(poll, str) or type(seq) is not int or not 0 <= seq < 2**53:
            return None, "response"
        entry: Entry = {
            "do": "vote",
            "seat": seat,
            "poll": poll,
            "response": body.get("response"),
            "seq": seq,
        }
        refusal = self.room.vote_refusal(entry)
        if refusal is None:
            refusal = await self.put(entry)
        stored = self._stored(seat, poll)
        if refusal is None or (stored is not None and stored["seq"] >= seq):
            return stored, None
        return None, refusal

    def _stored(self, seat: int, poll_id: str) -> dict[str, Any] | None:
        poll = next((p for p in reversed(self.room.polls) if p.id == poll_id), None)
        vote = poll.votes.get(seat) if poll is not None else None
        if vote is None:
            return None
        # The view of that version and all later ones have the vote in them.
        return {
            "poll": poll_id,
            "response": vote.response,
            "seq": vote.seq,
            "v": self._own.get(seat, self.room.v),
        }

    async def enter_remote(self, digits: str) -> bool:
        """Try the six digits. They let one in, once; after a few wrong ones nobody."""
        async with self._guessing:
            wanted = self.room.digits
            if wanted is None:
                return False
            if hmac.compare_digest(digits.encode(), wanted.encode()):
                await self.put({"do": "digits", "digits": None, "remote": True})
                return True
            self._wrong += 1
            if self._wrong >= WRONG_DIGITS:
                await self.put({"do": "digits", "digits": None, "remote": False})
            return False

    # Views.

    def view(self, role: str, seat: int = 0) -> tuple[int, bytes]:
        """The present view of a page and its version."""
        if role == "phone":
            self._everybody = self._make_shared() or self._everybody
            return self._phone_version(seat), self._phone(seat)
        made = views.projector(self.room) if role == "projector" else self._console()
        room = self.room
        made = {
            "v": room.v,
            **made,
            "join": {
                "lan": self.join.lan, "on": room.joining and not room.over, "address": self.join.address,
                "url": self.join.url,
            },
            "now": self.now(),
        }  # fmt: skip
        return room.v, as_json(made)

    def _console(self) -> dict[str, Any]:
        here = self.online()
        phones = {"online": here, "gone": len(self.room.seats) - here, "shared": self.room.seats.shared}
        return {**views.console(self.room), "phones": phones, "saved": self.saved}

    def online(self) -> int:
        """Seats that listen or asked a moment ago."""
        since = time.monotonic() - _ASKED
        self._asked = {seat: at for seat, at in self._asked.items() if at > since}
        return len({*self.streams.seats(), *self._asked})

    def asked(self, seat: int) -> None:
        """A phone asked for its view instead of listening."""
        self._asked[seat] = time.monotonic()

    def _make_shared(self) -> bool:
        """The part that all phones see, as bytes; whether it is another than before."""
        shared = views.phone(self.room)
        if self.roster:
            shared["roster"] = True
        poll = shared.pop("poll", None)
        made = (as_json(shared)[1:-1], b"" if poll is None else as_json(poll)[:-1])
        if made == self._shared:
            return False
        self._shared, self._phone_v = made, self.room.v
        return True

    def _phone_version(self, seat: int) -> int:
        return max(self._phone_v, self._own.get(seat, 0))

    def _phone(self, seat: int) -> bytes:
        """A phone's view, put together from what all share and what is its own."""
        found = self.room.seats.get(seat)
        beside, mine = views.own(self.room, found) if found is not None else ({}, {})
        shared, poll = self._shared
        own = as_json(beside)[1:-1]
        tail = b"," + own if own else b""
        if poll:
            tail += b',"poll":' + poll + (b"," + as_json(mine)[1:-1] if mine else b"") + b"}"
        return b'{"v":%d,"now":%d,' % (self._phone_version(seat), self.now()) + shared + tail + b"}"

    def greet(self, stream: Stream) -> bool:
        """A page listens: it is shown everything at once. False when there are too many."""
        if not self.streams.add(stream):
            return False
        v, data = self.view(stream.role, stream.seat)
        stream.put(event(data, id=v))
        if stream.seat:
            self._changed.set()
        return True

    def changed(self) -> None:
        """Something that the console shows is another than before."""
        self._changed.set()

    async def _show(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            self._show_all()
            await asyncio.sleep(PICTURE)

    def _show_all(self) -> None:
        for role in ("projector", "console"):
            streams = self.streams.of(role)
            if streams:
                v, data = self.view(role)
                for stream in streams:
                    stream.put(event(data, id=v))
        everybody = self._make_shared() or self._everybody
        seats = self.streams.seats() if everybody else list(self._touched)
        self._everybody = False
        self._touched.clear()
        for seat in seats:
            streams = self.streams.of_seat(seat)
            if streams:
                told = event(self._phone(seat), id=self._phone_version(seat))
                for stream in streams:
                    stream.put(told)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            told = event(b"%d" % self.now(), name="beat")
            for stream in self.streams:
                stream.say(told)

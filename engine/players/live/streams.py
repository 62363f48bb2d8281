"""Streams of server-sent events. A stream keeps only the newest view: a slow phone never holds anybody up."""

import asyncio
from collections.abc import Iterator

from starlette.types import Receive, Scope, Send

RETRY = b"retry: 1000\n\n"
#: Streams of one seat, and of the console and the projector; an older one is closed for a newer.
OF_A_SEAT, OF_THE_LECTURER = 2, 8
#: Streams of all phones together.
OF_PHONES = 1_500


class Stream:
    """One page that listens. ``seat`` is nought for the lecturer's pages."""

    __slots__ = ("_side", "_view", "_wake", "closed", "role", "seat")

    def __init__(self, role: str, seat: int = 0) -> None:
        self.role = role
        self.seat = seat
        self.closed = False
        self._view: bytes | None = None
        self._side: bytes | None = None
        self._wake = asyncio.Event()

    def put(self, view: bytes) -> None:
        """Show this view next; one that was not sent yet is out of date."""
        self._view = view
        self._wake.set()

    def say(self, event: bytes) -> None:
        """Something beside the view: a beat, the pointer. Only the newest matters."""
        self._side = event
        self._wake.set()

    def close(self) -> None:
        self.closed = True
        self._wake.set()

    async def next(self) -> bytes:
        """What is to be sent now; nothing when the stream is over."""
        await self._wake.wait()
        self._wake.clear()
        if self.closed:
            return b""
        out = (self._view or b"") + (self._side or b"")
        self._view = self._side = None
        return out


class Streams:
    """All open streams."""

    def __init__(self) -> None:
        self._of: dict[str, list[Stream]] = {"projector": [], "console": []}
        self._seats: dict[int, list[Stream]] = {}
        self.phones = 0

    def add(self, stream: Stream) -> bool:
        """Let a stream in; false when there are too many phones."""
        if stream.seat:
            if self.phones >= OF_PHONES:
                return False
            self.phones += 1
            _with(self._seats.setdefault(stream.seat, []), stream, OF_A_SEAT)
        else:
            _with(self._of[stream.role], stream, OF_THE_LECTURER)
        return True

    def remove(self, stream: Stream) -> None:
        if stream.seat:
            self.phones -= 1
            left = [s for s in self._seats.get(stream.seat, ()) if s is not stream]
            if left:
                self._seats[stream.seat] = left
            else:
                self._seats.pop(stream.seat, None)
        else:
            self._of[stream.role] = [s for s in self._of[stream.role] if s is not stream]

    def of(self, role: str) -> list[Stream]:
        return self._of[role]

    def of_seat(self, seat: int) -> list[Stream]:
        return self._seats.get(seat, [])

    def seats(self) -> list[int]:
        """Seats that listen."""
        return list(self._seats)

    def __iter__(self) -> Iterator[Stream]:
        for streams in [*self._of.values(), *list(self._seats.values())]:
            yield from list(streams)


def _with(streams: list[Stream], stream: Stream, most: int) -> None:
    streams.append(stream)
    for old in streams[:-most]:
        old.close()


def event(data: bytes, *, id: int | None = None, name: str = "") -> bytes:
    """One server-sent event; ``data`` is one line."""
    head = b"" if id is None else b"id: %d\n" % id
    if name:
        head += b"event: %s\n" % name.encode()
    return head + b"data: " + data + b"\n\n"


class Listening:
    """The response that a stream is: an ASGI app that sends until either side ends it."""

    def __init__(self, streams: Streams, stream: Stream) -> None:
        self.streams = streams
        self.stream = stream

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")]
        left = asyncio.create_task(self._left(receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": RETRY, "more_body": True})
            while not self.stream.closed:
                data = await self.stream.next()
                await send({"type": "http.response.body", "body": data, "more_body": not self.stream.closed})
        except OSError:
            pass  # the page went away in the middle of a sentence
        finally:
            left.cancel()
            self.streams.remove(self.stream)

    async def _left(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.stream.close()

"""The two ways to know whether the page lives: inside the server, or by asking it.

A server that does not answer says nothing about the page: the browser is left alone until it does.
"""

import asyncio
import json
from urllib.error import URLError
from urllib.request import Request, urlopen

from engine.players.kiosk.browser import Browser
from engine.players.kiosk.heartbeat import SILENCE
from engine.players.kiosk.kiosk import Kiosk
from engine.players.kiosk.supervisor import Supervisor

#: Seconds between two questions to another process.
ASK = 1.0


async def within(kiosk: Kiosk, browser: Browser, url: str) -> None:
    """Supervise the browser from inside the server."""

    async def silent() -> bool:
        return kiosk.heartbeat.silent

    await Supervisor(browser, url, silent, kiosk.leaving, kiosk.heartbeat.expect).run()


class Outside:
    """What another process can know: the age of the last beat, by the server's word."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.leaving = asyncio.Event()
        self._expected = 0.0
        self._asked = 0.0

    def expect(self) -> None:
        self._expected = asyncio.get_running_loop().time()

    async def silent(self) -> bool:
        now = asyncio.get_running_loop().time()
        if now - self._asked < ASK:
            return False
        self._asked = now
        told = await asyncio.to_thread(health, self.url)
        if told is None:
            return False
        if told.get("leaving"):
            self.leaving.set()
        age = told.get("age")
        return isinstance(age, int | float) and age > SILENCE and now - self._expected > SILENCE


def health(url: str) -> dict[str, object] | None:
    """What the server says of itself, or nothing while it does not answer."""
    try:
        # The address is this machine's own server.
        with urlopen(Request(url + "/health"), timeout=3) as answer:  # noqa: S310
            told: dict[str, object] = json.loads(answer.read())
            return told
    except (URLError, OSError, ValueError):
        return None


async def ready(url: str, seconds: float) -> bool:
    """Wait for the server; false when it does not come."""
    for _ in range(max(1, round(seconds * 2))):
        if await asyncio.to_thread(health, url) is not None:
            return True
        await asyncio.sleep(0.5)
    return False


async def outside(browser: Browser, url: str) -> None:
    """Supervise the browser of a server that runs as another process, until the PIN ends it."""
    state = Outside(url)
    await Supervisor(browser, url, state.silent, state.leaving, state.expect).run()

"""Keeps one browser alive: started again when it ends, and ended when its page has gone silent.

A browser whose page is dead lives on, so the process alone proves nothing; the page's beats do.
"""

import asyncio
import os
import signal
import subprocess
from collections.abc import Awaitable, Callable
from contextlib import suppress

from engine.players.kiosk.browser import Browser

#: Seconds between two looks; before a browser that ended is started again, at first and at most.
LOOK, AGAIN, MOST = 0.5, 1.0, 15.0
#: A browser that lived this long did not fail at the start.
SETTLED = 30.0

#: Says whether the page has been silent for too long.
Silent = Callable[[], Awaitable[bool]]


class Supervisor:
    """``started`` counts browsers. ``expect`` is told of each start, so that silence counts from there."""

    def __init__(
        self, browser: Browser, url: str, silent: Silent, leaving: asyncio.Event, expect: Callable[[], None]
    ) -> None:
        self.browser = browser
        self.url = url
        self._silent = silent
        self._leaving = leaving
        self._expect = expect
        self.started = 0
        self.process: subprocess.Popen[bytes] | None = None

    async def run(self) -> None:
        """Until the kiosk is left."""
        wait = AGAIN
        try:
            while not self._leaving.is_set():
                began = asyncio.get_running_loop().time()
                await self._once()
                lived = asyncio.get_running_loop().time() - began
                wait = AGAIN if lived > SETTLED else min(wait * 2, MOST)
                await self._pause(wait)
        finally:
            await self._end()

    async def _once(self) -> None:
        """One browser, from its start to its end."""
        await asyncio.to_thread(self.browser.clean)
        self._expect()
        self.process = _started(self.browser.command(self.url))
        self.started += 1
        while self.process.poll() is None and not self._leaving.is_set():
            if await self._silent():
                await self._end()
                return
            await self._pause(LOOK)

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._leaving.wait(), seconds)

    async def _end(self) -> None:
        """End the browser with all its processes: politely, then not."""
        process = self.process
        if process is None or process.poll() is not None:
            return
        _signal(process, signal.SIGTERM)
        for _ in range(30):
            if process.poll() is not None:
                break
            await asyncio.sleep(0.1)
        if os.name != "nt":
            _signal(process, signal.SIGKILL)  # also children that outlived the browser
        elif process.poll() is None:
            process.kill()
        await asyncio.to_thread(process.wait)


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    # Its own group: a browser is a dozen processes, and all of them must be ended.
    return subprocess.Popen(  # noqa: S603 - the program is the one that was found or named by the staff
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=os.name != "nt"
    )


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "nt":
            process.terminate()
        else:
            os.killpg(process.pid, number)

"""The supervisor, with a browser that is a small script."""

import asyncio
import os
import signal
import stat
from pathlib import Path

import pytest

from engine.players.kiosk import supervisor as module
from engine.players.kiosk.browser import FLAGS, Browser
from engine.players.kiosk.heartbeat import SILENCE, Heartbeat
from engine.players.kiosk.supervisor import Supervisor

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in for a browser is a shell script")


class Watched:
    """A supervisor with a stand-in, and what it can be told."""

    def __init__(self, folder: Path, script: str) -> None:
        path = folder / "browser"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        self.browser = Browser(str(path), folder / "profile")
        self.dead = False
        self.leaving = asyncio.Event()
        self.expected = 0
        self.supervisor = Supervisor(self.browser, "http://x", self.silent, self.leaving, self.expect)

    async def silent(self) -> bool:
        return self.dead

    def expect(self) -> None:
        self.expected += 1
        self.dead = False

    async def until(self, count: int) -> None:
        async with asyncio.timeout(30):
            while self.supervisor.started < count:
                await asyncio.sleep(0.02)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK", 0.02)
    monkeypatch.setattr(module, "AGAIN", 0.02)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_a_browser_that_was_killed_is_started_again(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "exec sleep 60")
    running = asyncio.create_task(watched.supervisor.run())
    await watched.until(1)
    process = watched.supervisor.process
    assert process is not None
    process.send_signal(signal.SIGKILL)
    await watched.until(2)
    watched.leaving.set()
    await running

    assert watched.expected == 2


async def test_a_page_that_fell_silent_costs_its_browser_the_life(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "exec sleep 60")
    running = asyncio.create_task(watched.supervisor.run())
    await watched.until(1)
    first = watched.supervisor.process
    watched.dead = True
    await watched.until(2)
    watched.leaving.set()
    await running

    assert first is not None
    assert first.returncode is not None


async def test_a_browser_that_does_not_listen_is_ended_all_the_same_with_its_children(tmp_path: Path) -> None:
    told = tmp_path / "child"
    watched = Watched(tmp_path, f"trap '' TERM\nsleep 60 &\necho $! > {told}\nwait\nwait")
    running = asyncio.create_task(watched.supervisor.run())
    await watched.until(1)
    async with asyncio.timeout(30):
        while not told.exists() or not told.read_text().strip():
            await asyncio.sleep(0.02)
    child = int(told.read_text())
    watched.leaving.set()
    await running

    assert watched.supervisor.process is not None
    assert watched.supervisor.process.returncode is not None
    await asyncio.sleep(0.05)
    assert not alive(child) or Path(f"/proc/{child}/stat").read_text().split()[2] == "Z"


async def test_one_that_fails_at_the_start_is_tried_more_and_more_slowly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AGAIN", 0.05)
    watched = Watched(tmp_path, "exit 1")
    running = asyncio.create_task(watched.supervisor.run())
    await asyncio.sleep(1.0)
    async with asyncio.timeout(30):
        while watched.supervisor.started < 2:
            await asyncio.sleep(0.02)
    watched.leaving.set()
    await running

    assert 2 <= watched.supervisor.started <= 6


def test_the_profile_is_cleaned_but_unconfirmed_answers_stay(tmp_path: Path) -> None:
    browser = Browser("chromium", tmp_path / "profile")
    default = browser.profile / "Default"
    for name in ("Sessions", "Local Storage", "Cache"):
        (default / name).mkdir(parents=True)
        (default / name / "x").write_text("x")
    (default / "Preferences").write_text('{"profile": {"exit_type": "Crashed"}}')
    (browser.profile / "SingletonLock").symlink_to("gone-1234")
    browser.clean()

    assert {p.name for p in default.iterdir()} == {"Local Storage"}
    assert not (browser.profile / "SingletonLock").is_symlink()


def test_no_flag_is_one_that_the_browser_has_forgotten() -> None:
    gone = {
        "--disable-session-crashed-bubble",
        "--disable-translate",
        "--disable-context-menu",
        "--disable-dev-tools",
        "--incognito",
    }

    assert not {f.partition("=")[0] for f in FLAGS} & gone
    assert "--kiosk" in FLAGS


def test_silence_is_measured_from_the_last_beat() -> None:
    now = [0.0]
    heart = Heartbeat(lambda: now[0])
    now[0] = SILENCE - 1
    assert not heart.silent
    heart.beat("home")
    now[0] += SILENCE - 1
    assert not heart.silent
    now[0] += 2
    assert heart.silent
    heart.expect()
    assert not heart.silent

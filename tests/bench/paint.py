"""The terminal player in a real pty: process start to first paint, key to last byte of the answer.

The player is started as ``qingjing play`` does it, on the shipped content, with a warm cache.
"""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
from time import perf_counter

ROWS, COLUMNS = 24, 80
RUNS, KEYS = 7, 12


def start(home: str, *arguments: str) -> tuple[int, int]:
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(
            TERM="xterm-256color", COLORTERM="truecolor", QINGJING_HOME=home, LANG="zh_CN.UTF-8"
        )
        os.execv(sys.executable, [sys.executable, "-m", "engine", *arguments])
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    return pid, fd


def until(fd: int, wanted: bytes, seconds: float) -> float:
    """The moment at which ``wanted`` was on the screen."""
    seen = b""
    end = perf_counter() + seconds
    while perf_counter() < end:
        if select.select([fd], [], [], 0.02)[0]:
            seen += os.read(fd, 65536)
            if wanted in seen:
                return perf_counter()
    raise SystemExit(f"not painted: {seen[-400:]!r}")


def quiet(fd: int, silence: float = 0.12) -> float | None:
    """The moment of the last byte before a silence."""
    last = None
    while select.select([fd], [], [], silence)[0]:
        try:
            os.read(fd, 65536)
        except OSError:  # the other end is closed
            break
        last = perf_counter()
    return last


def stop(pid: int, fd: int) -> None:
    os.kill(pid, signal.SIGTERM)
    quiet(fd, 0.05)
    os.close(fd)
    os.waitpid(pid, 0)


def main() -> None:
    paints: dict[str, list[float]] = {"library": [], "a drama": []}
    keys: dict[str, list[float]] = {"space": [], "b": []}
    with tempfile.TemporaryDirectory() as home:
        for name, arguments, wanted in (
            ("library", (), "严肃军纪"),
            ("a drama", ("play", "huohua"), "放羊娃"),
        ):
            for n in range(RUNS + 1):
                began = perf_counter()
                pid, fd = start(home, *arguments)
                painted = until(fd, wanted.encode(), 20)
                if n:  # the first run fills the cache
                    paints[name].append((painted - began) * 1e3)
                quiet(fd)
                stop(pid, fd)
        pid, fd = start(home, "play", "jidi", "--fresh")
        until(fd, "走进孔河沟".encode(), 20)
        quiet(fd, 0.4)
        os.write(fd, b"1")
        quiet(fd, 0.4)
        for _ in range(KEYS // 4):
            for key, times in ((b" ", 3), (b"b", 3)):
                for _ in range(times):
                    began = perf_counter()
                    os.write(fd, key)
                    last = quiet(fd)
                    if last is not None:
                        keys["space" if key == b" " else "b"].append((last - began) * 1e3)
        stop(pid, fd)
    print(json.dumps({"first_paint_ms": paints, "keys_ms": keys}))


main()

"""A real PostgreSQL for the tests: in a folder of its own, on a socket of its own, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Set it where PostgreSQL cannot be had: then the tests run on SQLite alone.
EXCUSE = "QINGJING_NO_POSTGRES"
_FAST = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c max_connections=40"
)


def program(name: str) -> str:
    """A program of PostgreSQL; Debian keeps them away from the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: float(p.parts[4]))
    path = str(found[-1]) if found else shutil.which(name)
    assert path, f"no {name}: install the package postgresql, or set {EXCUSE}=1 to test on SQLite alone"
    return path


def _owner() -> dict[str, int]:
    """PostgreSQL does not run as root."""
    if os.getuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid}
    raise AssertionError("no user that PostgreSQL could run as")


@contextmanager
def postgres() -> Iterator[str]:
    """A running server; gives the URL of its database ``postgres``."""
    with tempfile.TemporaryDirectory(prefix="qjpg", dir=tempfile.gettempdir()) as name:
        folder, owner = Path(name), _owner()
        if owner:
            os.chown(folder, owner["user"], owner["group"])
        data = folder / "data"
        run = ["-D", str(data)]
        _ran(
            [program("initdb"), *run, "-U", "qingjing", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"],
            folder,
            owner,
        )
        socket = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        _ran(
            [program("pg_ctl"), *run, "-w", "-l", str(folder / "log"), "-o", f"{socket} {_FAST}", "start"],
            folder,
            owner,
        )
        try:
            yield f"postgresql+psycopg://qingjing@/postgres?host={folder}"
        finally:
            _ran([program("pg_ctl"), *run, "-m", "immediate", "stop"], folder, owner)


def _ran(command: list[str], folder: Path, owner: dict[str, int]) -> None:
    """Its words go to a file: a server that inherits a pipe would keep it open."""
    said = folder / "said"
    with said.open("wb") as out:
        ran = subprocess.run(command, cwd=folder, stdout=out, stderr=out, timeout=120, check=False, **owner)  # type: ignore[call-overload]
    assert ran.returncode == 0, said.read_text(errors="replace")

"""What the commands that serve pages share: the work, its pictures, the port."""

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from engine.diagnostics import Both
from engine.errors import ProjectError

if TYPE_CHECKING:
    from engine.cli.shelf import ProjectShelf
    from engine.players.kiosk.works import Media

_WHY_NOT = {
    errno.EADDRINUSE: ("别的程序正占着", "another program has it"),
    errno.EACCES: ("没有权限", "no permission"),
}


def known(shelf: "ProjectShelf", name: str) -> None:
    """Raises ``ProjectError`` with the nearest name, or when the work has errors."""
    if name not in {e.id for e in shelf.entries()}:
        from engine.cli.common import work_named
        from engine.compiler.project import Project

        work_named(Project(shelf.root), name)
        shelf.bundle(name)


def pictures(shelf: "ProjectShelf") -> "Media":
    """Pictures lie beside the source of a work, or of a story that the work contains."""

    def find(work: str, path: str) -> Path | None:
        stories = shelf.bundle(work).get("natures", {})
        folders = [f"courses/{work}", f"scenarios/{work}", *(f"scenarios/{s}" for s in stories)]
        for folder in folders:
            base = (shelf.root / folder).resolve()
            found = (base / path).resolve()
            if found.is_file() and found.is_relative_to(base):
                return found
        return None

    return find


def free(host: str, port: int) -> None:
    """Raises ``ProjectError`` when the port cannot be had, or the address is not of this machine."""
    import socket

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as sock:
        # As the server does: a port that was in use a moment ago is free.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, port))
        except OSError as e:
            if e.errno == errno.EADDRNOTAVAIL or isinstance(e, socket.gaierror):
                raise ProjectError(
                    Both(
                        f"{host} 不是这台机器的地址：不写 --host 就只有本机能打开",
                        f"{host} is no address of this machine: without --host only this machine can open it",
                    )
                ) from e
            other = port + 1 if 1024 <= port < 65535 else 8765
            zh, en = _WHY_NOT.get(e.errno or 0, (str(e.strerror), str(e.strerror)))
            raise ProjectError(
                Both(
                    f"{host} 的端口 {port} 用不了（{zh}）：换一个，如 --port {other}",
                    f"port {port} on {host} cannot be used ({en}): try --port {other}",
                )
            ) from e

"""What the commands that serve pages share: the work, its pictures, the port."""

from pathlib import Path
from typing import TYPE_CHECKING

from engine.diagnostics import Both
from engine.errors import ProjectError

if TYPE_CHECKING:
    from engine.cli.shelf import ProjectShelf
    from engine.players.kiosk.works import Media


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
    """Raises ``ProjectError`` when something else has the port."""
    import socket

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as sock:
        # As the server does: a port that was in use a moment ago is free.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, port))
        except OSError as e:
            raise ProjectError(
                Both(
                    f"{host} 的端口 {port} 用不了（{e.strerror}）：换一个，如 --port {port + 1}",
                    f"port {port} on {host} cannot be used ({e.strerror}): try --port {port + 1}",
                )
            ) from e

"""What the terminal player asks of a project that is being written."""

from collections.abc import Callable
from threading import Event
from typing import Any, Protocol

from engine.diagnostics import Diagnostic
from engine.players.library import Entry


class Bench(Protocol):
    """A shelf whose works are built anew when their sources change; the last good build of each stays."""

    def entries(self) -> list[Entry]: ...

    def bundle(self, name: str) -> dict[str, Any]: ...

    def wrong(self, name: str) -> list[Diagnostic]:
        """What is wrong with the sources of a work as they are now; notes are left out."""
        ...

    def follow(self, first: Callable[[], str | None], told: Callable[[str], None], stop: Event) -> None:
        """Build at every change until ``stop``, the work that ``first`` names before the others; tell each that is new."""
        ...

"""A clock that is started and stopped by entries, counting in milliseconds of the server's clock (pure)."""

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Timer:
    """Counts up; with ``of`` it is shown as what is left, below zero when it is over."""

    of: int | None = None
    running: bool = False
    at: int = 0
    done: int = 0

    @property
    def is_fresh(self) -> bool:
        return not self.running and self.done == 0

    def start(self, now: int) -> None:
        if not self.running:
            self.running, self.at = True, now

    def pause(self, now: int) -> None:
        if self.running:
            self.done += max(0, now - self.at)
            self.running, self.at = False, now

    def reset(self, now: int) -> None:
        self.running, self.at, self.done = False, now, 0

    def extend(self, more: int) -> None:
        if self.of is not None:
            self.of += more

    def shown(self) -> dict[str, Any]:
        """The value that it had at ``at``; a page counts on from there."""
        if self.of is None:
            return {"running": self.running, "at": self.at, "elapsed": self.done}
        return {"running": self.running, "at": self.at, "left": self.of - self.done, "of": self.of}

"""How much one may ask: token buckets by name, and patience with wrong guesses."""

from collections.abc import Callable
from time import monotonic

#: Names that are remembered; the longest untouched is forgotten, and has a full bucket again.
_MOST = 8192


class Buckets:
    """``rate`` a second, ``burst`` at once, for each name by itself."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        self.rate = rate
        self.burst = burst
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, name: str) -> int:
        """Nought when it may; otherwise the whole seconds after which it may."""
        now = self._clock()
        left, then = self._left.pop(name, (self.burst, now))
        left = min(self.burst, left + (now - then) * self.rate)
        wait = 0 if left >= 1 else int((1 - left) / self.rate) + 1
        self._left[name] = (left - 1 if wait == 0 else left, now)
        if len(self._left) > _MOST:
            del self._left[next(iter(self._left))]
        return wait

    def wait(self, name: str) -> int:
        """As ``take``, but nothing is taken."""
        left, then = self._left.get(name, (self.burst, self._clock()))
        left = min(self.burst, left + (self._clock() - then) * self.rate)
        return 0 if left >= 1 else int((1 - left) / self.rate) + 1

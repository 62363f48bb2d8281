"""Whether the page is alive: a dead page does not end its browser, so the page must say so itself."""

from collections.abc import Callable
from time import monotonic

#: The page beats every ten seconds; after this long without a beat it is taken for dead.
SILENCE = 40.0


class Heartbeat:
    """When the page was last heard."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._last = clock()
        self.screen = ""
        self.beats = 0

    def beat(self, screen: str) -> None:
        self._last = self._clock()
        self.screen = screen
        self.beats += 1

    def expect(self) -> None:
        """A browser was started now: give it the whole time."""
        self._last = self._clock()

    @property
    def age(self) -> float:
        """Seconds since the page was heard, or since the start."""
        return self._clock() - self._last

    @property
    def silent(self) -> bool:
        return self.age > SILENCE

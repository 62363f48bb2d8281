"""Following a learner's log with the runtime, so that only what it really leads to is counted. Pure.

The kiosk does the same when a line arrives; here it is done again, by whoever counts.
"""

import json
from typing import Any

from engine.runtime.history import History
from engine.runtime.log import as_input
from engine.runtime.program import Program
from engine.runtime.save import state_from

#: What a log that was tampered with may cause in the machine.
_DAMAGED = (KeyError, TypeError, ValueError, IndexError, AttributeError, AssertionError, RecursionError)


class Follower:
    """One session, followed line by line; each line adds to the log of the one before, or rewinds it."""

    def __init__(self, program: Program, seed: int, base: dict[str, Any] | None) -> None:
        self._program, self._seed, self._base = program, seed, base
        self._walked: list[Any] = []
        self._history: History | None = None
        self._last: list[dict[str, Any]] = []

    def verdict(self, log: list[Any], answer: Any, event: Any) -> str:
        """``ok``, or why the line must not be counted."""
        try:
            whole = self._follow(log)
        except _DAMAGED:
            self._history = None
            return "damaged log"
        if not whole or self._history is None:
            self._history = None
            return "log does not lead anywhere"
        attempts = self._history.state.attempts
        if answer is not None and not (attempts and _same(attempts[-1], answer)):
            return "answer differs"
        if event is not None and not any(_same(event, e) for e in self._last):
            return "event differs"
        return "ok"

    def _follow(self, log: list[Any]) -> bool:
        if self._history is None or log[: len(self._walked)] != self._walked:
            start = None if self._base is None else state_from(self._program, self._seed, self._base)
            self._history = History(self._program, self._seed, start)
            self._walked, self._last = [], [] if start is not None else self._history.events
        for entry in log[len(self._walked) :]:
            given = as_input(self._history.state, entry)
            events = [] if given is None else self._history.step(given)
            if not events or events[0]["event"] == "refused":
                return False
            self._last = events
            self._walked.append(entry)
        return True


def _same(a: Any, b: Any) -> bool:
    """Equal as JSON: Python alone would take ``true`` for 1."""
    return json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True)

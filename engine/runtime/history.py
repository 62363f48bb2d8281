"""A session with its past: every state is a function of program, base and log. Twin: ``history.js``.

Rewinding replays the log up to the input before. Nothing is copied at a step; a snapshot every
``EVERY`` inputs keeps a rewind short.
"""

from typing import Any

from engine.runtime import asking
from engine.runtime.log import as_input
from engine.runtime.program import Program
from engine.runtime.stand import stand
from engine.runtime.state import Entry, Event, Input, State
from engine.runtime.step import begin, step

EVERY = 512
#: First events of a step that does not clear what is on show: it did nothing, or was an answer.
_SPECIAL = frozenset({"refused", "modelled", "marked"})


class History:
    """One learner's session: the present state, and the way back."""

    __slots__ = ("base", "events", "past", "program", "seed", "snapshots", "state")

    def __init__(
        self,
        program: Program,
        seed: int = 0,
        base: State | None = None,
        *,
        kept: dict[str, Any] | None = None,
        past: list[Entry] | None = None,
    ) -> None:
        self.program = program
        self.seed = seed
        #: Where the log starts when that is not the beginning: a session placed after an edit.
        self.base = base
        #: The inputs before the base, given to older versions of the content.
        self.past: list[Entry] = past or []
        #: What is on show: the events since the screen was last cleared. A player that draws them all
        #: shows the session as it is.
        self.events: list[Event] = []
        self.snapshots: list[tuple[int, State, list[Event]]] = []
        self.state = self._first()
        self._keep(kept or {})

    def _first(self) -> State:
        if self.base is None:
            state, self.events = begin(self.program, self.seed)
            return state
        state = self.base.copy()
        self.events = stand(self.program, state)
        return state

    def _keep(self, kept: dict[str, Any]) -> None:
        """Let answers stand that the log does not lead to; the item on show may have one.

        Whatever answer is on show was given earlier, and its event says so.
        """
        self.state.kept = {**kept, **self.state.kept}
        self.events = [{**e, "again": True} if "again" in e else e for e in self.events]
        asking.keep(self.program.bundle, self.state, self.events)

    def step(self, given: Input) -> list[Event]:
        """Advance by one input and return its events; a refused one changes nothing."""
        state, events = step(self.program, self.state, given)
        first = events[0]["event"]
        if first in _SPECIAL:
            if first == "refused":
                return events
            self.events = [*self.events, *events]
        else:
            self.events = events
        if len(state.log) % EVERY == 0:
            self._remember()
        return events

    def _remember(self) -> None:
        log, self.state.log = self.state.log, []
        self.snapshots.append((len(log), self.state.copy(), self.events))
        self.state.log = log

    def _back(self) -> int:
        """The length of the log at the screen before; negative at the beginning."""
        log = self.state.log
        end = len(log)
        if asking.is_graded(self.state):  # an answer that stands goes with its question
            while end and log[end - 1][0] in ("a", "m"):
                end -= 1
        return end - 1

    def can_rewind(self) -> bool:
        return self._back() >= 0

    def rewind(self) -> bool:
        """Back to the previous input. Answers stay given: going back is for looking, not for mending."""
        end = self._back()
        if end < 0:
            return False
        self.replay(self.state.log[:end])
        return True

    def replay(self, log: list[Entry]) -> int:
        """Be where ``log`` leads in this same program; returns how many entries could be followed.

        Answers that stand are given only where it ends: on the way the learner may have left an item
        that he answered elsewhere.
        """
        kept = self.state.kept
        while self.snapshots and self.snapshots[-1][0] > len(log):
            self.snapshots.pop()
        done = 0
        if self.snapshots:
            done, snapshot, self.events = self.snapshots[-1]
            self.state = snapshot.copy()
            self.state.log = log[:done]
            self.state.kept = {}
        else:
            self.state = self._first()
        for entry in log[done:]:
            given = as_input(self.state, entry)
            if given is None or self.step(given)[:1] == [{"event": "refused", "wait": self.state.wait}]:
                break
            done += 1
        self._keep(kept)
        return done

"""A session with its past: every state is a function of program, base and log. Twin: ``history.js``.

Rewinding replays the log up to the input before. Nothing is copied at a step; a snapshot every
``EVERY`` inputs keeps a rewind short.
"""

from engine.runtime.log import as_input
from engine.runtime.program import Program
from engine.runtime.state import Entry, Event, Input, State
from engine.runtime.step import begin, step

EVERY = 512


class History:
    """One learner's session: the present state, and the way back."""

    __slots__ = ("base", "events", "program", "seed", "snapshots", "state")

    def __init__(self, program: Program, seed: int = 0, base: State | None = None) -> None:
        self.program = program
        self.seed = seed
        #: Where the log starts when that is not the beginning: a session resumed after an edit.
        self.base = base
        #: The events of the latest step: what a player has to show now.
        self.events: list[Event] = []
        self.snapshots: list[tuple[int, State]] = []
        self.state = self._first()

    def _first(self) -> State:
        if self.base is None:
            state, self.events = begin(self.program, self.seed)
            return state
        return self.base.copy()

    def step(self, given: Input) -> list[Event]:
        """Advance by one input; a refused one leaves the present events as they are."""
        state, events = step(self.program, self.state, given)
        if events and events[0]["event"] == "refused":
            return events
        self.events = events
        if len(state.log) % EVERY == 0:
            self._remember()
        return events

    def _remember(self) -> None:
        log, self.state.log = self.state.log, []
        self.snapshots.append((len(log), self.state.copy()))
        self.state.log = log

    def can_rewind(self) -> bool:
        return bool(self.state.log)

    def rewind(self) -> bool:
        """Back to the previous input. Answers stay given: going back is for looking, not for mending."""
        log = self.state.log[:]
        if not log:
            return False
        while log and log[-1][0] in "am":
            log.pop()
        if log:
            log.pop()
        kept = self.state.kept
        self.replay(log, kept=kept)
        return True

    def replay(self, log: list[Entry], *, kept: dict[str, object] | None = None) -> int:
        """Be where ``log`` leads in this same program; returns how many entries could be followed."""
        while self.snapshots and self.snapshots[-1][0] >= max(len(log), 1):
            self.snapshots.pop()
        done = 0
        if self.snapshots:
            done, snapshot = self.snapshots[-1]
            self.state = snapshot.copy()
            self.state.log = log[:done]
        else:
            self.state = self._first()
        for entry in log[done:]:
            given = as_input(self.program, self.state, entry, edited=False)
            before = len(self.state.log)
            if given is not None:
                self.step(given)
            if len(self.state.log) == before:
                break
            done += 1
        if kept:
            self.state.kept = {**kept, **self.state.kept}
        return done

"""Learners who signed in at this kiosk, and their progress, which stays on this machine.

A visit is known by a random token that the page holds in memory only; it ends with a sign-out, with
time, or with the server.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from engine.diagnostics import Both
from engine.players.kiosk.roster import Person, Roster
from engine.players.kiosk.walk import DAMAGED, followed
from engine.players.kiosk.works import Works
from engine.players.library import Entry, standing
from engine.players.progress import Kept, Store
from engine.runtime.asking import regraded
from engine.runtime.program import Program
from engine.runtime.save import saved

HOURS = 4 * 3600
MOST = 64


@dataclass(frozen=True, slots=True)
class Visit:
    """Someone who is signed in."""

    person: Person
    until: float


class Visits:
    """Who is signed in now."""

    def __init__(self, roster: Roster, clock: Callable[[], float] = monotonic) -> None:
        self.roster = roster
        self._clock = clock
        self._visits: dict[str, Visit] = {}

    def begin(self, id: str) -> tuple[str, Person] | None:
        """A token for someone on the roster; nothing when there is no such person."""
        person = self.roster.person(id)
        if person is None:
            return None
        while len(self._visits) >= MOST:
            self._visits.pop(next(iter(self._visits)))
        token = secrets.token_hex(16)
        self._visits[token] = Visit(person, self._clock() + HOURS)
        return token, person

    def person(self, token: str) -> Person | None:
        visit = self._visits.get(token)
        if visit is None or visit.until < self._clock():
            self._visits.pop(token, None)
            return None
        return visit.person

    def end(self, token: str) -> None:
        self._visits.pop(token, None)


class Shelved:
    """The progress of one learner over the works of this kiosk."""

    def __init__(self, folder: Path, works: Works, learner: str) -> None:
        self.store = Store(folder, learner)
        self.works = works

    def standings(self) -> dict[str, list[Both]]:
        """How far the learner is in each work."""
        return {e.id: standing(e, self.store.peek(e.kind, e.id)) for e in self.works.entries()}

    def load(self, entry: Entry) -> Kept:
        return self.store.load(entry.kind, entry.id)

    def keep(self, entry: Entry, save: dict[str, Any]) -> bool:
        """Keep a session that the replay confirms; false when it does not. Raises ``StoreError``.

        What is kept is this side's own save: the page's word is only taken for what was answered
        before a rewind, and that is marked anew.
        """
        program = self.works.program(str(save.get("program")))
        if program is None or program.bundle["id"] != entry.id:
            return False
        try:
            walk = followed(program, save["seed"], save["base"], save["log"])
            walk.history.state.kept = {**_kept(program, save["state"]["kept"]), **walk.history.state.kept}
            walk.history.past = list(save["past"])
            session = saved(walk.history)
        except DAMAGED:
            return False
        if not walk.whole:
            return False
        kept = self.store.peek(entry.kind, entry.id)
        if walk.over and not (kept.over and kept.session == session):
            kept.record.finished += 1
        kept.session, kept.over, kept.place = session, walk.over, None
        kept.record.merge(walk.record)
        unit = walk.unit
        kept.unit = [unit, len(program.bundle["units"])] if unit else None
        self.store.save(entry.kind, entry.id, kept)
        return True


def _kept(program: Program, answers: dict[str, Any]) -> dict[str, Any]:
    """Answers given before a rewind, each marked again."""
    out = {}
    for name, answer in answers.items():
        item = program.bundle["items"].get(name.rpartition("#")[0])
        graded = None if item is None else regraded(item, answer["response"], answer["right"])
        if graded is not None:
            out[name] = graded
    return out

"""From the sources into the store: once, whatever is collected again, and nothing lost."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select

from engine.records import audit, events, people
from engine.records.clock import day_of, new_id
from engine.records.events import Held
from engine.records.kiosk_source import Gathered, Refused, Told, gather
from engine.records.live_source import live_records
from engine.records.schema import (
    Attempt,
    Cursor,
    Event,
    Item,
    LearningSession,
    Outcome,
    Reached,
    Refusal,
    SignIn,
    Voided,
    Work,
)
from engine.records.settings import Settings, settings
from engine.records.store import Reading, Store, Writing

#: Sessions in one transaction.
_BATCH = 100


@dataclass
class Taken:
    """What was new. ``unknown`` are learners that no roster knows; their sessions count without a name."""

    lines: int = 0
    sessions: int = 0
    attempts: int = 0
    signed_in: int = 0
    events: int = 0
    refused: int = 0
    unknown: int = 0

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def collect_kiosk(
    store: Store,
    folder: Path,
    *,
    name: str = "kiosk",
    again: bool = False,
    step: Callable[[], None] = lambda: None,
) -> Taken:
    """Take in a kiosk's data folder. ``again``: from the beginning, for what was refused or unknown before."""
    source, actor = str(folder.resolve()), f"kiosk:{name}"
    with store.read() as r:
        rows = r.session.execute(select(Cursor.path, Cursor.offset).where(Cursor.source == source))
        marks = {} if again else {row.path: row.offset for row in rows}
    found = gather(folder, marks, step)
    taken = Taken(lines=found.lines)
    for batch in _batches(found.sessions):
        with store.write(actor) as w:
            taken += _sessions(w, batch, name)
    with store.write(actor) as w:
        taken += Taken(refused=_refuse(w, source, found.refused, again=again))
        _mark(w, source, found)
        if taken.lines:
            audit.note(w, "collect.kiosk", folder=source, sessions=taken.sessions, refused=taken.refused)
    return taken


def collect_rooms(store: Store, folder: Path) -> Taken:
    """Take in the records of live sessions. One that was written anew corrects what it said before."""
    source, taken = str(folder.resolve()), Taken()
    with store.write("live") as w:
        who = _Roster(w)
        for path, live, text in live_records(folder, settings(w).zone):
            place = path.relative_to(folder).as_posix()
            taken.lines += 1
            if isinstance(live, str):
                taken.refused += _refuse(w, source, [Refused(place, 0, live, text)], again=False)
                continue
            known = {p: who.person(p) for p in live.persons}
            missing = [p for p, id in known.items() if id is None]
            taken.unknown += len(missing)
            if missing:
                reason = f"not on the roster: {', '.join(missing)}"
                taken.refused += _refuse(w, source, [Refused(place, 1, reason, text)], again=False)
            present = [id for id in known.values() if id is not None]
            taken.events += _event(w, live.key, live.held, present)
    return taken


def _event(w: Writing, key: str, held: Held, present: list[str]) -> bool:
    """Whether something was new."""
    id = w.session.scalar(select(Event.id).where(Event.key == key))
    if id is None:
        events.add(w, held, present, key=key)
        return True
    before = events.event(w, id)
    new = False
    if before is not None and _plain(before) != _plain(held):
        events.correct(w, id, **_plain(held))
        new = True
    there = set(events.present(w, id))
    for who in sorted(there ^ set(present)):
        events.attend(w, id, who, present=who in present)
        new = True
    return new


def _plain(held: Held) -> dict[str, Any]:
    return {f.name: getattr(held, f.name) for f in fields(held) if f.name != "id"}


class _Roster:
    """Learners as the sources call them: by the roster's ids, or by the kiosk's own for a list by hand."""

    def __init__(self, r: Reading) -> None:
        everyone = people.listed(r, gone=True)
        by_hand: dict[str, list[str]] = {}
        for p in everyone:
            if not p.erased:
                by_hand.setdefault(listed_id(p.village, p.name), []).append(p.id)
        # Of two with one name in a village the list does not say which is which.
        self._ids = {listed: ids[0] for listed, ids in by_hand.items() if len(ids) == 1}
        self._ids |= {p.id: p.id for p in everyone}

    def person(self, learner: str) -> str | None:
        return self._ids.get(learner)


def listed_id(village: str, name: str) -> str:
    """The id that a kiosk gives to a line of its list that has none."""
    return sha256(f"{village}\n{name}".encode()).hexdigest()[:12]


def _batches(sessions: list[Told]) -> list[list[Told]]:
    return [sessions[n : n + _BATCH] for n in range(0, len(sessions), _BATCH)]


def _sessions(w: Writing, sessions: list[Told], source: str) -> Taken:
    rules, who, taken = settings(w), _Roster(w), Taken()
    for told in sessions:
        taken += _session(w, told, source, rules, who)
    return taken


def _session(w: Writing, told: Told, source: str, rules: Settings, who: _Roster) -> Taken:
    taken = Taken()
    bundle, first = told.bundle, told.lines[0].at
    id = w.session.scalar(select(LearningSession.id).where(LearningSession.key == told.session))
    if id is None:
        _catalogue(w, bundle)
        id = new_id()
        w.add(
            LearningSession(
                id=id, key=told.session, source=source, learner=told.learner, work=bundle["id"],
                digest=bundle["digest"], at=first, zone=rules.zone, day=day_of(first, rules.zone),
                tenths=bundle.get("hours"), length=bundle.get("seconds"),
            )
        )  # fmt: skip
        taken.sessions = 1
    attempts = set(w.session.scalars(select(Attempt.seq).where(Attempt.session_id == id)))
    reached = set(w.session.scalars(select(Reached.seq).where(Reached.session_id == id)))
    for line in told.lines:
        if line.answer is not None and line.seq not in attempts:
            w.add(_attempt(id, line.seq, line.at, line.answer), at_once=False)
            taken.attempts += 1
        elif line.event is not None and line.seq not in reached:
            w.add(Reached(session_id=id, seq=line.seq, event=line.event, at=line.at), at_once=False)
    person = who.person(told.learner) if told.learner else None
    taken.unknown = int(bool(told.learner) and person is None)
    outcome = _outcome(told, rules) | {"person_id": person}
    current = w.session.scalar(select(Outcome).where(w.current(Outcome), Outcome.session_id == id))
    if current is None or any(getattr(current, k) != v for k, v in outcome.items()):
        w.append(Outcome, outcome, session_id=id)
    if person is not None:
        taken.signed_in = _sign_in(w, person, first, rules.zone, source)
    return taken


def _attempt(session: str, seq: int, at: datetime, answer: dict[str, Any]) -> Attempt:
    import json

    right = answer["right"]
    return Attempt(
        session_id=session, seq=seq, item=answer["item"], at=at, points=answer["points"], of=answer["of"],
        response=json.dumps(answer["response"], ensure_ascii=False), right=right if isinstance(right, bool) else None,
    )  # fmt: skip


def _outcome(told: Told, rules: Settings) -> dict[str, Any]:
    """Where a session stands, from its lines."""
    ends = ("finished",) if told.bundle["kind"] == "course" else ("ended", "finished")
    reached = [line.event for line in told.lines if line.event is not None]
    results = [e for e in reached if e["event"] == "resulted"]
    last = results[-1] if results else {}
    times = sorted(line.at for line in told.lines)
    gaps = [min((b - a).total_seconds(), rules.pause) for a, b in pairwise(times)]
    closed = [line.at for line in told.lines if line.kind == "closed"]
    return {
        "ended_at": closed[-1] if closed else None, "seconds": int(sum(gaps)),
        "finished": any(e["event"] in ends for e in reached),
        "points": last.get("points"), "of": last.get("of"), "passed": last.get("passed"),
    }  # fmt: skip


def _sign_in(w: Writing, person: str, at: datetime, zone: str, place: str) -> int:
    """One for a person, a day and a place: opening a second work is no second coming."""
    day = day_of(at, zone)
    key = f"{place}:{day.isoformat()}:{person}"
    if w.session.scalar(select(SignIn.id).where(SignIn.key == key)):
        return 0
    w.add(SignIn(id=new_id(), key=key, person_id=person, at=at, zone=zone, day=day, place=place))
    return 1


def sign_in(w: Writing, person: str, at: datetime, place: str) -> None:
    """Someone came: for a source that knows it at once, such as a seat in a room. Once a day and place."""
    _sign_in(w, person, at, settings(w).zone, place)


def void(w: Writing, fact: str, reason: str) -> None:
    """Count a session or a sign-in no more."""
    if w.session.get(Voided, fact) is None:
        w.add(Voided(fact=fact, reason=reason))
        audit.note(w, "fact.void", fact, reason=reason)


def _catalogue(w: Writing, bundle: dict[str, Any]) -> None:
    """How the work and its items are called, as they are called now."""
    w.session.merge(Work(id=bundle["id"], kind=bundle["kind"], title=bundle["title"]))
    for item, spec in bundle["items"].items():
        w.session.merge(Item(work=bundle["id"], item=item, kind=str(spec["kind"]), stem=str(spec["stem"])))
    w.session.flush()


def _refuse(w: Writing, source: str, refused: list[Refused], *, again: bool) -> int:
    """Keep what was refused, once. Read again, what counts now is refused no more."""
    if again:
        w.session.execute(delete(Refusal).where(Refusal.source == source))
    asked = select(Refusal.path, Refusal.offset).where(Refusal.source == source)
    known = {(path, offset) for path, offset in w.session.execute(asked)}
    fresh = [x for x in refused if (x.path, x.offset) not in known]
    for x in fresh:
        w.add(
            Refusal(id=new_id(), source=source, path=x.path, offset=x.offset, reason=x.reason, raw=x.raw),
            at_once=False,
        )
    return len(fresh)


def _mark(w: Writing, source: str, found: Gathered) -> None:
    for path, offset in found.marks.items():
        w.session.merge(Cursor(source=source, path=path, offset=offset))


def refusals(r: Reading) -> list[Refusal]:
    """What was not counted, the oldest first."""
    return list(
        r.session.scalars(select(Refusal).order_by(Refusal.recorded_at, Refusal.path, Refusal.offset))
    )

"""What was learned as xAPI 1.0.3 statements (ADL, xAPI-Data.md, part 2). The statements themselves are pure.

A statement's id is worked out from what it tells, so that telling it again is no second statement.
Learners are accounts by their ids here; a name goes out only when that is asked for.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid5

from sqlalchemy import exists, select

from engine.records import people
from engine.records.kinds import KINDS
from engine.records.schema import (
    Attempt,
    Attendance,
    Detail,
    Item,
    LearningSession,
    Outcome,
    Reached,
    Voided,
    Work,
)
from engine.records.store import Reading

Statement = dict[str, Any]
_NAMESPACE = UUID("6e6e31f0-6c55-5c1f-9d5c-0d6f0f2f7a51")
_VERBS = "http://adlnet.gov/expapi/verbs/"
_TYPES = "http://adlnet.gov/expapi/activities/"
_SAID = {
    "experienced": "学习了", "completed": "学完了", "answered": "回答了", "passed": "通过了", "failed": "没有通过", "attended": "参加了",
}  # fmt: skip
_INTERACTIONS = {
    "single": "choice", "multiple": "choice", "true-false": "true-false", "blank": "fill-in", "number": "numeric",
    "order": "sequencing", "match": "matching", "survey": "choice", "short": "long-fill-in",
}  # fmt: skip
#: Sessions that are looked up at once.
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Names:
    """What statements call things: ``home`` is the system that the accounts and activities belong to (an IRI)."""

    home: str
    works: dict[str, tuple[str, str]]
    items: dict[tuple[str, str], tuple[str, str]]
    people: dict[str, str]
    with_names: bool = False

    def actor(self, person: str | None, session: str) -> Statement:
        """A passer-by is somebody else in every session."""
        account = {"homePage": self.home, "name": person or f"guest-{session}"}
        agent: Statement = {"objectType": "Agent", "account": account}
        if self.with_names and person and self.people.get(person):
            agent["name"] = self.people[person]
        return agent

    def work(self, work: str) -> Statement:
        title, kind = self.works.get(work, (work, ""))
        return self.activity(f"work/{work}", title, "simulation" if kind == "scenario" else "course")

    def item(self, work: str, item: str) -> Statement:
        stem, kind = self.items.get((work, item), (item, ""))
        found = self.activity(f"work/{work}/item/{item}", stem, "cmi.interaction")
        found["definition"]["interactionType"] = _INTERACTIONS.get(kind, "other")
        return found

    def activity(self, path: str, name: str, kind: str) -> Statement:
        definition = {"name": {"zh-CN": name}, "type": _TYPES + kind}
        return {"objectType": "Activity", "id": f"{self.home}/{quote(path)}", "definition": definition}


def statements(
    r: Reading, home: str, *, with_names: bool = False, since: date | None = None
) -> Iterator[Statement]:
    """Every statement, in no order that matters. ``since``: of that day and later."""
    names = Names(
        home.rstrip("/"),
        {w.id: (w.title, w.kind) for w in r.session.scalars(select(Work))},
        {(i.work, i.item): (i.stem, i.kind) for i in r.session.scalars(select(Item))},
        {p.id: p.name for p in people.listed(r, gone=True)} if with_names else {},
        with_names,
    )
    yield from _sessions(r, names, since)
    yield from _attended(r, names, since)


def _sessions(r: Reading, names: Names, since: date | None) -> Iterator[Statement]:
    asked = (
        select(LearningSession, Outcome)
        .join(Outcome, Outcome.session_id == LearningSession.id)
        .where(r.current(Outcome), ~exists(select(1).where(Voided.fact == LearningSession.id)))
        .order_by(LearningSession.id)
    )
    if since is not None:
        asked = asked.where(LearningSession.day >= since)
    last = ""
    while chunk := r.session.execute(asked.where(LearningSession.id > last).limit(_CHUNK)).all():
        last = chunk[-1][0].id
        ids = [s.id for s, _ in chunk]
        attempts = _by_session(r.session.scalars(select(Attempt).where(Attempt.session_id.in_(ids))))
        reached = _by_session(r.session.scalars(select(Reached).where(Reached.session_id.in_(ids))))
        for session, outcome in chunk:
            yield from session_statements(
                names, session, outcome, attempts.get(session.id, []), reached.get(session.id, [])
            )
        r.session.expunge_all()


def _by_session(rows: Iterable[Any]) -> dict[str, list[Any]]:
    out: dict[str, list[Any]] = {}
    for row in rows:
        out.setdefault(row.session_id, []).append(row)
    return out


def session_statements(
    names: Names, session: LearningSession, outcome: Outcome, attempts: list[Attempt], reached: list[Reached]
) -> Iterator[Statement]:
    """One session: begun, answered, passed or failed, finished."""
    actor = names.actor(outcome.person_id, session.id)
    work = names.work(session.work)
    context = {"registration": session.id, "platform": "qingjing", "language": "zh-CN"}
    inside = {**context, "contextActivities": {"parent": [{"objectType": "Activity", "id": work["id"]}]}}
    yield _statement(f"began:{session.id}", actor, "experienced", work, session.at, context)
    for a in sorted(attempts, key=lambda a: a.seq):
        _, kind = names.items.get((session.work, a.item), ("", ""))
        result: Statement = {"response": response(kind, json.loads(a.response))}
        if a.right is not None:
            result["success"] = a.right
        if a.of:
            result["score"] = _score(a.points, a.of)
        item = names.item(session.work, a.item)
        yield _statement(f"answered:{session.id}:{a.seq}", actor, "answered", item, a.at, inside, result)
    for x in sorted(reached, key=lambda x: x.seq):
        yield from _reached(names, session, actor, work, x, context, inside)


def _reached(
    names: Names,
    session: LearningSession,
    actor: Statement,
    work: Statement,
    x: Reached,
    context: Statement,
    inside: Statement,
) -> Iterator[Statement]:
    event, key = x.event, f"{session.id}:{x.seq}"
    if event["event"] == "resulted":
        quiz = names.activity(f"work/{session.work}/quiz", "测验", "assessment")
        result: Statement = {"success": bool(event["passed"]), "completion": True}
        if event.get("of"):
            result["score"] = _score(event["points"], event["of"])
        yield _statement(
            f"resulted:{key}", actor, "passed" if event["passed"] else "failed", quiz, x.at, inside, result
        )
    elif event["event"] == "ended":
        name = str(event["ending"])
        ending = names.activity(f"work/{session.work}/ending/{name}", name, "simulation")
        yield _statement(f"ended:{key}", actor, "experienced", ending, x.at, inside)
    if event["event"] == "finished" or (
        event["event"] == "ended" and names.works.get(session.work, ("", ""))[1] == "scenario"
    ):
        yield _statement(f"completed:{key}", actor, "completed", work, x.at, context, {"completion": True})


def _attended(r: Reading, names: Names, since: date | None) -> Iterator[Statement]:
    asked = (
        select(Attendance, Detail)
        .join(Detail, Detail.event_id == Attendance.event_id)
        .where(
            r.current(Attendance),
            Attendance.present.is_(True),
            r.current(Detail),
            Detail.withdrawn.is_(False),
        )
    )
    if since is not None:
        asked = asked.where(Detail.day >= since)
    for there, held in r.session.execute(asked.execution_options(yield_per=1000)):
        # A day without an hour is told as its noon there, which is that day in every zone nearby.
        at = held.at or datetime.fromisoformat(f"{held.day.isoformat()}T04:00:00+00:00")
        name = held.title or KINDS[held.kind].name.zh
        meeting = names.activity(f"event/{there.event_id}", name, "meeting")
        result = {"duration": f"PT{held.minutes}M"} if held.minutes else None
        actor = names.actor(there.person_id, there.event_id)
        context = {"platform": "qingjing", "language": "zh-CN"}
        yield _statement(
            f"attended:{there.event_id}:{there.person_id}", actor, "attended", meeting, at, context, result
        )


def _statement(
    key: str,
    actor: Statement,
    verb: str,
    object_: Statement,
    at: datetime,
    context: Statement,
    result: Statement | None = None,
) -> Statement:
    stamp = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    out: Statement = {
        "id": str(uuid5(_NAMESPACE, key)),
        "actor": actor,
        "verb": {"id": _VERBS + verb, "display": {"zh-CN": _SAID[verb], "en-US": verb}},
        "object": object_,
        "context": context,
        "timestamp": stamp,
    }
    if result is not None:
        out["result"] = result
    return out


def _score(points: int, of: int) -> Statement:
    return {"scaled": round(max(-1.0, min(1.0, points / of)), 4), "raw": points, "min": 0, "max": of}


def response(kind: str, given: Any) -> str:
    """What was answered, as 4.1.1.6.1 writes it for each kind of interaction; other shapes as JSON.

    >>> response("multiple", [0, 2]), response("match", [1, 0]), response("true-false", True)
    ('0[,]2', '0[.]1[,]1[.]0', 'true')
    """
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, (str, int)):
        return str(given)
    if kind in ("multiple", "order") and isinstance(given, list):
        return "[,]".join(map(str, given))
    if kind == "match" and isinstance(given, list):
        return "[,]".join(f"{left}[.]{right}" for left, right in enumerate(given))
    return json.dumps(given, ensure_ascii=False)


def batches(found: Iterator[Statement], size: int) -> Iterator[list[Statement]]:
    while batch := list(islice(found, size)):
        yield batch

"""What a page reports of a session, record by record, and whether the replay agrees with it.

| kind | when | carries |
|---|---|---|
| ``began`` | a session was opened | |
| ``answered`` | an item was marked for the first time | ``answer``: item, response, right, points, of |
| ``reached`` | a quiz result, an ending, the end of a course | ``event`` |
| ``accepted`` | someone who is signed in took the task of a lesson upon himself | ``event`` |
| ``closed`` | the learner left | |

Every record names its session and its number in it, and carries the whole log up to that moment.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from engine.players.kiosk.walk import DAMAGED, Walk, followed
from engine.runtime.program import Program

KINDS = ("began", "answered", "reached", "accepted", "closed")
#: Kinds that carry an event of the runtime.
_TELLING = ("reached", "accepted")
_SESSION = re.compile(r"[0-9a-f]{32}")
_ANSWER = {"item", "response", "right", "points", "of"}
#: Longest log that is taken: a course of a hundred lessons has a few thousand entries.
_ENTRIES = 20_000
_SEQS = 100_000


@dataclass(frozen=True, slots=True)
class Sent:
    """One record as a page sent it. ``at`` is the page's clock in milliseconds."""

    session: str
    seq: int
    kind: str
    work: str
    digest: str
    seed: int
    base: dict[str, Any] | None
    log: list[Any]
    learner: str | None
    at: int
    answer: dict[str, Any] | None
    event: dict[str, Any] | None


def sent_from(json_value: Any) -> Sent:
    """A record in a request; raises ``ValueError`` with the field that is wrong."""
    if not isinstance(json_value, dict):
        raise ValueError("record")
    given: dict[str, Any] = json_value
    session, seq, kind = name_of(given)
    work, digest, seed, learner = (given.get(k) for k in ("work", "digest", "seed", "learner"))
    if kind not in KINDS:
        raise ValueError("kind")
    if not isinstance(work, str) or len(work) > 100:
        raise ValueError("work")
    if not isinstance(digest, str) or len(digest) > 100:
        raise ValueError("digest")
    if type(seed) is not int or not 0 <= seed < 2**32:
        raise ValueError("seed")
    log, base = given.get("log"), given.get("base")
    if not isinstance(log, list) or len(log) > _ENTRIES or not all(isinstance(e, list) and e for e in log):
        raise ValueError("log")
    if base is not None and not isinstance(base, dict):
        raise ValueError("base")
    if learner is not None and (not isinstance(learner, str) or len(learner) > 64):
        raise ValueError("learner")
    answer, event, at = given.get("answer"), given.get("event"), given.get("at")
    if kind == "answered" and (not isinstance(answer, dict) or set(answer) != _ANSWER):
        raise ValueError("answer")
    if kind in _TELLING and (not isinstance(event, dict) or not isinstance(event.get("event"), str)):
        raise ValueError("event")
    if kind == "accepted" and (learner is None or event["event"] != "tasked"):  # type: ignore[index]
        raise ValueError("event")
    return Sent(
        session, seq, kind, work, digest, seed, base, log, learner, at if type(at) is int else 0,
        answer if kind == "answered" else None, event if kind in _TELLING else None,
    )  # fmt: skip


def name_of(record: dict[str, Any]) -> tuple[str, int, str]:
    """What identifies a record; raises ``ValueError`` where it cannot even be named."""
    session, seq = record.get("session"), record.get("seq")
    if not isinstance(session, str) or not _SESSION.fullmatch(session):
        raise ValueError("session")
    if type(seq) is not int or not 0 <= seq < _SEQS:
        raise ValueError("seq")
    return session, seq, str(record.get("kind"))[:20]


def verdict(program: Program | None, sent: Sent) -> str:
    """``ok`` when the Python runtime comes to the same, or the reason why the record is not verified."""
    if program is None:
        return "unknown program"
    try:
        walk = followed(program, sent.seed, sent.base, sent.log)
    except DAMAGED:
        return "damaged log"
    if not walk.whole:
        return "log does not lead anywhere"
    if sent.answer is not None and not _given(walk, sent.answer):
        return "answer differs"
    if sent.event is not None and not any(_same(sent.event, e) for e in walk.last):
        return "event differs"
    return "ok"


def _given(walk: Walk, answer: dict[str, Any]) -> bool:
    attempts = walk.history.state.attempts
    return bool(attempts) and _same(attempts[-1], answer)


def _same(a: Any, b: Any) -> bool:
    """Equal as JSON: Python alone would take ``true`` for 1."""
    return json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True)

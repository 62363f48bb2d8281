"""The journal of a kiosk as a source: its lines become sessions, verified line by line.

``engine/players/kiosk/journal.py`` writes it; nothing there is ever changed, so how far it was read is a
number of bytes for each month.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from engine.bundle.canonical import opened
from engine.errors import BundleError
from engine.records.replay import Follower
from engine.runtime.program import Program

_DIGEST = re.compile(r"[0-9a-f]{16}")
_SESSION = re.compile(r"[0-9a-f]{32}")
#: A page's clock is believed when it is not later than the journal's, and not a season earlier.
_EARLIER, _LATER = timedelta(days=100), timedelta(minutes=10)
_KINDS = ("began", "answered", "reached", "accepted", "closed")


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that must not be counted: where it is, why, and what it says."""

    path: str
    offset: int
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line that counts."""

    seq: int
    kind: str
    at: datetime
    answer: dict[str, Any] | None
    event: dict[str, Any] | None


@dataclass
class Told:
    """A session as far as it is known now. ``bundle`` is what was played."""

    session: str
    learner: str
    bundle: dict[str, Any]
    lines: list[Line] = field(default_factory=list)


@dataclass
class Gathered:
    """What a kiosk's folder holds beyond the marks; ``marks`` is how far it was read now."""

    sessions: list[Told] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    lines: int = 0


@dataclass
class _Thread:
    """A session while its lines are followed."""

    seed: int
    digest: str
    base: dict[str, Any] | None
    log: list[Any] = field(default_factory=list)
    follower: Follower | None = None
    told: Told | None = None
    fresh: bool = False


class Bundles:
    """The bundles that the kiosk keeps by their digests."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: dict[str, Program | None] = {}

    def program(self, digest: str) -> Program | None:
        if digest not in self._found:
            self._found[digest] = self._read(digest) if _DIGEST.fullmatch(digest) else None
        return self._found[digest]

    def _read(self, digest: str) -> Program | None:
        try:
            bundle = opened((self._folder / f"{digest}.json").read_bytes())
        except (OSError, BundleError):
            return None
        return Program(bundle) if bundle.get("digest") == digest else None


def gather(folder: Path, marks: dict[str, int], step: Callable[[], None] = lambda: None) -> Gathered:
    """Everything in ``folder`` behind ``marks`` (bytes by file). A session that goes on is given whole.

    A month that did not grow is not read, but the one before a month that did: a session may begin in
    it. ``step`` is called for each file.
    """
    out = Gathered(marks=dict(marks))
    paths = sorted((folder / "journal").glob("*.jsonl"))
    grown = [n for n, p in enumerate(paths) if p.stat().st_size > marks.get(p.name, 0)]
    wanted = sorted({m for n in grown for m in (n - 1, n) if m >= 0})
    bundles = Bundles(folder / "bundles")
    threads: dict[str, _Thread] = {}
    for n in wanted:
        path = paths[n]
        mark, end = marks.get(path.name, 0), 0
        for offset, raw in _raw(path):
            end = offset + len(raw)
            _take(out, threads, bundles, path.name, offset, raw, fresh=offset >= mark)
        out.marks[path.name] = max(end, mark)
        step()
    out.sessions = [t.told for t in threads.values() if t.fresh and t.told is not None and t.told.lines]
    return out


def _raw(path: Path) -> Iterator[tuple[int, bytes]]:
    """Whole lines with their places; half a line at the end is still being written."""
    offset = 0
    with path.open("rb") as file:
        for raw in file:
            if not raw.endswith(b"\n"):
                return
            yield offset, raw
            offset += len(raw)


def _take(
    out: Gathered,
    threads: dict[str, _Thread],
    bundles: Bundles,
    path: str,
    offset: int,
    raw: bytes,
    *,
    fresh: bool,
) -> None:
    out.lines += fresh

    def refuse(reason: str) -> None:
        if fresh:
            out.refused.append(Refused(path, offset, reason, raw.decode("utf-8", "replace").rstrip("\n")))

    try:
        line = json.loads(raw)
        session, seq, kind, verdict = line["session"], line["seq"], line["kind"], line["verdict"]
        if kind == "refused":
            return refuse(str(verdict))
        at = _moment(line)
        given = line["log"]
        if (
            not _SESSION.fullmatch(session)
            or type(seq) is not int
            or kind not in _KINDS
            or not isinstance(given, list)
        ):
            raise ValueError
        thread = threads.get(session)
        if thread is None:
            thread = threads[session] = _Thread(line["seed"], line["digest"], line.get("base"))
        elif (line["seed"], line["digest"]) != (thread.seed, thread.digest):
            return refuse("another program or seed than the session began with")
        thread.log = thread.log[: line["from"]] + given
        learner = line["learner"] or ""
        answer, event = line.get("answer"), line.get("event")
    except (ValueError, KeyError, TypeError, RecursionError):
        return refuse("no journal line")
    program = bundles.program(thread.digest)
    if program is None:
        return refuse("unknown program")
    if thread.follower is None:
        thread.follower = Follower(program, thread.seed, thread.base)
        thread.told = Told(session, learner, program.bundle)
    said = str(verdict) if verdict != "ok" else thread.follower.verdict(thread.log, answer, event)
    if said != "ok" or thread.told is None:
        return refuse(said)
    thread.fresh = thread.fresh or fresh
    thread.told.learner = learner or thread.told.learner
    thread.told.lines.append(Line(seq, kind, at, answer, event))
    return None


def _moment(line: dict[str, Any]) -> datetime:
    written = datetime.fromisoformat(line["at"]).astimezone(UTC)
    given = line.get("given")
    if type(given) is int and given > 0:
        try:
            at = datetime.fromtimestamp(given / 1000, UTC)
        except (OverflowError, OSError, ValueError):
            return written
        if written - _EARLIER <= at <= written + _LATER:
            return at
    return written

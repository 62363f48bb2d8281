"""The kiosk's journal: everything that learners did, one JSON line each, forced to the disk.

A line is written once, whatever a page sends again: it is named by its session and its number there.
Files are by month (``journal/2026-11.jsonl``); nothing in them is ever changed. A record store reads
them with ``sessions``. A line is

``{"session", "seq", "kind", "at", "given", "work", "digest", "seed", "learner", "from", "log", "verdict"}``

and ``answer`` or ``event``. ``at`` is when the line was written, ``given`` when the learner did it (in
milliseconds; it may have waited); ``log`` holds the entries after the first ``from`` ones of the line before.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from engine.diagnostics import Both
from engine.errors import StoreError
from engine.players.kiosk.records import Sent
from engine.players.lines import append, mend
from engine.players.progress import why

#: Months that are read at the start to know what was written: a page may have waited that long.
_REMEMBERED = 2
#: Sessions whose last log is remembered, so that only what is new is written.
_OPEN = 32


def _now() -> datetime:
    return datetime.now(UTC)


class Journal:
    """Append-only. One process writes; ``add`` may be called from several threads."""

    def __init__(self, folder: Path, clock: Callable[[], datetime] = _now) -> None:
        self.folder = folder / "journal"
        self._clock = clock
        self._lock = Lock()
        self._seen: dict[str, set[int]] = {}
        self._logs: dict[str, list[Any]] = {}
        for path in sorted(self.folder.glob("*.jsonl"))[-_REMEMBERED:]:
            mend(path)
            for line in lines_of(path):
                self._seen.setdefault(line["session"], set()).add(line["seq"])

    def has(self, session: str, seq: int) -> bool:
        return seq in self._seen.get(session, ())

    def add(self, records: Iterable[tuple[Sent, str]]) -> None:
        """Write records with their verdicts; those that are there already are left out. Raises ``StoreError``."""
        with self._lock:
            now = self._clock()
            fresh: dict[tuple[str, int], dict[str, Any]] = {}
            for sent, said in records:
                if not self.has(sent.session, sent.seq) and (sent.session, sent.seq) not in fresh:
                    fresh[sent.session, sent.seq] = self._line(sent, said, now)
            self._write(now, list(fresh.values()))
            for session, seq in fresh:
                self._seen.setdefault(session, set()).add(seq)

    def refuse(self, session: str, seq: int, raw: dict[str, Any], reason: str) -> None:
        """Keep what a page sent in a shape that cannot be read: nothing that was learned is thrown away."""
        with self._lock:
            if self.has(session, seq):
                return
            now = self._clock()
            line = {"session": session, "seq": seq, "kind": "refused", "at": _stamp(now), "verdict": reason}
            self._write(now, [{**line, "raw": json.dumps(raw, ensure_ascii=False)[:8000]}])
            self._seen.setdefault(session, set()).add(seq)

    def _line(self, sent: Sent, said: str, now: datetime) -> dict[str, Any]:
        before = self._logs.get(sent.session, [])
        same = 0
        while same < min(len(before), len(sent.log)) and before[same] == sent.log[same]:
            same += 1
        self._logs.pop(sent.session, None)
        self._logs[sent.session] = sent.log
        while len(self._logs) > _OPEN:
            self._logs.pop(next(iter(self._logs)))
        line: dict[str, Any] = {
            "session": sent.session, "seq": sent.seq, "kind": sent.kind, "at": _stamp(now),
            "work": sent.work, "digest": sent.digest, "seed": sent.seed, "learner": sent.learner,
            "given": sent.at, "from": same, "log": sent.log[same:], "verdict": said,
        }  # fmt: skip
        if sent.kind == "began" and sent.base is not None:
            line["base"] = sent.base
        if sent.answer is not None:
            line["answer"] = sent.answer
        if sent.event is not None:
            line["event"] = sent.event
        return line

    def _write(self, now: datetime, lines: list[dict[str, Any]]) -> None:
        if not lines:
            return
        data = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            append(self.folder / f"{now:%Y-%m}.jsonl", data.encode())
        except OSError as e:
            for line in lines:  # what was not written is no ground to build on
                self._logs.pop(line["session"], None)
            raise StoreError(
                Both(f"答题记不下来（{why(e).zh}）", f"answers cannot be kept ({why(e).en})")
            ) from e


def _stamp(now: datetime) -> str:
    return now.strftime("%Y-%m-%dT%H:%M:%SZ")


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of one month. A line that the disk has spoilt is passed over."""
    with path.open("rb") as file:
        for raw in file:
            try:
                line = json.loads(raw)
            except ValueError:
                continue
            if isinstance(line, dict) and isinstance(line.get("session"), str) and "seq" in line:
                yield line


@dataclass
class Recorded:
    """One session as the journal tells it. ``verified``: every line was confirmed by the replay."""

    session: str
    work: str = ""
    digest: str = ""
    seed: int = 0
    learner: str | None = None
    began: str = ""
    closed: str = ""
    log: list[Any] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)
    reached: list[dict[str, Any]] = field(default_factory=list)
    accepted: list[dict[str, Any]] = field(default_factory=list)
    verified: bool = True

    def take(self, line: dict[str, Any]) -> None:
        self.verified = self.verified and line["verdict"] == "ok"
        self.began = self.began or line["at"]
        if line["kind"] == "refused":
            return
        self.work, self.digest, self.seed = line["work"], line["digest"], line["seed"]
        self.learner = line["learner"]
        self.log = self.log[: line["from"]] + line["log"]
        if "answer" in line:
            self.answers.append(line["answer"])
        if "event" in line:
            (self.accepted if line["kind"] == "accepted" else self.reached).append(line["event"])
        if line["kind"] == "closed":
            self.closed = line["at"]


def sessions(folder: Path) -> list[Recorded]:
    """Every session of the journal in a data folder, in the order in which they began."""
    found: dict[str, Recorded] = {}
    for path in sorted((folder / "journal").glob("*.jsonl")):
        for line in lines_of(path):
            found.setdefault(line["session"], Recorded(line["session"])).take(line)
    return list(found.values())

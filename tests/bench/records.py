"""The record store of a large county: makes 1,000,000 attempts, or times the report of their year.

``python -m tests.bench.records make FILE`` and ``python -m tests.bench.records report FILE OUT``; the second
prints seconds and megabytes as JSON. The rows are put in by hand, since a journal of that size would take
longer to replay than anybody waits for a benchmark.
"""

import json
import random
import resource
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

SESSIONS, EACH, PEOPLE, WORKS, ITEMS, EVENTS = 100_000, 10, 3_000, 12, 60, 400


def make(path: Path) -> None:
    from sqlalchemy import insert

    from engine.records import events, people
    from engine.records.events import Held
    from engine.records.schema import Attempt, Item, LearningSession, Outcome, Work
    from engine.records.store import open_store, url_of

    luck = random.Random(1)
    with open_store(url_of(str(path), path.parent)) as store, store.write("bench") as w:
        persons = [people.add(w, name=f"测{n}", village=f"{n % 30}村") for n in range(PEOPLE)]
        for n in range(EVENTS):
            held = Held("study", date(2024, 1 + n % 12, 1 + n % 28), minutes=90, village=f"{n % 30}村")
            events.add(w, held, luck.sample(persons, 20))
        now = {"recorded_at": w.now, "recorded_by": "bench"}
        tables: dict[Any, Any] = {t: insert(t) for t in (LearningSession, Outcome, Attempt, Work, Item)}
        w.session.execute(
            tables[Work], [{"id": f"w{n}", "kind": "course", "title": f"课{n}"} for n in range(WORKS)]
        )
        items = [
            {"work": f"w{n}", "item": f"b/{i}", "kind": "single", "stem": f"题{n}.{i}"}
            for n in range(WORKS)
            for i in range(ITEMS)
        ]
        w.session.execute(tables[Item], items)
        start = datetime(2024, 1, 1, tzinfo=UTC)
        for first in range(0, SESSIONS, 5_000):
            sessions, outcomes, attempts = [], [], []
            for n in range(first, first + 5_000):
                at, id = start + timedelta(minutes=5 * n), f"{n:036}"
                work = f"w{n % WORKS}"
                sessions.append({
                    **now, "id": id, "key": id, "source": "kiosk", "learner": "", "work": work, "digest": "x", "at": at,
                    "zone": "Asia/Shanghai", "day": at.date(), "tenths": 10, "length": None,
                })  # fmt: skip
                outcomes.append({
                    **now, "session_id": id, "serial": 0, "person_id": persons[n * 7 % PEOPLE], "ended_at": at, "seconds": 900,
                    "finished": n % 3 > 0, "points": 8, "of": 10, "passed": True,
                })  # fmt: skip
                attempts += [
                    {
                        **now, "session_id": id, "seq": i, "item": f"b/{(n + i) % ITEMS}", "response": "0",
                        "right": luck.random() < 0.7, "points": 1, "of": 1, "at": at,
                    }
                    for i in range(EACH)
                ]  # fmt: skip
            for table, rows in ((LearningSession, sessions), (Outcome, outcomes), (Attempt, attempts)):
                w.session.execute(tables[table], rows)


def report(path: Path, out: Path) -> dict[str, float]:
    """From opening the store to the workbook on the disk."""
    started = perf_counter()
    from engine.records.figures import year_figures
    from engine.records.store import open_store, url_of
    from engine.records.tables import tables
    from engine.records.workbook import workbook

    with open_store(url_of(str(path), path.parent)) as store, store.read() as r:
        figures = year_figures(r, 2024)
    out.write_bytes(workbook(tables(figures), "2024"))
    if figures.attempts != SESSIONS * EACH or figures.sessions != SESSIONS:
        raise SystemExit(f"wrong figures: {figures.attempts} attempts, {figures.sessions} sessions")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": perf_counter() - started,
        "cpu": process_time(),
        "mb": peak,
        "file_mb": path.stat().st_size / 1e6,
    }


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]))
    else:
        print(json.dumps(report(Path(sys.argv[2]), Path(sys.argv[3]))))

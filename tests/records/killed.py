"""Writers killed in the middle of their work: ``python -m tests.records.killed FOLDER TIMES [SEED]``.

Each child opens the store, writes as fast as it can and says what was confirmed; it is killed with SIGKILL at
some moment, every fourth while it makes a new store. Then the store must be sound, whole and complete.
"""

import json
import os
import random
import signal
import sys
import time
from datetime import date
from pathlib import Path

from sqlalchemy import text

from engine.records import events, people, teams, wishes
from engine.records.events import Held
from engine.records.store import Store, open_store, url_of
from engine.records.wish import Step

DAY = date(2024, 5, 6)


def write(path: Path, out: int) -> None:
    """Transactions of several rows each, told when they are confirmed."""
    with open_store(url_of(str(path), path.parent)) as store:
        with store.write("test") as w:
            persons = [people.add(w, name=f"测{n}", village="测村") for n in range(3)]
            team = teams.add(w, village="测村", name="队")
        while True:
            with store.write("test") as w:
                id = events.add(w, Held("study", DAY, note="x" * 500), persons)
            os.write(out, f"e{id}\n".encode())
            with store.write("test") as w:
                number = wishes.collect(w, day=DAY, how="visit", village="测村", what="y" * 500)
                wishes.take(w, number, Step("claim", DAY, team=team))
            os.write(out, f"w{number}\n".encode())


def killed(path: Path, delay: float, *, at_once: bool) -> list[str]:
    """What one child confirmed before it was killed, ``delay`` after its first word (or at once)."""
    end, out = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(end)
        try:
            write(path, out)
        finally:
            os._exit(1)
    os.close(out)
    with os.fdopen(end, "rb") as said:
        first = b"" if at_once else said.readline()
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told = first + said.read()
    return [line for line in told.decode().split("\n")[:-1] if line]


def examined(store: Store, confirmed: list[str]) -> list[str]:
    """What is wrong with the store; nothing when it is as it must be."""
    with store.engine.connect() as connection:
        sound = connection.execute(text("PRAGMA integrity_check")).scalar()
        strangers = connection.execute(text("PRAGMA foreign_key_check")).all()
        halves = connection.execute(
            text(
                "SELECT count(*) FROM event e WHERE (SELECT count(*) FROM attendance a WHERE a.event_id = e.id) != 3"
                " OR (SELECT count(*) FROM detail d WHERE d.event_id = e.id) != 1"
                " OR (SELECT count(*) FROM audit u WHERE u.subject = e.id) != 1"
            )
        ).scalar()
        open_ = connection.execute(
            text(
                "SELECT count(*) FROM wish x WHERE (SELECT count(*) FROM wish_step s WHERE s.wish_id = x.id) != 1"
                " OR (SELECT count(*) FROM wish_detail d WHERE d.wish_id = x.id) != 1"
            )
        ).scalar()
        there = {f"e{id}" for (id,) in connection.execute(text("SELECT id FROM event"))}
        there |= {f"w{n}" for (n,) in connection.execute(text("SELECT number FROM wish"))}
    out = []
    if sound != "ok" or strangers:
        out.append(f"integrity: {sound} {strangers}")
    if halves or open_:
        out.append(f"half a transaction: {halves} events, {open_} wishes")
    lost = [c for c in confirmed if c not in there]
    if lost:
        out.append(f"lost: {len(lost)}")
    return out


def main(folder: Path, times: int, seed: int) -> dict[str, object]:
    luck = random.Random(seed)
    path, confirmed = folder / "records.db", list[str]()
    faults: list[str] = []
    for n in range(times):
        at_once = n % 4 == 3
        here = folder / f"new{n}.db" if at_once else path
        told = killed(here, luck.uniform(0.0, 0.2), at_once=at_once)
        confirmed += [] if at_once else told
        with open_store(url_of(str(here), folder)) as store:
            faults += [f"{n}: {x}" for x in examined(store, told if at_once else confirmed)]
        if at_once:
            for left in folder.glob(f"new{n}.db*"):
                left.unlink()
    return {"times": times, "confirmed": len(confirmed), "faults": faults}


if __name__ == "__main__":
    given = sys.argv[1:]
    print(json.dumps(main(Path(given[0]), int(given[1]), int(given[2]) if len(given) > 2 else 1)))

"""One file with everything, whatever the database is: an SQLite store that can be opened by itself.

A backup counts as made only when it was opened again, found sound, and holds as many rows as were written.
A restore changes all in one transaction. The accounts and the trail of the present stay: who restores is
not locked out, and nobody rids himself of his traces. Who was erased stays erased.
"""

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from sqlalchemy import URL, Table, delete, func, insert, select

from engine.diagnostics import Both
from engine.errors import RecordError, StoreError
from engine.records import audit, people
from engine.records.schema import Base
from engine.records.store import Reading, Store, Writing, open_store

_NAME = re.compile(r"records-\d{8}-\d{6}(-before|-uploaded)?\.db")
_STAYS = ("user", "audit")
_PART = 2000
WORDS = {
    "person": Both("名册上的人", "people"),
    "sign_in": Both("签到", "sign-ins"),
    "learning_session": Both("学习", "sessions"),
    "attempt": Both("答题", "attempts"),
    "event": Both("活动", "events"),
    "wish": Both("微心愿", "wishes"),
    "team": Both("志愿队", "teams"),
}
Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup. ``counts`` by table, where it was counted."""

    name: str
    at: datetime
    size: int
    counts: Counts


def path_of(folder: Path, name: str) -> Path | None:
    """The backup of that name, if it is one of ours."""
    path = folder / name if _NAME.fullmatch(name) else None
    return path if path is not None and path.is_file() and not path.is_symlink() else None


def listed(folder: Path) -> list[Kept]:
    """The newest first."""
    found = [p for p in folder.glob("records-*.db") if path_of(folder, p.name) is not None]
    told = [Kept(p.name, datetime.fromtimestamp(p.stat().st_mtime, UTC), p.stat().st_size, {}) for p in found]
    return sorted(told, key=lambda k: (k.at, k.name), reverse=True)


def counted(r: Reading) -> Counts:
    return {t.name: _count(r, t) for t in Base.metadata.sorted_tables}


def _count(r: Reading, table: Table) -> int:
    return r.session.scalar(select(func.count()).select_from(table)) or 0


def make(store: Store, folder: Path, now: datetime, label: str = "") -> Kept:
    """A new backup, verified. Raises ``StoreError``; then there is none."""
    with tempfile.TemporaryDirectory(prefix="qingjing-") as made:
        path = Path(made) / "records.db"
        with _opened(path) as target, store.read() as r:
            with target.write("backup") as w:
                for table in Base.metadata.sorted_tables:
                    for part in _parts(r, table):
                        w.session.execute(insert(table), part)
            wanted = counted(r)
        if examined(path) != wanted:
            raise StoreError(
                Both("备份核对不上，请再做一次", "the backup does not hold what was written: try again")
            )
        return _moved(path, folder, now, label, wanted)


def _opened(path: Path) -> Store:
    return open_store(URL.create("sqlite", database=str(path)))


def _parts(r: Reading, table: Table) -> Iterator[list[dict[str, object]]]:
    asked = select(table).execution_options(yield_per=_PART)
    for part in r.session.execute(asked).mappings().partitions():
        yield [dict(row) for row in part]


def _moved(path: Path, folder: Path, now: datetime, label: str, counts: Counts) -> Kept:
    """Into the folder under a name of its own, on the disk before it is called a backup."""
    with closing(sqlite3.connect(path)) as one:
        one.execute("PRAGMA journal_mode=DELETE")  # a single file, without others beside it
    suffix = f"-{label}" if label else ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free(folder, now, suffix)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".records-")
        with os.fdopen(handle, "wb") as out, path.open("rb") as source:
            shutil.copyfileobj(source, out)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(target)
    except OSError as e:
        raise StoreError(
            Both(f"备份写不进 {folder}：{e.strerror}", f"cannot write to {folder}: {e.strerror}")
        ) from e
    return Kept(target.name, now, target.stat().st_size, counts)


def _free(folder: Path, now: datetime, suffix: str) -> Path:
    second = int(now.timestamp())
    while True:
        path = folder / f"records-{datetime.fromtimestamp(second, UTC):%Y%m%d-%H%M%S}{suffix}.db"
        if not path.exists():
            return path
        second += 1


def examined(path: Path) -> Counts:
    """What a backup holds; raises ``RecordError`` for a file that is none, or not a sound one."""
    with (
        tempfile.TemporaryDirectory(prefix="qingjing-") as made,
        _copy(path, Path(made)) as store,
        store.read() as r,
    ):
        return counted(r)


def _copy(path: Path, folder: Path) -> Store:
    """A copy that is open and of the present form. A file from elsewhere may hold anything: it is looked at
    before it is opened as a store."""
    no = Both("这个文件不是完好的备份，请换一份", "this file is no sound backup: take another")
    copy = folder / "copy.db"
    try:
        shutil.copyfile(path, copy)
        with closing(sqlite3.connect(copy)) as one:
            one.execute("PRAGMA trusted_schema=OFF")
            kinds = {kind for (kind,) in one.execute("SELECT type FROM sqlite_master")}
            names = {name for (name,) in one.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            sound = one.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            sound = sound and not one.execute("PRAGMA foreign_key_check").fetchone()
        if not sound or not kinds <= {"table", "index"} or not {"person", "alembic_version"} <= names:
            raise RecordError(no)
        return _opened(copy)
    except (sqlite3.Error, OSError) as e:
        raise RecordError(no) from e


def taken_in(folder: Path, file: IO[bytes], now: datetime) -> Kept:
    """Keep a backup that was brought along, if it is one."""
    with tempfile.TemporaryDirectory(prefix="qingjing-") as made:
        path = Path(made) / "brought.db"
        with path.open("wb") as out:
            shutil.copyfileobj(file, out)
        counts = examined(path)
        return _moved(path, folder, now, "uploaded", counts)


def restore(store: Store, path: Path, actor: str, safe: str) -> Counts:
    """Put back what ``path`` holds, all or nothing. ``safe`` is the name of what was kept before."""
    with (
        tempfile.TemporaryDirectory(prefix="qingjing-") as made,
        _copy(path, Path(made)) as source,
        source.read() as r,
        store.write(actor) as w,
    ):
        tables = [t for t in Base.metadata.sorted_tables if t.name not in _STAYS]
        erased = [p.id for p in people.listed(w, gone=True) if p.erased]
        for table in reversed(tables):
            w.session.execute(delete(table))
        for table in tables:
            for part in _parts(r, table):
                w.session.execute(insert(table), part)
        _traces(r, w)
        wanted = counted(r)
        if any(_count(w, t) != wanted[t.name] for t in tables):
            raise StoreError(Both("恢复后核对不上，什么都没有改", "the counts differ: nothing was changed"))
        _erase_again(w, erased)
        audit.note(w, "backup.restore", path.name, before=safe)
    return wanted


def _erase_again(w: Writing, ids: list[str]) -> None:
    """Who was promised that the data are gone for good does not come back with an older backup."""
    for id in ids:
        found = people.person(w, id)
        if found is not None and not found.erased:
            people.wipe(w, id)
    trail = Base.metadata.tables["audit"]
    forgotten = w.session.scalars(select(trail.c.subject).where(trail.c.action == "wish.forget"))
    people.forget_wishes(w, *forgotten)


def _traces(r: Reading, w: Writing) -> None:
    """Traces that are only in the backup come back too."""
    table = Base.metadata.tables["audit"]
    known = set(w.session.scalars(select(table.c.id)))
    for part in _parts(r, table):
        fresh = [row for row in part if row["id"] not in known]
        if fresh:
            w.session.execute(insert(table), fresh)

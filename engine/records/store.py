"""The database: opening it, reading a moment of it, writing to it. Every other file takes a ``Reading``
or a ``Writing`` and knows of no connection."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    and_,
    create_engine,
    event,
    exists,
    func,
    inspect,
    make_url,
    select,
    text,
    true,
)
from sqlalchemy import exc as failures
from sqlalchemy.orm import Session, aliased

from engine.diagnostics import Both
from engine.errors import RecordError, StoreError
from engine.records.clock import utc_now
from engine.records.migrate import migrate
from engine.records.schema import Recorded, Version

FILE = "records.db"
#: Milliseconds that a process waits for another one's write.
_BUSY = 20_000
#: One writer at a time: SQLite has it so from BEGIN IMMEDIATE on, PostgreSQL is told.
_LOCKED = {
    "sqlite": text("SELECT 1"),
    "postgresql": text(f"SELECT pg_advisory_xact_lock({0x71696E68})"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One consistent view. ``as_of``: what was recorded later is not there."""

    session: Session
    as_of: datetime | None = None

    def known(self, model: type[Recorded]) -> ColumnElement[bool]:
        """The condition that a fact had been recorded."""
        return _by(model, self.as_of)

    def current(self, model: type[Version]) -> ColumnElement[bool]:
        """The condition that a version is the valid one."""
        later = aliased(model)
        keys = [c.key for c in inspect(model).primary_key if c.key != "serial"]
        same = [getattr(later, k) == getattr(model, k) for k in keys]
        follows = select(1).where(*same, later.serial == model.serial + 1, _by(later, self.as_of))
        return and_(_by(model, self.as_of), ~exists(follows))


@dataclass(frozen=True, slots=True)
class Writing(Reading):
    """One transaction. ``actor`` is a user's name, ``cli:NAME`` or ``kiosk:NAME``; ``now`` stands for all of it."""

    actor: str = ""
    now: datetime = datetime.min

    def add(self, row: object, *, at_once: bool = True) -> None:
        """A new row, stamped. ``at_once``: later rows may refer to it."""
        if isinstance(row, Recorded):
            row.recorded_at, row.recorded_by = self.now, self.actor
        self.session.add(row)
        if at_once:
            self.session.flush()

    def append(self, model: type[Version], values: dict[str, Any], **keys: str) -> None:
        """The next version of the thing named by ``keys``."""
        here = [getattr(model, k) == v for k, v in keys.items()]
        last = self.session.scalar(select(func.max(model.serial)).where(*here))
        row: Any = model
        self.add(row(**keys, **values, serial=0 if last is None else last + 1))


def _by(model: type[Recorded], as_of: datetime | None) -> ColumnElement[bool]:
    return true() if as_of is None else model.recorded_at <= as_of


class Store:
    """An open database."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = utc_now) -> None:
        self.engine = engine
        self._clock = clock

    @contextmanager
    def read(self, as_of: datetime | None = None) -> Iterator[Reading]:
        """A view that stays the same however long it is looked at. Raises ``StoreError``."""
        with (
            _told(self.engine.url),
            self._connection(isolation_level="REPEATABLE READ") as one,
            Session(one) as session,
        ):
            yield Reading(session, as_of)

    @contextmanager
    def write(self, actor: str) -> Iterator[Writing]:
        """All of it or nothing; when this has ended it is on the disk. Raises ``StoreError``."""
        with (
            _told(self.engine.url),
            self._connection(qingjing_writes=True) as one,
            Session(one, expire_on_commit=False) as session,
            session.begin(),
        ):
            # The lock first, then the clock: what is recorded later has a later time.
            session.execute(_LOCKED[one.dialect.name])
            yield Writing(session, None, actor, self._clock())

    def _connection(self, **options: Any) -> Connection:
        if "isolation_level" in options and self.engine.dialect.name == "sqlite":
            options = {}  # a transaction in WAL mode is a snapshot already
        return self.engine.connect().execution_options(**options)

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def url_of(given: str | None, folder: Path) -> URL:
    """The database meant by ``--store``: a URL, a file, or the usual file in ``folder``."""
    if not given:
        return URL.create("sqlite", database=str(folder / FILE))
    if "://" not in given:
        return URL.create("sqlite", database=given)
    try:
        url = make_url(given)
    except (failures.ArgumentError, ValueError) as e:
        raise StoreError(
            Both(f"“{given}”不是数据库的地址", f"`{given}` is not the address of a database")
        ) from e
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise StoreError(
            Both(
                f"只认 sqlite 和 postgresql，不认 {url.drivername}",
                f"only sqlite and postgresql are known, not {url.drivername}",
            )
        )
    return url


def open_store(url: URL, *, clock: Callable[[], datetime] = utc_now, check: bool = True) -> Store:
    """The store at ``url``, made and brought to the present form where needed. Raises ``StoreError``."""
    if url.drivername == "sqlite" and url.database and url.database != ":memory:":
        try:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as e:
            raise StoreError(
                Both(f"{url.database} 建不了：{e.strerror}", f"cannot make {url.database}: {e.strerror}")
            ) from e
    engine = create_engine(url, pool_pre_ping=url.drivername != "sqlite")
    if url.drivername == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    else:
        event.listen(engine, "connect", _in_utc)
    try:
        with _told(url), engine.connect() as connection:
            if check and url.drivername == "sqlite":
                _examine(connection, url)
            migrate(connection.execution_options(qingjing_writes=True), url)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, clock)


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    """WAL and FULL: a confirmed record outlives a power cut, and a report does not keep a kiosk waiting."""
    connection.isolation_level = None  # the driver must not begin on its own
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={_BUSY}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",  # what was erased is not left in the file's free room
        "wal_autocheckpoint=200",
        "cache_size=-65536",
    ):
        cursor.execute(f"PRAGMA {pragma}").fetchall()
    cursor.close()


def _begin(connection: Connection) -> None:
    """Whoever will write takes the lock at once: a reader that turns writer could only be refused."""
    writes = connection.get_execution_options().get("qingjing_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _in_utc(connection: Any, _: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TIME ZONE 'UTC'")
    connection.commit()


def _examine(connection: Connection, url: URL) -> None:
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    connection.rollback()
    if found != "ok":
        raise _damaged(url)


def _damaged(url: URL) -> StoreError:
    return StoreError(
        Both(
            f"数据库 {url.database} 坏了：先别再写，用最近的备份换下它",
            f"the database {url.database} is damaged: write nothing more, put the last backup in its place",
        )
    )


@contextmanager
def _told(url: URL) -> Iterator[None]:
    """What a database says, as one sentence with a cure."""
    where = url.database if url.drivername == "sqlite" else url.render_as_string(hide_password=True)
    try:
        yield
    except failures.IntegrityError as e:
        raise RecordError(
            Both(
                "有人刚刚改过同一条，请看过新的内容再改",
                "somebody has just changed the same entry; look at it again, then change it",
            )
        ) from e
    except failures.DBAPIError as e:
        said = str(e.orig).strip().splitlines()[0] if e.orig else str(e)
        if "malformed" in said or "not a database" in said:
            raise _damaged(url) from e
        if "locked" in said:
            raise StoreError(
                Both(f"数据库 {where} 一直被别的程序占着，稍后再试", f"{where} is busy; try again later")
            ) from e
        if "connection failed" in said or "could not translate" in said:
            raise StoreError(
                Both(
                    f"数据库 {where} 连不上：看看服务器开了没有，地址、账号对不对（{said}）",
                    f"cannot reach {where}: is the server running, are address and account right? ({said})",
                )
            ) from e
        raise StoreError(Both(f"数据库 {where} 用不了：{said}", f"cannot use {where}: {said}")) from e

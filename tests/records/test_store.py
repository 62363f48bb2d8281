"""The store: one consistent view, whole writes, one form, and nothing lost silently."""

import threading
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, select, text
from sqlalchemy.exc import StatementError

from engine.errors import RecordError, StoreError
from engine.records import events, people
from engine.records.events import Held
from engine.records.migrate import HEAD
from engine.records.schema import Base, Detail
from engine.records.store import Store, open_store, url_of
from tests.records.conftest import Clock

DAY = date(2024, 5, 6)


def test_the_migrations_make_what_the_schema_says(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), Base.metadata)

    assert found == []


def test_the_head_that_is_known_is_the_last_migration(store: Store) -> None:
    from alembic.script import ScriptDirectory

    from engine.records.migrate import configured

    with store.engine.connect() as connection:
        assert ScriptDirectory.from_config(configured(connection)).get_current_head() == HEAD
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_a_store_that_a_later_program_used_is_refused(url: URL) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    with pytest.raises(StoreError, match="9999"):
        open_store(url)


def test_what_failed_half_way_left_nothing(store: Store) -> None:
    with pytest.raises(RecordError), store.write("test") as w:
        people.add(w, name="甲", village="甲村")
        people.correct(w, "nobody", name="乙")

    with store.read() as r:
        assert people.listed(r) == []


def test_a_moment_keeps_its_instant_whatever_zone_it_came_in(store: Store) -> None:
    at = datetime(2024, 12, 31, 23, 30, tzinfo=timezone(timedelta(hours=8)))
    with store.write("test") as w:
        id = events.add(w, Held("study", date(2024, 12, 31), at=at))

    with store.read() as r:
        held = events.event(r, id)
    assert held is not None
    assert held.at == at
    assert held.at is not None
    assert held.at.tzinfo is UTC
    assert held.zone == "Asia/Shanghai"


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="zone"), store.write("test") as w:
        events.add(w, Held("study", DAY, at=datetime(2024, 1, 1)))


def test_a_view_of_the_past_does_not_know_what_came_later(store: Store, clock: Clock) -> None:
    with store.write("test") as w:
        id = events.add(w, Held("study", DAY, times=3))
    then = clock()
    with store.write("test") as w:
        events.correct(w, id, times=5)
        events.add(w, Held("report", DAY))
    later = clock()
    with store.write("test") as w:
        events.withdraw(w, id)

    def seen(as_of: datetime | None) -> list[tuple[str, int]]:
        with store.read(as_of) as r:
            return [(h.kind, h.times) for h in events.listed(r, DAY, DAY)]

    assert seen(then) == [("study", 3)]
    assert seen(later) == [("study", 5), ("report", 1)]
    assert seen(None) == [("report", 1)]


def test_a_correction_leaves_the_old_version_as_it_was(store: Store) -> None:
    with store.write("test") as w:
        id = events.add(w, Held("study", DAY, times=3))
        events.correct(w, id, times=5)

    with store.read() as r:
        rows = r.session.execute(select(Detail.serial, Detail.times).order_by(Detail.serial)).all()
    assert [tuple(x) for x in rows] == [(0, 3), (1, 5)]


def test_a_report_sees_one_moment_while_others_write(store: Store) -> None:
    with store.write("test") as w:
        events.add(w, Held("study", DAY))

    with store.read() as r:
        before = len(events.listed(r, DAY, DAY))

        def write() -> None:
            with store.write("other") as w:
                events.add(w, Held("study", DAY))

        other = threading.Thread(target=write)
        other.start()
        other.join(timeout=30)
        assert not other.is_alive(), "a reader keeps a writer waiting"
        assert len(events.listed(r, DAY, DAY)) == before == 1


def test_many_writers_at_once_all_get_their_turn(url: URL) -> None:
    failed: list[BaseException] = []

    def write(n: int) -> None:
        try:
            with open_store(url) as store:
                for _ in range(10):
                    with store.write(f"kiosk:{n}") as w:
                        events.add(w, Held("study", DAY))
        except BaseException as e:  # noqa: BLE001
            failed.append(e)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    with open_store(url) as store, store.read() as r:
        assert len(events.listed(r, DAY, DAY)) == 60


def test_opening_an_empty_place_at_once_makes_one_store(tmp_path: Path) -> None:
    url = url_of(None, tmp_path / "new")
    failed: list[BaseException] = []

    def begin() -> None:
        try:
            open_store(url).close()
        except BaseException as e:  # noqa: BLE001
            failed.append(e)

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []


def test_the_file_is_written_so_that_a_power_cut_takes_nothing(tmp_path: Path) -> None:
    with open_store(url_of(None, tmp_path)) as store, store.engine.connect() as connection:
        values = {
            p: connection.exec_driver_sql(f"PRAGMA {p}").scalar()
            for p in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }

    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 20_000}


def test_a_file_that_is_no_database_is_told_as_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    path.write_bytes(b"not a database at all" * 200)

    with pytest.raises(StoreError) as told:
        open_store(url_of(str(path), tmp_path))
    assert "坏了" in told.value.says.zh
    assert path.read_bytes().startswith(b"not a database")


def test_a_damaged_page_is_found_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    with open_store(url_of(str(path), tmp_path)) as store:
        for _ in range(3):
            with store.write("test") as w:
                for n in range(200):
                    events.add(w, Held("study", DAY, note="x" * 300, title=str(n)))
    data = bytearray(path.read_bytes())
    data[60 * 4096 : 70 * 4096] = b"\x5a" * (10 * 4096)
    path.write_bytes(data)

    with pytest.raises(StoreError, match="damaged"):
        open_store(url_of(str(path), tmp_path))


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        (None, "sqlite"),
        ("a.db", "sqlite"),
        ("sqlite:///a.db", "sqlite"),
        ("postgres://u@h/d", "postgresql+psycopg"),
        ("postgresql://u@h/d", "postgresql+psycopg"),
    ],
)
def test_an_address_is_understood_as_people_write_it(given: str | None, driver: str, tmp_path: Path) -> None:
    assert url_of(given, tmp_path).drivername == driver


def test_another_database_is_refused_and_no_password_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="mysql"):
        url_of("mysql://u:secret@h/d", tmp_path)
    with pytest.raises(StoreError) as told:
        open_store(url_of("postgresql://u:secret@127.0.0.1:1/d?connect_timeout=2", tmp_path))
    assert "secret" not in told.value.says.zh + told.value.says.en


def test_a_server_that_cannot_be_reached_is_told_with_a_cure(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as told:
        open_store(url_of("postgresql://nobody:secret@127.0.0.1:1/x", tmp_path))
    assert "服务器开了没有" in told.value.says.zh
    assert "secret" not in told.value.says.zh

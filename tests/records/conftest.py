"""Every test of the records runs on SQLite and on PostgreSQL."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url, text

from engine.records.clock import new_id
from engine.records.store import Store, open_store
from tests.records.database import EXCUSE, postgres


class Clock:
    """A clock that goes a second on whenever it is looked at, and can be set."""

    def __init__(self) -> None:
        self.at = datetime(2024, 6, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def set(self, text: str) -> None:
        self.at = datetime.fromisoformat(text).astimezone(UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def server() -> Iterator[URL]:
    """A PostgreSQL server with a migrated database ``model`` to copy."""
    with postgres() as url:
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE model"))
        admin.dispose()
        open_store(make_url(url).set(database="model")).close()
        yield make_url(url)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("model") / "records.db"
    open_store(URL.create("sqlite", database=str(path))).close()
    return path


BACKENDS = ["sqlite"] if os.environ.get(EXCUSE) else ["sqlite", "postgresql"]


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """The address of an empty store."""
    if request.param == "sqlite":
        path = tmp_path / "records.db"
        shutil.copy(request.getfixturevalue("empty_file"), path)
        yield URL.create("sqlite", database=str(path))
        return
    server: URL = request.getfixturevalue("server")
    name = f"t{new_id().replace('-', '')}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE model"))
    yield server.set(database=name)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def store(url: URL, clock: Callable[[], datetime]) -> Iterator[Store]:
    with open_store(url, clock=clock) as opened:
        yield opened

"""The store-heavy tests take ``any_office`` and run on both databases; the others take ``office``, on SQLite."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from engine.records.store import Store, open_store
from tests.office.place import Office
from tests.records.conftest import empty_file, server, store, url  # noqa: F401 - fixtures


@pytest.fixture
def clock(tmp_path: Path) -> object:
    from tests.records.conftest import Clock

    return Clock()


@pytest.fixture
def office(tmp_path: Path, empty_file: Path) -> Iterator[Office]:  # noqa: F811
    path = tmp_path / "records.db"
    shutil.copy(empty_file, path)
    with open_store(URL.create("sqlite", database=str(path))) as opened:
        yield Office(opened, tmp_path / "backups")


@pytest.fixture
def any_office(store: Store, tmp_path: Path) -> Office:  # noqa: F811
    return Office(store, tmp_path / "backups")

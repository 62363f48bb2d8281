"""What the tests of the players share."""

from pathlib import Path

import pytest

from engine.players.progress import Store
from engine.players.session import Session
from tests.players.shelves import ShelfOf


@pytest.fixture
def shelf() -> ShelfOf:
    return ShelfOf()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("QINGJING_HOME", str(tmp_path / "home"))
    return Store()


@pytest.fixture
def drama(shelf: ShelfOf, store: Store) -> Session:
    return Session("kaimen", shelf.bundle("kaimen"), store)


@pytest.fixture
def course(shelf: ShelfOf, store: Store) -> Session:
    return Session("xiaoke", shelf.bundle("xiaoke"), store)

"""Whole screens as they were when a person last looked at them."""

from typing import Any

import pytest

from engine.players.progress import Store
from tests.players.apps import app_for
from tests.players.shelves import ShelfOf

SIZES = [(80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def _same_colours_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize("size", SIZES)
def test_library(snap_compare: Any, shelf: ShelfOf, store: Store, size: tuple[int, int]) -> None:
    assert snap_compare(app_for(shelf, store, look="day"), terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_choice(snap_compare: Any, shelf: ShelfOf, store: Store, size: tuple[int, int]) -> None:
    app = app_for(shelf, store, "kaimen", look="night")
    assert snap_compare(app, press=["enter", "down"], terminal_size=size)


def test_feedback(snap_compare: Any, shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke", look="day", fresh=False)
    assert snap_compare(app, press=["2", "6", "2"], terminal_size=(80, 24))

"""The staff's PIN."""

import pytest

from engine.players.kiosk import pin as module
from engine.players.kiosk.pin import PAUSE, TRIES, Lock, fits, hashed, is_hash, is_pin


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash is slow by intent; here it need not be."""
    monkeypatch.setattr(module, "ROUNDS", 1000)


def test_a_pin_has_four_to_eight_digits() -> None:
    assert [is_pin(p) for p in ("1234", "12345678", "123", "123456789", "12a4", "１２３４", "")] == [
        True, True, False, False, False, False, False,
    ]  # fmt: skip


def test_a_hash_tells_its_pin_from_others_and_does_not_show_it() -> None:
    kept = hashed("2468")

    assert is_hash(kept)
    assert "2468" not in kept
    assert fits("2468", kept)
    assert not fits("2469", kept)
    assert not fits("2468", "2468")


def test_two_hashes_of_one_pin_differ() -> None:
    assert hashed("2468") != hashed("2468")


def test_after_a_few_wrong_tries_nothing_opens_for_a_while() -> None:
    now = [0.0]
    lock = Lock(hashed("2468"), lambda: now[0])

    assert not any(lock.opens("0000") for _ in range(TRIES))
    assert lock.seconds_left() == PAUSE
    assert not lock.opens("2468")

    now[0] += PAUSE
    assert lock.opens("2468")


def test_the_pause_doubles() -> None:
    now = [0.0]
    lock = Lock(hashed("2468"), lambda: now[0])
    for _ in range(TRIES):
        lock.opens("0000")
    now[0] += PAUSE
    for _ in range(TRIES):
        lock.opens("0000")

    assert lock.seconds_left() == 2 * PAUSE


def test_what_is_no_pin_costs_no_try() -> None:
    lock = Lock(hashed("2468"))
    for _ in range(2 * TRIES):
        lock.opens("?")

    assert lock.opens("2468")

"""The staff's PIN. Only a salted hash is kept; guessing is slowed down after a few wrong tries."""

import hmac
import os
import re
from collections.abc import Callable
from hashlib import pbkdf2_hmac
from time import monotonic

ROUNDS = 600_000
#: Wrong tries before a pause, and the length of the first pause in seconds; it doubles.
TRIES, PAUSE = 5, 60
_SHAPE = re.compile(r"[0-9]{4,8}")
_HASH = re.compile(r"pbkdf2-sha256\$([0-9]{1,8})\$([0-9a-f]{32})\$([0-9a-f]{64})")


def is_pin(text: str) -> bool:
    """Four to eight digits: the pad on the screen has no other keys."""
    return _SHAPE.fullmatch(text) is not None


def hashed(pin: str) -> str:
    """What is kept of a PIN."""
    salt = os.urandom(16)
    return f"pbkdf2-sha256${ROUNDS}${salt.hex()}${_derived(pin, salt, ROUNDS)}"


def is_hash(text: str) -> bool:
    return _HASH.fullmatch(text) is not None


def fits(pin: str, kept: str) -> bool:
    """Whether ``pin`` is the one that ``kept`` was made from."""
    found = _HASH.fullmatch(kept)
    if found is None:
        return False
    return hmac.compare_digest(_derived(pin, bytes.fromhex(found[2]), int(found[1])), found[3])


def _derived(pin: str, salt: bytes, rounds: int) -> str:
    return pbkdf2_hmac("sha256", pin.encode(), salt, rounds).hex()


class Lock:
    """A PIN with patience: after ``TRIES`` wrong ones nothing is tried for a while."""

    def __init__(self, kept: str, clock: Callable[[], float] = monotonic) -> None:
        self.kept = kept
        self._clock = clock
        self._wrong = 0
        self._until = 0.0

    def seconds_left(self) -> int:
        """How long no PIN is tried."""
        return max(0, round(self._until - self._clock()))

    def opens(self, pin: str) -> bool:
        """Try a PIN. During a pause even the right one does not open."""
        if self.seconds_left() or not is_pin(pin):
            return False
        if fits(pin, self.kept):
            self._wrong = 0
            return True
        self._wrong += 1
        if self._wrong % TRIES == 0:
            self._until = self._clock() + PAUSE * 2 ** (self._wrong // TRIES - 1)
        return False

"""Passwords: what may be one, and its hash (argon2id, RFC 9106, with the library's parameters of low memory)."""

from functools import cached_property
from threading import Semaphore
from typing import TYPE_CHECKING

from engine.diagnostics import Both
from engine.errors import RecordError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST, MOST = 10, 128
#: A hash takes 64 MiB: more of them at once would fill a small machine.
_AT_ONCE = 2
_USUAL = ("1234567890", "0123456789", "password", "qwertyuiop", "5201314", "woaini", "qingjing", "admin")


def check(password: str, name: str) -> None:
    """Raises ``RecordError`` that says what to do about a bad password."""
    if not LEAST <= len(password) <= MOST:
        raise RecordError(
            Both(f"密码要 {LEAST} 到 {MOST} 个字", f"a password has {LEAST} to {MOST} characters")
        )
    plain = password.lower()
    for word in filter(None, (name.lower(), *_USUAL)):
        plain = plain.replace(word, "")
    if len(set(plain)) < 4:
        raise RecordError(
            Both(
                "这个密码太好猜：不要用账号名、连号或常见的词",
                "this password is easy to guess: no account names, rows of digits or usual words",
            )
        )


class Passwords:
    """Hashes and compares. An unknown account takes as long as a wrong password."""

    def __init__(self, hasher: "PasswordHasher | None" = None) -> None:
        self._turn = Semaphore(_AT_ONCE)
        self._given = hasher

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher
        from argon2.profiles import RFC_9106_LOW_MEMORY

        return self._given or PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("nobody has this one")

    def hashed(self, password: str) -> str:
        with self._turn:
            return self._hasher.hash(password)

    def right(self, kept: str | None, password: str) -> bool:
        """Whether ``password`` belongs to the hash; without a hash never."""
        from argon2.exceptions import InvalidHashError, VerificationError

        with self._turn:
            try:
                self._hasher.verify(kept or self._nobody, password[:MOST])
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None

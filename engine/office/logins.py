"""Who is signed in: kept on the server alone. A browser holds a random name that nothing can be read from."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from time import monotonic
from typing import Any

#: Seconds without a request, and seconds in all.
IDLE, WHOLE = 30 * 60, 10 * 3600
_MOST = 500


@dataclass
class Login:
    """One browser of one account. ``notice`` is shown once; ``pending`` is what waits for a yes."""

    account: str
    began: float
    seen: float
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    notice: str = ""
    pending: dict[str, Any] = field(default_factory=dict)


class Logins:
    """All of them; a server that starts anew has none."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._logins: dict[str, Login] = {}
        self._lock = Lock()

    def begin(self, account: str) -> str:
        """A new name for a new login: one that a browser brought along never becomes valid."""
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            while len(self._logins) >= _MOST:
                self._logins.pop(min(self._logins, key=lambda key: self._logins[key].seen))
            self._logins[_key(token)] = Login(account, now, now)
        return token

    def of(self, token: str) -> Login | None:
        """The login of that name, if it is still good; to ask for it keeps it awake."""
        with self._lock:
            login, now = self._logins.get(_key(token)), self._clock()
            if login is None:
                return None
            if now - login.seen > IDLE or now - login.began > WHOLE:
                del self._logins[_key(token)]
                return None
            login.seen = now
            return login

    def end(self, token: str) -> None:
        with self._lock:
            self._logins.pop(_key(token), None)

    def end_all(self, account: str) -> int:
        """Sign an account out everywhere; how many browsers that were."""
        with self._lock:
            gone = [key for key, login in self._logins.items() if login.account == account]
            for key in gone:
                del self._logins[key]
            return len(gone)


def _key(token: str) -> str:
    return sha256(token.encode()).hexdigest()

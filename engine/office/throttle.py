"""Wrong passwords make the next try wait, longer each time; the right user waits a minute at most."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic


@dataclass(frozen=True, slots=True)
class Rule:
    """So many wrong tries are ``free``; then the wait doubles from a second up to ``most``."""

    free: int
    most: float


#: An account at one address, an account from anywhere, an address for any account.
_PAIR, _ACCOUNT, _ADDRESS = Rule(3, 60), Rule(10, 30), Rule(15, 60)
#: Seconds after which a wrong try is forgotten.
_FORGOTTEN = 3600.0
#: Keys that are remembered: who makes up names must not fill the memory.
_MOST = 10_000


@dataclass(slots=True)
class _Tries:
    wrong: int = 0
    last: float = 0.0
    until: float = 0.0
    #: ``until`` without the try that is being looked at.
    before: float = 0.0


class Throttle:
    """Counts wrong passwords. An address from which an account signed in before does not suffer from others."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._tries: OrderedDict[tuple[str, ...], _Tries] = OrderedDict()
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._lock = Lock()

    def begin(self, account: str, address: str) -> float:
        """Seconds until this account may be tried from this address. Nought: a try begins, and counts as wrong
        until ``right`` is told, so that many at once are no more than one after the other."""
        with self._lock:
            now, keys = self._clock(), self._keys(account, address)
            known = (self._tries.get(key) for key, _ in keys)
            wait = max((t.until - now for t in known if t is not None), default=0.0)
            if wait <= 0:
                for key, rule in keys:
                    self._count(key, rule, now)
                _shorten(self._tries)
            return wait

    def _count(self, key: tuple[str, ...], rule: Rule, now: float) -> None:
        tries = self._tries.setdefault(key, _Tries())
        tries.wrong = 1 if now - tries.last > _FORGOTTEN else tries.wrong + 1
        tries.last, tries.before = now, tries.until
        if tries.wrong > rule.free:
            tries.until = now + min(2.0 ** min(tries.wrong - rule.free - 1, 10), rule.most)
        self._tries.move_to_end(key)

    def right(self, account: str, address: str) -> None:
        """The try that had begun was right."""
        with self._lock:
            for key, _ in self._keys(account, address):
                if (tries := self._tries.get(key)) is not None:
                    tries.wrong, tries.until = tries.wrong - 1, tries.before
            self._tries.pop((account, address), None)
            self._known[account, address] = None
            _shorten(self._known)

    def _keys(self, account: str, address: str) -> list[tuple[tuple[str, ...], Rule]]:
        keys: list[tuple[tuple[str, ...], Rule]] = [((account, address), _PAIR)]
        if (account, address) not in self._known:
            keys += [((account,), _ACCOUNT), (("", address), _ADDRESS)]
        return keys


def _shorten(kept: OrderedDict[tuple[str, ...], _Tries] | OrderedDict[tuple[str, str], None]) -> None:
    while len(kept) > _MOST:
        kept.popitem(last=False)

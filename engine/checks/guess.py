"""Which declared name an unknown one was meant to be, fast enough for stories of any size."""

from collections.abc import Collection
from unicodedata import normalize

from engine.diagnostics.suggest import near
from engine.graph.subject import Subject

#: Comparing is slow: out of more names than this only the likeliest are compared.
_MOST = 150


def guess(subject: Subject, name: str, known: Collection[str]) -> str | None:
    """The nearest known name by spelling or by sound, if any is near."""
    for wide in (normalize("NFKC", name), normalize("NFKC", name).replace(" ", "")):
        if wide in known:
            return wide
    names = list(known) if len(known) <= _MOST else _likely(name, known)
    return near(name, names, subject.sound)


def _likely(name: str, known: Collection[str]) -> list[str]:
    """Names of about the same length with the longest common beginning and end."""
    scored = [(_shared(name, k), n, k) for n, k in enumerate(known) if abs(len(k) - len(name)) <= 2]
    scored.sort(key=lambda s: (-s[0], s[1]))
    return [k for _, _, k in scored[:_MOST]]


def _shared(a: str, b: str) -> int:
    size = min(len(a), len(b))
    first = 0
    while first < size and a[first] == b[first]:
        first += 1
    last = 0
    while last < size - first and a[-1 - last] == b[-1 - last]:
        last += 1
    return first + last

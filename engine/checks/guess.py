"""Which declared name an unknown one was meant to be, fast enough for stories of any size."""

from collections.abc import Collection
from unicodedata import normalize

from engine.diagnostics.suggest import near
from engine.graph.links import once
from engine.graph.subject import Subject

#: Comparing is slow: out of more names than this only the likeliest are compared.
_MOST = 100
#: So many names are looked for the slow way; a file with more has another problem than spelling.
_PATIENCE = 30


def guess(subject: Subject, name: str, known: Collection[str]) -> str | None:
    """The nearest known name by spelling or by sound, if any is near."""
    plain = normalize("NFKC", name).replace(" ", "")
    if plain in known and plain != name:
        return plain
    if len(known) <= _MOST:
        return near(name, known, subject.sound)
    return _large(subject).of(known).guess(subject, name)


class _Large:
    """Indexes of large sets of names, by the identity of the set."""

    def __init__(self) -> None:
        self.indexes: dict[int, _Index] = {}

    def of(self, known: Collection[str]) -> "_Index":
        index = self.indexes.get(id(known))
        if index is None:
            index = self.indexes[id(known)] = _Index(known)
        return index


@once
def _large(_: Subject) -> _Large:
    return _Large()


class _Index:
    """Names by what is left of them without one character: two names with one slip share a rest."""

    def __init__(self, known: Collection[str]) -> None:
        #: Also keeps the set alive, so that no other can have its identity.
        self.known = known
        self.rests: dict[str, list[str]] = {}
        for name in known:
            for rest in _rests(name):
                self.rests.setdefault(rest, []).append(name)
        self.found: dict[str, str | None] = {}
        self.patience = _PATIENCE

    def guess(self, subject: Subject, name: str) -> str | None:
        if name not in self.found:
            near_by = {k: None for rest in _rests(name) for k in self.rests.get(rest, ())[:_MOST]}
            if not near_by and self.patience:
                self.patience -= 1
                near_by = dict.fromkeys(_likely(name, self.known))
            self.found[name] = near(name, near_by, subject.sound)
        return self.found[name]


def _rests(name: str) -> set[str]:
    return {name, *(name[:n] + name[n + 1 :] for n in range(len(name)))}


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

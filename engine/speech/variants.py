"""A text that varies, as the texts that it can become."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from math import prod
from typing import Any

from engine.bundle.types import Text
from engine.diagnostics import Both
from engine.runtime.expression import compiled
from engine.runtime.state import State
from engine.runtime.text import shown

#: Values of one interpolated number, and texts that one text may become. More is left to live speech: nobody
#: waits for a hundred clips of one line.
MOST_VALUES, MOST_TEXTS = 12, 24
#: Stands in a text for what varies too much. Of no script, but among the Chinese characters: it counts as something said.
HOLE = "\U0003fffd"
#: What is looked at to find the values of one expression.
_STATES = 500
#: What depends on more than variables.
_OPEN = frozenset({"(seen", "(visits", "(score", "(random"})

#: What was settled on the way: a condition or a value that stands twice in a text is the same both times.
Settled = dict[str, str]


@dataclass(frozen=True, slots=True)
class Variants:
    """The texts, with a ``HOLE`` where something varies too much, and then why."""

    texts: tuple[str, ...]
    why: Both | None = None


class Expander:
    """Knows the variables of one program."""

    def __init__(self, variables: list[list[Any]]) -> None:
        self.slots = {v[0]: n for n, v in enumerate(variables)}
        self.values = {v[0]: _values(v) for v in variables}
        self.why: Both | None = None

    def expanded(self, text: Text) -> Variants:
        if isinstance(text, str):
            return Variants((text,))
        self.why = None
        found = [written for written, _ in islice(self._texts(text, {}), MOST_TEXTS + 1)]
        if len(found) > MOST_TEXTS:
            found = ["".join(p if isinstance(p, str) else HOLE for p in text)]
            self.why = Both(f"说法超过 {MOST_TEXTS} 种", f"it can become more than {MOST_TEXTS} texts")
        return Variants(tuple(dict.fromkeys(found)), self.why)

    def _texts(self, text: Text, settled: Settled) -> Iterator[tuple[str, Settled]]:
        if isinstance(text, str):
            yield text, settled
        elif not text:
            yield "", settled
        else:
            for first, known in self._piece(text[0], settled):
                for rest, all_known in self._texts(text[1:], known):
                    yield first + rest, all_known

    def _piece(self, piece: Any, settled: Settled) -> Iterator[tuple[str, Settled]]:
        if isinstance(piece, str):
            yield piece, settled
        elif piece[0] == "v":
            yield from self._settled(piece[1], settled)
        elif piece[0] == "?":
            for truth, known in self._settled(piece[1], settled, [True, False]):
                yield from self._texts(piece[2] if truth == shown(True) else piece[3], known)
        else:  # drawn or in turn: any of them
            for text in piece[1:] if piece[0] == "~" else piece[2:]:
                yield from self._texts(text, settled)

    def _settled(
        self, expr: Any, settled: Settled, values: list[Any] | None = None
    ) -> Iterator[tuple[str, Settled]]:
        name = repr(expr)
        if name in settled:
            yield settled[name], settled
            return
        for value in self._shown(expr) if values is None else [shown(v) for v in values]:
            yield value, settled if "(random" in _words(expr) else {**settled, name: value}

    def _shown(self, expr: Any) -> list[str]:
        """Every value of an expression as it is written, or a hole."""
        words = _words(expr)
        names = sorted(words & self.slots.keys())
        choices = [self.values[n] for n in names]
        if words & _OPEN:
            self.why = Both("这个数放的时候才知道", "the number is known only while it is played")
            return [HOLE]
        if not all(choices) or prod(map(len, choices)) > _STATES:
            self.why = Both(f"{'、'.join(names)}的取值太多", f"too many values of {', '.join(names)}")
            return [HOLE]
        thunk = compiled(expr, self.slots)
        found: dict[str, None] = {}
        for values in product(*choices):
            known = dict(zip(names, values, strict=True))
            found[shown(thunk(State(0, [known.get(name) for name in self.slots])))] = None
        if len(found) > MOST_VALUES:
            self.why = Both(f"一个数有 {len(found)} 种取值", f"a number has {len(found)} values")
            return [HOLE]
        return list(found)


def _values(variable: list[Any]) -> list[Any]:
    """The values of a variable; none where it has no range, or a wide one."""
    initial, bounds = variable[1], variable[2:]
    if isinstance(initial, bool):
        return [False, True]
    if len(bounds) == 2:
        low, high = bounds
        return list(range(low, high + 1)) if high - low < _STATES else []
    return list(bounds[0]) if bounds else []


def _words(expr: Any) -> set[str]:
    """The variables in an expression, and its operators with a bracket before them.

    >>> sorted(_words(["+", "粮", ["s", "x"]]))
    ['(+', '(s', '粮']
    """
    if isinstance(expr, str):
        return {expr}
    if not isinstance(expr, list):
        return set()
    inner = [] if expr[0] in ("s", "seen", "visits") else expr[1:]
    return {f"({expr[0]}"}.union(*map(_words, inner))

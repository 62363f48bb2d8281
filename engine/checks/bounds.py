"""What a condition can come to, from the ranges of its variables alone."""

from itertools import product
from types import SimpleNamespace
from typing import Any

from engine.checks.kinds import Variables
from engine.runtime.expression import compiled, limited
from engine.source.expression import LIMIT

#: Combinations of values that are tried one by one.
_MOST = 5_000
#: The least and the greatest number; for a flag 0 and 1.
Bounds = tuple[int, int]
_EITHER: Bounds = (0, 1)
_SWAPPED = {"<": ">", "<=": ">="}


def outcomes(expr: Any, variables: Variables) -> set[bool]:
    """The truth values that ``expr`` may have; never too few, and exact where that is cheap.

    Bounds alone are exact while each name stands in the condition once. A condition such as
    ``a > 3 and a < 2`` is tried with all values.
    """
    atoms: list[str] = []
    _atoms(expr, atoms)
    if len(set(atoms)) < len(atoms):
        tried = _tried(expr, sorted(set(atoms)), variables)
        if tried is not None:
            return tried
    low, high = _Bounds(variables).of(expr)
    return {bool(v) for v in (low, high)}


def _atoms(expr: Any, out: list[str]) -> None:
    if isinstance(expr, str):
        out.append(expr)
    elif isinstance(expr, list) and expr[0] != "s":
        if expr[0] in ("seen", "visits"):
            out.append(f"@{expr[1]}")
        elif expr[0] in ("score", "random"):
            out.append("#")
        for part in expr[1:] if expr[0] not in ("seen", "visits") else ():
            _atoms(part, out)


def _tried(expr: Any, atoms: list[str], variables: Variables) -> set[bool] | None:
    names = [a for a in atoms if a[0] not in "@#"]
    if "#" in atoms or _counts(expr):
        return None
    values = [_values(variables, name) for name in names]
    scenes = [a[1:] for a in atoms if a[0] == "@"]
    size = 2 ** len(scenes)
    for v in values:
        size *= len(v) if v is not None else _MOST + 1
    if size > _MOST:
        return None
    run = compiled(expr, {name: n for n, name in enumerate(names)})
    found = set()
    for seen in product((False, True), repeat=len(scenes)):
        visits = {scene: 1 for scene, was in zip(scenes, seen, strict=True) if was}
        for combination in product(*[v or () for v in values]):
            state: Any = SimpleNamespace(vars=combination, visits=visits)
            found.add(bool(run(state)))
    return found


def _counts(expr: Any) -> bool:
    return isinstance(expr, list) and (expr[0] == "visits" or any(_counts(e) for e in expr[1:]))


def _values(variables: Variables, name: str) -> list[Any] | None:
    v = variables[name]
    if isinstance(v.initial, bool):
        return [False, True]
    if isinstance(v.range, tuple):
        low, high = v.range
        return list(range(low, high + 1)) if high - low < _MOST else None
    return list(v.range) if v.range else None


class _Bounds:
    """Interval arithmetic; flags are 0 and 1."""

    def __init__(self, variables: Variables) -> None:
        self.variables = variables

    def of(self, expr: Any) -> Bounds:
        if isinstance(expr, bool | int):
            return (int(expr), int(expr))
        if isinstance(expr, str):
            v = self.variables[expr]
            if isinstance(v.initial, bool):
                return _EITHER
            return v.range if isinstance(v.range, tuple) else (-LIMIT, LIMIT)
        op, *parts = expr
        if op == "seen":
            return _EITHER
        if op in ("visits", "score"):
            return (0, LIMIT)
        if op in ("==", "!=") and (self._is_word(parts[0]) or self._is_word(parts[1])):
            return self._words(op, parts[0], parts[1])
        return self._combined(op, [self.of(p) for p in parts])

    def _is_word(self, expr: Any) -> bool:
        if isinstance(expr, str):
            return isinstance(self.variables[expr].initial, str)
        return isinstance(expr, list) and expr[0] == "s"

    def _words(self, op: str, left: Any, right: Any) -> Bounds:
        if isinstance(left, list) and isinstance(right, list):
            same = left == right
            return (1, 1) if same == (op == "==") else (0, 0)
        return _EITHER

    def _combined(self, op: str, parts: list[Bounds]) -> Bounds:
        (a, b), (c, d) = parts[0], parts[-1]
        if op == "not":
            return (1 - b, 1 - a)
        if op == "neg":
            return (-b, -a)
        if op == "and":
            return (min(a, c), min(b, d))
        if op == "or":
            return (max(a, c), max(b, d))
        if op in _SWAPPED:
            return self._combined(_SWAPPED[op], [(c, d), (a, b)])
        if op == ">":
            return (int(a > d), int(b > c))
        if op == ">=":
            return (int(a >= d), int(b >= c))
        if op in ("==", "!="):
            always, possible = int(a == b == c == d), int(a <= d and c <= b)
            return (always, possible) if op == "==" else (1 - possible, 1 - always)
        return _number(op, a, b, c, d)


def _number(op: str, a: int, b: int, c: int, d: int) -> Bounds:
    if op == "+":
        return (limited(a + c), limited(b + d))
    if op == "-":
        return (limited(a - d), limited(b - c))
    if op == "*":
        ends = [limited(x * y) for x in (a, b) for y in (c, d)]
        return (min(ends), max(ends))
    if op == "min":
        return (min(a, c), min(b, d))
    if op == "max":
        return (max(a, c), max(b, d))
    if op == "random":
        return (a, max(b, d))
    if op == "%" and c > 0:
        return (0, d - 1)
    return (-LIMIT, LIMIT)

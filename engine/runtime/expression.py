"""Expressions as closures over the state. Twin: ``expression.js``.

An expression in a bundle is an integer, a boolean, a variable name (a bare string) or a list whose
first element is the operator; a string value is ``["s", text]``. The compiler has checked the types;
where they do not fit, ``and``, ``or`` and ``not`` take only true for true, and values of two types are
not equal.

Integers stay inside ±(2**53 − 1). Sums and products that leave it do so in IEEE doubles as well, so the
twin may clamp after an inexact operation; a quotient it takes as ``(a - a % b) / b``, less one where the
remainder's sign is not the divisor's, because ``floor(a / b)`` rounds before it floors.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from engine.runtime.rng import draw
from engine.runtime.state import State, Value

LIMIT = 2**53 - 1
Thunk = Callable[[State], Any]


def limited(value: int) -> int:
    """Kept inside ±(2**53 − 1), where a JavaScript number is exact."""
    return LIMIT if value > LIMIT else -LIMIT if value < -LIMIT else value


def compiled(expr: Any, slots: dict[str, int]) -> Thunk:
    """The closure that evaluates ``expr``; ``slots`` gives each variable's place in the state."""
    if isinstance(expr, bool | int):
        return lambda _: expr
    if isinstance(expr, str):
        at = slots[expr]
        return lambda s: s.vars[at]
    op = expr[0]
    if op == "s":
        text = expr[1]
        return lambda _: text
    if op == "seen":
        scene = expr[1]
        return lambda s: scene in s.visits
    if op == "visits":
        scene = expr[1]
        return lambda s: s.visits.get(scene, 0)
    if op == "score":
        return lambda s: s.score
    if op in ("not", "neg"):
        inner = compiled(expr[1], slots)
        return (lambda s: inner(s) is not True) if op == "not" else (lambda s: -inner(s))
    if isinstance(expr[1], str) and type(expr[2]) is int and op in _QUICK:
        return _quick(op, slots[expr[1]], expr[2])
    return _BINARY[op](compiled(expr[1], slots), compiled(expr[2], slots))


@cache
def _quick(op: str, slot: int, number: int) -> Thunk:
    """The same closure for the same expression: a long story has thousands of them, and few that differ."""
    return _QUICK[op](slot, number)


def _random(a: Thunk, b: Thunk) -> Thunk:
    """Both ends included. Of more than 2**32 numbers only the first 2**32 are drawn."""

    def drawn(s: State) -> Value:
        low, high = a(s), b(s)
        if high <= low:
            return int(low)
        s.rng, n = draw(s.rng, high - low + 1)
        return int(low + n)

    return drawn


def _floor(a: Thunk, b: Thunk) -> Thunk:
    """Rounded down; by zero it is zero."""

    def divided(s: State) -> int:
        n, d = a(s), b(s)
        return int(n // d) if d else 0

    return divided


def _modulo(a: Thunk, b: Thunk) -> Thunk:
    """The rest has the divisor's sign; by zero it is zero."""

    def rest(s: State) -> int:
        n, d = a(s), b(s)
        return int(n % d) if d else 0

    return rest


def _equal(a: Thunk, b: Thunk) -> Thunk:
    def same(s: State) -> bool:
        x, y = a(s), b(s)
        return type(x) is type(y) and x == y

    return same


def _unequal(a: Thunk, b: Thunk) -> Thunk:
    same = _equal(a, b)
    return lambda s: not same(s)


_BINARY: dict[str, Callable[[Thunk, Thunk], Thunk]] = {
    "+": lambda a, b: lambda s: limited(a(s) + b(s)),
    "-": lambda a, b: lambda s: limited(a(s) - b(s)),
    "*": lambda a, b: lambda s: limited(a(s) * b(s)),
    "//": _floor,
    "%": _modulo,
    ">": lambda a, b: lambda s: a(s) > b(s),
    ">=": lambda a, b: lambda s: a(s) >= b(s),
    "<": lambda a, b: lambda s: a(s) < b(s),
    "<=": lambda a, b: lambda s: a(s) <= b(s),
    "==": _equal,
    "!=": _unequal,
    "and": lambda a, b: lambda s: a(s) is True and b(s) is True,
    "or": lambda a, b: lambda s: a(s) is True or b(s) is True,
    "min": lambda a, b: lambda s: min(a(s), b(s)),
    "max": lambda a, b: lambda s: max(a(s), b(s)),
    "random": _random,
}

# Most conditions compare a variable with a number; these closures call no others.
_QUICK: dict[str, Callable[[int, int], Thunk]] = {
    "+": lambda i, n: lambda s: limited(s.vars[i] + n),
    "-": lambda i, n: lambda s: limited(s.vars[i] - n),
    ">": lambda i, n: lambda s: s.vars[i] > n,
    ">=": lambda i, n: lambda s: s.vars[i] >= n,
    "<": lambda i, n: lambda s: s.vars[i] < n,
    "<=": lambda i, n: lambda s: s.vars[i] <= n,
}

"""Expressions as an author would write them, for messages."""

from typing import Any

_WORDS = {"and": "且", "or": "或", "seen": "见过", "visits": "次数", "score": "得分", "random": "随机"}


def pretty(expr: Any, *, chinese: bool) -> str:
    """A parsed expression in the spelling of its file."""
    if isinstance(expr, bool):
        return ("是" if expr else "否") if chinese else str(expr).lower()
    if not isinstance(expr, list):
        return str(expr)
    op, *parts = expr
    name = _WORDS.get(op, op) if chinese else op
    if op == "s":
        return f'"{parts[0]}"'
    if op in ("seen", "visits"):
        return f"{name}({parts[0]})"
    inner = [pretty(p, chinese=chinese) for p in parts]
    if op in ("score", "random", "min", "max"):
        return f"{name}({', '.join(inner)})"
    if op == "not":
        return f"{'非' if chinese else 'not'} {inner[0]}"
    if op == "neg":
        return f"-{inner[0]}"
    return f"{inner[0]} {name} {inner[1]}"

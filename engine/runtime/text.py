"""Texts with values and variants in them. Twin: ``text.js``.

A text in a bundle is a string, or a list of pieces: a string, ``["v", expr]`` a value,
``["?", expr, text, text]`` one of two by a condition, ``["~", text…]`` drawn, ``["&", name, text…]`` in turn.
"""

from collections.abc import Callable
from typing import Any

from engine.runtime.expression import compiled
from engine.runtime.rng import draw
from engine.runtime.state import State

Writer = Callable[[State], str]
Text = str | list[Any]


def shown(value: Any) -> str:
    """A value as a reader sees it."""
    if value is True:
        return "是"
    if value is False:
        return "否"
    return str(value)


def writer(text: Text, slots: dict[str, int]) -> Writer:
    """The closure that writes ``text``."""
    if isinstance(text, str):
        return lambda _: text
    pieces = [_piece(p, slots) for p in text]
    return lambda s: "".join([p(s) for p in pieces])


def _piece(piece: Any, slots: dict[str, int]) -> Writer:
    if isinstance(piece, str):
        return lambda _: piece
    kind = piece[0]
    if kind == "v":
        value = compiled(piece[1], slots)
        return lambda s: shown(value(s))
    if kind == "?":
        when = compiled(piece[1], slots)
        yes, no = writer(piece[2], slots), writer(piece[3], slots)
        return lambda s: yes(s) if when(s) is True else no(s)
    if kind == "~":
        return _drawn([writer(t, slots) for t in piece[1:]])
    return _in_turn(piece[1], [writer(t, slots) for t in piece[2:]])


def _drawn(texts: list[Writer]) -> Writer:
    def write(s: State) -> str:
        s.rng, n = draw(s.rng, len(texts))
        return texts[n](s)

    return write


def _in_turn(name: str, texts: list[Writer]) -> Writer:
    def write(s: State) -> str:
        n = s.turns.get(name, 0)
        s.turns = {**s.turns, name: n + 1}
        return texts[n % len(texts)](s)

    return write

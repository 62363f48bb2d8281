"""Bars as SVG, drawn here: a number stands beside every bar, so that no colour has to be told apart."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.diagnostics.cells import cells


class Bar(NamedTuple):
    """``part`` of the length is drawn darker: of those who learn, those who reached their hours."""

    name: str
    value: float
    part: float | None = None


class Drawn(NamedTuple):
    """One row of a chart in units of the picture; the template makes SVG of it."""

    y: int
    name: str
    length: int
    part: int
    says: str


WIDTH, ROW, NAMES, NUMBERS = 640, 30, 170, 90
_CELLS = 20


def drawn(bars: Sequence[Bar], share: bool = False) -> list[Drawn]:
    """Where each bar lies. ``share``: the numbers are parts of one, and the whole width is one."""
    most = 1.0 if share else max((b.value for b in bars), default=0)
    room = WIDTH - NAMES - NUMBERS
    out = []
    for n, bar in enumerate(bars):
        length = round(room * bar.value / most) if most else 0
        part = round(room * bar.part / most) if most and bar.part is not None else length
        out.append(Drawn(n * ROW, shortened(bar.name), length, part, _says(bar, share=share)))
    return out


def _says(bar: Bar, *, share: bool) -> str:
    def number(value: float) -> str:
        return f"{value:.0%}" if share else f"{value:g}"

    return number(bar.value) if bar.part is None else f"{number(bar.part)} / {number(bar.value)}"


def shortened(name: str) -> str:
    """What fits beside a bar.

    >>> shortened("一二三四五六七八九十甲乙")
    '一二三四五六七八九…'
    """
    out = ""
    for c in name:
        if cells(out + c) > _CELLS:
            return out[:-1] + "…"
        out += c
    return out

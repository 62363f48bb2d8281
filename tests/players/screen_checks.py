"""What every screen keeps: contrast, sure widths, kinsoku, no English in Chinese, nothing cut off."""

import re
from unicodedata import east_asian_width

from engine.players.linebreak import NO_START, cells
from engine.players.terminal.app import PlayerApp
from engine.players.terminal.screens.sheet import Sheet
from engine.players.terminal.widgets.plates import Plates

#: Names of keys and of our own command.
ALLOWED = {"Ctrl", "qingjing", "check"}


def rows_of(app: PlayerApp) -> list[str]:
    """The screen as text."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def text_of(app: PlayerApp) -> str:
    return "\n".join(row.rstrip() for row in rows_of(app))


def luminance(color: tuple[int, int, int]) -> float:
    parts = [c / 255 for c in color]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: tuple[int, int, int], b: tuple[int, int, int]) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def faults(app: PlayerApp) -> list[str]:
    """Every breach of the rules on the present screen."""
    found: list[str] = []
    screen = app.screen
    for y, strip in enumerate(screen._compositor.render_strips()):
        row = strip.text
        if cells(row) != app.size.width:
            found.append(f"row {y} has {cells(row)} cells: {row!r}")
        start = row.strip()[:1]
        if start and start in NO_START and not start.isascii():
            found.append(f"row {y} starts with {start!r}: {row!r}")
        found += [f"row {y}: width of {c!r} is not sure" for c in row if east_asian_width(c) == "A"]
        if app.language == "zh":
            found += [f"row {y}: {w!r}" for w in re.findall(r"[A-Za-z]{4,}", row) if w not in ALLOWED]
        for segment in strip:
            style = segment.style
            if segment.text.strip() and style and style.color and style.bgcolor:
                ink, ground = style.color.triplet, style.bgcolor.triplet
                assert ink is not None and ground is not None
                ratio = contrast((ink.red, ink.green, ink.blue), (ground.red, ground.green, ground.blue))
                if ratio < 7:
                    found.append(f"row {y}: {ratio:.2f}:1 for {segment.text!r}")
    if isinstance(screen, Sheet):
        found += _too_narrow(screen)
    return found


def _too_narrow(screen: Sheet) -> list[str]:
    widest = max((cells("".join(t for t, _ in line.spans)) for line in screen.reading.page), default=0)
    out = [f"a line of {widest} cells"] if widest > 76 else []
    if len(screen.reading.page) > 20 and screen.widget is None:
        out.append(f"a page of {len(screen.reading.page)} rows")
    widget = screen.widget
    if isinstance(widget, Plates) and widget.display:
        high = 3 if screen.app.size.height >= 36 else 1
        out += [
            f"a plate of {z.region.height} rows"
            for z in widget.zones
            if z.tail < 0 and z.region.height < high
        ]
    return out

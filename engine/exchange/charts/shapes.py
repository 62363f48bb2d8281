"""The shapes of a chart in the colours of the players (paper ground, 7:1 inks)."""

from collections.abc import Collection
from html import escape

from engine.graph.chart import DEAD_END, ENDING, START, STORY, STUCK, UNREACHABLE

PAPER, INK, LINE, GREY = "#FAF7F0", "#1C2B24", "#7C8A82", "#4A5750"
GREEN, BLUE, OCHRE, RED = "#0B5D3B", "#0B4F8A", "#8A4B08", "#A61B1B"
GREEN_SOFT, BLUE_SOFT, RED_SOFT, GREY_SOFT = "#E3F0E8", "#E2EEF8", "#FBE6E4", "#ECEBE6"


def outline(marks: Collection[str], x: float, y: float, w: float, h: float) -> str:
    """The shape of a node: a box, a pill (ending), an eight-cornered sign (no way on), dashes (never reached)."""
    if DEAD_END in marks or STUCK in marks:
        c = h / 3.4
        corners = (
            f"M{x + c:.1f} {y:.1f}h{w - 2 * c:.1f}l{c:.1f} {c:.1f}v{h - 2 * c:.1f}l{-c:.1f} {c:.1f}"
            f"h{2 * c - w:.1f}l{-c:.1f} {-c:.1f}v{2 * c - h:.1f}z"
        )
        shape = f'<path d="{corners}" fill="{RED_SOFT}" stroke="{RED}" stroke-width="2.5"/>{_cross(x + w - 15, y + 13)}'
    elif ENDING in marks:
        shape = _box(x, y, w, h, h / 2, GREEN_SOFT, GREEN, 2) + _box(
            x + 4, y + 4, w - 8, h - 8, h / 2 - 4, "none", GREEN, 1
        )
    elif STORY in marks:
        bars = "".join(f'<path d="M{b:.1f} {y:.1f}v{h:.1f}" stroke="{BLUE}"/>' for b in (x + 7, x + w - 7))
        shape = _box(x, y, w, h, 2, BLUE_SOFT, BLUE, 1.6) + bars
    else:
        shape = _box(x, y, w, h, 9, "#fff", LINE, 1.4)
    if UNREACHABLE in marks:
        shape = _box(
            x, y, w, h, h / 2 if ENDING in marks else 9, GREY_SOFT, GREY, 2, 'stroke-dasharray="5 5"'
        )
        shape += text(x + w - 13, y + 17, "?", size=15, fill=GREY, bold=True)
    if START in marks:
        shape += f'<path d="M{x - 16:.1f} {y + h / 2 - 11:.1f}l16 11l-16 11z" fill="{GREEN}"/>'
        shape += _box(x, y, w, h, 9, "none", GREEN, 3)
    return shape


def text(
    x: float, y: float, words: str, *, size: int, fill: str, anchor: str = "middle", bold: bool = False
) -> str:
    """A line of text."""
    more = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="{anchor}"{more}>'
        f"{escape(words)}</text>"
    )


def short(words: str, most: int) -> str:
    """The beginning of a text; a letter takes half the room of a character."""
    room = most * 2
    for n, character in enumerate(words):
        room -= 1 if character.isascii() else 2
        if room < 0:
            return words[:n].rstrip() + "…"
    return words


def _box(
    x: float, y: float, w: float, h: float, r: float, fill: str, pen: str, width: float, more: str = ""
) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{r:.1f}" fill="{fill}" '
        f'stroke="{pen}" stroke-width="{width}" {more}/>'
    )


def _cross(x: float, y: float) -> str:
    return f'<path d="M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8" stroke="{RED}" stroke-width="2.5" fill="none"/>'

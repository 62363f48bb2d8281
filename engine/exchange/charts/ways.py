"""The edges of a chart: lines, arrow points, and their words where these do not stand on each other."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from engine.diagnostics import Both
from engine.diagnostics.both import Language
from engine.exchange.charts.place import HEIGHT, WIDTH, Placed, Point
from engine.exchange.charts.shapes import BLUE, GREEN, GREY, LINE, OCHRE, PAPER, short, text
from engine.graph.chart import CALL, CHOICE, Chart, Edge

#: Characters of the words on an edge; the whole is in the tooltip.
_WORDS = 8
#: More edges than this are a tangle: then their words are for the tooltip only.
_FEW_EDGES = 150
#: Where on its line the words of an edge may stand: shares of the height of the first stretch.
_SHARES = (0.36, 0.62, 0.49, 0.25, 0.74)
Box = tuple[float, float, float, float]


def edges(chart: Chart, where: Placed, language: Language) -> Iterator[str]:
    """The groups of the edges, their words above them all."""
    out, into = _ports(chart, where)
    worded = len(chart.edges) <= _FEW_EDGES
    labels = []
    taken = [(x - WIDTH / 2, y - HEIGHT / 2, x + WIDTH / 2, y + HEIGHT / 2) for x, y in where.nodes.values()]
    for n, edge in enumerate(chart.edges):
        turned = _is_up(edge, where)
        path, places = (
            _round(edge, where, where.bends.get(n, []))
            if turned
            else _curve([out[n], *where.bends.get(n, []), into[n]])
        )
        colour, pen = _pen(edge)
        if n in where.faint:
            pen += ' stroke-opacity="0.22"'
        tip = f"{edge.source} → {edge.target}" + "".join(f"\n{w}" for w in edge.words)
        if edge.never:
            tip += "\n" + Both("从不出现", "never shown").says(language)
        if worded and edge.words:
            labels.append(_label(edge, places, taken))
        head = "" if n in where.faint else _head(into.get(n), colour, edge, where)
        yield (
            f'<g class="edge" data-from="{escape(edge.source)}" data-to="{escape(edge.target)}"><title>{escape(tip)}</title>'
            f'<path d="{path}" fill="none" stroke="{colour}" {pen}/>{head}</g>'
        )
    yield from labels


def _pen(edge: Edge) -> tuple[str, str]:
    if edge.never:
        return OCHRE, 'stroke-width="1.8" stroke-dasharray="2 5" stroke-linecap="round"'
    if edge.kind == CALL:
        return GREY, 'stroke-width="1.5" stroke-dasharray="7 4"'
    if edge.seen:
        return BLUE, 'stroke-width="2.8"'
    return (GREEN if edge.kind == CHOICE and edge.seen is None else LINE), 'stroke-width="1.4"'


def _is_up(edge: Edge, where: Placed) -> bool:
    """A way back, or to the scene itself."""
    return where.nodes[edge.target][1] <= where.nodes[edge.source][1]


def _ports(chart: Chart, where: Placed) -> tuple[dict[int, Point], dict[int, Point]]:
    """Where each edge down leaves and enters, side by side in the order of what is at the other end."""
    out: dict[int, Point] = {}
    into: dict[int, Point] = {}
    down = [n for n, e in enumerate(chart.edges) if not _is_up(e, where)]
    for node in chart.nodes:
        x, y = where.nodes[node.id]
        leaving = [n for n in down if chart.edges[n].source == node.id]
        coming = [n for n in down if chart.edges[n].target == node.id]
        leaving.sort(key=lambda n: (where.bends.get(n) or [where.nodes[chart.edges[n].target]])[0][0])
        coming.sort(key=lambda n: (where.bends.get(n) or [where.nodes[chart.edges[n].source]])[-1][0])
        for listed, at, side in ((leaving, out, y + HEIGHT / 2), (coming, into, y - HEIGHT / 2)):
            for k, n in enumerate(listed):
                at[n] = (x + (k + 1) * (WIDTH - 24) / (len(listed) + 1) - (WIDTH - 24) / 2, side)
    return out, into


def _curve(points: list[Point]) -> tuple[str, list[Point]]:
    """A smooth line through the points, and the places for its words."""
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (x0, y0), (x1, y1) in pairwise(points):
        bend = (y1 - y0) * 0.45
        path += f"C{x0:.1f} {y0 + bend:.1f} {x1:.1f} {y1 - bend:.1f} {x1:.1f} {y1:.1f}"
    (x0, y0), (x1, y1) = points[:2]
    places = [(x0 + (x1 - x0) * (3 * t**2 - 2 * t**3), y0 + (y1 - y0) * t + 4) for t in _SHARES]
    return path, places


def _round(edge: Edge, where: Placed, bends: list[Point]) -> tuple[str, list[Point]]:
    """A way back up, or to the scene itself: from the right side to the right side."""
    (x0, y0), (x1, y1) = where.nodes[edge.source], where.nodes[edge.target]
    x0, x1 = x0 + WIDTH / 2, x1 + WIDTH / 2
    if edge.source == edge.target:
        return f"M{x0:.1f} {y0 - 10:.1f}c34 -12 34 32 0 20", [(x0 + 26, y0 - 16)]
    if not bends:
        far = max(x0, x1) + 22 + abs(y1 - y0) * 0.06
        return f"M{x0:.1f} {y0:.1f}C{far:.1f} {y0:.1f} {far:.1f} {y1:.1f} {x1:.1f} {y1:.1f}", [
            (far - 8, (y0 + y1) / 2)
        ]
    first, last = bends[0], bends[-1]
    if first[0] > x0 + 10:
        path = (
            f"M{x0:.1f} {y0:.1f}C{x0 + 40:.1f} {y0:.1f} {first[0]:.1f} {y0:.1f} {first[0]:.1f} {first[1]:.1f}"
        )
    else:  # straight up, or it would cross its own scene
        x, y = min(max(first[0], x0 - WIDTH + 12), x0 - 12) + 12, y0 - HEIGHT / 2
        path = f"M{x:.1f} {y:.1f}C{x:.1f} {y - 40:.1f} {first[0]:.1f} {first[1] + 50:.1f} {first[0]:.1f} {first[1]:.1f}"
    path += "".join(f"L{x:.1f} {y:.1f}" for x, y in bends[1:])
    path += f"C{last[0]:.1f} {y1:.1f} {x1 + 40:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
    return path, [(x, y + 14) for x, y in bends]


def _head(end: Point | None, colour: str, edge: Edge, where: Placed) -> str:
    """The point of an arrow; hollow for a call."""
    if end is not None:
        (x, y), shape = end, "l-5 -9h10z"
    else:
        x, y = where.nodes[edge.target]
        x += WIDTH / 2
        y, shape = (y + 10, "l9 -6l1 9z") if edge.source == edge.target else (y, "l9 -5v10z")
    fill = PAPER if edge.kind == CALL else colour
    return f'<path d="M{x:.1f} {y:.1f}{shape}" fill="{fill}" stroke="{colour}"/>'


def _label(edge: Edge, places: list[Point], taken: list[Box]) -> str:
    """The words of an edge at the first place where they stand on nothing; at the first of all if there is none."""
    words = short(edge.words[0], _WORDS) + (f" +{len(edge.words) - 1}" if len(edge.words) > 1 else "")
    shown = f"∅ {words}" if edge.never else words
    width = sum(6.2 if c.isascii() else 11 for c in shown) + 6
    boxes = [(x - width / 2, y - 10, x + width / 2, y + 4) for x, y in places]
    box = next((b for b in boxes if not any(_meet(b, other) for other in taken)), boxes[0])
    taken.append(box)
    ground = f'<rect x="{box[0]:.1f}" y="{box[1]:.1f}" width="{width:.1f}" height="14" fill="{PAPER}"/>'
    line = text(box[0] + width / 2, box[1] + 10, shown, size=11, fill=OCHRE if edge.never else GREY)
    tip = f"<title>{escape(chr(10).join(edge.words))}</title>"
    return f'<g class="edge" data-from="{escape(edge.source)}" data-to="{escape(edge.target)}">{tip}{ground}{line}</g>'


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]

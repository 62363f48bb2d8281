"""A chart as SVG. Everything that a colour says, a shape or a word says, too."""

from collections.abc import Iterator
from html import escape

from engine.diagnostics import Both
from engine.diagnostics.both import Language
from engine.exchange.charts.legend import LEGEND_HEIGHT, MEANINGS, legend
from engine.exchange.charts.place import HEIGHT, WIDTH, Point, placed
from engine.exchange.charts.shapes import BLUE, GREY, INK, LINE, PAPER, outline, short, text
from engine.exchange.charts.ways import edges
from engine.graph.chart import Chart, Node

#: Characters of a title; the whole is in the tooltip.
_TITLE = 9


def svg(chart: Chart, language: Language) -> str:
    """The whole picture."""
    where = placed(chart)
    width, height = max(where.width, 760), where.height + LEGEND_HEIGHT
    shown = legend(chart, language, width)
    body = "\n".join(
        [*edges(chart, where, language), *(_node(n, where.nodes[n.id], language) for n in chart.nodes)]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" role="img" '
        f'font-family="Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif">\n'
        f"<title>{escape(chart.title)}</title>\n"
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="{PAPER}"/>\n'
        f"{shown}\n"
        f'<g transform="translate(0 {LEGEND_HEIGHT})">\n{body}\n</g>\n</svg>\n'
    )


def _node(node: Node, at: Point, language: Language) -> str:
    x, y = at[0] - WIDTH / 2, at[1] - HEIGHT / 2
    title = short(node.title, _TITLE)
    under = "" if node.title == node.id or "/" in node.id else short(node.id, _TITLE + 2)
    parts = [outline(node.marks, x, y, WIDTH, HEIGHT)]
    parts.append(text(at[0], at[1] + (-3 if under else 5), title, size=14, fill=INK))
    if under:
        parts.append(text(at[0], at[1] + 14, under, size=11, fill=GREY))
    if node.lines is not None:
        parts.append(_coverage(node.lines, x, y))
    tip = "\n".join([node.title, *_tips(node, language)])
    place = f' data-path="{escape(node.path)}" data-line="{node.line}"' if node.path else ""
    return (
        f'<g class="node" data-id="{escape(node.id)}" data-title="{escape(node.title)}"{place}>'
        f"<title>{escape(tip)}</title>{''.join(parts)}</g>"
    )


def _tips(node: Node, language: Language) -> Iterator[str]:
    for mark, says in MEANINGS.items():
        if mark in node.marks:
            yield says.says(language)
    if node.lines is not None:
        yield Both(
            f"看过 {node.lines[0]}/{node.lines[1]} 句", f"{node.lines[0]} of {node.lines[1]} lines seen"
        ).says(language)
    if node.path:
        yield f"{node.path}:{node.line}"


def _coverage(lines: tuple[int, int], x: float, y: float) -> str:
    """A bar that fills, and the figures."""
    seen, of = lines
    left, width = x + 16, WIDTH - 62
    full = width * seen / of if of else width
    top = y + HEIGHT - 3
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="6" rx="3" fill="#fff" stroke="{LINE}"/>'
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{full:.1f}" height="6" rx="3" fill="{BLUE}"/>'
        + text(left + width + 5, top + 1, f"{seen}/{of}", size=10, fill=BLUE, anchor="start")
    )

"""What the shapes of a chart mean; only those that are in it."""

from engine.diagnostics import Both
from engine.diagnostics.both import Language
from engine.exchange.charts.shapes import BLUE, GREEN, GREY, INK, LINE, OCHRE, outline, text
from engine.graph.chart import CALL, CHOICE, DEAD_END, ENDING, START, STORY, STUCK, UNREACHABLE, Chart

LEGEND_HEIGHT = 118

MEANINGS: dict[str, Both] = {
    START: Both("从这里开始", "starts here"),
    ENDING: Both("结局", "ending"),
    DEAD_END: Both("没有下文", "dead end"),
    STUCK: Both("会走不下去", "can get stuck"),
    UNREACHABLE: Both("到不了", "never reached"),
    STORY: Both("另一部情景剧", "another story"),
}
_CHOICE = Both("选择", "choice")
_PLAIN = Both("直接去", "goes on")
_CALL = Both("插演后回来", "called, returns")
_NEVER = Both("选项从不出现", "option never shown")
_SEEN = Both("走过", "taken")
_LINES = Both("看过的句子", "lines seen")
_UNPROVEN = Both("没有证明完：状态太多，或者有错", "not proven: too many states, or errors")
_COUNT = Both("场 {nodes}　路 {edges}", "{nodes} scenes, {edges} ways")


def legend(chart: Chart, language: Language, width: float) -> str:
    """At the top: the title with its figures, then the shapes in a row or two."""
    out = [text(24, 36, chart.title, size=22, fill=INK, anchor="start", bold=True)]
    figures = _COUNT.fill(nodes=len(chart.nodes), edges=len(chart.edges)).says(language)
    if not chart.proven and any(e.kind == CHOICE for e in chart.edges):
        figures += "　" + _UNPROVEN.says(language)
    out.append(text(24 + 24 * len(chart.title) + 20, 35, figures, size=13, fill=GREY, anchor="start"))
    x, y = 40.0, 70
    there = {mark for node in chart.nodes for mark in node.marks}
    for mark, says in MEANINGS.items():
        if mark in there:
            x, y = _room(x, y, says.says(language), width)
            out.append(outline({mark}, x, y - 10, 34, 20))
            x = _told(out, x + 42, y, says.says(language))
    for says, shown, pen in (
        (_CHOICE, any(e.kind == CHOICE and not e.never and e.seen is None for e in chart.edges), f'stroke="{GREEN}" stroke-width="1.4"'),
        (_PLAIN, any(e.kind not in (CHOICE, CALL) for e in chart.edges), f'stroke="{LINE}" stroke-width="1.4"'),
        (_CALL, any(e.kind == CALL for e in chart.edges), f'stroke="{GREY}" stroke-dasharray="7 4"'),
        (_NEVER, any(e.never for e in chart.edges), f'stroke="{OCHRE}" stroke-width="1.8" stroke-dasharray="2 5" stroke-linecap="round"'),
        (_SEEN, chart.covered, f'stroke="{BLUE}" stroke-width="2.8"'),
        (_LINES, chart.covered, f'stroke="{BLUE}" stroke-width="6" stroke-linecap="round"'),
    ):  # fmt: skip
        if shown:
            x, y = _room(x, y, says.says(language), width)
            out.append(f'<path d="M{x:.0f} {y}h32" fill="none" {pen}/>')
            x = _told(out, x + 40, y, says.says(language))
    return "\n".join(out)


def _room(x: float, y: int, words: str, width: float) -> tuple[float, int]:
    """Where the next sign stands: in this row, or where there is no room for it at the head of the next."""
    return (x, y) if x + 60 + 13.5 * len(words) < width else (40.0, y + 30)


def _told(out: list[str], x: float, y: int, words: str) -> float:
    out.append(text(x, y + 5, words, size=13, fill=INK, anchor="start"))
    return x + sum(7.5 if c.isascii() else 13.5 for c in words) + 26

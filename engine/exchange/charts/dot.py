"""A chart in the language of Graphviz, for those who want to lay it out themselves."""

import json

from engine.exchange.charts.shapes import BLUE_SOFT, GREEN_SOFT, GREY_SOFT, OCHRE, RED, RED_SOFT
from engine.graph.chart import CALL, DEAD_END, ENDING, START, STORY, STUCK, UNREACHABLE, Chart, Node


def dot(chart: Chart) -> str:
    """The chart as a digraph."""
    lines = [
        f"digraph {_quoted(chart.id)} {{",
        f"  label={_quoted(chart.title)}; labelloc=t; rankdir=TB;",
        '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Noto Sans CJK SC"];',
        '  edge [fontname="Noto Sans CJK SC", fontsize=10];',
    ]
    lines += [f"  {_quoted(node.id)} [{_node(node)}];" for node in chart.nodes]
    for edge in chart.edges:
        label = "\n".join(edge.words)
        style = (
            f', style=dotted, color="{OCHRE}"'
            if edge.never
            else ", style=dashed"
            if edge.kind == CALL
            else ""
        )
        style += ", penwidth=2.5" if edge.seen else ""
        lines.append(f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [label={_quoted(label)}{style}];")
    return "\n".join([*lines, "}"]) + "\n"


def _node(node: Node) -> str:
    label = node.title if node.title == node.id else f"{node.title}\n{node.id}"
    if node.lines is not None:
        label += f"\n{node.lines[0]}/{node.lines[1]}"
    out = [f"label={_quoted(label)}"]
    if node.path:
        out.append(f"tooltip={_quoted(f'{node.path}:{node.line}')}")
    if {DEAD_END, STUCK} & node.marks:
        out.append(f'shape=octagon, style=filled, fillcolor="{RED_SOFT}", color="{RED}"')
    elif UNREACHABLE in node.marks:
        out.append(f'style="rounded,filled,dashed", fillcolor="{GREY_SOFT}"')
    elif ENDING in node.marks:
        out.append(f'peripheries=2, fillcolor="{GREEN_SOFT}"')
    elif STORY in node.marks:
        out.append(f'shape=component, style=filled, fillcolor="{BLUE_SOFT}"')
    if START in node.marks:
        out.append("penwidth=3")
    return ", ".join(out)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

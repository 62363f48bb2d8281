"""Where the nodes of a chart stand: in layers from the start downwards, with few crossings.

The layers are ours, the order within them and the columns are grandalf's: the same picture on every
machine, with or without Graphviz.
"""

from collections import deque
from dataclasses import dataclass, field

from grandalf.graphs import Edge as Line
from grandalf.graphs import Graph, Vertex
from grandalf.layouts import Layer, SugiyamaLayout

from engine.graph.chart import Chart

WIDTH, HEIGHT = 148, 54
GAP_X, GAP_Y = 28, 74
#: Layers that a way may pass by on the average; a tangle is laid out by its distance from the start instead.
_LONG = 3
_ROUNDS = 4
#: Nodes beside each other in a tangle.
_COLUMNS = 16

Point = tuple[float, float]


@dataclass
class Placed:
    """Centres of the nodes by id, bends of the edges by number (without their ends), and the size of it all."""

    nodes: dict[str, Point] = field(default_factory=dict)
    bends: dict[int, list[Point]] = field(default_factory=dict)
    width: float = 0
    height: float = 0
    #: Edges that lead nowhere new, where there are so many that only the others should stand out.
    faint: set[int] = field(default_factory=set)


def placed(chart: Chart) -> Placed:
    """Places for every node of a chart."""
    ids = [node.id for node in chart.nodes]
    ways = [(e.source, e.target) for e in chart.edges if e.source != e.target]
    back = _backwards(ids, ways)
    down = [(b, a) if (a, b) in back else (a, b) for a, b in ways]
    layers = _by_length(ids, down)
    is_tangled = down and sum(layers[b] - layers[a] for a, b in down) > _LONG * len(down)
    if is_tangled:
        layers = _by_distance(ids, ways)
    out = Placed()
    left = 0.0
    if is_tangled:
        _in_rows(out, chart, layers)
        return out
    for part in _parts(ids, ways):
        left = _part(out, chart, part, layers, left)
    _moved_into_view(out)
    return out


def _backwards(ids: list[str], ways: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """The ways that lead back to where a walk came from: without them nothing goes round."""
    after: dict[str, list[str]] = {id: [] for id in ids}
    for a, b in ways:
        after[a].append(b)
    found: set[tuple[str, str]] = set()
    done: set[str] = set()
    for first in ids:
        here: list[str] = []
        todo: list[tuple[str, int]] = [(first, 0)]
        while todo:
            node, n = todo.pop()
            if n == 0:
                if node in done:
                    continue
                done.add(node)
                here.append(node)
            while n < len(after[node]):
                to = after[node][n]
                n += 1
                if to in here:
                    found.add((node, to))
                elif to not in done:
                    todo += [(node, n), (to, 0)]
                    break
            else:
                here.pop()
    return found


def _by_length(ids: list[str], down: list[tuple[str, str]]) -> dict[str, int]:
    """Each node below all that lead to it."""
    into: dict[str, int] = dict.fromkeys(ids, 0)
    after: dict[str, list[str]] = {id: [] for id in ids}
    for a, b in down:
        into[b] += 1
        after[a].append(b)
    layers = dict.fromkeys(ids, 0)
    todo = deque(id for id in ids if not into[id])
    while todo:
        node = todo.popleft()
        for to in after[node]:
            layers[to] = max(layers[to], layers[node] + 1)
            into[to] -= 1
            if not into[to]:
                todo.append(to)
    return layers


def _by_distance(ids: list[str], ways: list[tuple[str, str]]) -> dict[str, int]:
    """How many ways it takes to get there."""
    after: dict[str, list[str]] = {id: [] for id in ids}
    for a, b in ways:
        after[a].append(b)
    layers: dict[str, int] = {}
    for first in ids:
        todo = deque([(first, 0)])
        while todo:
            node, n = todo.popleft()
            if node not in layers:
                layers[node] = n
                todo += [(to, n + 1) for to in after[node]]
    return layers


def _parts(ids: list[str], ways: list[tuple[str, str]]) -> list[list[str]]:
    """The nodes that hang together, in authored order."""
    beside: dict[str, set[str]] = {id: set() for id in ids}
    for a, b in ways:
        beside[a].add(b)
        beside[b].add(a)
    parts, known = [], set[str]()
    for first in ids:
        if first in known:
            continue
        part, todo = {first}, [first]
        while todo:
            new = beside[todo.pop()] - part
            part |= new
            todo += new
        known |= part
        parts.append([id for id in ids if id in part])
    return parts


class _Box:
    """What grandalf asks of a node."""

    def __init__(self) -> None:
        self.w, self.h = WIDTH, HEIGHT
        self.xy: Point = (0.0, 0.0)


class _Layered(SugiyamaLayout):  # type: ignore[misc]
    """The library's layout on layers that are given to it."""

    def __init__(self, graph: object, ranks: dict[object, int]) -> None:
        super().__init__(graph)
        self.ranks = ranks
        self.xspace, self.yspace = GAP_X, GAP_Y

    def rank_all(self, roots: object, optimize: bool = False) -> None:  # noqa: ARG002
        lowest = min(self.ranks.values())
        self.layers = [Layer([]) for _ in range(max(self.ranks.values()) - lowest + 1)]
        for vertex, rank in self.ranks.items():
            self.grx[vertex].rank = rank - lowest
            self.layers[rank - lowest].append(vertex)


def _part(out: Placed, chart: Chart, part: list[str], layers: dict[str, int], left: float) -> float:
    """Place the nodes that hang together to the right of ``left``; returns their right side."""
    # Layers that nothing of this part stands in would be empty.
    used = {rank: n for n, rank in enumerate(sorted({layers[id] for id in part}))}
    vertices = {id: Vertex(id) for id in part}
    for vertex in vertices.values():
        vertex.view = _Box()
    lines: dict[tuple[str, str], Line] = {}
    for e in chart.edges:
        if e.source not in vertices or e.source == e.target:
            continue
        a, b = sorted((e.source, e.target), key=lambda end: layers[end])
        if used[layers[a]] < used[layers[b]]:
            lines.setdefault((a, b), Line(vertices[a], vertices[b]))
    # Ways within a layer hold a part together that the library takes for several.
    graph = Graph(list(vertices.values()), list(lines.values()))
    for core in graph.C:
        ranks = {v: used[layers[v.data]] for v in core.V()}
        layout = _Layered(core, ranks)
        layout.init_all(roots=[], inverted_edges=[])
        layout.draw(_ROUNDS)
        top = min(ranks.values())
        xs = [v.view.xy[0] for v in core.V()]
        shift = left - min(xs) + WIDTH / 2
        for v in core.V():
            out.nodes[v.data] = (v.view.xy[0] + shift, ranks[v] * (HEIGHT + GAP_Y) + HEIGHT / 2)
        for n, e in enumerate(chart.edges):
            ends = sorted((e.source, e.target), key=lambda end: layers[end])
            line = lines.get((ends[0], ends[1]))
            control = layout.ctrls.get(line) if line is not None else None
            if control is not None:
                inner = [
                    (layout.grx[control[r]].view.xy[0] + shift, (r + top) * (HEIGHT + GAP_Y) + HEIGHT / 2)
                    for r in sorted(control)[1:-1]
                ]
                out.bends[n] = inner if ends[0] == e.source else inner[::-1]
        left += max(xs) - min(xs) + WIDTH + 2 * GAP_X
    return left


def _in_rows(out: Placed, chart: Chart, layers: dict[str, int]) -> None:
    """A tangle: every layer in rows of equal columns, each node near those that lead to it from above."""
    before: dict[str, list[str]] = {node.id: [] for node in chart.nodes}
    met = {node.id for node in chart.nodes if not layers[node.id]}
    for n, e in enumerate(chart.edges):
        if layers[e.target] == layers[e.source] + 1:
            before[e.target].append(e.source)
        if e.target in met or layers[e.target] != layers[e.source] + 1:
            out.faint.add(n)
        met.add(e.target)
    y = 0.0
    for rank in sorted(set(layers.values())):
        row = [id for id in layers if layers[id] == rank]
        row.sort(key=lambda it: sum(out.nodes[b][0] for b in before[it]) / max(len(before[it]), 1))
        rows = -(-len(row) // _COLUMNS)
        for n, id in enumerate(row):
            # Neighbours of one layer go below each other, so that they stay near what leads to them.
            column, line = divmod(n, rows)
            offset = (column + (line + 0.5) / rows - len(row) / rows / 2) * (WIDTH + GAP_X)
            out.nodes[id] = (offset, y + line * (HEIGHT + GAP_Y / 2))
        y += rows * (HEIGHT + GAP_Y / 2) + GAP_Y
    _moved_into_view(out)


def _moved_into_view(out: Placed) -> None:
    points = [*out.nodes.values(), *(p for bends in out.bends.values() for p in bends)]
    if not points:
        return
    left = min(x for x, _ in points) - WIDTH / 2 - GAP_X
    up = min(y for _, y in points) - HEIGHT / 2 - GAP_X
    out.nodes = {id: (x - left, y - up) for id, (x, y) in out.nodes.items()}
    out.bends = {n: [(x - left, y - up) for x, y in bends] for n, bends in out.bends.items()}
    out.width = max(x for x, _ in points) - left + WIDTH / 2 + 2 * GAP_X
    out.height = max(y for _, y in points) - up + HEIGHT / 2 + GAP_X

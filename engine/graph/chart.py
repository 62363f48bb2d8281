"""A work as a drawing sees it: scenes (or units) and the ways between them, with what is wrong about them.

It is made from what was lowered, so that a work with errors has its chart, too.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.graph.links import links_of
from engine.graph.reach import reach
from engine.graph.space import Space, Taken
from engine.graph.subject import Subject

#: Marks of a node. ``dead-end``: its script stops without a way on; ``stuck``: a learner can get stuck there.
START, ENDING, DEAD_END, STUCK, UNREACHABLE, STORY, UNIT = (
    "start", "ending", "dead-end", "stuck", "unreachable", "story", "unit",
)  # fmt: skip
#: Kinds of edges.
CHOICE, GO, CALL = "choice", "go", "call"


@dataclass
class Node:
    """A scene, a unit of a course, or another story that is called. ``line`` counts from one; 0: not known.

    ``lines`` are those that were seen, of how many, where that is known.
    """

    id: str
    title: str
    marks: set[str] = field(default_factory=set)
    path: str = ""
    line: int = 0
    lines: tuple[int, int] | None = None


@dataclass
class Edge:
    """All ways from one node to another: the words of the options, nothing for a plain way on."""

    source: str
    target: str
    kind: str
    words: list[str] = field(default_factory=list)
    #: No option of it is ever shown.
    never: bool = False
    #: One of its options was taken; nothing where that is not known.
    seen: bool | None = None


@dataclass
class Chart:
    """Nodes in authored order, and edges."""

    id: str
    title: str
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    #: What is known about what is seen.
    covered: bool = False
    #: The proofs were made.
    proven: bool = False


@dataclass(frozen=True)
class Covered:
    """What was seen of a work: lines by scene (seen, of how many), options that were chosen."""

    lines: Mapping[str, tuple[int, int]]
    chosen: Collection[Taken]


def chart_of(subject: Subject, space: Space | None = None, covered: Covered | None = None) -> Chart:
    """The chart of a work. ``space`` adds what the proofs found, ``covered`` what was seen."""
    bundle = subject.bundle
    chart = Chart(subject.id, bundle["title"], covered=covered is not None)
    chart.proven = space is not None and space.proven
    if subject.kind == "course":
        _units(chart, subject)
    else:
        _scenes(chart, subject, space, covered)
    for node in chart.nodes:
        place = subject.scenes.get(node.id)
        if place is not None:
            span = place._replace(part="key").span()
            node.path, node.line = span.path, span.line
        if covered is not None:
            node.lines = covered.lines.get(node.id)
    return chart


def _scenes(chart: Chart, subject: Subject, space: Space | None, covered: Covered | None) -> None:
    scenes: dict[str, list[Any]] = subject.bundle["scenes"]
    start = subject.bundle["start"]
    links = links_of(subject)
    reached = reach(links, [start])
    stuck = {s for s, _, _ in [*space.stuck, *space.trapped, *space.loops]} if space is not None else set()
    never = set(space.options_never_shown) if space is not None and space.proven else set()
    stories: dict[str, Node] = {}
    for name, code in scenes.items():
        node = Node(name, str(subject.bundle["titles"].get(name, name)))
        link = links[name]
        node.marks |= {START} if name == start else set()
        node.marks |= {ENDING} if link.ends else set()
        node.marks |= {DEAD_END} if link.falls and name in reached.outer else set()
        node.marks |= {STUCK} if name in stuck else set()
        unmet = space is not None and space.proven and name in space.scenes_never
        node.marks |= {UNREACHABLE} if name not in reached or unmet else set()
        chart.nodes.append(node)
        ways = _Ways(name, code, never, covered)
        ways.walk(0, None)
        for edge in ways.edges.values():
            if edge.target not in scenes:
                if edge.kind != CALL:
                    continue  # a name without a scene: `check` reports it
                stories.setdefault(edge.target, Node(edge.target, edge.target, {STORY}))
            chart.edges.append(edge)
    chart.nodes += stories.values()


class _Ways:
    """The ways out of one scene: from its start or an option to what comes before the next choice."""

    def __init__(
        self, scene: str, code: list[Any], never: Collection[Taken], covered: Covered | None
    ) -> None:
        self.scene = scene
        self.code = code
        self.never = never
        self.covered = covered
        self.edges: dict[tuple[str, str], Edge] = {}
        self.done: set[tuple[int, Taken | None]] = set()

    def walk(self, pc: int, option: Taken | None) -> None:
        """Follow the code from a counter, conditions both ways; ``option`` led there."""
        while pc < len(self.code) and (pc, option) not in self.done:
            self.done.add((pc, option))
            ins = self.code[pc]
            pc += 1
            if not isinstance(ins, list):
                continue
            op = ins[0]
            if op in ("choose", "vote"):
                self._choice(pc - 1, ins[2])
                return
            if op == "go":
                self._edge(ins[1], CHOICE if option else GO, option)
                return
            if op in ("end", "back"):
                return
            if op == "unless":
                self.walk(ins[2], option)
            elif op == "jump":
                pc = ins[1]
            elif op == "call":
                self._edge(ins[1], CALL, option)

    def _choice(self, pc: int, options: list[list[Any]]) -> None:
        for n, raw in enumerate(options):
            taken = (self.scene, pc, n)
            if isinstance(raw[1], str):
                self._edge(raw[1], CHOICE, taken)
            else:
                self.walk(raw[1], taken)

    def _edge(self, target: str, kind: str, option: Taken | None) -> None:
        edge = self.edges.get((target, kind))
        is_never = option in self.never
        if edge is None:
            edge = self.edges[target, kind] = Edge(self.scene, target, kind, never=is_never)
            edge.seen = None if self.covered is None or option is None else False
        edge.never = edge.never and is_never
        if option is not None:
            words = _plain(self.code[option[1]][2][option[2]][0])
            if words not in edge.words:
                edge.words.append(words)
            if self.covered is not None and option in self.covered.chosen:
                edge.seen = True


def _plain(text: Any) -> str:
    """A text in which something varies, with a sign for what does."""
    return text if isinstance(text, str) else "".join(p if isinstance(p, str) else "…" for p in text)


def _units(chart: Chart, subject: Subject) -> None:
    """A course is a row of units."""
    code: list[Any] = subject.bundle["scenes"][subject.bundle["start"]]
    before = ""
    for n, unit in enumerate(subject.bundle["units"]):
        at = next(k for k, ins in enumerate(code) if ins[0] == "unit" and ins[1] == n)
        called = code[at + 1][1] if at + 1 < len(code) and code[at + 1][0] == "call" else unit["address"]
        story = unit["kind"] == "scenario"
        # The same lesson or story may stand in a course twice.
        id = called if all(node.id != called for node in chart.nodes) else unit["address"]
        chart.nodes.append(
            Node(id, unit["title"], {STORY if story else UNIT} | (set() if before else {START}))
        )
        if before:
            chart.edges.append(Edge(before, id, GO))
        before = id

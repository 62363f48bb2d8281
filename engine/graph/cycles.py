"""Loops between scenes: those that never wait for the learner, and calls that never come back."""

from dataclasses import dataclass, field
from typing import Any

from engine.graph.links import Code, SceneLinks

Edges = dict[str, list[str]]
#: Instructions at which the machine waits; a beat is the number 0.
_WAITS = {"choose", "vote", "item", "quiz", "page", "discuss", "stop", "task", "end"}


@dataclass(slots=True)
class _Silent:
    """What a scene can do from its start before anything waits for the learner."""

    goes: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    waits: bool = False
    passes: bool = False


def endless_loops(scenes: dict[str, Code], links: dict[str, SceneLinks]) -> list[list[str]]:
    """Rings of scenes that, once entered, go round for ever without waiting for the learner.

    Only rings that no condition can leave: whether a condition ever holds is for the exploration.
    """
    moving = {name for name, code in scenes.items() if _moves(code)}
    if not moving:
        return []
    names = moving | {to for n in moving for to in (*links[n].goes, *links[n].calls) if to in scenes}
    silent = _all_silent(scenes, names)
    quiet = _quiet(silent)
    order = {name: n for n, name in enumerate(links)}
    out = []
    for ring in rings({n: [*s.goes, *s.calls] for n, s in silent.items()}):
        inside = set(ring)
        if not any(_leaves(silent[n], inside, quiet) for n in ring):
            out.append(sorted(ring, key=order.__getitem__))
    return sorted(out, key=lambda ring: order[ring[0]])


def _leaves(scene: _Silent, ring: set[str], quiet: set[str]) -> bool:
    """Whether control can wait in this scene, or get out of the ring here."""
    return (
        scene.waits
        or scene.passes
        or not ring.issuperset(scene.goes)
        or not (ring | quiet).issuperset(scene.calls)
    )


def _quiet(silent: dict[str, _Silent]) -> set[str]:
    """Scenes in which nothing ever waits, nor in those that they lead to."""
    found = {n for n, s in silent.items() if not s.waits}
    while True:
        fewer = {n for n in found if found.issuperset(silent[n].goes) and found.issuperset(silent[n].calls)}
        if fewer == found:
            return found
        found = fewer


def _moves(code: Code) -> bool:
    """Whether a scene may hand on before anything waits: only such scenes can be in a silent loop."""
    for ins in code:
        if ins == 0:
            return False
        if ins.__class__ is list:
            op = ins[0]
            if op in ("go", "call"):
                return True
            if op == "unless":  # may jump over what waits
                return any(i.__class__ is list and i[0] in ("go", "call") for i in code)
            if op in _WAITS:
                return False
    return False


def _all_silent(scenes: dict[str, Code], names: set[str]) -> dict[str, _Silent]:
    """A call is passed silently only when the called scene can return without waiting."""
    passing: set[str] = set()
    while True:
        found = {name: _scan(scenes[name], passing) for name in names}
        now = {n for n, s in found.items() if s.passes}
        grown = True
        while grown:
            more = {n for n, s in found.items() if n not in now and not now.isdisjoint(s.goes)}
            grown = bool(more)
            now |= more
        if now <= passing:
            return found
        passing |= now


def _scan(code: Code, passing: set[str]) -> _Silent:
    out = _Silent()
    todo, seen = [0], set[int]()
    while todo:
        pc = todo.pop()
        while pc not in seen:
            seen.add(pc)
            ins: Any = code[pc] if pc < len(code) else ["back"]
            pc += 1
            if ins == 0:
                out.waits = True
                break
            if ins.__class__ is not list:
                continue
            op = ins[0]
            if op == "unless":
                todo.append(ins[2])
            elif op == "jump":
                pc = ins[1]
            elif op == "go":
                out.goes.append(ins[1])
                break
            elif op == "back":
                out.passes = True
                break
            elif op in _WAITS or (op == "call" and len(ins) > 2):
                out.waits = True
                break
            elif op == "call":
                out.calls.append(ins[1])
                if ins[1] not in passing:
                    break
    return out


def recursive_calls(links: dict[str, SceneLinks]) -> list[tuple[str, str]]:
    """Calls (scene, called scene) from which control can come back to the caller before it returns."""
    if not any(link.calls for link in links.values()):
        return []
    edges = {name: [*link.goes, *link.calls] for name, link in links.items()}
    number = {name: n for n, ring in enumerate(rings(edges)) for name in ring}
    return [
        (name, to)
        for name, link in links.items()
        for to in dict.fromkeys(link.calls)
        if name in number and number[name] == number.get(to)
    ]


def rings(edges: Edges) -> list[list[str]]:
    """The strongly connected parts that hold a cycle (Tarjan's algorithm, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    out: list[list[str]] = []
    for root in edges:
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        _enter(root, index, low, stack, on_stack)
        while work:
            name, leads = work[-1]
            for to in leads:
                if to not in edges:
                    continue
                if to not in index:
                    _enter(to, index, low, stack, on_stack)
                    work.append((to, iter(edges[to])))
                    break
                if to in on_stack:
                    low[name] = min(low[name], index[to])
            else:
                work.pop()
                if work:
                    before = work[-1][0]
                    low[before] = min(low[before], low[name])
                if low[name] == index[name]:
                    ring = _cut(name, stack, on_stack)
                    if len(ring) > 1 or name in edges[name]:
                        out.append(ring)
    return out


def _enter(
    name: str, index: dict[str, int], low: dict[str, int], stack: list[str], on_stack: set[str]
) -> None:
    index[name] = low[name] = len(index)
    stack.append(name)
    on_stack.add(name)


def _cut(name: str, stack: list[str], on_stack: set[str]) -> list[str]:
    ring = []
    while True:
        top = stack.pop()
        on_stack.discard(top)
        ring.append(top)
        if top == name:
            return ring

"""How long a program takes: the shortest way, the longest, and one in the middle."""

import heapq
from random import Random
from statistics import median
from typing import Any

from engine.graph.codegen import Generated, State
from engine.graph.flow import flow_of
from engine.graph.pace import tenths
from engine.graph.space import Space

Edges = dict[State, list[tuple[State, int]]]
#: Ways walked at random for the typical time, and the longest of them in choices.
WALKS, LONGEST = 400, 2_000


def playing_time(bundle: dict[str, Any], space: Space) -> None:
    """Put least, typical and most seconds into ``space``, whose states were all explored before."""
    generated = Generated(flow_of(bundle))
    start, successors = generated.compile(timed=True)
    clock = generated.times
    edges: Edges = {}
    todo = [start]
    while todo:
        state = todo.pop()
        if state in edges:
            continue
        del clock[1:]
        after = successors[state[0]](state)
        here = tenths(generated.flow.code[generated.stops[state[0]]])
        edges[state] = [(to, time + here) for to, time in zip(after, clock[1:], strict=True)] or [((), here)]
        todo += after
    clock[0] = 0
    generated.start()
    opening = clock[0]
    edges[()] = []
    least, most = _least(edges, start), _most(edges, start)
    space.least = None if least is None else (opening + least) // 10
    space.most = None if most is None else (opening + most) // 10
    walks = [_walk(edges, start, Random(seed)) for seed in range(WALKS)]  # noqa: S311  # no secret
    space.typical = (opening + round(median(walks))) // 10


def _least(edges: Edges, start: State) -> int | None:
    """Dijkstra to the nearest end."""
    best: dict[State, int] = {}
    queue: list[tuple[int, int, State]] = [(0, 0, start)]
    serial = 0
    while queue:
        time, _, state = heapq.heappop(queue)
        if state in best:
            continue
        best[state] = time
        if not state:
            return time
        for to, more in edges[state]:
            serial += 1
            heapq.heappush(queue, (time + more, serial, to))
    return None


def _most(edges: Edges, start: State) -> int | None:
    """The longest way, or nothing where the story can go round."""
    longest: dict[State, int] = {}
    on_path: set[State] = set()
    stack = [(start, iter(edges[start]))]
    on_path.add(start)
    while stack:
        state, leads = stack[-1]
        for to, _ in leads:
            if to in on_path:
                return None
            if to not in longest:
                on_path.add(to)
                stack.append((to, iter(edges[to])))
                break
        else:
            longest[state] = max((longest[to] + more for to, more in edges[state]), default=0)
            on_path.discard(state)
            stack.pop()
    return longest[start]


def _walk(edges: Edges, state: State, random: Random) -> int:
    total = 0
    for _ in range(LONGEST):
        if not state:
            break
        state, more = random.choice(edges[state])
        total += more
    return total

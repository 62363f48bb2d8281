"""The state space of a program, searched breadth first: what can happen, with the shortest way to it."""

from collections import deque
from typing import Any

from engine.graph.codegen import Generated, State, Successors, TooDeep
from engine.graph.flow import flow_of
from engine.graph.space import Space, Taken

#: States that ``check`` looks at before it says "not proven".
BUDGET = 300_000


def explore(bundle: dict[str, Any], budget: int = BUDGET, *, timed: bool = True) -> Space:
    """Explore a compiled program up to ``budget`` states."""
    try:
        search = _Search(bundle)
    except TooDeep:  # before the first stop
        return Space(proven=False, why="calls")
    search.run(budget)
    search.judge()
    if timed and search.space.proven and search.space.states <= BUDGET:
        from engine.graph.timing import playing_time

        playing_time(bundle, search.space)
    return search.space


class _Search:
    def __init__(self, bundle: dict[str, Any]) -> None:
        self.bundle = bundle
        self.generated = Generated(flow_of(bundle))
        self.start, self.successors = self.generated.compile(timed=False)
        self.flow = self.generated.flow
        self.space = Space()
        self.parent: dict[State, State | None] = {self.start: None}
        self.dead: list[State] = []

    def run(self, budget: int) -> None:
        parent, dead = self.parent, self.dead
        successors: list[Successors] = self.successors
        queue = deque([self.start])
        pop, push = queue.popleft, queue.append
        edges = 0
        while queue:
            state = pop()
            try:
                after = successors[state[0]](state)
            except TooDeep:
                self.space.proven, self.space.why = False, "calls"
                after = []
            else:
                if not after:
                    dead.append(state)
            for to in after:
                edges += 1
                if to not in parent:
                    parent[to] = state
                    push(to)
            if len(parent) > budget:
                self.space.proven = False
                self.space.why = "budget"
                break
        if self.generated.unproven:
            self.space.proven = False
            self.space.why = self.space.why or "chance"
        self.space.states = len(parent)
        self.space.edges = edges

    def judge(self) -> None:
        """Read the findings out of the states and marks."""
        space = self.space
        for state in self.parent:
            at = self.generated.stops[state[0]]
            ins = self.flow.code[at]
            if isinstance(ins, list) and ins[0] == "end" and ins[1] not in space.endings:
                space.endings[ins[1]] = self.path(state)
        self._stuck()
        self._marks()
        self._loops()
        declared = [i[1] for i in self.flow.code if isinstance(i, list) and i[0] == "end"]
        space.never = [e for e in dict.fromkeys(declared) if e not in space.endings]
        if space.proven:
            self._trapped()

    def _stuck(self) -> None:
        told = set()
        for state in self.dead:
            at = self.generated.stops[state[0]]
            ins = self.flow.code[at]
            if isinstance(ins, list) and ins[0] in ("choose", "vote") and at not in told:
                told.add(at)
                self.space.stuck.append((*self.flow.where[at], self.path(state)))

    def _marks(self) -> None:
        happened = self.generated.marks
        space = self.space
        reached = {self.generated.stops[s[0]] for s in self.parent}
        branches: dict[int, set[str]] = {}
        for (kind, at, n), mark in self.generated.mark_of.items():
            place = self.flow.where[at]
            if kind == "option" and not happened[mark] and at in reached:
                space.options_never_shown.append((*place, n))
            elif kind == "over" and happened[mark]:
                space.overruns.append((self.flow.code[at][1], *place))
            elif kind in ("yes", "no") and happened[mark]:
                branches.setdefault(at, set()).add(kind)
        for at, ways in sorted(branches.items()):
            if len(ways) == 1:
                space.branches_never.append((*self.flow.where[at], ways == {"no"}))

    def _loops(self) -> None:
        """Cuts in cycles are states that only go on; a chain of them that closes never waits."""
        choosing = {"choose", "vote", "end", "back", "item", "quiz"}
        told = set()
        for state in self.parent:
            at = self.generated.stops[state[0]]
            ins = self.flow.code[at]
            if at in told or (isinstance(ins, list) and ins[0] in choosing) or self._waits(at):
                continue
            seen, now = {state}, state
            while True:
                after = self.successors[now[0]](now)
                if len(after) != 1:
                    break
                now = after[0]
                stop = self.generated.stops[now[0]]
                code = self.flow.code[stop]
                if (isinstance(code, list) and code[0] in choosing) or self._waits(stop):
                    break
                if now in seen:
                    told.add(at)
                    if not self._passes_a_stop(seen):
                        self.space.loops.append((*self.flow.where[at], self.path(state)))
                    break
                seen.add(now)

    def _waits(self, at: int) -> bool:
        ins = self.flow.code[at]
        return ins == 0 or (isinstance(ins, list) and ins[0] in ("page", "discuss", "stop", "task"))

    def _passes_a_stop(self, states: set[State]) -> bool:
        """Whether a cycle of cuts runs over a beat or a page: then the learner at least goes on."""
        for state in states:
            at = self.generated.stops[state[0]]
            scene, pc = self.flow.where[at]
            code = self.bundle["scenes"][scene][pc:]
            if any(
                c == 0
                or (isinstance(c, list) and c[0] in ("page", "discuss", "stop", "task", "item", "quiz"))
                for c in code
            ):
                return True
        return False

    def _trapped(self) -> None:
        """States from which no ending can be reached, although the program has endings."""
        if not self.space.endings or self.bundle["kind"] != "scenario":
            return
        before: dict[State, list[State]] = {}
        good: list[State] = []
        for state in self.parent:
            ins = self.flow.code[self.generated.stops[state[0]]]
            if isinstance(ins, list) and ins[0] == "end":
                good.append(state)
            for to in self.successors[state[0]](state):
                before.setdefault(to, []).append(state)
        saved = set(good)
        while good:
            for state in before.get(good.pop(), ()):
                if state not in saved:
                    saved.add(state)
                    good.append(state)
        told = {(scene, pc) for scene, pc, _ in self.space.stuck}
        for state in self.parent:
            if state not in saved:
                place = self.flow.where[self.generated.stops[state[0]]]
                if place not in told:
                    told.add(place)
                    self.space.trapped.append((*place, self.path(state)))

    def path(self, state: State) -> list[Taken]:
        """The choices of a shortest way to a state."""
        out: list[Taken] = []
        before = self.parent[state]
        while before is not None:
            at = self.generated.stops[before[0]]
            ins = self.flow.code[at]
            if isinstance(ins, list) and ins[0] in ("choose", "vote"):
                ordinal = self._ordinal(before, state, ins)
                out.append((*self.flow.where[at], ordinal))
            state, before = before, self.parent[before]
        return out[::-1]

    def _ordinal(self, before: State, state: State, ins: list[Any]) -> int:
        """Which option led from one state to the next: marks tell which were on offer."""
        at = self.generated.stops[before[0]]
        marks = self.generated.marks
        numbers = [self.generated.mark_of["option", at, n] for n in range(len(ins[2]))]
        kept = [marks[m] for m in numbers]
        for m in numbers:
            marks[m] = 0
        after = self.successors[before[0]](before)
        offered = [n for n, m in enumerate(numbers) if marks[m]]
        for m, value in zip(numbers, kept, strict=True):
            marks[m] = max(value, marks[m])
        return offered[after.index(state)]

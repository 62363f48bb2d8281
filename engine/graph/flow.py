"""A lowered program as one flat list of addresses, with the edges that control can take.

Only what decides where a story goes is kept: variables that no condition depends on are left out,
and texts, pictures and pauses only pass.
"""

from dataclasses import dataclass, field
from typing import Any

Bundle = dict[str, Any]
#: Instructions that only pass on to the next one.
_BRANCHING = {"set", "unless", "jump", "go", "call", "back", "choose", "vote", "end", "item", "quiz"}


@dataclass
class Flow:
    """Addresses are counted through all scenes; ``where`` leads back to scene and counter."""

    bundle: Bundle
    code: list[Any] = field(default_factory=list)
    where: list[tuple[str, int]] = field(default_factory=list)
    base: dict[str, int] = field(default_factory=dict)
    #: State variables in order: authored ones, then visit counters, taken options, the score.
    names: list[str] = field(default_factory=list)
    first: list[Any] = field(default_factory=list)
    limits: dict[str, tuple[int, int] | None] = field(default_factory=dict)
    #: Bound up to which a visit counter must be told apart, by scene.
    visits: dict[str, int] = field(default_factory=dict)
    scored: bool = False
    calls: bool = False

    def once(self, at: int, ordinal: int) -> str:
        """The state variable that tells whether a once-option was taken."""
        scene, pc = self.where[at]
        return f"!{scene}|{pc}.{ordinal}"

    def at(self, scene: str, pc: int = 0) -> int:
        return self.base[scene] + pc


def flow_of(bundle: Bundle) -> Flow:
    """The flow of a program."""
    flow = Flow(bundle)
    for scene, code in bundle["scenes"].items():
        flow.base[scene] = len(flow.code)
        flow.code += [*code, ["back"]]
        flow.where += [(scene, pc) for pc in range(len(code) + 1)]
    tests = [e for ins in flow.code for e in _tests(ins)]
    needed = _needed(flow.code, tests)
    _variables(flow, needed, tests)
    flow.calls = any(isinstance(i, list) and i[0] == "call" for i in flow.code)
    return flow


def _tests(ins: Any) -> list[Any]:
    """The expressions on which the way depends."""
    if not isinstance(ins, list):
        return []
    if ins[0] == "unless":
        return [ins[1]]
    if ins[0] in ("choose", "vote"):
        return [o[2] for o in ins[2] if len(o) > 2 and o[2] is not None]
    return []


def names_in(expr: Any) -> set[str]:
    """Variables that an expression reads; ``@scene`` for a visit counter, ``#`` for the score."""
    if isinstance(expr, str):
        return {expr}
    if not isinstance(expr, list) or expr[0] == "s":
        return set()
    if expr[0] in ("seen", "visits"):
        return {f"@{expr[1]}"}
    if expr[0] == "score":
        return {"#"}
    return set().union(*[names_in(e) for e in expr[1:]])


def _needed(code: list[Any], tests: list[Any]) -> set[str]:
    """Names that a condition reads, and those from which such a name is computed."""
    needed = set().union(*[names_in(t) for t in tests]) if tests else set()
    sets = [i for i in code if isinstance(i, list) and i[0] == "set"]
    grown = True
    while grown:
        grown = False
        for _, name, expr in sets:
            if name in needed and not names_in(expr) <= needed:
                needed |= names_in(expr)
                grown = True
    return needed


def _variables(flow: Flow, needed: set[str], tests: list[Any]) -> None:
    for variable in flow.bundle["variables"]:
        name, initial, *limits = variable
        if name in needed:
            flow.names.append(name)
            flow.first.append(initial)
            flow.limits[name] = (limits[0], limits[1]) if len(limits) == 2 else None
    sets = [i[2] for i in flow.code if isinstance(i, list) and i[0] == "set" and i[1] in needed]
    for name in sorted(n for n in needed if n[0] == "@"):
        scene = name[1:]
        flow.names.append(name)
        flow.first.append(0)
        flow.visits[scene] = max((_bound(e, scene) for e in [*tests, *sets]), default=1)
    for at, ins in enumerate(flow.code):
        if isinstance(ins, list) and ins[0] in ("choose", "vote"):
            for n, option in enumerate(ins[2]):
                if len(option) > 3 and "once" in option[3]:
                    flow.names.append(flow.once(at, n))
                    flow.first.append(False)
    if "#" in needed:
        flow.scored = True
        flow.names.append("#")
        flow.first.append(0)


_UNBOUNDED = 1_000_000


def _bound(expr: Any, scene: str) -> int:
    """Up to where a visit counter matters: one more than the largest number it is compared with."""
    if not isinstance(expr, list) or expr[0] == "s":
        return 1
    if expr[0] == "seen":
        return 1
    if expr[0] == "visits":
        return _UNBOUNDED if expr[1] == scene else 1
    if expr[0] in (">", ">=", "<", "<=", "==", "!=") and ["visits", scene] in expr[1:]:
        other = expr[2] if expr[1] == ["visits", scene] else expr[1]
        if isinstance(other, int):
            return other + 1
    return max((_bound(e, scene) for e in expr[1:]), default=1)


def successors(flow: Flow, at: int) -> list[int]:
    """Addresses to which control can go from ``at`` without leaving by a stack: for analyses only."""
    ins = flow.code[at]
    if not isinstance(ins, list) or ins[0] not in _BRANCHING:
        return [at + 1]
    op = ins[0]
    scene = flow.where[at][0]
    if op == "unless":
        return [at + 1, flow.at(scene, ins[2])]
    if op == "jump":
        return [flow.at(scene, ins[1])]
    if op == "go":
        return [flow.at(ins[1])]
    if op in ("choose", "vote"):
        return [flow.at(o[1]) if isinstance(o[1], str) else flow.at(scene, o[1]) for o in ins[2]]
    if op == "call":
        return [flow.at(ins[1]), at + 1]
    if op in ("back", "end"):
        return []
    return [at + 1]

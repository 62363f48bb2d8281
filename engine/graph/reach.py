"""Which scenes a learner can get to, conditions aside."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.graph.links import SceneLinks

Links = dict[str, SceneLinks]


@dataclass(slots=True)
class Reach:
    """Scenes met on the way itself (``outer``) and inside a call (``inner``); some are in both."""

    outer: set[str] = field(default_factory=set)
    inner: set[str] = field(default_factory=set)

    def __contains__(self, scene: str) -> bool:
        return scene in self.outer or scene in self.inner


def reach(links: Links, starts: Iterable[str]) -> Reach:
    """What ``starts`` lead to. Names without a scene lead nowhere."""
    found = Reach()
    called: list[str] = []
    _spread(links, list(starts), found.outer, called)
    while called:
        _spread(links, [called.pop()], found.inner, called)
    return found


def _spread(links: Links, todo: list[str], found: set[str], called: list[str]) -> None:
    while todo:
        name = todo.pop()
        link = links.get(name)
        if link is None or name in found:
            continue
        found.add(name)
        todo += link.goes
        called += link.calls


def heads(links: Links, lost: list[str]) -> dict[str, list[str]]:
    """The scenes out of ``lost`` that explain the others: each with those that only it leads to.

    A forgotten scene takes with it all that comes after it; that is one mistake.
    """
    within = set(lost)
    entered = {to for name in lost for to in _next(links, name) if to != name}
    out: dict[str, list[str]] = {}
    covered: set[str] = set()
    # First those that nothing leads to, then one of each ring that is left.
    for name in [*(n for n in lost if n not in entered), *lost]:
        if name in covered:
            continue
        found: list[str] = []
        todo = [name]
        while todo:
            at = todo.pop()
            if at in within and at not in covered:
                covered.add(at)
                found.append(at)
                todo += _next(links, at)
        out[name] = [n for n in found if n != name]
    return out


def _next(links: Links, name: str) -> list[str]:
    link = links.get(name)
    return [] if link is None else [*link.goes, *link.calls]

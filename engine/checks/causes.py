"""Why an ending is never reached: the options and branches on the way to it that never happen."""

from engine.checks.story import endings, reach_of
from engine.graph.links import links_from, links_of
from engine.graph.reach import reach
from engine.graph.space import Space
from engine.graph.subject import Subject

#: Scene, counter and, for an option, its ordinal.
Cause = tuple[str, int] | tuple[str, int, int]


def causes(subject: Subject, space: Space) -> dict[Cause, set[str]]:
    """Options never shown and branches never taken, each with the lost endings that it leads to.

    One mistake is one report: where an ending is lost, these are told with it and not by themselves.
    """
    never = set(space.never)
    at = {}
    for name, scene, pc in endings(subject) if never and space.proven else ():
        if name in never and scene in reach_of(subject):
            at[scene, pc] = name
    if not at:
        return {}
    found: dict[Cause, set[str]] = {}
    for scene, pc, n in space.options_never_shown:
        if scene in subject.scenes:
            to = subject.bundle["scenes"][scene][pc][2][n][1]
            found[scene, pc, n] = _from(subject, at, *((to, 0) if isinstance(to, str) else (scene, to)))
    for scene, pc, missing in space.branches_never:
        if scene in subject.scenes:
            to = pc + 1 if missing else subject.bundle["scenes"][scene][pc][2]
            found[scene, pc] = _from(subject, at, scene, to)
    return {cause: names for cause, names in found.items() if names}


def _from(subject: Subject, at: dict[tuple[str, int], str], scene: str, pc: int) -> set[str]:
    """Endings out of ``at`` to which a counter leads."""
    links = links_of(subject)
    if scene not in links:
        return set()
    here = links_from(subject, scene, pc)
    onward = reach(links, [*here.goes, *here.calls])
    return {
        name
        for (where, end), name in at.items()
        if where in onward or (where == scene and end >= pc and end not in here.unreached)
    }

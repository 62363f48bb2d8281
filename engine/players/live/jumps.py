"""Being at the start of any scene, reached as the program reaches it (pure)."""

from collections import deque
from typing import Any

from engine.runtime.history import History
from engine.runtime.state import Frame
from engine.runtime.step import enter

SCENE = "scene/"


def ways_in(bundle: dict[str, Any]) -> dict[str, list[Frame]]:
    """For each scene that can be reached the frames to return through, outermost first: the shortest way there is."""
    found: dict[str, list[Frame]] = {bundle["start"]: []}
    queue = deque([bundle["start"]])
    while queue:
        scene = queue.popleft()
        for to, frames in _exits(scene, bundle["scenes"][scene], found[scene]):
            if to not in found:
                found[to] = frames
                queue.append(to)
    return found


def _exits(scene: str, code: list[Any], frames: list[Frame]) -> list[tuple[str, list[Frame]]]:
    out: list[tuple[str, list[Frame]]] = []
    for pc, ins in enumerate(code):
        if not isinstance(ins, list):
            continue
        if ins[0] == "go":
            out.append((ins[1], frames))
        elif ins[0] == "call":
            out.append((ins[1], [*frames, (scene, pc + 1, len(ins) > 2)]))
        elif ins[0] in ("choose", "vote"):
            out += [(option[1], frames) for option in ins[2] if isinstance(option[1], str)]
    return out


def placed(history: History, scene: str, frames: list[Frame]) -> History:
    """A session at the start of ``scene`` that keeps its variables, its answers and its generator."""
    program = history.program
    state = history.state.copy()
    past, state.log = [*history.past, *state.log], []
    state.item = state.quiz = None
    state.offered, state.wrote = [], []
    enter(program, state, scene)
    state.stack = list(frames)
    state.callers = [state.entry for _ in frames]
    return History(program, history.seed, state, kept=state.kept, past=past)

"""What an author sees of a session beside the screen, and where he may put it."""

from typing import Any

from engine.players.whereabouts import scene_title, way
from engine.runtime.follow import follow
from engine.runtime.history import History
from engine.runtime.program import Program
from engine.runtime.state import State
from engine.runtime.step import enter


def entered(program: Program, scene: str, before: History | None = None) -> History:
    """A session at the start of a scene, called from nowhere; variables are those of ``before``, if they fit."""
    seed = before.seed if before is not None else 0
    state = State(seed, program.initial[:])
    if before is not None and before.program.digest == program.digest:
        old = before.state
        state.vars, state.visits, state.taken = old.vars[:], dict(old.visits), old.taken[:]
        state.turns, state.asked, state.score = dict(old.turns), dict(old.asked), old.score
    enter(program, state, scene)
    return History(program, seed, state)


def followed(program: Program, save: dict[str, Any]) -> History | None:
    """The session of a save led along its whole way through an edited work, so that the way stays known and effects
    that were edited are done as they are now; nothing where it does not lead to the same scene.

    A learner's session is placed instead: for him nothing may happen twice, or otherwise than it did.
    Twin: ``followed`` in ``preview/static/stage.js``.
    """
    if save["base"] is not None or save["program"] == program.digest:
        return None
    history = History(program, save["seed"])
    done = follow(history, save["log"])
    state, old = history.state, save["state"]
    same = done == len(save["log"]) and (state.scene, state.wait) == (old["scene"], old["wait"])
    return history if same else None


def scenes_of(bundle: dict[str, Any]) -> list[tuple[str, str]]:
    """Scenes to begin at, with their titles, in authored order; those of stories within come behind."""
    own = [s for s in bundle["scenes"] if s != bundle["start"] or bundle["kind"] == "scenario"]
    own.sort(key=lambda s: s.partition("/")[0] in bundle.get("natures", {}) and bundle["kind"] == "course")
    return [(s, scene_title(bundle, s) or s) for s in own]


def variables(history: History) -> list[tuple[str, Any, bool]]:
    """Each variable with its value, and whether that is another than at the beginning."""
    program = history.program
    return [
        (name, value, value != initial)
        for name, value, initial in zip(program.names, history.state.vars, program.initial, strict=True)
    ]


def path(history: History) -> list[tuple[str, str]]:
    """The way so far: units and choices with the scene they were made in."""
    return [(mark.scene, mark.text) for mark in way(history)]

"""A saved session opened again, also after its content was edited. Twin: ``resume.js``.

In this order, and what happened is reported: the same program, exactly; the same place; the last
checkpoint; the start of the scene, or of the scene that called it; what the log still leads to. Never a
guess between two branches. ``place.py`` finds the places.
"""

from dataclasses import dataclass

from engine.runtime.follow import follow
from engine.runtime.history import History
from engine.runtime.place import carried_answers, placings
from engine.runtime.program import Program
from engine.runtime.save import FORMAT, Json, state_from, state_json
from engine.runtime.state import Event


@dataclass(frozen=True, slots=True)
class Resumed:
    """How a session was opened: ``exact``, ``stop``, ``checkpoint``, ``scene``, ``replayed`` or ``fresh``.

    ``scene`` is where it was placed. ``steps`` of ``of`` inputs were followed when it was replayed.
    """

    how: str
    scene: str
    steps: int = 0
    of: int = 0


def restored(program: Program, save: Json) -> tuple[History, Resumed]:
    """The session of ``save`` in ``program``, and how it was placed."""
    if save["format"] != FORMAT:
        history = History(program, save["seed"])
        return history, Resumed("fresh", history.state.scene)
    if save["program"] == program.digest:
        history = _same(program, save)
        if state_json(program, history.state) == save["state"]:
            return history, Resumed("exact", history.state.scene, len(save["log"]), len(save["log"]))
    kept = carried_answers(program, save["state"])
    log = [*save["past"], *save["log"]]
    for how, base in placings(program, save):
        scene = base.scene
        history = History(program, save["seed"], base, kept=kept, past=log)
        if not _is_stuck(history.events):
            return history, Resumed(how, scene)
    history = History(program, save["seed"], kept=kept)
    done = follow(history, log)
    return history, Resumed("replayed" if done else "fresh", history.state.scene, done, len(log))


def _same(program: Program, save: Json) -> History:
    """The session in the program that it was saved in: its log leads there."""
    base = None if save["base"] is None else state_from(program, save["seed"], save["base"])
    history = History(program, save["seed"], base, kept=save["state"]["kept"], past=save["past"])
    history.replay(save["log"])
    return history


def _is_stuck(events: list[Event]) -> bool:
    return any(e["event"] == "halted" for e in events)

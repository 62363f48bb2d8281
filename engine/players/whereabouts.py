"""Where a session stands, in the learner's terms: unit, scene, page, step, and the way that led there."""

from typing import Any, NamedTuple

from engine.diagnostics import Both
from engine.players import texts
from engine.players.library import story_of
from engine.runtime.history import History
from engine.runtime.log import as_input
from engine.runtime.program import Program
from engine.runtime.state import Event, State


class Where(NamedTuple):
    """``unit`` counts from one, of ``units``; ``tally`` is the finest count that fits the place."""

    work: str
    unit: int
    units: int
    unit_title: str
    scene_title: str
    nature: str
    tally: Both


class Mark(NamedTuple):
    """One thing on the way so far: a unit that was opened, or a choice and the scene it was made in."""

    kind: str
    scene: str
    text: str


def where(program: Program, state: State) -> Where:
    """The place of a state."""
    bundle = program.bundle
    unit = unit_at(program, state)
    units = bundle["units"]
    unit_title = units[unit - 1]["title"] if unit else ""
    return Where(
        bundle["title"],
        unit,
        len(units),
        unit_title,
        scene_title(bundle, state.scene),
        _nature(bundle, state.scene),
        _count(program, state),
    )


def unit_at(program: Program, state: State) -> int:
    """The number of the unit that is under way; nought where there are no units."""
    root = program.bundle["start"]
    if not program.bundle["units"]:
        return 0
    if state.stack:
        scene, pc = state.stack[0][0], state.stack[0][1]
    else:
        scene, pc = state.scene, state.pc + 1
    if scene != root:
        return 0
    return sum(1 for ins in program.raw(root)[:pc] if isinstance(ins, list) and ins[0] == "unit")


def scene_title(bundle: dict[str, Any], scene: str) -> str:
    """The authored title of a scene; a scenario's scene without one shows its name."""
    title = bundle["titles"].get(scene)
    if title is not None:
        return str(title)
    return scene if bundle["kind"] == "scenario" else ""


def _nature(bundle: dict[str, Any], scene: str) -> str:
    return str(bundle.get("natures", {}).get(story_of(bundle, scene), bundle["nature"]))


def _count(program: Program, state: State) -> Both:
    if state.quiz is not None and state.item is not None:
        listed = state.quiz["wrong" if state.quiz["phase"] == "review" else "items"]
        return texts.ITEM_OF.fill(n=state.quiz["at"] + 1, of=len(listed))
    for scene, pc in [(state.scene, state.pc), *[(f[0], f[1] - 1) for f in reversed(state.stack)]]:
        if scene.startswith("lesson/"):
            return _counted(program, scene, pc, {"page", "item"}, texts.PAGE_OF)
        if scene.startswith("route/"):
            return _counted(program, scene, pc, {"stop"}, texts.STOP_OF)
    return texts.STEP.fill(n=len(state.log) + 1)


def _counted(program: Program, scene: str, pc: int, names: set[str], text: Both) -> Both:
    at = [n for n, ins in enumerate(program.raw(scene)) if isinstance(ins, list) and ins[0] in names]
    return text.fill(n=sum(1 for n in at if n <= pc), of=len(at))


def way(history: History) -> list[Mark]:
    """The choices that led here, found by walking the log once more."""
    program = history.program
    walk = History(program, history.seed, history.base)
    out: list[Mark] = []
    if history.base is None:
        _note(walk.events, out, "")
    for entry in history.state.log:
        given = as_input(walk.state, entry)
        if given is None:
            break
        title = scene_title(program.bundle, walk.state.scene)
        _note(walk.step(given), out, title)
    return out


def _note(events: list[Event], out: list[Mark], title: str) -> None:
    for event in events:
        if event["event"] == "opened":
            out.append(Mark("unit", "", event["title"]))
        elif event["event"] == "chosen":
            out.append(Mark("choice", title, event["text"]))

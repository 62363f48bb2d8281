"""Shared vectors: one rule each, played by this runtime and by its twin.

``vectors/<topic>/<name>.yaml`` is a scenario or a course, compiled to ``<name>.bundle.json``;
``<name>.play.json`` says what is played and what comes of it. ``<name>.edited.yaml`` is the same source
after an edit, for the input ``resume``: the session is saved and opened in ``<name>.edited.bundle.json``.
What the sources refer to lies in ``vectors/beside/``, in the form of a project.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.bundle.canonical import canonical
from engine.runtime import History, Program
from engine.runtime.resume import restored
from engine.runtime.save import saved, state_json
from tests.runtime.stories import compiled

Json = dict[str, Any]
FOLDER = Path(__file__).parent / "vectors"


@dataclass(frozen=True)
class Vector:
    """One source and its play. ``path`` has no suffix."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(FOLDER).as_posix()

    def file(self, suffix: str) -> Path:
        return self.path.with_name(self.path.name + suffix)

    def play(self) -> Json:
        play: Json = json.loads(self.file(".play.json").read_text("utf-8"))
        return play

    def bundle(self, version: str = "") -> Json:
        bundle: Json = json.loads(self.file(f"{version}.bundle.json").read_bytes())
        return bundle

    def versions(self) -> list[str]:
        return [v for v in ("", ".edited") if self.file(f"{v}.yaml").exists()]


def vectors() -> list[Vector]:
    """All vectors, in order."""
    plays = sorted(FOLDER.glob("*/*.play.json"))
    return [Vector(p.with_name(p.name.removesuffix(".play.json"))) for p in plays]


def beside() -> dict[str, str]:
    """The files that any source may refer to."""
    root = FOLDER / "beside"
    return {p.relative_to(root).as_posix(): p.read_text("utf-8") for p in root.rglob("*") if p.is_file()}


def compiled_bytes(vector: Vector, version: str) -> bytes:
    """A source as its bundle file has to be."""
    source = vector.file(f"{version}.yaml").read_text("utf-8")
    path = "courses/v/course.yaml" if source.startswith("课程") else "scenarios/v/scenario.yaml"
    return canonical(compiled({**beside(), path: source}, path)) + b"\n"


def played(vector: Vector, *, saving: bool) -> tuple[list[Any], Json]:
    """The events of the start and of every input, and the last state.

    ``saving`` writes the session out as JSON and opens it again between all steps.
    """
    play = vector.play()
    program = Program(vector.bundle())
    history = History(program, play["seed"])
    events = [history.events]
    for given in play["inputs"]:
        if given == {"input": "resume"}:
            program = Program(vector.bundle(".edited"))
            history, resumed = restored(program, through_json(saved(history)))
            told = {"event": "resumed", "how": resumed.how, "scene": resumed.scene}
            events.append([told | {"steps": resumed.steps, "of": resumed.of}, *history.events])
        elif given == {"input": "rewind"}:
            events.append(history.events if history.rewind() else [])
        else:
            events.append(history.step(given))
        if saving:
            history, resumed = restored(program, through_json(saved(history)))
            assert resumed.how == "exact"
    return events, state_json(program, history.state)


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(value, ensure_ascii=False))


def written(about: str, seed: int, inputs: list[Any], events: list[Any], state: Json) -> str:
    """A play file: one input, one event, one part of the state a line."""
    steps = ",\n".join("[\n" + _lines(step) + "\n]" if step else "[]" for step in events)
    parts = ",\n".join(f"{_json(key)}: {_json(state[key])}" for key in sorted(state))
    return (
        f'{{\n"about": {_json(about)},\n"seed": {seed},\n"inputs": [\n{_lines(inputs)}\n],\n'
        f'"events": [\n{steps}\n],\n"state": {{\n{parts}\n}}\n}}\n'
    )


def _lines(values: list[Any]) -> str:
    return ",\n".join(_json(v) for v in values)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def rewritten(vector: Vector) -> Iterator[tuple[Path, bytes]]:
    """What each generated file of a vector should hold."""
    for version in vector.versions():
        yield vector.file(f"{version}.bundle.json"), compiled_bytes(vector, version)
    play = vector.play()
    events, state = played(vector, saving=False)
    text = written(play["about"], play["seed"], play["inputs"], events, state)
    yield vector.file(".play.json"), text.encode()

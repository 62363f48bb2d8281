"""What was seen of a work: lines that were shown, options that were on offer, options that were chosen.

A session is replayed on a program that notes where the machine was. What was seen is kept under the words of
the instruction, so that it outlives an edit elsewhere.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, SupportsIndex

from engine.players.progress import write_whole
from engine.runtime.fingerprint import fingerprint
from engine.runtime.history import History
from engine.runtime.log import as_input
from engine.runtime.program import EMIT, Op, Program
from engine.runtime.resume import restored
from engine.runtime.state import CHOOSE

#: Instructions that show a learner something.
_SHOWING = frozenset(
    {"tell", "say", "stage", "fact", "show", "item", "quiz", "page", "discuss", "stop", "task", "end"}
)
Option = tuple[str, int, int]


@dataclass
class Seen:
    """Places in one program: lines as (scene, counter), options as (scene, counter, ordinal)."""

    lines: set[tuple[str, int]] = field(default_factory=set)
    offered: set[Option] = field(default_factory=set)
    chosen: set[Option] = field(default_factory=set)


def seen_in(bundle: dict[str, Any], save: dict[str, Any]) -> tuple[Seen, History]:
    """What the session of a save saw of the bundle that it was saved in, and the session itself."""
    program = _Watched(bundle)
    history, _ = restored(program, {**save, "program": program.digest})
    # Once more, step by step: an option is on offer only between two steps.
    walk = History(program, history.seed, history.base, past=history.past)
    found = Seen(program.seen)
    for entry in history.state.log:
        _note(walk, found)
        given = as_input(walk.state, entry)
        if given is None:
            break
        if entry[0] == "c":
            found.chosen.add((walk.state.scene, walk.state.pc, walk.state.offered[given["choice"]]))
        walk.step(given)
    _note(walk, found)
    return found, history


def _note(walk: History, found: Seen) -> None:
    state = walk.state
    if state.wait == CHOOSE:
        found.offered |= {(state.scene, state.pc, n) for n in state.offered}


class _Watched(Program):
    """A program that notes which of its instructions the machine looks at."""

    __slots__ = ("seen",)

    def __init__(self, bundle: dict[str, Any]) -> None:
        super().__init__(bundle)
        self.seen: set[tuple[str, int]] = set()
        self.links = {scene: _Ops(scene, ops, self.seen) for scene, ops in self.links.items()}


class _Ops(list[Op]):
    def __init__(self, scene: str, ops: Iterable[Op], seen: set[tuple[str, int]]) -> None:
        super().__init__(ops)
        self.scene = scene
        self.seen = seen

    def __getitem__(self, at: SupportsIndex | slice) -> Any:
        op: Any = super().__getitem__(at)
        if isinstance(at, int):
            # A run of lines is one operation at its first instruction.
            end = int(op[2]) if op[0] == EMIT else at + 1
            self.seen.update((self.scene, pc) for pc in range(at, end))
        return op


class Ledger:
    """What all sessions of a project saw, by work, in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            read = json.loads(path.read_bytes())
            self.works = {str(name): {str(key) for key in keys} for name, keys in read["works"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self.works = {}

    def add(self, bundle: dict[str, Any], seen: Seen) -> None:
        """Note what a session saw; the file is written when something is new."""
        keys = _keys(bundle)
        new = {keys[at] for at in seen.lines if at in keys}
        new |= {f"?{keys[at]}" for at in seen.offered} | {f"!{keys[at]}" for at in seen.chosen}
        known = self.works.setdefault(bundle["id"], set())
        if not new <= known:
            known |= new
            self.write()

    def forget(self, work: str) -> None:
        self.works.pop(work, None)
        self.write()

    def of(self, bundle: dict[str, Any]) -> Seen:
        """What of this bundle was seen."""
        known = self.works.get(bundle["id"], set())
        out = Seen()
        for at, key in _keys(bundle).items():
            if len(at) == 2:
                out.lines |= {at} if key in known else set()
            else:
                out.offered |= {at} if f"?{key}" in known else set()
                out.chosen |= {at} if f"!{key}" in known else set()
        return out

    def write(self) -> None:
        works = {name: sorted(keys) for name, keys in sorted(self.works.items())}
        write_whole(self.path, json.dumps({"works": works}, ensure_ascii=False).encode())


def _keys(bundle: dict[str, Any]) -> dict[Any, str]:
    """Every line and every option of a bundle with the words that it is known by."""
    out: dict[Any, str] = {}
    for scene, code in bundle["scenes"].items():
        for pc, ins in enumerate(code):
            if is_line(ins):
                out[scene, pc] = f"{scene}/{fingerprint(_text(ins))}"
            elif isinstance(ins, list) and ins[0] in ("choose", "vote"):
                for n, option in enumerate(ins[2]):
                    out[scene, pc, n] = f"{scene}/{fingerprint(_text([ins[1], option[0]]))}"
    return out


def is_line(ins: Any) -> bool:
    """Whether an instruction shows something."""
    return isinstance(ins, str) or (isinstance(ins, list) and ins[0] in _SHOWING)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def by_scene(bundle: dict[str, Any], seen: Seen) -> dict[str, tuple[int, int]]:
    """Lines seen and lines there are, for each scene that has any."""
    out = {}
    for scene, code in bundle["scenes"].items():
        lines = [(scene, pc) for pc, ins in enumerate(code) if is_line(ins)]
        if lines:
            out[scene] = (sum(at in seen.lines for at in lines), len(lines))
    return out

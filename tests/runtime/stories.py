"""Sources compiled in memory, and sessions played through them: what the runtime tests share."""

from pathlib import Path, PurePosixPath
from typing import Any
from unittest.mock import patch

from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.runtime import History, Program
from engine.runtime.state import Event

HEAD = "情景剧: t\n标题: 试\n性质: 创作\n"


class Memory(Project):
    """A project that is a mapping of paths to texts."""

    def __init__(self, files: dict[str, str]) -> None:
        super().__init__(Path("/nowhere"))
        object.__setattr__(self, "files", files)

    files: dict[str, str]

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path].encode()

    def exists(self, path: str) -> bool:
        return path in self.files

    def _files(self, pattern: str) -> list[str]:
        return sorted(p for p in self.files if PurePosixPath(p).match(pattern))


def compiled(files: dict[str, str], path: str, *, checked: bool = False) -> dict[str, Any]:
    """The bundle of one file. Without the checks a story may have faults that an author would be told of."""
    compiler = Compiler(Memory(files))
    make = compiler.course if path.startswith("courses/") else compiler.scenario
    if checked:
        result = make(path)
    else:
        with patch("engine.compiler.compile.run_rules", lambda subject: []):
            result = make(path)
    assert result.bundle is not None, [f"{d.span.line}: {d.message.en}" for d in result.diagnostics]
    return result.bundle


def bundle_of(body: str, others: dict[str, str] | None = None) -> dict[str, Any]:
    """The bundle of a story, given what follows its title."""
    return compiled({**(others or {}), "scenarios/t/scenario.yaml": HEAD + body}, "scenarios/t/scenario.yaml")


def session(body: str, seed: int = 0, others: dict[str, str] | None = None) -> History:
    """A session at the start of a story."""
    return History(Program(bundle_of(body, others)), seed)


def raw_session(scenes: dict[str, Any], seed: int = 0, **more: Any) -> History:
    """A session of a program written by hand; its first scene is the start."""
    return History(Program(raw_bundle(scenes, **more)), seed)


def raw_bundle(scenes: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "format": 1, "digest": "0" * 16, "kind": "scenario", "id": "t", "start": next(iter(scenes)), "variables": [],
        "counted": [], "renamed": {}, "addresses": {}, "items": {}, "banks": {}, "scenes": scenes, **more,
    }  # fmt: skip


def next_(history: History, times: int = 1) -> list[Event]:
    events: list[Event] = []
    for _ in range(times):
        events = history.step({"input": "next"})
    return events


def choose(history: History, words: str) -> list[Event]:
    """Choose the option with these words; it must be on offer."""
    return history.step({"input": "choose", "choice": offered(history).index(words)})


def offered(history: History) -> list[str]:
    """The words of the options on offer."""
    events = [e for e in history.events if e["event"] == "offered"]
    return [c["text"] for c in events[-1]["choices"]] if events else []


def answer(history: History, response: Any) -> list[Event]:
    return history.step({"input": "answer", "response": response})


def kinds(events: list[Event]) -> list[str]:
    return [str(e["event"]) for e in events]


def variable(history: History, name: str) -> Any:
    return history.state.vars[history.program.slots[name]]

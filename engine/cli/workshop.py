"""A project that is compiled again whenever a source changes, and keeps the last good build of each work."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock
from typing import Any

from engine.cli.common import compiled, works
from engine.compiler.compile import Compiler, Result
from engine.compiler.project import Project
from engine.diagnostics import Both, Diagnostic, Severity
from engine.diagnostics.diagnostic import in_order
from engine.errors import ProjectError
from engine.graph.explore import BUDGET
from engine.players.library import Entry, entry_of

FOLDERS = ("courses", "scenarios", "audio")
#: Files that a work is made of; what editors leave beside them is none.
_SOURCES = (".yaml", ".yml", ".md", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".ogg", ".mp3", ".wav")


def watched(root: Path) -> list[Path]:
    """The folders of a project in which a change means something."""
    return [root / name for name in FOLDERS if (root / name).is_dir()]


def is_source(path: str) -> bool:
    """Whether a changed file may change a work."""
    file = Path(path)
    # A folder that is new may hold files already, of which nothing more is told.
    is_one = not file.suffix or file.suffix.lower() in _SOURCES
    return is_one and not file.name.startswith((".", "~")) and "rendered" not in file.parts


@dataclass
class Work:
    """One work: its last good bundle, if it ever had one, and what is wrong with it now."""

    name: str
    path: str
    bundle: dict[str, Any] | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    #: The bundle is older than the sources, because these have errors.
    stale: bool = False
    result: Result | None = field(default=None, repr=False)

    @property
    def errors(self) -> int:
        return sum(d.severity is Severity.ERROR for d in self.diagnostics)


class Workshop:
    """A shelf for players. ``build`` may be called from any thread; it runs once at a time."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.root = project.root
        self.works: dict[str, Work] = {}
        self.broken: list[str] = []
        self._compiler = Compiler(project)
        self._lock = Lock()

    def build(self, first: str | None = None) -> Iterator[Work]:
        """Compile what changed, ``first`` before all others; gives every work that is not as it was."""
        with self._lock:
            self._compiler.refresh()
            paths = works(self.project)
            for gone in self.works.keys() - paths.keys():
                del self.works[gone]
            for name in sorted(paths, key=lambda name: name != first):
                work = self.works.get(name) or Work(name, paths[name])
                if self._built(work, paths[name]):
                    yield work
            self.broken = [name for name, work in self.works.items() if work.bundle is None]

    def _built(self, work: Work, path: str) -> bool:
        """Compile one work; whether anything about it is new."""
        is_new = work.name not in self.works
        self.works[work.name] = work
        before = (work.bundle and work.bundle["digest"], work.stale, work.diagnostics)
        work.path, work.result = path, compiled(self._compiler, path)
        # What only the proofs say is said again when they are made again.
        work.diagnostics = in_order([*work.result.diagnostics, *self._compiler.lexicon[1]])
        work.stale = work.result.bundle is None
        if work.result.bundle is not None:
            work.bundle = work.result.bundle
        return is_new or before != (work.bundle and work.bundle["digest"], work.stale, work.diagnostics)

    def prove(self, name: str, budget: int = BUDGET) -> Work | None:
        """Add what the proofs say of a work; nothing when it was built anew meanwhile, or says nothing new."""
        work = self.works.get(name)
        if work is None or work.result is None or work.stale:
            return None
        result = work.result
        found = in_order([*self._compiler.proved(result, budget), *self._compiler.lexicon[1]])
        if work.result is not result or found == work.diagnostics:
            return None
        work.diagnostics = found
        return work

    def follow(self, first: Callable[[], str | None], told: Callable[[str], None], stop: Event) -> None:
        """Build at every change until ``stop``; tell each work that is not as it was."""
        from watchfiles import watch

        for _ in watch(
            *watched(self.root),
            watch_filter=lambda _, path: is_source(path),
            step=20,
            debounce=200,
            rust_timeout=500,
            stop_event=stop,
            raise_interrupt=False,
        ):
            for work in self.build(first()):
                told(work.name)

    def wrong(self, name: str) -> list[Diagnostic]:
        """Errors and warnings in the sources of a work, the errors first."""
        work = self.works.get(name)
        found = [] if work is None else [d for d in work.diagnostics if d.severity is not Severity.NOTE]
        return sorted(found, key=lambda d: d.severity is not Severity.ERROR)

    # The shelf of a player.

    def entries(self) -> list[Entry]:
        return [entry_of(w.name, w.bundle) for w in self.works.values() if w.bundle is not None]

    def bundle(self, name: str) -> dict[str, Any]:
        """The last good build of a work; raises ``ProjectError`` when there never was one."""
        work = self.works.get(name)
        if work is None or work.bundle is None:
            raise ProjectError(Both(f"{name} 有错，先改好再来", f"{name} has errors: mend them first"))
        return work.bundle

    def places(self, name: str) -> dict[str, tuple[str, int]]:
        """Where each scene of a work stands: file and line, as far as they are its own."""
        work = self.works.get(name)
        subject = work.result.subject if work is not None and work.result is not None else None
        if subject is None:
            return {}
        spans = {scene: place._replace(part="key").span() for scene, place in subject.scenes.items()}
        return {scene: (span.path, span.line) for scene, span in spans.items()}

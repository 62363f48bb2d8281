"""What the preview knows: the works as last built, who watches, and what was seen so far."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from engine.diagnostics import Diagnostic
from engine.diagnostics.both import Language
from engine.players.author import entered, path, scenes_of, variables
from engine.players.coverage import Ledger, by_scene, is_line, seen_in
from engine.players.whereabouts import scene_title
from engine.runtime.program import Program
from engine.runtime.resume import restored
from engine.runtime.save import saved

Json = dict[str, Any]
#: Seconds of quiet before the proofs are made: they take longer than a build and must not delay one.
QUIET = 1.0
#: Lines and options that nobody has seen; the list is for looking through, not for thousands.
_UNSEEN = 300


class Work(Protocol):
    """One work as it was last built; ``stale`` while its sources have errors."""

    name: str
    bundle: Json | None
    diagnostics: list[Diagnostic]
    stale: bool


class Workshop(Protocol):
    """Who builds. ``build`` and ``prove`` are called from threads."""

    root: Path

    @property
    def works(self) -> Mapping[str, Work]: ...

    def build(self, first: str | None = None) -> Iterator[Work]: ...

    def prove(self, name: str) -> Work | None: ...

    def bundle(self, name: str) -> Json: ...

    def places(self, name: str) -> Mapping[str, tuple[str, int]]: ...


class Desk:
    """The state of one running preview."""

    def __init__(self, workshop: Workshop, ledger: Ledger, language: Language) -> None:
        self.workshop = workshop
        self.ledger = ledger
        self.language: Language = language
        #: The work that is on a screen: it is built before the others.
        self.shown: str | None = None
        self.watchers: set[asyncio.Queue[tuple[str, Json]]] = set()

    async def run(self, changes: AsyncIterator[Any]) -> None:
        """Build at once and at every change, and prove when it has been quiet."""
        wanted = asyncio.Event()
        wanted.set()
        # What is saved during a build must not be missed.
        listening = asyncio.create_task(_listen(changes, wanted))
        proving: asyncio.Task[None] | None = None
        try:
            while True:
                await wanted.wait()
                wanted.clear()
                if proving is not None:
                    proving.cancel()
                await self.build()
                proving = asyncio.create_task(self.prove_later())
        finally:
            listening.cancel()
            if proving is not None:
                proving.cancel()

    async def build(self) -> None:
        loop = asyncio.get_running_loop()
        await asyncio.to_thread(self._build, loop)
        self.publish("works", {"works": self.works()})

    def _build(self, loop: asyncio.AbstractEventLoop) -> None:
        for work in self.workshop.build(self.shown):
            loop.call_soon_threadsafe(self.publish, "work", self.told(work))

    async def prove_later(self) -> None:
        await asyncio.sleep(QUIET)
        if self.shown is not None:
            work = await asyncio.to_thread(self.workshop.prove, self.shown)
            if work is not None:
                self.publish("work", self.told(work))

    def publish(self, event: str, value: Json) -> None:
        for queue in self.watchers:
            queue.put_nowait((event, value))

    # What a page is told.

    def works(self) -> list[Json]:
        return [
            {
                "name": w.name,
                "title": w.bundle["title"] if w.bundle is not None else w.name,
                "errors": w.stale,
            }
            for w in sorted(self.workshop.works.values(), key=lambda w: w.name)
        ]

    def told(self, work: Work) -> Json:
        """A work as it is now: its build, if there is one, and what is wrong with its sources."""
        bundle = work.bundle
        return {
            "name": work.name,
            "digest": bundle["digest"] if bundle is not None else None,
            "stale": work.stale,
            "diagnostics": [self._said(d) for d in work.diagnostics],
        }

    def _said(self, d: Diagnostic) -> Json:
        return {
            "code": d.code,
            "severity": d.severity.value,
            "path": d.span.path,
            "line": d.span.line,
            "column": d.span.column,
            "message": d.message.says(self.language),
            "hint": d.hint.says(self.language) if d.hint is not None else "",
        }

    def contents(self, name: str) -> Json:
        """Where one can begin in a work, and how much of it was seen."""
        bundle, places = self.workshop.bundle(name), self.workshop.places(name)
        units = [{"address": u["address"], "title": u["title"]} for u in bundle["units"]]
        scenes = [
            {"scene": scene, "title": title, "place": places.get(scene)} for scene, title in scenes_of(bundle)
        ]
        return {"units": units, "scenes": scenes, "coverage": self.coverage(bundle)}

    def coverage(self, bundle: Json) -> Json:
        seen = self.ledger.of(bundle)
        lines = by_scene(bundle, seen)
        options = [
            (scene, pc, n, option[0])
            for scene, code in bundle["scenes"].items()
            for pc, ins in enumerate(code)
            if isinstance(ins, list) and ins[0] in ("choose", "vote")
            for n, option in enumerate(ins[2])
        ]
        unseen = [
            {"scene": scene, "kind": "line", "text": _words(ins)}
            for scene, code in bundle["scenes"].items()
            for pc, ins in enumerate(code)
            if is_line(ins) and (scene, pc) not in seen.lines
        ]
        unseen += [
            {"scene": scene, "kind": "option", "text": _words(text)}
            for scene, pc, n, text in options
            if (scene, pc, n) not in seen.chosen
        ]
        return {
            "scenes": lines,
            "lines": [sum(s for s, _ in lines.values()), sum(of for _, of in lines.values())],
            "options": [len(seen.chosen), len(options)],
            "unseen": unseen[:_UNSEEN],
        }

    def at(self, name: str, save: Json) -> Json:
        """A session beside the screen: place, variables, the way so far; what it saw is noted."""
        bundle = self.workshop.bundle(name)
        seen, history = seen_in(bundle, save)
        self.ledger.add(bundle, seen)
        scene = history.state.scene
        return {
            "scene": scene,
            "title": scene_title(bundle, scene) or scene,
            "place": self.workshop.places(name).get(scene),
            "variables": variables(history),
            "path": path(history),
            "coverage": self.coverage(bundle),
        }

    def at_scene(self, name: str, scene: str, save: Json | None) -> Json:
        """A save at the start of a scene, with the variables of another save; raises ``KeyError``."""
        program = Program(self.workshop.bundle(name))
        if scene not in program.bundle["scenes"]:
            raise KeyError(scene)
        before = restored(program, save)[0] if save is not None else None
        return saved(entered(program, scene, before))

    def forget(self, name: str) -> Json:
        bundle = self.workshop.bundle(name)
        self.ledger.forget(bundle["id"])
        return self.coverage(bundle)


async def _listen(changes: AsyncIterator[Any], wanted: asyncio.Event) -> None:
    async for _ in changes:
        wanted.set()


def _words(value: Any) -> str:
    """The words of an instruction or a text, a sign for what varies."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        told = [value.get(key) for key in ("title", "name", "text")]
        return str(next((t for t in told if isinstance(t, str)), "…"))
    if value and value[0] == "say":
        return f"{value[1]}：{_words(value[2])}"
    if value and value[0] in (
        "tell",
        "stage",
        "fact",
        "item",
        "end",
        "page",
        "discuss",
        "stop",
        "task",
        "quiz",
    ):
        return _words(value[1])
    if value and value[0] == "show":
        return _words(value[2])
    return "".join(v if isinstance(v, str) else "…" for v in value)

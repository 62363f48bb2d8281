"""The driver: read, validate, lower, check, seal. It reads like the pipeline."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from engine.bundle.canonical import sealed
from engine.checks.allow import settled
from engine.checks.registry import run_heard, run_proofs, run_rules
from engine.compiler.context import Context
from engine.compiler.embed import embed, merge_readings, merge_sources, with_sources
from engine.compiler.files import Files, Read
from engine.compiler.library import BankEntry, Library
from engine.compiler.project import Project
from engine.compiler.quiet import collector_off
from engine.compiler.scenes import SceneLowerer
from engine.compiler.sound import pinyin
from engine.diagnostics import Diagnostic, Severity
from engine.diagnostics.diagnostic import in_order
from engine.graph.subject import Place, Subject
from engine.model.scenario import Scenario, Scenes, Sources, Variable
from engine.model.vocabulary import KEY
from engine.source.expression import LIMIT

if TYPE_CHECKING:
    from engine.model.course import Course
    from engine.speech.frontend.lexicon import Lexicon
    from engine.speech.frontend.read import Reader


@dataclass
class Result:
    """What came of one file: its bundle and bytes when there is no error, and all diagnostics."""

    path: str
    subject: Subject | None
    bundle: dict[str, Any] | None = None
    data: bytes = b""
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self.diagnostics)


class Compiler:
    """Compiles the files of one project; keeps what did not change between two runs."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.files = Files(project)
        self._stories: dict[str, tuple[Result, Context | None]] = {}
        self.library = self._library()

    def refresh(self) -> None:
        """Forget what other files said; files that did not change are not read again."""
        self._stories = {}
        self.library = self._library()
        for known in ("lexicon", "reader"):
            self.__dict__.pop(known, None)

    def _library(self) -> Library:
        stories = {p.split("/")[1]: p for p in self.project.scenarios()}
        return Library(stories, self._bank_entries, self._program)

    def _bank_entries(self) -> list[BankEntry]:
        return [entry for path in self.project.banks() if (entry := self._bank_entry(path))]

    # Banks and courses bring models of their own, which a story does not need: each is imported where
    # it is compiled.

    def _bank_entry(self, path: str) -> BankEntry | None:
        from engine.compiler.banks import lower_bank
        from engine.model.bank import Bank

        read = self.files.yaml(path, Bank)
        if read.model is None:
            return None
        context = self._context("bank", read.model.bank, read)
        context.subject.sources = list(read.model.sources)
        context.subject.bundle["items"] = items = lower_bank(context, read.model)
        entry = BankEntry(path, read.model.bank, items, _sources(read.model.sources))
        entry.readings = context.subject.bundle.get("readings", [])
        # Asked for by a rule, when all banks are known.
        entry.is_broken = lambda: self._checked(path, context, read.diagnostics).failed
        return entry

    def _context(self, kind: str, name: str, read: Read) -> Context:
        subject = Subject(kind, name, read.source, _empty(kind, name), read.model)
        subject.exists = self.project.exists
        subject.sound = pinyin
        library = getattr(self, "library", None) or Library({}, list, lambda name: None)
        subject.stories = list(library.stories)
        return Context(subject, library)

    # One kind of file each.

    def bank(self, path: str) -> Result:
        """A bank has no program of its own: it is checked here and played where it is drawn from."""
        from engine.compiler.banks import lower_bank
        from engine.model.bank import Bank

        read = self.files.yaml(path, Bank)
        if read.model is None:
            return Result(path, None, diagnostics=in_order(list(read.diagnostics)))
        context = self._context("bank", read.model.bank, read)
        context.subject.sources = list(read.model.sources)
        context.subject.bundle["items"] = lower_bank(context, read.model)
        return self._checked(path, context, read.diagnostics)

    def scenario(self, path: str) -> Result:
        """A story: its own program, with the stories that it calls put in."""
        with collector_off():
            result, context = self._story(path)
            if context is not None and not result.failed and result.bundle is None:
                self._seal(result, context)
            return result

    def proved(self, result: Result, budget: int) -> list[Diagnostic]:
        """The diagnostics of a result, with those of the proofs; ``budget`` 0 skips the proofs.

        The proofs run on the sealed program, so that what is proven is what is played. The readings are looked at
        here too: they need a dictionary that no one else waits for.
        """
        if result.failed or result.subject is None or not budget:
            return result.diagnostics
        found = run_heard(result.subject, self.reader)
        if result.bundle is not None:
            from engine.graph.explore import explore

            found += run_proofs(result.subject, explore(result.bundle, budget))
        return in_order([*result.diagnostics, *settled(result.subject, found, proofs=True)])

    @cached_property
    def lexicon(self) -> "tuple[Lexicon, list[Diagnostic]]":
        """The project's lexicon, and what is wrong with it."""
        from engine.compiler.lexicon import lexicon

        return lexicon(self.files)

    @cached_property
    def reader(self) -> "Reader":
        """Who reads sentences of this project."""
        from engine.speech.frontend.read import Reader

        return Reader(self.lexicon[0])

    def _program(self, story: str) -> dict[str, Any] | None:
        """A story's own program, for those who call it; nothing when it has errors of its own."""
        path = self.library.stories.get(story)
        if path is None:
            return None
        result, context = self._story(path)
        return None if context is None or result.failed else context.subject.bundle

    def _story(self, path: str) -> tuple[Result, Context | None]:
        """A story lowered and checked, but not sealed: it may be called before its callees are known."""
        known = self._stories.get(path)
        if known is not None:
            return known
        context, diagnostics = self._lowered(path)
        if context is None:
            self._stories[path] = Result(path, None, diagnostics=in_order(diagnostics)), None
            return self._stories[path]
        # Two stories that call each other are each taken to be sound while the other is checked.
        self._stories[path] = Result(path, context.subject), context
        self._stories[path] = self._checked(path, context, diagnostics), context
        return self._stories[path]

    def _lowered(self, path: str) -> tuple[Context | None, list[Diagnostic]]:
        read = self.files.yaml(path, Scenario)
        diagnostics = list(read.diagnostics)
        model: Scenario | None = read.model
        if model is None:
            return None, diagnostics
        context = self._context("scenario", model.scenario, read)
        scenes = self._scenes(path, model, context, diagnostics)
        subject = context.subject
        subject.variables = dict(model.variables)
        subject.cast = list(model.cast)
        subject.sources = list(model.sources)
        _describe(subject.bundle, model)
        _titled(context)
        context.readings(model.readings, (KEY["readings"],))
        for name, (scene, place) in scenes.items():
            context.file = place.source
            lowerer = SceneLowerer(context, name, place.path)
            subject.bundle["scenes"][name] = lowerer.lower(scene)
            if scene.title is not None:
                subject.bundle["titles"][name] = context.plain(scene.title, (*place.path, KEY["title"]))
        context.file = subject.source
        subject.bundle["start"] = model.start or next(iter(scenes), "")
        if model.start is not None:
            context.use("scene", model.start, (KEY["start"],))
        subject.bundle["counted"] = sorted({u.name for u in subject.uses if u.kind == "seen"} & scenes.keys())
        subject.bundle["media"] = sorted({u.name for u in subject.uses if u.kind == "media"})
        self._bank_sources(subject.bundle)
        return context, diagnostics

    def _bank_sources(self, bundle: dict[str, Any]) -> None:
        """The sources that the items cite come with the items."""
        for bank in self.library.banks if bundle["items"] else ():
            asked = [name for name in bundle["items"] if name in bank.items]
            if asked:
                merge_readings(bundle, bank.readings)
            renamed = merge_sources(bundle["sources"], bank.sources, bank.id) if asked else {}
            for name in asked:
                bundle["items"][name] = with_sources(bundle["items"][name], renamed)

    def _scenes(
        self, path: str, model: Scenario, context: Context, diagnostics: list[Diagnostic]
    ) -> dict[str, tuple[Any, Place]]:
        """The scenes of the file itself, then those of the files that it includes."""
        subject = context.subject
        out = {n: (s, Place(subject.source, (KEY["scenes"], n))) for n, s in model.scenes.items()}
        for k, file in enumerate(model.include):
            context.use("include", file, (KEY["include"], k))
            full = f"{path.rpartition('/')[0]}/{file}"
            if not self.project.exists(full):
                continue
            read = self.files.yaml(full, Scenes)
            subject.files.append(read.source)
            diagnostics += read.diagnostics
            for name, scene in read.model.scenes.items() if read.model else ():
                place = Place(read.source, (KEY["scenes"], name))
                if name in out:
                    subject.twice.append((name, place, out[name][1]))
                else:
                    out[name] = (scene, place)
        for name, (_, place) in out.items():
            subject.scenes[name] = place
        return out

    def course(self, path: str) -> Result:
        """A course: units in order, lessons and routes read from their files."""
        from engine.compiler.courses import ROOT, CourseLowerer
        from engine.model.course import Course

        read = self.files.yaml(path, Course)
        diagnostics = list(read.diagnostics)
        model: Course | None = read.model
        if model is None:
            return Result(path, None, diagnostics=in_order(diagnostics))
        context = self._context("course", model.course, read)
        subject = context.subject
        subject.bundle |= {"title": model.title, "start": ROOT}
        _described(subject.bundle, model)
        _titled(context)
        if model.hours is not None:
            subject.bundle["hours"] = model.hours
        lessons, routes = self._course_files(path, model, diagnostics)
        subject.files += [source for source, _ in [*lessons.values(), *routes.values()]]
        subject.sources = list(model.sources)
        subject.bundle["sources"] = _sources(model.sources)
        for _, route in routes.values():
            subject.sources += list(route.sources)
            subject.bundle["sources"] |= _sources(route.sources)
        subject.scenes[ROOT] = Place(subject.source, (KEY["units"],), part="key")
        CourseLowerer(context, lessons, routes).lower(model)
        self._bank_sources(subject.bundle)
        result = self._checked(path, context, diagnostics)
        if not result.failed:
            self._seal(result, context)
        return result

    def _course_files(
        self, path: str, model: "Course", diagnostics: list[Diagnostic]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Lessons and routes by the name that the course gives them; absent files are left out."""
        from engine.model.course import LessonUnit, RouteUnit
        from engine.model.route import Route

        folder = path.rpartition("/")[0]
        routes = {}
        for unit in model.units:
            if isinstance(unit, RouteUnit) and self.project.exists(f"{folder}/{unit.route}"):
                read = self.files.yaml(f"{folder}/{unit.route}", Route)
                diagnostics += read.diagnostics
                if read.model is not None:
                    routes[unit.route] = (read.source, read.model)
        names = [u.lesson for u in model.units if isinstance(u, LessonUnit)]
        names += [s.lesson for _, r in routes.values() for s in r.stops if s.lesson is not None]
        lessons = {}
        for name in dict.fromkeys(names):
            if self.project.exists(f"{folder}/{name}"):
                read = self.files.lesson(f"{folder}/{name}")
                diagnostics += read.diagnostics
                if read.model is not None:
                    lessons[name] = (read.source, read.model)
        return lessons, routes

    def _checked(self, path: str, context: Context, diagnostics: list[Diagnostic]) -> Result:
        subject = context.subject
        subject.library = self.library
        found = [*diagnostics, *context.diagnostics, *run_rules(subject)]
        return Result(path, subject, diagnostics=in_order(settled(subject, found, proofs=False)))

    def _seal(self, result: Result, context: Context) -> None:
        bundle = dict(context.subject.bundle)
        for key in ("scenes", "titles", "items", "banks", "renamed", "sources", "cast", "natures"):
            bundle[key] = dict(bundle[key])
        if "readings" in bundle:
            bundle["readings"] = list(bundle["readings"])
        bundle["variables"] = list(bundle["variables"])
        bundle["speakers"] = list(bundle["speakers"])
        wanted = [u.name for u in context.subject.uses if u.kind == "story"]
        while wanted:
            story = wanted.pop(0)
            program = self._program(story)
            if program is not None and story not in bundle["natures"]:
                embed(bundle, program)
                wanted += _stories_called(program)
        result.bundle, result.data = sealed(bundle)


def _stories_called(program: dict[str, Any]) -> list[str]:
    called = []
    for code in program["scenes"].values():
        called += [i[1] for i in code if isinstance(i, list) and i[0] == "call" and len(i) > 2]
    return called


def _empty(kind: str, name: str) -> dict[str, Any]:
    return {
        "kind": kind, "id": name, "title": "", "nature": "", "cast": {}, "speakers": [], "variables": [], "sources": {},
        "items": {}, "banks": {}, "counted": [], "renamed": {}, "titles": {}, "units": [], "addresses": {},
        "routes": {}, "media": [], "natures": {}, "start": "", "scenes": {},
    }  # fmt: skip


def _describe(bundle: dict[str, Any], model: Scenario) -> None:
    bundle["title"] = model.title
    bundle["nature"] = model.nature
    _described(bundle, model)
    bundle["speakers"] = list(model.cast)  # in authored order: JSON keys have none
    bundle["cast"] = {
        name: {k: v for k, v in (("role", who.role), ("voice", who.voice)) if v is not None}
        for name, who in model.cast.items()
    }
    bundle["variables"] = [_variable(name, v) for name, v in model.variables.items()]
    bundle["sources"] = _sources(model.sources)
    bundle["renamed"] = dict(model.renamed)


def _titled(context: Context) -> None:
    """What a shelf shows, without the readings in it."""
    for key in ("title", "summary"):
        if key in context.subject.bundle:
            context.subject.bundle[key] = context.plain(context.subject.bundle[key], (KEY[key],))


def _described(bundle: dict[str, Any], model: "Scenario | Course") -> None:
    for key in ("summary", "audience"):
        value = getattr(model, key)
        if value is not None:
            bundle[key] = value
    if model.duration is not None:
        bundle["seconds"] = model.duration


def _variable(name: str, v: Variable) -> list[Any]:
    if isinstance(v.initial, bool):
        return [name, v.initial]
    if isinstance(v.initial, int):
        low, high = v.range if isinstance(v.range, tuple) else (-LIMIT, LIMIT)
        return [name, v.initial, int(low), int(high)]
    words = v.range if isinstance(v.range, list) else None
    return [name, v.initial, words] if words else [name, v.initial]


def _sources(sources: Sources) -> dict[str, list[str]]:
    return {name: [s.name, s.grade or ""] for name, s in sources.items()}

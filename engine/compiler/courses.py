"""A course lowered to the same machine as a story: units are scenes that the course calls in order."""

from typing import Any

from engine.compiler.context import CITATION, Context
from engine.compiler.scenes import Code, ask_item, ask_quiz, discussion
from engine.graph.subject import Place, Words
from engine.model import course as m
from engine.model.route import Route, Stop
from engine.model.vocabulary import KEY
from engine.runtime.fingerprint import fingerprint
from engine.source.markdown import Lesson
from engine.source.place import Path, Source

ROOT = "course"


class CourseLowerer:
    """The units of a course. Lessons and routes are read by the driver and passed in by path."""

    def __init__(
        self,
        context: Context,
        lessons: dict[str, tuple[Source, Lesson]],
        routes: dict[str, tuple[Source, Route]],
    ) -> None:
        self.c = context
        self.lessons = lessons
        self.routes = routes
        self.bundle: dict[str, Any] = context.subject.bundle
        self.scenes: dict[str, Code] = self.bundle["scenes"]
        self.root: Code = []

    def lower(self, model: m.Course) -> None:
        self.bundle["renamed"] = {lesson_scene(old): lesson_scene(new) for old, new in model.renamed.items()}
        self.scenes[ROOT] = self.root
        self.c.readings(model.readings, (KEY["readings"],))
        for n, unit in enumerate(model.units):
            self._unit(unit, (KEY["units"], n))

    def _unit(self, unit: Any, path: Path) -> None:
        kind, name, title = self._scene(unit, path)
        if name is None:
            return
        title = title if unit.title is None else self.c.plain(unit.title, (*path, KEY["title"]))
        address = f"unit/{len(self.bundle['units']) + 1}"
        self.bundle["addresses"][address] = [ROOT, len(self.root), []]
        self.bundle["units"].append({"kind": kind, "title": title, "address": address})
        self.root.append(["unit", len(self.bundle["units"]) - 1, kind, title])
        self.root.append(["call", name, *([1] if kind == "scenario" else [])])
        self._stops(kind, name)

    def _stops(self, kind: str, name: str) -> None:
        """Addresses of the stops of a route: reached through the call of their unit."""
        if kind != "route":
            return
        frame = [ROOT, len(self.root)]
        for pc, ins in enumerate(self.scenes[name]):
            if isinstance(ins, list) and ins[0] == "stop":
                self.bundle["addresses"][f"stop/{ins[1]['id']}"] = [name, pc, [frame]]

    def _scene(self, unit: Any, path: Path) -> tuple[str, str | None, str]:
        """A unit's kind, its scene (made here) and its own title."""
        if isinstance(unit, m.LessonUnit):
            name, title = self.lesson(unit.lesson, (*path, KEY["lesson"]))
            return "lesson", name, title
        if isinstance(unit, m.RouteUnit):
            name, title = self._route(unit.route, (*path, KEY["route"]))
            return "route", name, title
        if isinstance(unit, m.ScenarioUnit):
            self.c.use("story", unit.scenario, (*path, KEY["scenario"]))
            program = self.c.library.program(unit.scenario)
            if program is None:
                return "scenario", None, unit.scenario
            return "scenario", unit.scenario, program["title"]
        code: Code = []
        if isinstance(unit, m.QuizUnit):
            ask_quiz(self.c, unit.quiz, code, (*path, KEY["quiz"]))
            kind, title = "quiz", unit.quiz.title or "测验"
        elif isinstance(unit, m.ItemUnit):
            ask_item(self.c, unit.item, code, (*path, KEY["item"]))
            kind, title = "item", "想一想"
        elif isinstance(unit, m.DiscussUnit):
            discussion(self.c, unit.discuss, code, (*path, KEY["discuss"]))
            kind, title = "discuss", "讨论"
        else:
            self._practice(unit.practice, code, (*path, KEY["practice"]))
            kind, title = "practice", "实践"
        name = self._named(kind, _what(unit))
        self._place(name, code, path)
        return kind, name, title

    def _named(self, kind: str, what: str) -> str:
        """Scene names of units without a file: by what they ask, so that a unit put in before moves none."""
        name, n = f"{kind}/{what}", 1
        while name in self.scenes:
            n += 1
            name = f"{kind}/{what}~{n}"
        return name

    def _place(self, name: str, code: Code, path: Path) -> None:
        self.scenes[name] = code
        self.c.subject.scenes[name] = Place(self.c.file, path)

    def lesson(self, file: str, path: Path) -> tuple[str | None, str]:
        self.c.use("lesson", file, path)
        if file not in self.lessons:
            return None, file
        source, lesson = self.lessons[file]
        name = lesson_scene(file)
        title = lesson.title or name
        if name not in self.scenes:
            self._place(name, self._pages(source, lesson), path)
        self.bundle["titles"][name] = title
        return name, title

    def _pages(self, source: Source, lesson: Lesson) -> Code:
        outer, self.c.file = self.c.file, source
        code: Code = []
        for page in lesson.pages:
            if page.ask is not None:
                ask_item(self.c, page.ask, code, ("line", page.line))
                continue
            content: dict[str, Any] = {"title": page.title, "blocks": page.blocks}
            if page.notes:
                content["notes"] = page.notes
            code.append(["page", content])
        self.note_lesson(lesson)
        self.c.file = outer
        return code

    def note_lesson(self, lesson: Lesson) -> None:
        """What the checks want to know of a lesson: sources, pictures, numbers without a source."""
        for name, words in lesson.definitions.items():
            self.c.subject.sources.append(name)
            self.bundle["sources"].setdefault(name, [words, ""])
        self.c.read_so(lesson.readings)
        for e, line in lesson.misread:
            e.start, e.length = 0, 0
            self.c.misread(e, ("line", line), 0)
        for words, line in lesson.words:
            self.c.subject.pages.append(Words("page", words, self.c.file, ("line", line)))
        for line in lesson.unclosed:
            self.c.use("unclosed-box", "", ("line", line))
        for name, line in lesson.citations:
            self.c.use("source", name, ("line", line))
        for path, alt, line in lesson.images:
            self.c.use("media", path, ("line", line))
            if not alt:
                self.c.use("no-alt", path, ("line", line))
        for name, line in lesson.unknown:
            self.c.use("box", name, ("line", line))
        for words, line in lesson.numbers:
            self.c.subject.words.append(Words("lesson", words, self.c.file, ("line", line)))

    def _route(self, file: str, path: Path) -> tuple[str | None, str]:
        self.c.use("route", file, path)
        if file not in self.routes:
            return None, file
        source, route = self.routes[file]
        name = f"route/{route.route}"
        title = route.title or route.route
        if name in self.scenes:
            return name, title
        outer, self.c.file = self.c.file, source
        code: Code = []
        for n, stop in enumerate(route.stops):
            self._stop(stop, n, len(route.stops), code, (KEY["stops"], n))
        self.c.file = outer
        self._place(name, code, path)
        self.bundle["titles"][name] = title
        self.bundle["routes"][route.route] = {
            "title": title,
            "summary": route.summary or "",
            "stops": [_on_map(s) for s in route.stops],
        }
        return name, title

    def _stop(self, stop: Stop, n: int, of: int, code: Code, path: Path) -> None:
        record, sources = self.c.cited(stop.record, (*path, KEY["record"]), "record")
        content: dict[str, Any] = {"id": stop.id, "at": n, "of": of, "name": stop.name, "record": record}
        for key in ("place", "certainty"):
            if getattr(stop, key) is not None:
                content[key] = getattr(stop, key)
        if stop.dispute is not None:
            dispute, more = self.c.cited(stop.dispute, (*path, KEY["dispute"]), "dispute")
            content["dispute"] = dispute
            sources = list(dict.fromkeys([*sources, *more]))
        content["sources"] = sources
        code.append(["stop", content])
        if stop.lesson is not None:
            name, _ = self.lesson(stop.lesson, (*path, KEY["lesson"]))
            if name is not None:
                code.append(["call", name])
        if stop.scenario is not None:
            self.c.use("story", stop.scenario, (*path, KEY["scenario"]))
            if self.c.library.program(stop.scenario) is not None:
                code.append(["call", stop.scenario, 1])
        if stop.item is not None:
            ask_item(self.c, stop.item, code, (*path, KEY["item"]))

    def _practice(self, p: m.Practice, code: Code, path: Path) -> None:
        content: dict[str, Any] = {}
        content["text"], _ = self.c.cited(p.task, (*path, KEY["task"]), "task")
        for key in ("kind", "evidence", "remark"):
            value = getattr(p, key)
            if value is not None:
                content[key] = CITATION.sub("", self.c.plain(value, (*path, KEY[key]))).strip()
        code.append(["task", content])


def _what(unit: Any) -> str:
    """What tells a unit from the others of its kind."""
    if isinstance(unit, m.QuizUnit):
        return str(unit.quiz.bank)
    if isinstance(unit, m.ItemUnit):
        return str(unit.item)
    words = unit.discuss.topic if isinstance(unit, m.DiscussUnit) else unit.practice.task
    return fingerprint(words)


def lesson_scene(file: str) -> str:
    """The scene of a lesson: its path in the course, without what all lessons share."""
    return f"lesson/{file.removeprefix('lessons/').removesuffix('.md')}"


def _on_map(stop: Stop) -> dict[str, Any]:
    out: dict[str, Any] = {"id": stop.id, "name": stop.name}
    for key in ("position", "distance"):
        if getattr(stop, key) is not None:
            out[key] = getattr(stop, key)
    return out

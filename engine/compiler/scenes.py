"""Scenes lowered to instructions."""

from typing import Any

from engine.compiler.context import Context
from engine.graph.subject import Place, QuizNote
from engine.model import steps as m
from engine.model.scenario import Scene
from engine.model.vocabulary import KEY
from engine.source import text_faults as faults
from engine.source.place import Path
from engine.source.script import Line, parse_script

Code = list[Any]


class SceneLowerer:
    """One scene at a time: its script, then how it ends."""

    def __init__(self, context: Context, scene: str, path: Path) -> None:
        self.c = context
        self.scene = scene
        self.path = path
        self.code: Code = []

    def lower(self, model: Scene) -> Code:
        """The instructions of a scene, in the form that ``bundle/README.md`` describes."""
        if model.checkpoint:
            self.code.append(["mark"])
        if model.script is not None:
            self.steps(model.script, (*self.path, KEY["script"]))
        if model.choose is not None:
            self.choice("choose", model.choose, (*self.path, KEY["choose"]))
        if model.vote is not None:
            self.choice("vote", model.vote, (*self.path, KEY["vote"]))
        if model.ending is not None:
            self.ending(model.ending, model.debrief, model.rank, self.path)
        if model.goto is not None:
            self.goto(model.goto, (*self.path, KEY["goto"]))
        if model.return_:
            self.code.append(["back"])
        return self.code

    def steps(self, listed: list[Any], path: Path) -> None:
        for n, step in enumerate(listed):
            here = (*path, n)
            if isinstance(step, str):
                self.lines(step, here)
            else:
                _LOWER[type(step)](self, step, here)

    def lines(self, block: str, path: Path) -> None:
        for line in parse_script(block, self.c.subject.bundle["cast"]):
            self.line(line, path)

    def line(self, line: Line, path: Path) -> None:
        if line.kind == "beat":
            self.code.append(0)
            return
        if line.kind == "say":
            self.c.use("speaker", line.who, path, line.at, len(line.who))
            if not line.text:
                span = self.c.span(path, line.at, len(line.who))
                self.c.diagnostics.append(faults.EMPTY_LINE_OF_SPEECH.at(span, who=line.who))
        text, sources = self.c.cited(line.text, path, line.kind, line.text_at)
        if line.kind == "say":
            tone = [line.tone] if line.tone or sources else []
            self.code.append(["say", line.who, text, *tone, *([sources] if sources else [])])
        elif line.kind == "stage":
            self.code.append(["stage", text, *([sources] if sources else [])])
        elif isinstance(text, str) and not sources:
            self.code.append(text)
        else:
            self.code.append(["tell", text, *([sources] if sources else [])])

    def choice(self, op: str, model: m.ChoicePoint, path: Path) -> None:
        at = len(self.code)
        ask: Any = ""
        if model.ask is not None:
            ask = self.c.text(model.ask, (*path, KEY["ask"]), "ask")
        options: list[Any] = []
        self.code.append([op, ask, options])
        self.c.subject.places[self.scene, at] = Place(self.c.file, path, part="key")
        gather: list[list[Any]] = []
        listed = (*path, KEY["options"])
        for n, option in enumerate(model.options):
            here = (*listed, n)
            self.c.subject.places[self.scene, at, n] = Place(self.c.file, here)
            options.append(self.option(option, here, gather))
        for jump in gather:
            jump.append(len(self.code))

    def option(self, o: m.Option, path: Path, gather: list[list[Any]]) -> list[Any]:
        text = self.c.text(o.say, (*path, KEY["say"]), "option")
        when = None
        if o.when is not None:
            when = self.c.expression(o.when, (*path, KEY["when"]))
        extra: dict[str, Any] = {}
        if o.once:
            extra["once"] = 1
        if o.id is not None:
            extra["id"] = o.id
        if o.note is not None:
            extra["note"] = self.c.text(o.note, (*path, KEY["note"]), "note")
        if o.do is None and o.script is None and o.goto is not None:
            target = self._target(o.goto, (*path, KEY["goto"]))
            return _option(text, target, when, extra)
        at = len(self.code)
        if o.do is not None:
            self.code += self.c.assignments(o.do, (*path, KEY["do"]))
        if o.script is not None:
            self.steps(o.script, (*path, KEY["script"]))
        if o.goto is not None:
            self.goto(o.goto, (*path, KEY["goto"]))
        else:
            jump: list[Any] = ["jump"]
            self.code.append(jump)
            gather.append(jump)
        return _option(text, at, when, extra)

    def _target(self, scene: str, path: Path) -> str:
        self.c.use("scene", scene, path)
        return scene

    def goto(self, scene: str, path: Path) -> None:
        self.code.append(["go", self._target(scene, path)])

    def ending(self, name: str, debrief: str | None, rank: str | None, path: Path) -> None:
        text: Any = ""
        sources: list[str] = []
        if debrief is not None:
            text, sources = self.c.cited(debrief, (*path, KEY["debrief"]), "debrief")
        self.c.subject.places[self.scene, len(self.code)] = Place(
            self.c.file, (*path, KEY["ending"]), part="key"
        )
        self.code.append(["end", name, text, rank or "", sources])

    def branch(self, step: m.IfStep, path: Path) -> None:
        test: list[Any] = ["unless", self.c.expression(step.if_, (*path, KEY["if"]))]
        self.c.subject.places[self.scene, len(self.code)] = Place(self.c.file, (*path, KEY["if"]))
        self.code.append(test)
        self.steps(step.then, (*path, KEY["then"]))
        if step.else_ is None:
            test.append(len(self.code))
            return
        jump: list[Any] = ["jump"]
        self.code.append(jump)
        test.append(len(self.code))
        self.steps(step.else_, (*path, KEY["else"]))
        jump.append(len(self.code))

    def call(self, step: m.CallStep, path: Path) -> None:
        path = (*path, KEY["call"])
        if step.call in self.c.subject.scenes or step.call not in self.c.subject.stories:
            self.c.use("scene", step.call, path)
            self.code.append(["call", step.call])
        else:
            self.c.use("story", step.call, path)
            self.code.append(["call", step.call, 1])

    def item(self, step: m.ItemStep, path: Path) -> None:
        ask_item(self.c, step.item, self.code, (*path, KEY["item"]))

    def quiz(self, step: m.QuizStep, path: Path) -> None:
        ask_quiz(self.c, step.quiz, self.code, (*path, KEY["quiz"]))

    def cue(self, step: m.ShowStep | m.SoundStep, path: Path) -> None:
        op, file = ("show", step.show) if isinstance(step, m.ShowStep) else ("sound", step.sound)
        here = (*path, KEY[op])
        self.c.use("media", file, here)
        if step.alt is None:
            self.c.use("no-alt", file, here)
        self.code.append([op, file, step.alt or ""])

    def fact(self, step: m.FactStep, path: Path) -> None:
        text, sources = self.c.cited(step.fact, (*path, KEY["fact"]), "fact")
        self.code.append(["fact", text, sources])

    def discuss(self, step: m.DiscussStep, path: Path) -> None:
        path = (*path, KEY["discuss"])
        discussion(self.c, step.discuss, self.code, path)

    def act(self, step: Any, path: Path) -> None:
        """The steps that are one instruction without text."""
        if isinstance(step, m.DoStep):
            self.code += self.c.assignments(step.do, (*path, KEY["do"]))
            if step.goto is not None:
                self.goto(step.goto, (*path, KEY["goto"]))
        elif isinstance(step, m.PauseStep):
            self.code.append(["pause", step.pause])
        elif isinstance(step, m.StopStep):
            self.code.append(0)
        elif isinstance(step, m.CheckpointStep) and step.checkpoint:
            self.code.append(["mark"])
        elif isinstance(step, m.ReturnStep) and step.return_:
            self.code.append(["back"])


def _option(text: Any, to: Any, when: Any, extra: dict[str, Any]) -> list[Any]:
    out = [text, to]
    if when is not None or extra:
        out.append(when)
    if extra:
        out.append(extra)
    return out


def ask_item(c: Context, name: str, code: Code, path: Path) -> None:
    """One item, put into the bundle that asks it."""
    c.use("item", name, path)
    item = c.library.items.get(name)
    if item is not None:
        c.subject.bundle["items"][name] = item
        code.append(["item", name])


def ask_quiz(c: Context, quiz: m.Quiz, code: Code, path: Path) -> None:
    """A draw from a bank: the whole bank goes into the bundle."""
    bank = c.library.bank_named(quiz.bank, c.file.path)
    c.use("bank", quiz.bank, (*path, KEY["bank"]))
    pool = c.library.pools.get(bank or "")
    size = None if pool is None else len(pool)
    c.subject.quizzes.append(QuizNote(quiz.bank, quiz.draw, size, Place(c.file, path)))
    if not pool:
        return
    for name in pool:
        c.subject.bundle["items"][name] = c.library.items[name]
    c.subject.bundle["banks"][bank] = pool
    code.append(["quiz", {
        "bank": bank, "title": quiz.title or "", "draw": min(quiz.draw or len(pool), len(pool)),
        "pass": quiz.pass_, "review": quiz.review, **({"fixed": True} if quiz.fixed else {}),
    }])  # fmt: skip


def discussion(c: Context, model: m.Discussion, code: Code, path: Path) -> None:
    text = c.text(model.topic, (*path, KEY["topic"]), "discuss")
    code.append(["discuss", {"text": text, "seconds": model.time}])


_LOWER: dict[type, Any] = {
    m.ChooseStep: lambda s, x, p: s.choice("choose", x.choose, (*p, KEY["choose"])),
    m.VoteStep: lambda s, x, p: s.choice("vote", x.vote, (*p, KEY["vote"])),
    m.IfStep: SceneLowerer.branch,
    m.GotoStep: lambda s, x, p: s.goto(x.goto, (*p, KEY["goto"])),
    m.CallStep: SceneLowerer.call,
    m.ItemStep: SceneLowerer.item,
    m.QuizStep: SceneLowerer.quiz,
    m.ShowStep: SceneLowerer.cue,
    m.SoundStep: SceneLowerer.cue,
    m.FactStep: SceneLowerer.fact,
    m.DiscussStep: SceneLowerer.discuss,
    m.EndingStep: lambda s, x, p: s.ending(x.ending, x.debrief, x.rank, p),
    m.DoStep: SceneLowerer.act,
    m.PauseStep: SceneLowerer.act,
    m.StopStep: SceneLowerer.act,
    m.CheckpointStep: SceneLowerer.act,
    m.ReturnStep: SceneLowerer.act,
}

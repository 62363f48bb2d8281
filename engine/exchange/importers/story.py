"""A story being built: scenes with steps and a way out, and what makes them compile.

A ring of scenes must hold a stop, a choice must always offer something, a scene must lead on: where the
foreign story leaves that open, it is closed here.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from engine.exchange.authored import Own, Tree, Word
from engine.exchange.importers.names import name_of, unique
from engine.exchange.importers.script_lines import Lines
from engine.exchange.importers.target import Branch, Target

Step = str | Branch


@dataclass
class Scene:
    """``steps`` are lines (texts) and steps of the language; at most one way out is set."""

    name: str
    title: str = ""
    steps: list[Step] = field(default_factory=list)
    choose: Branch | None = None
    goto: str = ""
    ending: str = ""
    debrief: str = ""
    returns: bool = False
    remark: str = ""


@dataclass
class Story:
    """Scenes in order, variables by name with their initial value."""

    to: Target
    lines: Lines
    title: str = ""
    summary: str = ""
    start: str = ""
    scenes: dict[str, Scene] = field(default_factory=dict)
    variables: dict[str, Branch] = field(default_factory=dict)
    remark: str = ""

    def scene(self, title: str, otherwise: str) -> Scene:
        """A new scene with a free name made out of a title."""
        name = unique(name_of(title, otherwise), self.scenes)
        scene = Scene(name, title if title != name else "")
        self.scenes[name] = scene
        return scene

    def tree(self) -> Branch:
        """The scenario, ready to be written."""
        self._stop_in_rings()
        out: Branch = {"scenario": self.to.id, "title": self.title or self.to.title or self.to.id}
        out["nature"] = Word("dramatised")
        for name in ("summary", "remark"):
            if getattr(self, name):
                out[name] = getattr(self, name)
        if self.lines.cast:
            cast: Branch = {Own(who): {"role": role} if role else {} for who, role in self.lines.cast.items()}
            out["cast"] = cast
        if self.variables:
            variables: Branch = {Own(name): value for name, value in self.variables.items()}
            out["variables"] = variables
        if self.start and self.start != next(iter(self.scenes), ""):
            out["start"] = self.start
        scenes: Branch = {Own(name): _scene(scene) for name, scene in self.scenes.items()}
        out["scenes"] = scenes
        return out

    def _stop_in_rings(self) -> None:
        """Where scenes lead round to each other without asking anything, the way back asks to go on."""
        ways = {name: list(_ways(scene)) for name, scene in self.scenes.items()}
        done: set[str] = set()
        for start in self.scenes:
            trail: list[tuple[str, int]] = [(start, 0)]
            while trail and start not in done:
                name, n = trail.pop()
                if n >= len(ways[name]):
                    done.add(name)
                    continue
                trail.append((name, n + 1))
                target, steps, step = ways[name][n]
                if any(target == other for other, _ in trail):
                    at = next((i for i, s in enumerate(steps) if s is step), len(steps))
                    steps.insert(at, self._going_on())
                elif target in ways and target not in done:
                    trail.append((target, 0))

    def _going_on(self) -> Branch:
        """A choice with a single option: something to press."""
        return {"choose": {"options": [{"say": self.to.says("继续", "Go on")}]}}


def _ways(scene: Scene) -> Iterator[tuple[str, list[Step], Step | None]]:
    """Where a scene leads without a choice before: the target, the list that holds the step, and the step."""
    asked = yield from _out_of(scene.steps)
    if scene.goto and not asked and scene.choose is None:
        yield scene.goto, scene.steps, None


def _out_of(steps: list[Step]) -> Generator[tuple[str, list[Step], Step], None, bool]:
    """The ways out of steps; returns whether a choice stands among them."""
    for step in list(steps):
        if isinstance(step, str):
            continue
        if "choose" in step:
            return True
        for name in ("then", "else"):
            inner = step.get(name)
            if isinstance(inner, list):
                yield from _out_of(inner)
        target = step.get("goto", step.get("call"))
        if isinstance(target, str):
            yield target, steps, step
    return False


def choice_in(step: Step) -> Branch | None:
    """The choice that a step is."""
    value = None if isinstance(step, str) else step.get("choose")
    return value if isinstance(value, dict) else None


def options_of(choice: Branch | None) -> list[Branch]:
    listed = None if choice is None else choice.get("options")
    return [o for o in listed if isinstance(o, dict)] if isinstance(listed, list) else []


def may_be_empty(choice: Branch) -> bool:
    """Whether every option can be missing."""
    options = options_of(choice)
    return bool(options) and all("when" in o or "once" in o for o in options)


def leaves(steps: object) -> bool:
    """Whether no way leads to the end of the steps."""
    for step in steps if isinstance(steps, list) else ():
        if not isinstance(step, dict):
            continue
        if "goto" in step or "ending" in step:
            return True
        choice = step.get("choose")
        options = options_of(choice if isinstance(choice, dict) else None)
        if options and all("goto" in o or leaves(o.get("script")) for o in options):
            return True
        if "else" in step and leaves(step.get("then")) and leaves(step.get("else")):
            return True
    return False


def script(steps: list[Step]) -> Tree:
    """Runs of lines as blocks; a script of lines alone is one text."""
    out: list[Step] = []
    run: list[str] = []
    for step in [*steps, None]:
        if isinstance(step, str):
            run.append(step)
            continue
        text = "\n".join(run).strip("\n")
        if text:
            out.append(text)
        run = []
        if step is not None:
            out.append(_step(step))
    return out[0] if len(out) == 1 and isinstance(out[0], str) else out


def _step(step: Branch) -> Branch:
    return {k: _inner(k, v) for k, v in step.items()}


def _inner(key: str, value: Tree) -> Tree:
    if key in ("then", "else", "script") and isinstance(value, list):
        made = script(list(value))
        return made if made else [{"stop": True}]
    if key == "choose" and isinstance(value, dict):
        return _choice(value)
    return value


def _choice(choice: Branch) -> Branch:
    out = dict(choice)
    options = out.get("options")
    if isinstance(options, list):
        out["options"] = [_option(o) for o in options]
    return out


def _option(option: Tree) -> Tree:
    """An option without an empty script."""
    if not isinstance(option, dict):
        return option
    made = {
        k: _inner(k, v) if k == "script" else v for k, v in option.items() if not (k == "script" and not v)
    }
    order = ("say", "when", "once", "do", "script", "goto", "note", "id")
    return {k: made[k] for k in order if k in made}


def _scene(scene: Scene) -> Branch:
    out: Branch = {}
    if scene.title:
        out["title"] = scene.title
    made = script(scene.steps)
    if made:
        out["script"] = made
    if scene.choose is not None:
        out["choose"] = _choice(scene.choose)
    if scene.goto:
        out["goto"] = scene.goto
    if scene.ending:
        out["ending"] = scene.ending
    if scene.debrief:
        out["debrief"] = scene.debrief
    if scene.returns:
        out["return"] = True
    if scene.remark:
        out["remark"] = scene.remark
    return out

"""ink: knots and stitches as scenes, choices, gathers, diverts, variables, conditions, alternatives.

Functions, tunnels, threads, lists and parameters are reported line by line.
"""

import re
from dataclasses import dataclass

from engine.diagnostics import Both
from engine.exchange.importers.ink_text import Knot, Line, branches, knots, unfolded
from engine.exchange.importers.ink_words import bracketed, ended, shown
from engine.exchange.importers.logic import Logic
from engine.exchange.importers.play_marks import speech
from engine.exchange.importers.script_lines import NARRATOR, Lines
from engine.exchange.importers.story import Scene, Step, Story, choice_in, leaves, may_be_empty, options_of
from engine.exchange.importers.target import Branch, Target
from engine.exchange.importers.text import text_of
from engine.exchange.importers.twee import _braced
from engine.exchange.report import Imported, ImportFault, Report, line, short, whole_file

FORM = Both("ink", "ink")
_ENDS = frozenset({"END", "DONE"})
_SHUFFLED = {
    "shuffle": "~",
    "cycle": "&",
    "stopping": "",
    "once": "!",
    "shuffle once": "~",
    "shuffle stopping": "~",
}


def read(_name: str, data: bytes, to: Target) -> Imported:
    """The story as a scenario; raises ``ImportFault`` when nothing in it plays."""
    report = Report(FORM)
    found, comments = knots(text_of(_name, data))
    reader = _Reader(found, to, report)
    story = reader.story()
    if comments:
        report.lost(whole_file(), f"{comments} 处注释没有带过来", f"{comments} comments are left out")
    report.missing(
        whole_file(),
        "性质先写成创作，请看对不对",
        "the nature was set to dramatised: see whether it is right",
    )
    report.came["scenes"], report.came["variables"] = len(story.scenes), len(story.variables)
    files: dict[str, str | bytes] = {f"{to.scenario}/scenario.yaml": to.yaml(story.tree())}
    return Imported(files, report, [{"scenario": to.id}])


@dataclass
class _At:
    """Where lines go: the scene, its knot, and the steps."""

    scene: Scene
    knot: str
    steps: list[Step]
    gone: bool = False


class _Reader:
    def __init__(self, found: list[Knot], to: Target, report: Report) -> None:
        self.to, self.report = to, report
        self.lines = Lines(NARRATOR, chinese=to.chinese)
        self.made = Story(to, self.lines)
        self.found: list[Knot] = []
        self.scenes: dict[str, Scene] = {}
        self.gathered: set[str] = set()
        self.once: list[tuple[str, Branch]] = []
        self.declared: list[Line] = []
        for knot in found:
            self._sorted(knot)
        if not self.found:
            raise ImportFault(Both("文件里没有故事", "there is no story in the file"), report)
        self.logic = Logic(self._scene_name, chinese=to.chinese)

    def _sorted(self, knot: Knot) -> None:
        if knot.is_function:
            self.report.lost(
                line(knot.line), f"函数`{knot.name}`没有带过来", f"the function `{knot.name}` is left out"
            )
            # What is declared below the last function belongs to the whole story.
            self.declared += [x for x in knot.lines if x.kind == "declared"]
            for one in knot.lines:
                if one.kind == "other":
                    self._lost(one)
            return
        if knot.arguments:
            self.report.lost(
                line(knot.line),
                f"`{knot.name}`的参数没有带过来",
                f"the parameters of `{knot.name}` are left out",
            )
        if not knot.name and not any(
            x.kind in ("text", "choice", "gather", "block", "logic") for x in knot.lines
        ):
            for one in knot.lines:
                if one.kind == "other":
                    self._lost(one)
            self.declared += [x for x in knot.lines if x.kind == "declared"]
            return
        if knot.name in self.scenes:
            self.report.lost(
                line(knot.line),
                f"`{knot.name}`重了，后一个没有带过来",
                f"there are two `{knot.name}`; the second is left out",
            )
            return
        self.found.append(knot)
        title = knot.name.replace(".", "-") or self.to.says("开头", "beginning")
        self.scenes[knot.name] = self.made.scene(title, f"k{len(self.scenes) + 1}")
        self.scenes[knot.name].title = ""

    def _scene_name(self, name: str) -> str:
        return self.scenes[name].name if name and name in self.scenes else ""

    def story(self) -> Story:
        for one in [
            *self.declared,
            *(x for k in self.found for x in k.lines if x.kind == "declared"),
        ]:
            self._declare(one)
        for knot in self.found:
            for one in _flat(knot.lines):
                if one.kind == "logic" and (temp := re.match(r"temp\s+(\w+)\s*=\s*(.*)", one.text)):
                    self.logic.declare(temp[1], temp[2])
        for n, knot in enumerate(self.found):
            self._knot(knot, self.found[n + 1] if n + 1 < len(self.found) else None)
        self._once()
        self.made.variables = self.logic.variables
        self.logic.told_guesses(self.report)
        return self.made

    def _declare(self, one: Line) -> None:
        found = re.fullmatch(r"(?:VAR|CONST)\s+(\w+)\s*=\s*(.*)", one.text)
        if found is None or not self.logic.declare(found[1], found[2]):
            self._lost(one)

    def _lost(self, one: Line) -> None:
        what = short(one.text or one.kind, 40)
        self.report.lost(
            line(one.number),
            f"没有对应的写法，没有带过来：{what}",
            f"has no counterpart and is left out: {what}",
        )

    def _knot(self, knot: Knot, following: Knot | None) -> None:
        scene = self.scenes[knot.name]
        at = _At(scene, knot.name, scene.steps)
        self._weave(knot.lines, at, 1)
        at = self.last
        if at.gone:
            return
        enters = (
            following is not None
            and following.name.startswith(f"{knot.name}.")
            and knot.name
            and not knot.lines
        )
        if enters and following is not None:
            at.scene.goto = self._scene_name(following.name)
        else:
            self._close(at.scene)

    def _close(self, scene: Scene) -> None:
        """ink stops where the text runs out: an ending by the name of the knot."""
        choice = choice_in(scene.steps[-1]) if scene.steps else None
        if leaves(scene.steps) and choice is not None and not may_be_empty(choice):
            scene.choose = choice
            scene.steps.pop()
        elif not leaves(scene.steps) or choice is not None:
            scene.ending = scene.name

    # The weave: content, then choices of one depth, then a gather of that depth.

    def _weave(self, lines: list[Line], at: _At, depth: int) -> None:
        self.last = at
        n = 0
        while n < len(lines):
            one = lines[n]
            if one.kind == "choice":
                end = n
                while end < len(lines) and not (
                    lines[end].kind == "gather" and lines[end].depth <= one.depth
                ):
                    end += 1
                if at.gone or leaves(at.steps):
                    for lost in lines[n:end]:
                        self._line(lost, at)
                else:
                    self._choices(lines[n:end], at, one.depth)
                n = end
                continue
            n += 1
            if one.kind == "gather":
                at = self._gather(one, at, depth)
                self.last = at
            else:
                self._line(one, at)

    def _gather(self, one: Line, at: _At, depth: int) -> _At:
        """A gather with a label at the top of a knot begins a scene, so that a divert finds it."""
        name = f"{at.knot}.{one.label}" if at.knot else one.label
        if one.label and depth == 1 and name not in self.gathered:
            self.gathered.add(name)
            scene = self.scenes.get(name) or self.made.scene(
                f"{at.scene.name}-{one.label}", f"k{len(self.made.scenes)}"
            )
            scene.title = ""
            self.scenes.setdefault(name, scene)
            if not at.gone and not leaves(at.steps):
                at.scene.goto = scene.name
            at = _At(scene, at.knot, scene.steps)
        elif one.label:
            self.report.lost(
                line(one.number), f"记号`{one.label}`没有带过来", f"the label `{one.label}` is left out"
            )
        if one.text:
            self._line(Line("text", one.number, one.text), at)
        return at

    def _choices(self, lines: list[Line], at: _At, depth: int) -> None:
        options: list[Branch] = []
        group: list[tuple[Line, list[Line]]] = []
        for one in lines:
            if one.kind == "choice" and one.depth <= depth:
                group.append((one, []))
            elif group:
                group[-1][1].append(one)
        for head, body in group:
            option = self._option(head, body, at)
            if option is not None:
                options.append(option)
        if options:
            at.steps.append({"choose": {"options": list(options)}})
            self.report.came["choices"] += 1

    def _option(self, head: Line, body: list[Line], at: _At) -> Branch | None:
        text, option = head.text, Branch()
        conditions = ""
        while (found := re.match(r"\s*\{([^{}|:]+)\}\s*(?=\S|$)", text)) is not None:
            made = self.logic.condition(found[1])
            if made is None:
                self._lost(Line("other", head.number, found[0]))
            conditions = self.logic.both(conditions, made or "")
            text = text[found.end() :]
        if head.label:
            self.report.lost(
                line(head.number), f"记号`{head.label}`没有带过来", f"the label `{head.label}` is left out"
            )
        text, divert = ended(text, head.number, self.report)
        before, bracket, inside, after = bracketed(text)
        said = shown(f"{before}{inside}", head.number, self.logic, self.report)
        option["say"] = said or self.to.says("继续", "Go on")
        if not (said or bracket):
            self.report.changed(
                line(head.number),
                "没有字的退路本来不显示，现在显示成“继续”",
                "a fallback without words was hidden: it is shown as “Go on” now",
            )
        if conditions:
            option["when"] = conditions
        if not head.sticky:
            self.once.append((at.scene.name, option))
        inner = _At(at.scene, at.knot, [])
        if (
            bracket
            and (words := shown(f"{before}{after}", head.number, self.logic, self.report))
            and after.strip()
        ):
            inner.steps.append(self._told(words))
        self._divert(divert, head, inner)
        kept = self.last
        self._weave(body, inner, head.depth + 1)
        self.last = kept
        steps = inner.steps
        last = steps[-1] if steps else ""
        if not isinstance(last, str) and set(last) == {"goto"}:
            option["goto"] = last["goto"]
            steps.pop()
        if steps:
            option["script"] = list(steps)
        return option

    def _line(self, one: Line, at: _At) -> None:
        if one.kind == "declared":
            return
        if at.gone or leaves(at.steps):
            self.report.lost(
                line(one.number),
                f"前面已经离开，演不到：{short(one.text)}",
                f"never reached, since the line before leads away: {short(one.text)}",
            )
        elif one.kind == "logic":
            self._logic(one, at)
        elif one.kind == "block":
            self._block(one, at)
        elif one.kind == "text" and (parts := unfolded(one)) != [one]:
            for part in parts:
                self._line(part, at)
        elif one.kind == "text":
            text, divert = ended(one.text, one.number, self.report)
            words = shown(text, one.number, self.logic, self.report)
            if words:
                at.steps.append(self._told(words))
                self.report.came["lines"] += 1
            self._divert(divert, one, at)
        else:
            self._lost(one)

    def _told(self, words: str) -> str:
        said = speech(words)
        if said is not None and re.match(r"[\w\u4e00-\u9fff]{1,12}(?:\s*[（(].*?[)）])?\s*[：:]", words):
            who, tone, text = said
            return self.lines.say(who, tone, "x")[:-1] + text
        return _braced(words, self.lines)

    def _logic(self, one: Line, at: _At) -> None:
        text = re.sub(r"^temp\s+", "", one.text)
        made = self.logic.assignment(text)
        if made is None:
            self._lost(one)
        else:
            at.steps.append({"do": made})

    def _divert(self, divert: str, one: Line, at: _At) -> None:
        if not divert or divert == "->":
            return
        targets = [t.strip() for t in divert.split("->") if t.strip()]
        if divert.endswith("->") or len(targets) != 1:
            self.report.lost(line(one.number), f"隧道没有带过来：{divert}", f"a tunnel is left out: {divert}")
            return
        target = targets[0]
        if target in _ENDS:
            at.steps.append({"ending": at.scene.name})
            at.gone = True
            return
        scene = self._find(target, at.knot)
        if not scene:
            self.report.lost(line(one.number), f"没有`{target}`可去", f"there is no `{target}` to go to")
            return
        at.steps.append({"goto": scene})
        at.gone = True

    def _find(self, target: str, knot: str) -> str:
        above = knot.partition(".")[0]
        for name in (f"{knot}.{target}", f"{above}.{target}", target):
            if found := self._scene_name(name):
                return found
        return self._labelled(target, above)

    def _labelled(self, target: str, knot: str) -> str:
        """A gather further down, whose scene is made before it is reached."""
        for other in self.found:
            if other.name.partition(".")[0] not in (knot, target.partition(".")[0]):
                continue
            for one in other.lines:
                if one.kind == "gather" and one.depth == 1 and one.label == target.rpartition(".")[2]:
                    name = f"{other.name}.{one.label}" if other.name else one.label
                    if name not in self.scenes:
                        self.scenes[name] = self.made.scene(
                            f"{self.scenes[other.name].name}-{one.label}", f"k{len(self.made.scenes)}"
                        )
                        self.scenes[name].title = ""
                    return self.scenes[name].name
        return ""

    def _block(self, one: Line, at: _At) -> None:
        """`{ x: … - else: … }` and `{ - x: … - y: … }` over several lines."""
        head = one.text.strip()
        if head.rstrip(":").strip() in _SHUFFLED:
            self._varied(head.rstrip(":").strip(), one, at)
        elif head and not head.endswith(":"):
            self._lost(Line("other", one.number, f"{head} {' '.join(x.text for x in one.inner)}"))
        else:
            self._cases(branches(one), one, at)

    def _varied(self, kind: str, one: Line, at: _At) -> None:
        """`{ shuffle: - a - b }`: the same as `{~a|b}` when each is one line."""
        texts = [x.text for x in one.inner]
        if any(x.kind != "gather" or not x.text or "|" in x.text or "->" in x.text for x in one.inner):
            self._lost(Line("other", one.number, f"{{{kind}: {' '.join(texts)}}}"))
            return
        words = shown(f"{{{_SHUFFLED[kind]}{'|'.join(texts)}}}", one.number, self.logic, self.report)
        at.steps.append(self._told(words))

    def _cases(self, branches: list[tuple[str, list[Line]]], one: Line, at: _At) -> None:
        if not branches:
            return
        (text, lines), rest = branches[0], branches[1:]
        made = "" if text == "else" else self.logic.condition(text)
        if made is None:
            self._lost(Line("other", one.number, f"{text}: {' '.join(x.text for x in lines)}"))
            self._cases(rest, one, at)
            return
        inner = _At(at.scene, at.knot, [])
        kept = self.last
        self._weave(lines, inner, 9)
        self.last = kept
        if not made:
            at.steps += inner.steps
            for never in (x for _, more in rest for x in more):
                self._lost(never)
            return
        other = _At(at.scene, at.knot, [])
        self._cases(rest, one, other)
        if not inner.steps and not other.steps:
            return
        step: Branch = {"if": made, "then": list(inner.steps)}
        if not inner.steps:
            step = {"if": self.logic.never(made), "then": list(other.steps)}
        elif other.steps:
            step["else"] = list(other.steps)
        at.steps.append(step)

    def _once(self) -> None:
        """Options that vanish matter only where a scene is played again; there something must stay."""
        again = self._played_again()
        for name, option in self.once:
            if name in again:
                option["once"] = True
        for scene in self.made.scenes.values():
            for choice in [scene.choose, *(_choices_in(scene.steps))]:
                options = options_of(choice)
                if choice is not None and may_be_empty(choice):
                    choice["options"] = [*options, {"say": self.to.says("继续", "Go on")}]
                    self.report.changed(
                        Both(f"场景`{scene.name}`", f"scene `{scene.name}`"),
                        "选项可能都不出现，加了一个“继续”", "all options can vanish: “Go on” was added",
                    )  # fmt: skip
                    if choice is scene.choose:
                        scene.choose = None
                        scene.steps.append({"choose": choice})
                        scene.ending = scene.name
            if scene.choose is None and not (scene.goto or scene.ending or leaves(scene.steps)):
                scene.ending = scene.name

    def _played_again(self) -> set[str]:
        """The scenes that lead back to themselves."""
        ways = {name: set(_targets(scene)) for name, scene in self.made.scenes.items()}
        out = set()
        for name, first in ways.items():
            seen: set[str] = set()
            wanted = set(first)
            while wanted:
                now = wanted.pop()
                if now not in seen:
                    seen.add(now)
                    wanted |= ways.get(now, set())
            if name in seen:
                out.add(name)
        return out


def _choices_in(steps: object) -> list[Branch]:
    out: list[Branch] = []
    for step in steps if isinstance(steps, list) else ():
        if not isinstance(step, dict):
            continue
        if isinstance(step.get("choose"), dict):
            out.append(step["choose"])
            for option in options_of(step["choose"]):
                out += _choices_in(option.get("script"))
        for name in ("then", "else"):
            out += _choices_in(step.get(name))
    return out


def _targets(scene: Scene) -> list[str]:
    """Every scene that is named as a way on."""
    out = [scene.goto] if scene.goto else []

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("goto"), str):
                out.append(value["goto"])
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(scene.steps)
    walk(scene.choose)
    return out


def _flat(lines: list[Line]) -> list[Line]:
    return [x for one in lines for x in (one, *_flat(one.inner))]

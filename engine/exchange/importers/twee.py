"""Twee 3, as Twine, Tweego and Twee 3 tools write it: passages, links, set and if of SugarCube and Harlowe.

What else a story format can do is reported line by line.
"""

import json
import re
from collections import Counter

from engine.diagnostics import Both
from engine.exchange.importers import twee_marks
from engine.exchange.importers.logic import Logic
from engine.exchange.importers.play_marks import speech
from engine.exchange.importers.rich_text import plain_text
from engine.exchange.importers.script_lines import NARRATOR, Lines, written
from engine.exchange.importers.story import Scene, Step, Story, leaves
from engine.exchange.importers.target import Branch, Target
from engine.exchange.importers.text import text_of
from engine.exchange.importers.twee_text import Cutter, Part, Passage, passages, published, without_comments
from engine.exchange.report import Imported, ImportFault, Report, line, short, whole_file

FORM = Both("Twee 3", "Twee 3")
_SPECIAL = frozenset({
    "StoryTitle", "StoryData", "StoryInit", "StoryMenu", "StoryCaption", "StoryBanner", "StoryAuthor", "StorySubtitle",
    "StoryInterface", "StoryShare", "PassageHeader", "PassageFooter", "PassageReady", "PassageDone", "StorySettings",
    "StoryIncludes", "UserScript", "UserStylesheet",
})  # fmt: skip
_NO_STORY = frozenset(
    {"script", "stylesheet", "widget", "init", "startup", "header", "footer", "Twine.image", "Twine.private"}
)
_VARIABLE = re.compile(r"(?<![\w$])(?P<sign>[$_])(?P<name>[A-Za-z_]\w*)")
#: Behind a variable of SugarCube: what it picks out of it.
_PICKED = re.compile(r"(?:\.[A-Za-z_]\w*|\[[^\]\n]*\])+")


def read(_name: str, data: bytes, to: Target) -> Imported:
    """The story as a scenario; raises ``ImportFault`` when the file has no passages."""
    report = Report(FORM)
    text = text_of(_name, data)
    reader = _Reader(published(text) or passages(text), to, report)
    story = reader.story()
    report.came["scenes"], report.came["variables"] = len(story.scenes), len(story.variables)
    files: dict[str, str | bytes] = {f"{to.scenario}/scenario.yaml": to.yaml(story.tree())}
    return Imported(files, report, [{"scenario": to.id}], story.title)


class _Reader:
    def __init__(self, found: list[Passage], to: Target, report: Report) -> None:
        self.to, self.report = to, report
        self.plays: list[Passage] = []
        self.special = {p.name: p for p in found if p.name in _SPECIAL}
        self.data = self._story_data()
        for passage in found:
            self._sorted(passage)
        if not self.plays:
            raise ImportFault(
                Both("文件里没有故事的段落（`:: 名字`）", "no passages (`:: Name`) were found"), report
            )
        self.harlowe = self._is_harlowe()
        self.lines = Lines(NARRATOR, chinese=to.chinese)
        self.made = Story(to, self.lines)
        self.scenes: dict[str, Scene] = {}
        for passage in self.plays:
            scene = self.made.scene(passage.name, f"p{len(self.scenes) + 1}")
            self.scenes.setdefault(passage.name, scene)
        self.logic = Logic(lambda n: self.scenes[n].name if n in self.scenes else "", chinese=to.chinese)
        self.speakers = Counter(
            s[0] for p in self.plays for t in p.text.split("\n") if (s := speech(t.strip()))
        )
        self.comments = 0
        self.noted: set[str] = set()

    def _story_data(self) -> dict[str, object]:
        passage = self.special.get("StoryData")
        try:
            found = json.loads(passage.text) if passage is not None else {}
        except (ValueError, RecursionError):
            self.report.lost(line(self.special["StoryData"].line), "StoryData 坏了", "StoryData is broken")
            return {}
        return found if isinstance(found, dict) else {}

    def _sorted(self, passage: Passage) -> None:
        strange = _NO_STORY & set(passage.tags)
        if passage.name in ("StoryTitle", "StoryData", "StoryInit") or (
            strange == {"startup"} and self._keep_startup(passage)
        ):
            return
        if passage.name in _SPECIAL or strange:
            self.report.lost(
                line(passage.line),
                f"段落`{passage.name}`不是故事，没有带过来",
                f"the passage `{passage.name}` is no story and is left out",
            )
            return
        if not passage.name:
            if passage.text.strip():
                self.report.lost(
                    line(passage.line + 1),
                    f"不在段落里的文字没有带过来：{short(passage.text)}",
                    f"a text in no named passage is left out: {short(passage.text)}",
                )
            return
        if any(p.name == passage.name for p in self.plays):
            self.report.lost(
                line(passage.line),
                f"段落`{passage.name}`重了，后一个没有带过来",
                f"there are two passages `{passage.name}`; the second is left out",
            )
            return
        if passage.tags:
            tags = " ".join(passage.tags)
            self.report.lost(line(passage.line), f"标签没有带过来：{tags}", f"tags are left out: {tags}")
        self.plays.append(passage)

    def _keep_startup(self, passage: Passage) -> bool:
        self.special.setdefault("StoryInit", passage)
        return self.special["StoryInit"] is passage

    def _is_harlowe(self) -> bool:
        form = str(self.data.get("format", "")).lower()
        if form and not form.startswith(("sugarcube", "harlowe", "twee", "jonah", "responsive")):
            self.report.changed(
                whole_file(),
                f"故事格式 {form} 只读链接和文字",
                f"of the story format {form} only links and words are read",
            )
        if form:
            return form.startswith("harlowe")
        text = "".join(p.text for p in self.plays)
        return len(twee_marks.HARLOWE.findall(text)) > len(re.findall(r"<<\w", text))

    def story(self) -> Story:
        title = self.special.get("StoryTitle")
        self.made.title = " ".join(title.text.split()) if title else ""
        start = str(self.data.get("start") or "Start")
        first = self.scenes.get(start) or self.scenes[self.plays[0].name]
        self.made.start = first.name
        cut = {p.name: Cutter(self._bare(p), harlowe=self.harlowe).parts() for p in self.plays}
        self.temporary = {
            name
            for part in (p for parts in cut.values() for p in _flat(parts))
            for name in re.findall(
                r"(?<!\w)_([A-Za-z]\w*)", f"{part.setter if part.kind == 'link' else part.text}"
            )
            if part.kind in ("set", "link")
        }
        self._declared(first, cut)
        for passage in self.plays:
            self._scene(self.scenes[passage.name], cut[passage.name])
        if self.comments:
            self.report.lost(
                whole_file(), f"{self.comments} 处注释没有带过来", f"{self.comments} comments are left out"
            )
        self.made.variables = self.logic.variables
        self.logic.told_guesses(self.report)
        self.report.missing(
            whole_file(),
            "性质先写成创作，请看对不对",
            "the nature was set to dramatised: see whether it is right",
        )
        return self.made

    def _bare(self, passage: Passage) -> Passage:
        text, count = without_comments(passage.text)
        self.comments += count
        chapbook = str(self.data.get("format", "")).lower().startswith("chapbook")
        text, programs = twee_marks.without_programs(text, chapbook=chapbook)
        for number, what in programs:
            self._other(Part("other", passage.line + 1 + number, what))
        if self.harlowe:
            text = twee_marks.without_hook_names(text)
        return Passage(passage.name, passage.tags, passage.line, text)

    def _declared(self, first: Scene, cut: dict[str, list[Part]]) -> None:
        """The variables: first those of StoryInit, then every plain value that is set anywhere."""
        init = self.special.get("StoryInit")
        begin = Cutter(self._bare(init), harlowe=self.harlowe).parts() if init is not None else []
        for part in begin:
            if part.kind == "set":
                for one in _assignments(part.text):
                    found = re.fullmatch(r"\s*\$(\w+)\s*(?:=|\bto\b)\s*(.*)", one, re.S)
                    if found is None or not self.logic.declare(found[1], found[2]):
                        self._do(one, part.line, first.steps)
            elif part.kind != "text" or part.text.strip():
                self._other(part)
        for part in (p for parts in cut.values() for p in _flat(parts)):
            for one in _assignments(part.text if part.kind == "set" else part.setter):
                found = re.fullmatch(r"\s*\$(\w+)\s*(?:=|\bto\b)\s*(.*)", one, re.S)
                if (
                    found is not None
                    and self.logic.name(found[1]) not in self.logic.initial
                    and self.logic.declare(found[1], found[2])
                ):
                    value = self.logic.initial[self.logic.name(found[1])]
                    empty = False if isinstance(value, bool) else 0 if isinstance(value, int) else ""
                    self.logic.initial[self.logic.name(found[1])] = empty

    def _scene(self, scene: Scene, parts: list[Part]) -> None:
        body = _Body(self)
        body.take(parts, "")
        scene.steps += body.finished()
        options = body.options
        if leaves(scene.steps):
            for option in options:
                self.report.lost(
                    line(body.line),
                    f"前面已经跳走，这个链接用不上：{option['say']}",
                    f"never offered, since the passage goes on by itself: {option['say']}",
                )
            return
        self.report.came["choices"] += bool(options)
        if not options:
            scene.ending = scene.title or scene.name
            return
        choice: Branch = {"options": list(options)}
        if all("when" in o for o in options):
            going: Branch = {"say": self.to.says("继续", "Go on")}
            choice["options"] = [*options, going]
            where = line(body.line)
            self.report.changed(
                where,
                "选项都有条件，加了一个“继续”，走到结局",
                "all options have a condition: “Go on” leads to an ending",
            )
            scene.steps.append({"choose": choice})
            scene.ending = scene.title or scene.name
            return
        scene.choose = choice

    def _do(self, text: str, number: int, steps: list[Step]) -> None:
        made = self.logic.assignment(text)
        if made is None:
            self.report.lost(
                line(number),
                f"这个赋值没有带过来：{short(text)}",
                f"this assignment is left out: {short(text)}",
            )
        else:
            steps.append({"do": made})

    def _other(self, part: Part) -> None:
        what = short(part.text or part.kind, 40)
        self.report.lost(
            line(part.line),
            f"没有对应的写法，没有带过来：{what}",
            f"has no counterpart and is left out: {what}",
        )

    def speaks(self, who: str, text: str) -> bool:
        """Whether a line with a colon is speech: one of several by this name, or a Chinese name and colon."""
        return self.speakers[who] > 1 or re.match(r"[\u4e00-\u9fff]{2,4}(?:（.*?）)?：", text) is not None

    def shown(self, text: str, number: int) -> str:
        """Words with their variables in braces; HTML gone."""
        bare = twee_marks.without_emphasis(text, harlowe=self.harlowe)
        if bare != text:
            self.report.changed(
                line(number), "加粗和斜体没有了，字还在", "emphasis is gone, the words are kept"
            )
        outer = bare[: len(bare) - len(bare.lstrip())], bare[len(bare.rstrip()) :]
        text = bare
        if "<" in bare:
            text = outer[0] + plain_text(bare, "moodle", self.report.at(line(number))) + outer[1]
        if self.harlowe:
            text = re.sub(r"[{}]", "", text)  # they only gather blanks there
        out, last = "", 0
        for found in _VARIABLE.finditer(text):
            if found["sign"] == "_" and found["name"] not in self.temporary:
                continue
            out += written_within(text[last : found.start()])
            last = found.end()
            if not self.harlowe and (picked := _PICKED.match(text, last)) is not None:
                last = picked.end()
                self._other(Part("other", number, text[found.start() : last]))
                continue
            value = self.logic.value(found[0])
            out += f"{{{value}}}" if value else found[0]
        return out + written_within(text[last:])


def written_within(text: str) -> str:
    """A piece of a text, outer blanks kept."""
    inner = written(text)
    if not inner:
        return " " if text else ""
    before = " " if text[0].isspace() else ""
    return before + inner + (" " if text[-1].isspace() else "")


class _Body:
    """The words of a passage as lines; links as options under the conditions around them."""

    def __init__(self, reader: _Reader) -> None:
        self.r = reader
        self.steps: list[Step] = []
        self.words = ""
        self.linked = False
        self.spoken = False
        self.options: list[Branch] = []
        self.gone = False
        self.line = 0

    def take(self, parts: list[Part], condition: str) -> None:
        for part in parts:
            self.line = part.line
            if part.kind == "text":
                self._text(part)
            elif part.kind == "show":
                value = self.r.logic.value(part.text)
                if value is None:
                    self.r._other(part)
                else:
                    self.words += f"{{{value}}}"
            elif part.kind == "link":
                self._link(part, condition)
            elif part.kind == "picture":
                self._picture(part, condition)
            elif part.kind == "set":
                self._break()
                for one in _assignments(part.text):
                    self.r._do(one, part.line, self.steps)
            elif part.kind == "goto":
                self._goto(part)
            elif part.kind == "if":
                self._if(part, condition)
            else:
                self.r._other(part)

    def _text(self, part: Part) -> None:
        rows = part.text.split("\n")
        for n, row in enumerate(rows):
            if n and not rows[n - 1].rstrip().endswith("\\"):  # a backslash holds two lines together
                self._break()
                if not row.strip() and self.steps and self.steps[-1] != "" and n < len(rows) - 1:
                    self.steps.append("")
            if row.strip().removesuffix("\\"):
                self.spoken = True
            bare = row.rstrip().removesuffix("\\") if n < len(rows) - 1 else row
            self.words += self.r.shown(bare, part.line + n)

    def _break(self) -> None:
        """A line ends: one that holds links alone is told by the options."""
        text, self.words = " ".join(self.words.split()), ""
        links, self.linked, spoken, self.spoken = self.linked, False, self.spoken, False
        text = twee_marks.without_lead(text, harlowe=self.r.harlowe)
        if not text or (links and not spoken) or (links and not re.search(r"\w", text)):
            return
        said = speech(text)
        if said is not None and self.r.speaks(said[0], text):
            self.steps.append(self._said(said))
        else:
            self.steps.append(_braced(text, self.r.lines))
        self.r.report.came["lines"] += 1

    def _said(self, said: tuple[str, str, str]) -> str:
        who, tone, words = said
        line_ = self.r.lines.say(who, tone, "x")
        return f"{line_[:-1]}{words}"

    def _link(self, part: Part, condition: str) -> None:
        scene = self.r.scenes.get(part.target)
        words = self.r.shown(part.text, part.line).strip()
        self.words += words
        self.linked = True
        if scene is None:
            what = f"{part.text} → {part.target}"
            self.r.report.lost(
                line(part.line), f"链接没有去处：{short(what)}", f"a link leads nowhere: {short(what)}"
            )
            self.spoken = True
            return
        option: Branch = {"say": words or scene.name}
        if condition:
            option["when"] = condition
        done: list[Step] = []
        for one in _assignments(part.setter):
            self.r._do(one, part.line, done)
        texts = [str(s["do"]) for s in done if not isinstance(s, str)]
        if texts:
            option["do"] = "；".join(texts)
        option["goto"] = scene.name
        if any(
            o.get("say") == option["say"]
            and o.get("goto") == option["goto"]
            and o.get("when") == option.get("when")
            for o in self.options
        ):
            return
        self.options.append(option)

    def _picture(self, part: Part, condition: str) -> None:
        self.r.report.lost(
            line(part.line),
            f"图片没有带过来：{short(part.text)}",
            f"a picture is left out: {short(part.text)}",
        )
        if part.target:
            self._link(Part("link", part.line, part.text, part.target, part.setter), condition)

    def _goto(self, part: Part) -> None:
        self._break()
        scene = self.r.scenes.get(part.target)
        if scene is None:
            self.r._other(Part("goto", part.line, f"goto {part.target}"))
            return
        self.steps.append({"goto": scene.name})
        self.gone = True

    def _if(self, part: Part, outer: str) -> None:
        """Words in a line become a variant; longer branches a step; links in them get the condition."""
        guards: list[tuple[str, list[Part]]] = []
        before = ""
        for text, inner in part.branches:
            own = self.r.logic.condition(text) if text else ""
            if own is None:
                self.r._other(Part("if", part.line, f"if {text}"))
                if guards:
                    self._left_out(inner, part)
                    continue
                self.take(inner, outer)
                for _, other in part.branches[1:]:
                    self._left_out(other, part)
                return
            guards.append((self.r.logic.both(before, own), inner))
            if own:
                before = self.r.logic.both(before, self.r.logic.never(own))
        if self._inline(part, guards):
            return
        self._break()
        for guard, inner in guards:
            body = _Body(self.r)
            body.take(inner, self.r.logic.both(outer, guard))
            steps = body.finished()
            self.options += body.options
            if steps and guard:
                self.steps.append({"if": guard, "then": list(steps)})
            else:
                self.steps += steps

    def _left_out(self, inner: list[Part], part: Part) -> None:
        """A branch that is not kept, since it is not known when it is played."""
        words = short(" ".join(p.text or p.target for p in _flat(inner)), 40)
        if words:
            self.r.report.lost(
                line(inner[0].line if inner else part.line),
                f"这一支没有带过来：{words}",
                f"this branch is left out: {words}",
            )

    def _inline(self, part: Part, guards: list[tuple[str, list[Part]]]) -> bool:
        """Whether the branches are a few words each, and were put into the line."""
        plain = all(p.kind == "text" and "\n" not in p.text for _, inner in part.branches for p in inner)
        if not plain or not 0 < len(guards) <= 2 or len(part.branches) != len(guards) or not guards[0][0]:
            return False
        if len(guards) == 2 and part.branches[1][0]:
            return False
        texts = ["".join(self.r.shown(p.text, p.line) for p in inner) for _, inner in guards]
        if any(c in t for t in texts for c in "|｜{}"):
            return False
        colon = "：" if self.r.to.chinese else ": "
        self.words += f"{{{guards[0][0]}{colon}{'|'.join(texts)}}}"
        self.spoken = self.spoken or any(t.strip() for t in texts)
        return True

    def finished(self) -> list[Step]:
        self._break()
        while self.steps and self.steps[-1] == "":
            self.steps.pop()
        return self.steps


def _braced(text: str, lines: Lines) -> str:
    """Narration whose braces are ours already."""
    bare = re.sub(r"(?<!\\)\{[^{}]*\}", "x", text)
    line_ = lines.tell(re.sub(r"\\([\\{}])", r"\1", bare))
    narrator = f"{lines.narrator}：" if lines.chinese else f"{lines.narrator}: "
    return f"{narrator}{text}" if line_.startswith(narrator) and not bare.startswith(narrator) else text


def _assignments(text: str) -> list[str]:
    """`$a to 1, $b to 2` one by one."""
    return [
        p.strip() for p in re.split(r"[,;；](?=\s*\$\w+\s*(?:[-+*]?=|\bto\b|\+\+|--))", text) if p.strip()
    ]


def _flat(parts: list[Part]) -> list[Part]:
    out = []
    for part in parts:
        out.append(part)
        for _, inner in part.branches:
            out += _flat(inner)
    return out

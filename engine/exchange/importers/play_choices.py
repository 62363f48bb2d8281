"""Choices in a play script: `选择：…`, `A. … （转第二场）`, with or without what follows from each."""

import re
from dataclasses import dataclass, field

from engine.exchange.authored import Tree
from engine.exchange.importers.blocks import Block
from engine.exchange.importers.script_lines import written
from engine.exchange.importers.story import Scene, Step, Story, choice_in, options_of
from engine.exchange.importers.target import Branch
from engine.exchange.report import Report, short

_N = "一二三四五六七八九十"
_TRIGGER = re.compile(
    r"\s*[【\[（(]?\s*(?:请?选择|抉择|分支(?:选择)?|互动(?:选择)?|选择题|选择点|选项|choice|choose)\s*[一二三四五六七八九十\d]{0,2}\s*[】\])）]?\s*(?:[：:]\s*(?P<ask>.*))?",
    re.I,
)
_OPTION = re.compile(
    r"\s*(?:[【\[]?选项\s*)?[（(]?(?P<mark>[①-⑧](?=\s*\S)|(?:[A-HＡ-Ｈ]|[1-8]|[一二三四五六七八])(?=\s*[】\])）.．、:：]))"
    r"\s*[】\])）.．、:：]?\s*(?P<say>\S.*)",
    re.S,
)
_ARROW = re.compile(
    r"\s*[（(【\[]?\s*(?:→|—+>|-+>|=+>|⇒|(?<![\u4e00-\u9fff])转到?|转(?:到|(?=第|场|结局))|跳转?(?:到|至)?|转至|切到)\s*[:：]?\s*[“「《]?(?P<to>[^（()）【】，。”」》]{1,24})[”」》]?\s*[)）】\]]?\s*[。.]?\s*$"
)
_BRACKET = re.compile(r"\s*[（(【\[](?P<in>[^（()）【】]{1,40})[)）】\]]\s*[。.]?\s*$")
_TO = re.compile(
    r"\s*(?:→|->|转到?|跳转?(?:到|至)?|转至|进入?|去|接|见|到|goto)\s*[:：]?\s*[“「《]?(?P<to>[^”」》]{1,24})[”」》]?\s*",
    re.I,
)
_EFFECT = re.compile(r"\s*(?P<name>[^\W\d_]{1,8})\s*(?P<sign>[+＋\-－])\s*(?P<n>\d{1,3})\s*分?\s*")
_ALONE = re.compile(
    r"\s*[（(【\[]?\s*(?:→|-+>|转到?|跳转?(?:到|至)|转至|切到)\s*[:：]?\s*(?P<to>[^（()）【】，。]{1,24}?)\s*[)）】\]]?\s*[。.]?\s*"
)
_GATHERED = re.compile(
    r"\s*[（(【\[]?\s*(?:选择结束|分支结束|回到主线|汇合|以上分支汇合)\s*[)）】\]]?\s*[。.]?\s*"
)


def plain(text: str) -> str:
    """A text of a key, braces and citations as characters."""
    return written(text)


@dataclass
class _Open:
    ask: str
    options: list[Branch] = field(default_factory=list)
    scripts: list[list[Step]] = field(default_factory=list)
    kind: str = ""
    where: Block | None = None
    #: After a blank line a script goes on without the choice, unless another option comes.
    blank: bool = False


class Choices:
    """Reads choices out of the lines of a scene. Targets are resolved when all scenes are known."""

    def __init__(self, story: Story, report: Report) -> None:
        self.story, self.report = story, report
        self.now: _Open | None = None
        self.targets: list[tuple[Branch, str, str, Block]] = []
        self.jumps: list[tuple[Scene, list[Step], str, Block]] = []

    def blank(self) -> None:
        if self.now is not None:
            self.now.blank = True

    def steps(self, scene: Scene) -> list[Step]:
        """Where a line goes: to the option that is open, or to the scene."""
        if self.now is not None and self.now.scripts:
            return self.now.scripts[-1]
        return scene.steps

    def takes(self, text: str, block: Block, scene: Scene) -> bool:
        """Whether a line belongs to a choice and is dealt with here."""
        option = _OPTION.fullmatch(text)
        if self.now is not None and option is not None and self._is_next(option["mark"]):
            self._option(option["say"], block)
            return True
        trigger = _TRIGGER.fullmatch(text)
        if trigger is not None and (trigger["ask"] is not None or len(text) <= 8):
            self.end(scene)
            self.now = _Open(trigger["ask"] or "", where=block)
            return True
        if option is not None and _kind(option["mark"]) in ("letter", "circle") and _first(option["mark"]):
            self.end(scene)
            self.now = _Open(self._asked(scene), where=block)
            self._option(option["say"], block)
            return True
        if self.now is not None and (_GATHERED.fullmatch(text) or (self.now.blank and self._is_over())):
            over = _GATHERED.fullmatch(text) is not None
            self.end(scene)
            return over
        if self.now is not None and not self.now.options:
            self.now.ask = f"{self.now.ask} {text}".strip()
            return True
        alone = _ALONE.fullmatch(text)
        if alone is not None and not re.search(r"[。！？：:]", alone["to"]):
            self._jump(alone["to"].strip(), scene, text, block)
            return True
        return False

    def _is_over(self) -> bool:
        return self.now is not None and bool(self.now.options)

    def _is_next(self, mark: str) -> bool:
        assert self.now is not None
        count = len(self.now.options)
        if count and _kind(mark) != self.now.kind:
            return False
        return _place(mark) == count

    def _asked(self, scene: Scene) -> str:
        """The question in the line before, when it is one."""
        while scene.steps and scene.steps[-1] == "":
            scene.steps.pop()
        last = scene.steps[-1] if scene.steps else ""
        if (
            isinstance(last, str)
            and last.rstrip("）)").endswith(("？", "?"))
            and not re.match(r"[^：:]{1,12}[：:]", last)
        ):
            scene.steps.pop()
            return last.strip("（）()")
        return ""

    def _option(self, text: str, block: Block) -> None:
        assert self.now is not None
        option: Branch = {}
        raw, text, target = text, *self._parted(text, option)
        option = {"say": written(text) or written(raw), **option}
        mark = _OPTION.fullmatch(block.typed.split("\n")[0].strip())
        self.now.kind = self.now.kind or (_kind(mark["mark"]) if mark else "letter")
        self.now.options.append(option)
        self.now.scripts.append([])
        self.now.blank = False
        if target:
            self.targets.append((option, target, raw, block))

    def _parted(self, text: str, option: Branch) -> tuple[str, str]:
        """The words of an option, and where it leads; effects in brackets become assignments."""
        target = ""
        while (bracket := _BRACKET.search(text)) is not None:
            known = True
            for part in re.split(r"[，,；;、]", bracket["in"]):
                effect, to = _EFFECT.fullmatch(part), _TO.fullmatch(part)
                if effect is not None and not self.find(part):
                    self._effect(effect, option)
                elif to is not None:
                    target = to["to"].strip()
                else:
                    known = False
            if not known:
                break
            text = text[: bracket.start()]
        arrow = _ARROW.search(text)
        if arrow is not None and not target and text[: arrow.start()].strip():
            text, target = text[: arrow.start()], arrow["to"].strip()
        return text.strip(" 。"), target

    def _effect(self, found: re.Match[str], option: Branch) -> None:
        name = found["name"]
        sign = "+=" if found["sign"] in "+＋" else "-="
        self.story.variables.setdefault(name, {"initial": 0})
        done = f"{name} {sign} {int(found['n'])}"
        option["do"] = f"{option['do']}；{done}" if "do" in option else done

    def _jump(self, target: str, scene: Scene, text: str, block: Block) -> None:
        if self.now is not None and self.now.options:
            self.targets.append((self.now.options[-1], target, text, block))
        else:
            self.jumps.append((scene, scene.steps, target, block))

    def end(self, scene: Scene | None) -> None:
        """Close the open choice and put it into its scene."""
        now, self.now = self.now, None
        if now is None or scene is None:
            return
        if not now.options:
            if now.ask:
                scene.steps.append(self.story.lines.tell(now.ask))
            return
        for option, steps in zip(now.options, now.scripts, strict=True):
            while steps and steps[-1] == "":
                steps.pop()
            if steps:
                option["script"] = list[Tree](steps)
        choice: Branch = {"ask": written(now.ask)} if now.ask else {}
        choice["options"] = list[Tree](now.options)
        self.report.came["choices"] += 1
        while scene.steps and scene.steps[-1] == "":
            scene.steps.pop()
        scene.steps.append({"choose": choice})

    def resolve(self) -> None:
        """Names of scenes for what the script says; then a choice at the end of a scene ends it."""
        for option, target, raw, block in self.targets:
            scene = self.find(target)
            if scene:
                option["goto"] = scene
            else:
                self.report.missing(
                    block.where,
                    f"没有找到要去的场景：{short(raw)}",
                    f"there is no such scene to go to: {short(raw)}",
                )
                option["say"] = written(raw) or str(option["say"])
        for owner, steps, target, block in self.jumps:
            scene = self.find(target)
            if not scene:
                self.report.missing(
                    block.where,
                    f"没有找到要去的场景：{short(target)}",
                    f"there is no such scene to go to: {short(target)}",
                )
                steps.append(self.story.lines.stage(target))
            elif not owner.goto:
                owner.goto = scene
            else:
                self.report.lost(
                    block.where,
                    f"一场里转了两次，后一次没有带过来：{short(target)}",
                    f"a scene leads away twice; left out: {short(target)}",
                )
        for scene_ in list(self.story.scenes.values()):
            self._last(scene_)

    def _last(self, scene: Scene) -> None:
        while scene.steps and scene.steps[-1] == "":
            scene.steps.pop()
        choice = choice_in(scene.steps[-1]) if scene.steps else None
        if choice is not None:
            scene.steps.pop()
            scene.choose = choice
            return
        for n, step in enumerate(scene.steps):
            options = options_of(choice_in(step))
            if options and all("goto" in o for o in options):
                self._cut(scene, n)
                return

    def _cut(self, scene: Scene, n: int) -> None:
        """Every option leads away, and the script goes on: the rest is a scene of its own."""
        step, rest = scene.steps[n], scene.steps[n + 1 :]
        more = self.story.scene(f"{scene.name}-2", f"{scene.name}-2")
        more.steps, more.goto, more.ending, more.debrief = rest, scene.goto, scene.ending, scene.debrief
        scene.steps, scene.goto, scene.ending, scene.debrief = scene.steps[:n], "", "", ""
        scene.choose = choice_in(step)
        where = self.targets[0][3].where
        self.report.changed(
            where,
            f"`{scene.name}`里选完就走了，后面的放进了`{more.name}`",
            f"the options of `{scene.name}` lead away; what follows is in `{more.name}`",
        )
        self._last(more)

    def find(self, target: str) -> str:
        """The scene that a script means by `村口`, `第二场`, `场景2`, `结局一`."""
        target = re.sub(r"\s+", "", target).strip("。.《》“”「」")
        titles = {name: re.sub(r"\s+", "", scene.title or name) for name, scene in self.story.scenes.items()}
        for name, title in titles.items():
            if target in (name, title):
                return name
        n = ordinal(target)
        if n is not None:
            for name, title in titles.items():
                if ordinal(title) == n and ("结局" in target) == ("结局" in title):
                    return name
            return (
                list(titles)[n - 1]
                if n <= len(titles) and "结局" not in target and not any(map(ordinal, titles.values()))
                else ""
            )
        close = [
            name
            for name, title in titles.items()
            if len(target) > 1 and (target in title or (len(name) > 1 and name in target))
        ]
        return close[0] if len(close) == 1 else ""


def ordinal(text: str) -> int | None:
    """2 for `第二场`, `场景2`, `2`, `结局二`."""
    found = re.match(
        rf"(?:第|场景?|scene|结局)?\s*([{_N}]{{1,3}}|\d{{1,3}})\s*(?:[场幕景节]|$|[：:、.．—-])", text, re.I
    )
    if found is None:
        return None
    if found[1].isdigit():
        return int(found[1])
    tens, ten, ones = found[1].rpartition("十")
    if ten:
        return (_N.index(tens) + 1 if tens else 1) * 10 + (_N.index(ones) + 1 if ones else 0)
    return _N.index(ones) + 1 if len(ones) == 1 else None


def _kind(mark: str) -> str:
    return (
        "circle"
        if mark in "①②③④⑤⑥⑦⑧"
        else "digit"
        if mark.isdigit()
        else "chinese"
        if mark in _N
        else "letter"
    )


def _place(mark: str) -> int:
    if _kind(mark) == "circle":
        return ord(mark) - ord("①")
    if _kind(mark) == "digit":
        return int(mark) - 1
    if _kind(mark) == "chinese":
        return _N.index(mark)
    return (ord(mark) - 0xFEE0 if ord(mark) > 0xFF00 else ord(mark)) - 65


def _first(mark: str) -> bool:
    return _place(mark) == 0

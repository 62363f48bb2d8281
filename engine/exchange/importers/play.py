"""A play script as a scenario: cast, scenes by headings, stage directions, choices where the script marks them."""

import re
from collections import Counter

from engine.diagnostics import Both
from engine.exchange.importers.blocks import Block, Document
from engine.exchange.importers.documents import GENRES, NO_NAMES, has_gaps, opened, together
from engine.exchange.importers.play_choices import Choices, plain
from engine.exchange.importers.play_marks import (
    CAST,
    ENDED,
    ENDING,
    NUMBERED_ENDING,
    SCENE,
    SUMMARY,
    spaced,
    speech,
    squeezed,
)
from engine.exchange.importers.script_lines import NARRATOR, Lines
from engine.exchange.importers.story import Scene, Story, options_of
from engine.exchange.importers.target import Target
from engine.exchange.report import Imported, ImportFault, Report, short, whole_file

FORM = Both("剧本", "play script")
_STAGE = re.compile(r"^[（(【\[〔［](?P<text>.*)[)）】\]〕］]$", re.S)
_MEMBER = re.compile(
    r"\s*(?P<who>[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff](?=\s*[：:—（(，,\s-])|[^：:—\-（(，,、\s]{1,12})\s*(?:[：:]|——?|—|-|[，,]|[（(]|\s)\s*(?P<role>.*?)[)）]?\s*$"
)
#: `石头问：`, `娘笑着说：`
_TELLS = re.compile(r".{0,4}(?:问|说|道|喊|答|叫|念|唱)")
_WRITTEN = re.compile(r"(?:写着|写道|刻着|上写|如下|说道|表明|显示|包括|例如|[是有为])$")
_CHORUS = frozenset(
    [
        "旁白",
        "画外音",
        "众人",
        "众",
        "合",
        "齐",
        "甲",
        "乙",
        "丙",
        "丁",
        "群众",
        "老乡",
        "男声",
        "女声",
        "童声",
        "narrator",
    ]
)
_SETTING = frozenset(
    ["时间", "地点", "时", "地", "布景", "道具", "背景", "音乐", "音效", "灯光", "场景", "字幕", "幕启"]
)


def read(name: str, data: bytes, to: Target) -> Imported:
    """The scenario of a script. Every word of it is in the scenario or in the report."""
    report = Report(FORM)
    found = opened(name, data, report)
    found.blocks = together(found.blocks)
    reader = _Reader(found, to, report)
    for block in found.blocks:
        reader.take(block)
    story = reader.finished()
    files: dict[str, str | bytes] = {f"{to.scenario}/scenario.yaml": to.yaml(story.tree())}
    report.came["scenes"], report.came["cast"] = len(story.scenes), len(story.lines.cast)
    files |= reader.files
    return Imported(files, report, [{"scenario": to.id}], story.title)


def _titled(text: str) -> str:
    """`情景剧《分红》`, `《分红》剧本`: the title alone."""
    named = re.fullmatch(
        r"(?:\S{0,6}剧本?|小品|快板|相声|三句半)?\s*《([^《》]+)》\s*(?:剧本|脚本)?", text.strip()
    )
    return named[1] if named is not None else text


def _labelled(text: str) -> str:
    """`【时间】周一`, `★选择点 1：…` as `时间：周一`, `选择：…`."""
    found = re.fullmatch(r"[【\[]\s*(\S{1,6}?)\s*[】\]]\s*[:：]?\s*(\S.*)", text, re.S)
    if found is not None and (found[1] in NO_NAMES or CAST.fullmatch(found[1])):
        return f"{found[1]}：{found[2]}"
    return re.sub(
        r"^[★☆◆◇■□●▶►※\s]*(?:选择|抉择|互动)点?\s*[一二三四五六七八九十\d]*\s*[:：]", "选择：", text
    )


class _Reader:
    def __init__(self, found: Document, to: Target, report: Report) -> None:
        self.found, self.to, self.report = found, to, report
        self.lines = Lines(NARRATOR, chinese=to.chinese)
        self.story = Story(to, self.lines)
        self.files: dict[str, str | bytes] = {}
        self.scene: Scene | None = None
        self.in_cast = False
        self.listed = False
        self.setting: list[str] = []
        self.choices = Choices(self.story, report)
        self.speakers = Counter(s[0] for b in found.blocks if (s := speech(b.text)) is not None)
        self.gaps = has_gaps([b.text for b in found.blocks])
        self.levels = sorted({b.level for b in found.blocks if b.level and not CAST.fullmatch(b.text)})
        self.late: list[str] = []

    def take(self, block: Block) -> None:
        if block.kind == "table":
            self._table(block)
            return
        for piece in block.pieces:
            if piece.kind == "picture":
                self._picture(piece.text, block)
            elif piece.kind == "note":
                text = self.found.footnotes[piece.text]
                self.report.lost(
                    block.where, f"脚注没有带过来：{short(text)}", f"a footnote is left out: {short(text)}"
                )
        for text in block.typed.split("\n"):
            self._line(_labelled(text.strip(" \t\u3000")), block)

    def _line(self, text: str, block: Block) -> None:
        if not text:
            self._beat()
        elif self._is_heading(text, block):
            self._heading(text, block)
        elif CAST.fullmatch(text):
            self.in_cast = self.listed = True
        elif (among := CAST.match(text)) and self.scene is None and "：" in text.replace(":", "："):
            self._listed_in_line(text[among.end() :])
        elif self.in_cast and self._member(text):
            return
        else:
            self.in_cast = False
            self._script(text, block)

    def _is_heading(self, text: str, block: Block) -> bool:
        if block.is_title:
            return True
        if block.level and not CAST.fullmatch(text):
            return True
        return SCENE.fullmatch(text) is not None or NUMBERED_ENDING.fullmatch(text) is not None

    def _heading(self, text: str, block: Block) -> None:
        self.in_cast = False
        first = not self.story.title and self.scene is None
        marked = SCENE.fullmatch(text) is not None or ENDING.fullmatch(text) is not None
        alone = block.level and len(self.levels) > 1 and block.level == self.levels[0]
        if block.is_title or (first and alone and not marked):
            if self.story.title:
                self.report.lost(
                    block.where,
                    f"又一个标题没有带过来：{short(text)}",
                    f"another title is left out: {short(text)}",
                )
            self.story.title = self.story.title or _titled(text)
            return
        if SUMMARY.fullmatch(text):
            self.setting.append("\x00")
            return
        self._begin(text)

    def _begin(self, title: str) -> None:
        self.choices.end(self.scene)
        bare = re.sub(
            r"^\s*(?:第\s*[一二三四五六七八九十百\d]+\s*[场幕景节]|场景?\s*[一二三四五六七八九十\d]+|scene\s*\d+)\s*[：:、.．\s—-]*",
            "",
            title,
            flags=re.I,
        )
        self.scene = self.story.scene(bare or title, f"s{len(self.story.scenes) + 1}")
        self.scene.title = title if title != self.scene.name else ""
        ending = ENDING.match(title)
        if ending:
            self.scene.ending = ending["name"].strip(" ：:。") or title
        self.scene.steps += [self._staged(t) for t in self.setting if t != "\x00"]
        self.setting = []

    def _member(self, text: str) -> bool:
        """A line of the cast; anything that is none ends the list."""
        found = _MEMBER.match(f"{text} ")
        if found is None or len(text) > 60 or found["who"] in NO_NAMES or _STAGE.match(text):
            return False
        self.lines.cast[squeezed(found["who"])] = found["role"].strip(" 。，,;；")
        return True

    def _listed_in_line(self, text: str) -> None:
        """`人物：石头、娘（石头的母亲）、二婶`."""
        self.listed = True
        for part in re.split(r"[、，,；;\s]+(?![^（(]*[)）])", text.lstrip("：: ")):
            found = re.fullmatch(r"(?P<who>[^（(]{1,12})(?:[（(](?P<role>.*)[)）])?", part.strip("。 "))
            if found is not None:
                self.lines.cast[found["who"].strip()] = (found["role"] or "").strip()

    def _beat(self) -> None:
        self.choices.blank()
        if self.scene is not None and self.scene.steps and self.scene.steps[-1] != "":
            self.choices.steps(self.scene).append("")

    def _script(self, text: str, block: Block) -> None:
        if self.scene is None and self._before(text, block):
            return
        scene = self.scene or self._opening()
        if self.choices.takes(text, block, scene):
            return
        steps = self.choices.steps(scene)
        self.report.came["lines"] += 1
        if ENDED.fullmatch(text):
            scene.ending = scene.ending or text.strip("（）()【】[]。. ")
            return
        if (ending := ENDING.match(text)) is not None and len(text) < 30:
            scene.ending = ending["name"].strip(" ：:。（）()【】[]") or text
            return
        debrief = re.match(r"(?:评语|点评|小结)\s*[：:]\s*(.+)", text)
        if debrief is not None and scene.ending:
            scene.debrief = f"{scene.debrief}\n{plain(debrief[1])}".strip()
        else:
            steps.append(self._made(text, block))

    def _made(self, text: str, block: Block) -> str:
        stage = _STAGE.match(text)
        if stage is not None and not re.search(r"[)）】\]].*[（(【\[]", stage["text"]):
            return self.lines.stage(stage["text"])
        if text[0] == "△▲" or text[0] in "△▲":
            return self.lines.stage(text[1:])
        said = speech(text) or self._spaced(text)
        if said is None:
            return self.lines.tell(text)
        who, tone, words = said
        if who in _SETTING:
            return self._staged(text)
        teller = self._teller(who)
        if teller is not None:
            return self.lines.say(teller, tone or who.removeprefix(teller), words)
        if who in NO_NAMES or self._is_nobody(who):
            return self.lines.tell(text)
        if self.listed and who not in self.lines.cast and who not in _CHORUS:
            self.report.changed(
                block.where,
                f"人物表里没有`{who}`，加上了",
                f"`{who}` was not in the list of the cast and was added",
            )
        return self.lines.say(who, tone, words)

    def _teller(self, who: str) -> str | None:
        """`石头问：` is said by 石头."""
        if who in self.lines.cast:
            return None
        known = (n for n in self.lines.cast if who.startswith(n) and _TELLS.fullmatch(who.removeprefix(n)))
        return next(known, None)

    def _is_nobody(self, who: str) -> bool:
        """`墙上写着：…` is no speech: it is said once, and no list of the cast has it."""
        if who in self.lines.cast or who in _CHORUS or self.speakers[who] > 1:
            return False
        return _WRITTEN.search(who) is not None or (self.listed and len(who) > 3)

    def _spaced(self, text: str) -> tuple[str, str, str] | None:
        """`石头　走啊！`: a name of the cast, a gap, words."""
        found = re.match(r"(\S{1,8}?)(?:[（(](.{1,20})[)）])?(?:[\u3000\t ]+(\S.*)|“([^“”]+)”$)", text)
        if found is not None and found[1] in self.lines.cast:
            return found[1], found[2] or "", found[3] or found[4]
        return spaced(text) if self.gaps else None

    def _staged(self, text: str) -> str:
        return self.lines.stage(text)

    def _before(self, text: str, block: Block) -> bool:
        """What stands before the first scene: title, summary, time and place."""
        if self.setting and self.setting[-1] == "\x00":
            self.story.summary = plain(text)
            self.setting.pop()
            return True
        summary = SUMMARY.match(text)
        if summary is not None:
            self.story.summary = plain(text[summary.end() :].lstrip("：: 】]"))
            return True
        said = speech(text)
        if said is not None and said[0] in _SETTING:
            self.setting.append(text)
            return True
        if said is not None and (said[0] in NO_NAMES or (said[0].endswith("剧") and not self.story.title)):
            if said[0] in ("剧名", "标题", "名称", *GENRES) or said[0].endswith("剧"):
                self.story.title = _titled(said[2])
            else:
                self.story.remark = f"{self.story.remark}\n{text}".strip()
                self.report.changed(
                    block.where, f"放进了说明：{short(text)}", f"went to the remark: {short(text)}"
                )
            return True
        if not self.story.title and said is None and not _STAGE.match(text) and len(text) <= 30:
            self.story.title = _titled(text)
            return True
        return False

    def _opening(self) -> Scene:
        self._begin(self.to.says("开场", "opening"))
        assert self.scene is not None
        return self.scene

    def _table(self, block: Block) -> None:
        """A table of two columns lists the cast or holds speech; others are reported."""
        rows = [r for row in block.rows if (r := [c.strip() for c in row if c.strip()])]
        pairs = [r for r in rows if len(r) == 2]
        if pairs and all(len(r) <= 2 for r in rows) and all(len(r[0]) <= 12 for r in pairs):
            for row in rows:
                if len(row) == 1:
                    self._line(" ".join(row[0].split()), block)
                elif row[0] not in ("角色", "人物", "姓名", "台词"):
                    self._line(f"{row[0]}：{' '.join(row[1].split())}", block)
            return
        text = "、".join(c for row in rows for c in row)
        self.report.lost(block.where, f"表格没有带过来：{short(text)}", f"a table is left out: {short(text)}")

    def _picture(self, key: str, block: Block) -> None:
        picture = self.found.pictures[key]
        path = f"images/{self.to.own}-{len(self.files) + 1}.{picture.ending}"
        self.files[f"{self.to.scenario}/{path}"] = picture.data
        self.report.came["pictures"] += 1
        if not picture.alt:
            self.report.missing(
                block.where,
                f"图片 {path} 没有替代文字，请补写图上是什么",
                f"the picture {path} has no alternative text: write what it shows",
            )
        alt = " ".join(picture.alt.split()) or self.to.says("（请写图上是什么）", "(write what it shows)")
        scene = self.scene or self._opening()
        self.choices.steps(scene).append({"show": path, "alt": alt})

    def finished(self) -> Story:
        self.choices.end(self.scene)
        if not self.story.scenes:
            raise ImportFault(Both("没有认出台词来", "no lines of a script were found"), self.report)
        self.choices.resolve()
        self.report.missing(
            whole_file(),
            "性质先写成创作，请看对不对",
            "the nature was set to dramatised: see whether it is right",
        )
        names = list(self.story.scenes)
        endings: set[str] = set()
        for n, scene in enumerate(list(self.story.scenes.values())):
            following = names[n + 1] if n + 1 < len(names) else ""
            self._closed(scene, following, endings)
        return self.story

    def _closed(self, scene: Scene, following: str, endings: set[str]) -> None:
        """Every scene leads on: to what the script says, or to the next one, or it ends the story."""
        while scene.steps and scene.steps[-1] == "":
            scene.steps.pop()
        options = options_of(scene.choose)
        if options and all("goto" in o for o in options):
            if scene.ending:
                self.report.lost(
                    whole_file(),
                    f"`{scene.name}`里选完就走了，结局`{scene.ending}`到不了",
                    f"the options of `{scene.name}` lead away: its ending `{scene.ending}` is left out",
                )
            scene.ending, scene.goto, scene.debrief = "", "", ""
            return
        if scene.goto:
            scene.ending = ""
        elif not scene.ending and following:
            scene.goto = following
        elif not scene.ending:
            scene.ending = self.to.says("剧终", "The end")
        if scene.ending and scene.ending in endings:
            scene.ending = f"{scene.ending}（{scene.name}）"
        endings.add(scene.ending)
        if scene.ending and scene.choose is not None:  # gathers, then ends
            scene.steps.append({"choose": scene.choose})
            scene.choose = None

"""Blocks of a reading as plain values for the template: a mapping with its kind under `k`.

Words are runs: pairs of a style (empty, `b`, `i`, `c` for a citation) and a text.
"""

from collections.abc import Mapping
from typing import Any

from engine.exchange.reading import blocks as b
from engine.exchange.reading.citations import Citations, uncited
from engine.exchange.reading.phrases import chinese
from engine.exchange.reading.questions import KINDS, Question, question

Node = dict[str, Any]
Run = list[str]

NATURES = {"dramatised": "创作：人物、对话和情节是艺术再创作", "documented": "史实：写的是有记载的事"}


class Nodes:
    """Turns blocks into nodes; numbers sources and questions, and notes the pictures."""

    def __init__(self, bundle: Mapping[str, Any], *, mine: str = "", stories: bool = True) -> None:
        """``mine`` is the cast member whose lines are marked."""
        self.bundle = bundle
        self.mine = mine
        self.stories = stories
        self.cited = Citations(bundle["sources"])
        self.questions: list[Question] = []
        self.pictures: set[str] = set()

    def of(self, found: list[b.Block]) -> list[Node]:
        return [node for block in found for node in self._node(block)]

    def sources(self) -> list[Node]:
        """The numbered notes, with their heading."""
        notes = self.cited.notes()
        told = [{"k": "source", "n": f"［{n}］", "x": note} for n, note in enumerate(notes, 1)]
        return [_head("出处"), *told] if told else []

    def section(self, section: b.Section) -> list[Node]:
        number = f"【{chinese(section.number)}】" if section.number else ""
        head = [_head(number + section.title)] if section.title else []
        return [*head, *self.of(section.blocks)]

    def asked(self, name: str) -> list[Node]:
        """A question; its number is the next one."""
        made = question(name, self.bundle["items"][name])
        self.questions.append(made)
        return [asked_node(len(self.questions), made)]

    def _node(self, block: b.Block) -> list[Node]:
        match block:
            case b.Told(text):
                return [_p(part) for part in text.split("\n") if part]
            case b.Said(who, tone, text):
                return [{"k": "said", "who": who, "tone": tone, "x": text, "mine": who == self.mine}]
            case b.Staged(text):
                return [{"k": "stage", "x": text}]
            case b.Stated(text, sources):
                inside = [_p(uncited(text), self.cited.mark(sources))]
                return [{"k": "fact", "label": "史实", "x": inside}]
            case b.Shown(path, text):
                return [self._picture(path, text)]
            case b.Heard(_, text):
                return [{"k": "stage", "x": text}] if text else []
            case b.Noted(text):
                return [{"k": "note", "x": [_p(text)]}]
            case b.Counted(changes):
                return [{"k": "small", "x": f"纸上：{'，'.join(changes)}。"}]
            case b.Turned(to):
                return [{"k": "turn", "x": f"转到【{chinese(to)}】" if to else "回到来的地方"}]
            case b.Ended():
                return [self._ended(block)]
            case b.If(when, unless, then, other):
                sides = ((when, then), (unless, other))
                return [self._way(f"如果{told}", side) for told, side in sides if side]
            case b.Choice(ask, vote, ways):
                asked = {"k": "ask", "x": ("大家来定：" if vote else "您来定：") + ask}
                return [asked, *(self._way(_option(way), way.blocks) for way in ways)]
            case b.Paged(title, found, _):
                return [*([_head(title)] if title else []), *self._page(found)]
            case b.Stopped(content):
                return self._stop(content)
            case b.Discussed(text, seconds):
                time = f"（{seconds // 60} 分钟）" if seconds >= 60 else ""
                return [{"k": "label", "x": f"议一议：{text}{time}"}]
            case b.Tasked(content):
                words = (("kind", "类型："), ("evidence", "留下什么："), ("remark", "提醒："))
                told = [{"k": "small", "x": word + content[key]} for key, word in words if key in content]
                return [{"k": "label", "x": f"去做一件事：{content['text']}"}, *told]
            case b.Asked(item):
                return self.asked(item)
            case b.Played(_, title):
                return [{"k": "label", "x": f"看情景剧《{title}》。"}]
            case b.Quizzed(spec):
                return [node for name in self.bundle["banks"][spec["bank"]] for node in self.asked(name)]

    def _way(self, lead: str, found: list[b.Block]) -> Node:
        return {"k": "way", "lead": lead, "x": self.of(found)}

    def _ended(self, ending: b.Ended) -> Node:
        told = [uncited(part) for part in ending.debrief.split("\n") if part]
        mark = self.cited.mark(ending.sources)
        nodes = [_p(part, mark if n + 1 == len(told) else "") for n, part in enumerate(told)]
        return {"k": "end", "name": ending.name, "rank": ending.rank, "x": nodes}

    def _stop(self, stop: dict[str, Any]) -> list[Node]:
        out = [_head(f"第 {stop['at'] + 1} 站　{stop['name']}")]
        if "place" in stop:
            out.append({"k": "small", "x": f"今属：{uncited(stop['place'])}", "sticky": True})
        out.append(
            {
                "k": "fact",
                "label": "记载",
                "x": [_p(uncited(stop["record"]), self.cited.mark(stop["sources"]))],
            }
        )
        words = (("certainty", "可信度："), ("dispute", "分歧："))
        return out + [{"k": "small", "x": word + uncited(stop[key])} for key, word in words if key in stop]

    def _picture(self, path: str, text: str) -> Node:
        self.pictures.add(path)
        return {"k": "img", "path": path, "x": text}

    def _page(self, found: list[Any]) -> list[Node]:
        return [node for block in found for node in self._part(block)]

    def _part(self, block: list[Any]) -> list[Node]:
        match block:
            case ["p", inline]:
                return [{"k": "p", "x": self.runs(inline)}]
            case ["h", _, inline]:
                return [_head("".join(text for _, text in self.runs(inline)))]
            case ["ul" | "ol" as kind, items]:
                return [{"k": "list", "numbered": kind == "ol", "x": [self._page(item) for item in items]}]
            case ["quote", found]:
                return [{"k": "quote", "x": self._page(found)}]
            case ["code", text]:
                return [_p(text.rstrip("\n"))]
            case ["table", head, rows]:
                lines = [[self.runs(cell) for cell in row] for row in rows]
                return [{"k": "table", "head": [self.runs(cell) for cell in head], "rows": lines}]
            case ["img", path, text]:
                return [self._picture(path, text)]
            case ["fact" | "note" as kind, found]:
                return [{"k": kind, "label": "史实", "x": self._page(found)}]
        return []  # what is only spoken

    def runs(self, pieces: list[Any], style: str = "") -> list[Run]:
        out: list[Run] = []
        cites: list[str] = []
        for piece in [*pieces, ""]:
            if isinstance(piece, list) and piece[0] == "cite":
                cites.append(piece[1])
                continue
            if cites:
                out.append(["c", self.cited.mark(cites)])
                cites = []
            if isinstance(piece, str):
                out += [[style, piece]] if piece else []
            elif piece[0] in ("b", "i"):
                out += self.runs(piece[1], piece[0])
            elif piece[0] == "code":
                out.append([style, piece[1]])
            elif piece[0] == "link":
                out += self.runs(piece[1], style)
            elif piece[0] == "br":
                out.append([style, "\n"])
        return out


def asked_node(number: int, asked: Question) -> Node:
    return {
        "k": "question", "n": number, "kind": KINDS[asked.kind], "stem": asked.stem, "options": asked.options,
        "left": asked.left, "points": asked.points, "lines": _lines(asked),
    }  # fmt: skip


def _lines(asked: Question) -> int:
    """How many lines to write on the answer takes."""
    if asked.options:
        return 0
    return {"short": 4, "survey": 2, "true-false": 0}.get(asked.kind, 1)


def _option(way: b.Way) -> str:
    return f"选“{way.text}”" + (f"（要{way.when}才能选）" if way.when else "")


def _head(text: str) -> Node:
    return {"k": "h", "x": text}


def _p(text: str, mark: str = "") -> Node:
    return {"k": "p", "x": [["", text], *([["c", mark]] if mark else [])]}

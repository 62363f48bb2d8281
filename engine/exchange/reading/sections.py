"""The code of a bundle as sections to be read: a scene is a section, in the order in which one meets them.

Branches are laid out as ``bundle/README.md`` says: the blocks of a choice follow it, what a condition guards
follows its ``unless``.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.exchange.reading.blocks import (
    Asked,
    Block,
    Choice,
    Counted,
    Discussed,
    Ended,
    Heard,
    If,
    Noted,
    Paged,
    Part,
    Played,
    Quizzed,
    Said,
    Section,
    Shown,
    Staged,
    Stated,
    Stopped,
    Tasked,
    Told,
    Turned,
    Way,
)
from engine.exchange.reading.phrases import Phrases

#: What leads out of a sequence.
_WAYS_OUT = ("go", "back", "end", "jump")
#: Scenes within scenes: deeper ones are told by their numbers.
_DEEPEST = 8

Bundle = Mapping[str, Any]


def parts(bundle: Bundle) -> list[Part]:
    """The units of a course one by one, or the one story; stories that only stops play come last."""
    if bundle["kind"] != "course":
        return [_story(bundle, bundle["start"], bundle["title"], bundle["nature"], bundle["id"])]
    out: list[Part] = []
    code = bundle["scenes"][bundle["start"]]
    starts = [n for n, ins in enumerate(code) if _op(ins) == "unit"]
    for start, end in zip(starts, [*starts[1:], len(code)], strict=True):
        _, _, kind, title = code[start]
        inside = code[start + 1 : end]
        if kind == "scenario" and _op(inside[0]) == "call":
            out.append(_called(bundle, inside[0][1], title))
        else:
            reader = _Reader(bundle, {})
            section = Section(0, title, reader.blocks([*inside]))
            out.append(Part(kind, title, sections=[section]))
    here = {part.story for part in out}
    played = [
        b.story for part in out for s in part.sections for b in every(s.blocks) if isinstance(b, Played)
    ]
    return out + [_called(bundle, name, "") for name in dict.fromkeys(played) if name not in here]


def every(blocks: list[Block]) -> Iterator[Block]:
    """All blocks, those within branches too."""
    for block in blocks:
        yield block
        if isinstance(block, If):
            yield from every(block.then)
            yield from every(block.other)
        elif isinstance(block, Choice):
            for way in block.ways:
                yield from every(way.blocks)


def notes_of(bundle: Bundle, story: str) -> list[str]:
    """What the reader of a story writes down before he begins; nothing where no number counts."""
    prefix = "" if story == bundle["id"] else f"{story}."
    own = [v for v in bundle["variables"] if v[0].startswith(prefix)]
    return Phrases(bundle["variables"], {}).start(own)


def _called(bundle: Bundle, story: str, title: str) -> Part:
    title = title or bundle["titles"].get(story, story)
    return _story(bundle, story, title, bundle["natures"].get(story, ""), story)


def _story(bundle: Bundle, start: str, title: str, nature: str, story: str) -> Part:
    code = bundle["scenes"][start]
    if len(code) == 1 and _op(code[0]) == "go":
        start = code[0][1]
    order = _reached(bundle, start)
    numbers = {scene: n for n, scene in enumerate(order, 1)} if len(order) > 1 else {}
    reader = _Reader(bundle, numbers)
    sections = [
        Section(numbers.get(scene, 0), bundle["titles"].get(scene, scene.rpartition("/")[2]), reader.blocks(bundle["scenes"][scene]))
        for scene in order
    ]  # fmt: skip
    return Part("scenario", title, nature, story, sections)


def _reached(bundle: Bundle, start: str) -> list[str]:
    """Scenes in the order in which a reader is sent to them."""
    order = [start]
    for scene in order:
        for ins in bundle["scenes"][scene]:
            op = _op(ins)
            targets = [o[1] for o in ins[2]] if op in ("choose", "vote") else [ins[1]] if op == "go" else []
            if op == "call" and len(ins) < 3:
                targets = [ins[1]]
            order += [t for t in dict.fromkeys(targets) if isinstance(t, str) and t not in order]
    return order


def _op(ins: Any) -> str:
    return str(ins[0]) if isinstance(ins, list) else ""


class _Reader:
    def __init__(self, bundle: Bundle, numbers: Mapping[str, int]) -> None:
        self.bundle = bundle
        self.numbers = numbers
        self.phrases = Phrases(bundle["variables"], numbers)
        self.depth = 0

    def blocks(self, code: list[Any]) -> list[Block]:
        return self._sequence(code, 0, len(code))[0]

    def _sequence(self, code: list[Any], at: int, end: int) -> tuple[list[Block], int]:
        """The blocks from ``at``, and where they end: behind a way out, or at ``end``."""
        out: list[Block] = []
        while at < end:
            ins = code[at]
            op = _op(ins)
            if op == "unless":
                block, at = self._guarded(code, at, end)
                out.append(block)
            elif op in ("choose", "vote"):
                block, at = self._choice(code, at, end)
                out.append(block)
            elif op in _WAYS_OUT:
                if op != "jump":
                    out.append(self._out(ins))
                return out, at + 1
            else:
                for made in self._step(ins):
                    last = out[-1] if out else None
                    if isinstance(made, Counted) and isinstance(last, Counted):
                        out[-1] = Counted(last.changes + made.changes)
                    else:
                        out.append(made)
                at += 1
        return out, end

    def _guarded(self, code: list[Any], at: int, end: int) -> tuple[Block, int]:
        _, expr, target = code[at]
        last = code[target - 1]
        both = target - 1 > at and _op(last) == "jump" and target < last[1] <= end
        then = self._sequence(code, at + 1, target - 1 if both else target)[0]
        other = self._sequence(code, target, last[1])[0] if both else []
        made = If(self.phrases.condition(expr), self.phrases.condition(expr, true=False), then, other)
        return made, last[1] if both else target

    def _choice(self, code: list[Any], at: int, end: int) -> tuple[Block, int]:
        op, ask, options = code[at]
        ways, behind = [], at + 1
        for text, to, *more in options:
            when = more[0] if more else None
            extra = more[1] if len(more) > 1 else {}
            if isinstance(to, str):
                blocks: list[Block] = [self._out(["go", to])]
            else:
                blocks, behind = self._sequence(code, to, end)
                last = code[behind - 1]
                behind = max(behind, last[1]) if _op(last) == "jump" else behind
            if "note" in extra:
                blocks = [Noted(self.phrases.text(extra["note"])), *blocks]
            told = "" if when is None else self.phrases.condition(when)
            ways.append(Way(self.phrases.text(text), told, blocks))
        return Choice(self.phrases.text(ask), op == "vote", ways), self._behind(code, at, behind)

    def _behind(self, code: list[Any], at: int, behind: int) -> int:
        """Where the options of a choice gather: the furthest jump out of its blocks."""
        starts = [o[1] for o in code[at][2] if isinstance(o[1], int)]
        jumps = [code[n][1] for n in range(min(starts, default=behind), behind) if _op(code[n]) == "jump"]
        return max([behind, *(int(j) for j in jumps if j > at)])

    def _out(self, ins: list[Any]) -> Block:
        if ins[0] == "end":
            _, name, debrief, rank, sources = ins
            return Ended(name, rank, self.phrases.text(debrief), tuple(sources))
        return Turned(self.numbers.get(ins[1], 0) if ins[0] == "go" else 0)

    def _step(self, ins: Any) -> list[Block]:
        text = self.phrases.text
        if isinstance(ins, str):
            return [Told(ins)]
        if ins == 0:
            return []
        op = ins[0]
        if op in ("tell", "stage", "say"):
            return self._line(ins)
        if op == "fact":
            return [Stated(text(ins[1]), tuple(ins[2]))]
        if op == "show":
            return [Shown(ins[1], ins[2])]
        if op == "sound":
            return [Heard(ins[1], ins[2])]
        if op == "set":
            return [Counted((self.phrases.change(ins[1], ins[2]),))]
        if op == "page":
            page = ins[1]
            return [Paged(page.get("title", ""), page["blocks"], page.get("notes", []))]
        if op == "stop":
            varied = {k: text(ins[1][k]) for k in ("record", "dispute") if k in ins[1]}
            return [Stopped({**ins[1], **varied})]
        if op == "discuss":
            return [Discussed(text(ins[1]["text"]), ins[1]["seconds"])]
        if op == "task":
            return [Tasked({**ins[1], "text": text(ins[1]["text"])})]
        if op == "item":
            return [Asked(ins[1])]
        if op == "quiz":
            return [Quizzed(ins[1])]
        return self._call(ins) if op == "call" else []

    def _line(self, ins: list[Any]) -> list[Block]:
        """A line with one variant in it becomes two lines, each with its condition."""
        at = 2 if ins[0] == "say" else 1
        sides = self.phrases.sides(ins[at])
        if sides is not None:
            expr, yes, no = sides
            then, other = (self._line([*ins[:at], words, *ins[at + 1 :]]) for words in (yes, no))
            return [If(self.phrases.condition(expr), self.phrases.condition(expr, true=False), then, other)]
        words = self.phrases.text(ins[at])
        if not words:
            return []
        if ins[0] == "say":
            return [Said(ins[1], ins[3] if len(ins) > 3 else "", words)]
        return [Staged(words) if ins[0] == "stage" else Told(words)]

    def _call(self, ins: list[Any]) -> list[Block]:
        """A scene within this one is read here; a story is a part of its own."""
        name = ins[1]
        if len(ins) > 2:
            return [Played(name, self.bundle["titles"].get(name, name))]
        if name in self.numbers or self.depth >= _DEEPEST:
            return [Turned(self.numbers.get(name, 0))]
        self.depth += 1
        out = self.blocks(self.bundle["scenes"][name])
        self.depth -= 1
        return [b for b in out if not (isinstance(b, Turned) and b.to == 0)]

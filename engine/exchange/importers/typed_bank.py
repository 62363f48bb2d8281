"""Question banks typed into a document: `一、单选题`, `1. …`, `A. …`, `答案：B`, or a list of keys at the end."""

import re
from dataclasses import dataclass

from engine.diagnostics import Both
from engine.exchange.importers import option_lines
from engine.exchange.importers.bank import banks
from engine.exchange.importers.blocks import Block, Document
from engine.exchange.importers.chinese_keys import kind_of, narrow
from engine.exchange.importers.documents import KEY_FIRST, TAG_FIRST, lettered, opened
from engine.exchange.importers.key_list import KeyList
from engine.exchange.importers.question import Questions
from engine.exchange.importers.rows import questions
from engine.exchange.importers.target import Target
from engine.exchange.importers.typed import Typed, settled
from engine.exchange.report import Imported, Report, short

FORM = Both("打字的题库", "typed questions")
_SECTION = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]+\s*(?:部分|大题)?\s*[、.．:：]?|[【\[])?\s*(?P<name>[^。？?]{2,40})"
)
_EACH = re.compile(r"每(?:小)?题\s*([\d.]+)\s*分")
_START = re.compile(
    r"\s*(?:第\s*(?P<a>\d{1,4})\s*题\s*[.．、:：]?|[（(](?P<b>\d{1,4})[)）]|(?P<c>\d{1,4})\s*[.．、)）:：](?!\d))\s*(?P<rest>.*)",
    re.S,
)
_TAGGED = re.compile(r"\s*[【\[(（]\s*(?P<kind>[^】\])）]{2,8})\s*[】\])）]\s*")
_WORDS = "答案要点|答题要点|参考要点|参考答案|正确答案|标准答案|正确选项|答案解析|试题解析|答案|解析|解答|分析|难度|难易度|分值|分数|出处|来源|出题依据|依据|知识点|考点|题型|answer|explanation"
_FIELD = re.compile(
    rf"[【\[]\s*(?P<a>{_WORDS})\s*[】\]]\s*[:：]?|(?:^|(?<=[\s\u3000；;。）)A-Z√×对错]))[（(]?(?P<b>{_WORDS})\s*[:：]",
    re.I,
)
_MEANS = {"答案": "key", "正确选项": "key", "要点": "key", "answer": "key", "难": "difficulty", "分值": "points", "分数": "points",
    "出处": "source", "来源": "source", "出题依据": "source", "依据": "source", "题型": "kind", "知识点": "remark", "考点": "remark"}  # fmt: skip


def read(name: str, data: bytes, to: Target) -> Imported:
    """The questions of a document as one bank; tables with a heading are read as such."""
    report = Report(FORM)
    found = opened(name, data, report)
    reader = _Reader(
        report, [t for b in found.blocks if b.kind == "text" for t in b.typed.split("\n") if t.strip()]
    )
    tables: list[Questions] = []
    for block in found.blocks:
        if block.kind == "table":
            group = questions("", block.rows, lambda _, b=block: b.where, report)  # type: ignore[misc]
            if group is not None:
                tables.append(group)
            else:
                reader.table(block)
        elif block.kind == "text":
            reader.take(block, found)
    group = Questions(reader.title or to.title, [settled(t, report) for t in reader.finished()])
    for table in tables:
        group.questions += table.questions
    return banks([group], to, report)


@dataclass
class _Numbered:
    """A question with the number and the section that a list of keys may name it by."""

    number: int
    section: int
    typed: Typed


class _Reader:
    def __init__(self, report: Report, texts: list[str]) -> None:
        self.report = report
        self.english = not any("\u4e00" <= c <= "\u9fff" for t in texts for c in t)
        #: The lines behind each, where no question has a number.
        self.ahead = (
            [] if any(_START.match(KEY_FIRST.sub("", TAG_FIRST.sub("", t))) for t in texts) else texts[1:]
        )
        self.bare = not any(_START.match(KEY_FIRST.sub("", TAG_FIRST.sub("", t))) for t in texts)
        self.title = ""
        self.out: list[_Numbered] = []
        self.kind, self.each, self.section = "", "", 0
        self.keys: KeyList | None = None
        self.last = "stem"
        self.mark = ""

    def table(self, block: Block) -> None:
        text = "、".join(c for row in block.rows for c in row if c)
        if self.keys is not None or _looks_like_keys(text):
            self.keys = self.keys or KeyList()
            self.keys.grid(block.rows)
            return
        self.report.lost(block.where, f"表格没有带过来：{short(text)}", f"a table is left out: {short(text)}")

    def take(self, block: Block, found: Document) -> None:
        for piece in block.pieces:
            if piece.kind == "picture":
                alt = found.pictures[piece.text].alt
                self.report.lost(
                    block.where, f"题里的图片没有带过来：{alt}", f"a picture in a question is left out: {alt}"
                )
        for text in block.typed.split("\n"):
            if text.strip():
                self._line(lettered(text.strip()) if self.english else text.strip(), block)

    def _line(self, text: str, block: Block) -> None:
        where = block.where
        following = self.ahead.pop(0) if self.ahead else ""
        tag = TAG_FIRST.match(text)
        if tag is not None and kind_of(tag["kind"]):
            text = text[tag.end() :]
            kind = tag["kind"]
        else:
            kind = ""
        key = KEY_FIRST.match(text)
        text = text[key.end() :] if key is not None else text
        if self._is_key_list(text):
            return
        if self._is_section(text, block):
            return
        if self.keys is not None:
            self.keys.line(text)
            return
        start = _START.match(text)
        number = int(start["a"] or start["b"] or start["c"]) if start else 0
        if start is not None and (kind or self._follows(number)) and not self._is_point(number, text):
            self._begin(number, start["rest"], where, kind)
            self.mark = _mark(text)
            if key is not None:
                self.out[-1].typed.key = key["key"].strip()
        elif self.bare and self._is_stem(text, following):
            self._begin(len(self.out) + 1, text, where)
        elif not self.out:
            self._before(text, where)
        else:
            self._more(text)

    def _before(self, text: str, where: Both) -> None:
        if not self.title and len(text) <= 40:
            self.title = text
        else:
            self.report.lost(
                where,
                f"题前面的文字没有带过来：{short(text)}",
                f"a text before the questions is left out: {short(text)}",
            )

    def _is_stem(self, text: str, following: str) -> bool:
        """Whether a question without a number begins: options or a key follow, or those of the last are over."""
        if _is_part(text):
            return False
        return _is_part(following) or (bool(self.out) and self.last in ("key", "options"))

    def _is_point(self, number: int, text: str) -> bool:
        """Whether a number within the answer to an open question counts its points."""
        if self.last != "key" or not self.out or kind_of(self.out[-1].typed.kind) != "short":
            return False
        last = self.out[-1]
        return last.section == self.section and (number != last.number + 1 or _mark(text) != self.mark)

    def _follows(self, number: int) -> bool:
        last = self.out[-1].number if self.out and self.out[-1].section == self.section else 0
        return number == 1 or last < number <= last + 5

    def _is_section(self, text: str, block: Block) -> bool:
        found = _SECTION.fullmatch(text)
        headed = re.match(
            r"\s*(?:第?[一二三四五六七八九十]+\s*(?:部分|大题)?\s*[、.．:：]|[【\[]|第[一二三四五六七八九十]+部分)",
            text,
        )
        if found is None or _START.match(text) or not ("题" in text or headed or block.level):
            return False
        name = re.sub(r"[（(].*?[)）]", "", found["name"])
        kind = kind_of(name)
        if not kind or len(name) > 16 or not (headed or block.level or name.strip("】] :：").endswith("题")):
            return False
        if self.keys is not None:
            self.keys.section()
            rest = text[text.find("题") + 1 :].strip(" ：:、")
            if rest:
                self.keys.line(rest)
            return True
        each = _EACH.search(narrow(text))
        self.kind, self.each = name, each[1] if each else ""
        self.section += 1
        return True

    def _is_key_list(self, text: str) -> bool:
        """Where the keys of all questions begin."""
        head = re.match(
            r"\s*[【\[]?(?:附[:：]?)?(?:参考|标准|正确)?答案(?:及解析|与解析|部分|汇总|表)?[】\]]?\s*[:：]?\s*(?P<rest>.*)",
            text,
        )
        if head is None or not self.out or self.keys is not None:
            return False
        if not head["rest"] and (len(self.out) == 1 or self.out[-1].typed.key):
            return False
        if head["rest"] and not _looks_like_keys(head["rest"]):
            return False
        self.keys = KeyList()
        if head["rest"]:
            self.keys.line(head["rest"])
        return True

    def _begin(self, number: int, rest: str, where: Both, kind: str = "") -> None:
        typed = Typed(where, kind=kind or self.kind, points=self.each)
        tagged = _TAGGED.match(rest)
        if tagged is not None and kind_of(tagged["kind"]):
            typed.kind, rest = tagged["kind"], rest[tagged.end() :]
        self.out.append(_Numbered(number, self.section, typed))
        self.last = "stem"
        self._more(rest)

    def _more(self, text: str) -> None:
        """A line of the question that is open: its stem, options, or fields such as `答案：`."""
        typed = self.out[-1].typed
        told = re.match(r"答\s*[:：]\s*", text)
        if told is not None and typed.stem and not typed.key:
            self.last = "key"
            self._add(typed, "key", text[told.end() :])
            return
        fields = list(_FIELD.finditer(text))
        before = text[: fields[0].start()].strip(" \t\u3000（(") if fields else text
        if before:
            self._words(typed, before)
        for n, field in enumerate(fields):
            end = fields[n + 1].start() if n + 1 < len(fields) else len(text)
            name = _meaning((field["a"] or field["b"]).lower())
            self.last = name
            self._add(
                typed,
                name,
                text[field.end() : end].strip(
                    " \t\u3000；;）)" if field["b"] and text[field.start()] in "（(" else " \t\u3000"
                ),
            )

    def _words(self, typed: Typed, text: str) -> None:
        if self.last in ("stem", "options"):
            stem, options = option_lines.in_line(
                text, len(typed.options), least=2 if not typed.options else 1
            )
            single = option_lines.in_line(text, len(typed.options), least=1)
            if not options and single[1] and not single[0]:
                stem, options = single
            if options:
                if stem:
                    self._add(typed, self.last if self.last == "stem" else "options", stem)
                typed.options += options
                self.last = "options"
                return
        self._add(typed, self.last, text)

    def _add(self, typed: Typed, name: str, text: str) -> None:
        if name == "options":
            typed.options[-1] += f" {text}"
        elif text:
            setattr(typed, name, "\n".join(x for x in (getattr(typed, name), text) if x))

    def finished(self) -> list[Typed]:
        if self.keys is not None:
            for section, number, key in self.keys.found:
                self._keyed(section, number, key)
        return [n.typed for n in self.out]

    def _keyed(self, section: int, number: int, key: str) -> None:
        firsts = sorted({n.section for n in self.out})
        place = firsts[section] if section < len(firsts) else -1
        same = [n for n in self.out if n.number == number]
        meant = [n for n in same if n.section == place] or (same if len(same) == 1 else [])
        if not meant:
            where = Both("答案表", "the list of keys")
            self.report.lost(
                where,
                f"第 {number} 题的答案`{short(key)}`找不到题",
                f"the key `{short(key)}` of question {number} has no question",
            )
            return
        typed = meant[0].typed
        key, why = _parted(key)
        typed.key = typed.key or key
        typed.rationale = typed.rationale or why


def _is_part(text: str) -> bool:
    """Whether a line is an option, or begins with a field such as `答案：`."""
    field = _FIELD.search(text)
    before, options = option_lines.in_line(text, 0, least=1)
    lettered = re.match(r"\s*[（(]?[A-HＡ-Ｈ]\s*[.．、:：)）]", text) is not None
    return (
        (bool(options) and not before)
        or lettered
        or (field is not None and not text[: field.start()].strip("（( "))
    )


def _mark(text: str) -> str:
    """What stands behind the number of a line."""
    found = re.match(r"\s*\d{1,4}\s*(\S)", text)
    return found[1] if found is not None else ""


def _parted(key: str) -> tuple[str, str]:
    """A key in a list, and the reason behind it: `A 解析：…`, or what follows on lines of their own."""
    key = re.sub(r"^\s*[【\[]?(?:参考|正确)?答案[】\]]?\s*[:：]?\s*", "", key)
    fields = [f for f in _FIELD.finditer(key) if _meaning((f["a"] or f["b"]).lower()) == "rationale"]
    if fields:
        return key[: fields[0].start()].strip(), key[fields[0].end() :].strip()
    first, _, rest = key.partition("\n")
    chosen = re.fullmatch(r"\s*(?:[A-HＡ-Ｈ、,，\s]{1,16}|√|×|对|错|正确|错误)\s*", first)
    return (first.strip(), rest.strip()) if chosen else (key.strip(), "")


def _looks_like_keys(text: str) -> bool:
    return (
        len(
            re.findall(
                r"\d+\s*[.．、:：)）-]?\s*(?:[-—~～]\s*\d+)?\s*[:：]?\s*(?:[A-HＡ-Ｈ]|√|×|对|错)", text
            )
        )
        > 1
    )


def _meaning(word: str) -> str:
    if "解析" in word or word in ("解答", "分析", "explanation"):
        return "rationale"
    return next((name for start, name in _MEANS.items() if start in word), "remark")

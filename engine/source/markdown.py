"""Lessons: Markdown read into pages of blocks. No HTML, neither in nor out.

A block is a JSON list: ``["p", inline]`` ``["h", level, inline]`` ``["ul", [blocks…]]`` ``["ol", [blocks…]]``
``["quote", blocks]`` ``["code", text]`` ``["table", [header cells], [rows]]`` ``["img", path, alt]``
``["note", blocks]`` ``["fact", blocks]`` ``["speak", text]``. An inline is a list of texts and
``["b", inline]`` ``["i", inline]`` ``["code", text]`` ``["link", inline]`` ``["cite", source]`` ``["br"]``.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from engine.source.boxes import BOXES
from engine.source.override import Override, OverrideError, plain, written

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Block = list[Any]
Inline = list[Any]

_CITE = re.compile(r"\[\^([^\]\s]+)\]")
_DEFINITION = re.compile(r"^\[\^([^\]\s]+)\][:：]\s*(.+)$")
_NOTHING = "\u200b"
_OPENING = re.compile(r"^\s*[:：]{3,}\s*([^\s:：]*)")


@dataclass
class Page:
    """One page of a lesson. ``line`` counts from zero. ``ask`` is an item instead of blocks."""

    title: str
    line: int
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    ask: str | None = None


@dataclass
class Lesson:
    """A lesson's title and pages, its citations and pictures with their lines, and odd boxes."""

    title: str = ""
    pages: list[Page] = field(default_factory=list)
    citations: list[tuple[str, int]] = field(default_factory=list)
    images: list[tuple[str, str, int]] = field(default_factory=list)
    unknown: list[tuple[str, int]] = field(default_factory=list)
    numbers: list[tuple[str, int]] = field(default_factory=list)
    #: Sources that the lesson itself names: ``[^S1]: 书名``.
    definitions: dict[str, str] = field(default_factory=dict)
    #: Lines of boxes that nothing closes.
    unclosed: list[int] = field(default_factory=list)
    #: Readings given in the text, and those that cannot be, with their lines.
    readings: list[Override] = field(default_factory=list)
    misread: list[tuple[OverrideError, int]] = field(default_factory=list)
    #: Every stretch of words that a learner reads, with its line.
    words: list[tuple[str, int]] = field(default_factory=list)


@cache
def _reader() -> "MarkdownIt":
    # A story has no lessons: it is compiled without loading the Markdown parser.
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    # A line over `---` is a line over a new page here, not a heading.
    reader.disable("lheading")
    for name in BOXES:
        reader.use(container_plugin, name)
    return reader


def read_lesson(text: str) -> Lesson:
    """The pages of a lesson; ``text`` is decoded and has ``\\n`` line ends."""
    lesson = Lesson()
    lines = text.split("\n")
    _boxes(lesson, lines)
    for number, line in enumerate(lines):
        found = _DEFINITION.match(line)
        if found is not None:
            lesson.definitions[found[1]] = found[2].strip()
            lines[number] = ""
    _Walker(lesson, _reader().parse(_as_meant("\n".join(lines)))).walk()
    lesson.pages = [p for p in lesson.pages if p.blocks or p.ask or p.notes]
    return lesson


def _boxes(lesson: Lesson, lines: list[str]) -> None:
    """Note boxes of unknown kinds, and those that are never closed."""
    open_at: list[int] = []
    for number, line in enumerate(lines):
        opening = _OPENING.match(line)
        if opening is None:
            continue
        if opening[1]:
            open_at.append(number)
            if opening[1] not in BOXES:
                lesson.unknown.append((opening[1], number))
        elif open_at:
            open_at.pop()
    lesson.unclosed = open_at


def _as_meant(text: str) -> str:
    """What a Chinese keyboard gives, as CommonMark reads it; no line is added or removed."""
    text = re.sub(r"(?m)^(\s*)：{3,}", r"\1:::", text)
    text = re.sub(r"(?m)^(\s*\d+)[、．]\s*(?=\S)", r"\1. ", text)
    # A bar would end the cell of a table.
    text = written().sub(lambda m: m[0].replace("|", "｜"), text)
    # CommonMark takes `**` before “ or after ： for no emphasis; a mark without width between them helps.
    text = re.sub(r"\*\*(?=[“‘「『《（【])", f"**{_NOTHING}", text)
    return re.sub(r"(?<=[”’」』》）】：，。！？；、])\*\*", f"{_NOTHING}**", text)


class _Walker:
    def __init__(self, lesson: Lesson, tokens: "list[Token]") -> None:
        self.lesson = lesson
        self.tokens = tokens
        self.at = 0
        self.line = 0
        self.page = Page("", 0)
        lesson.pages.append(self.page)

    def walk(self) -> None:
        while self.at < len(self.tokens):
            token = self._take()
            if token.type == "heading_open" and token.tag in ("h1", "h2"):
                self._heading(token.tag)
            elif token.type == "hr":
                self._turn(self.page.title)
            elif token.type.startswith("container_") and token.nesting == 1:
                self._box(token)
            else:
                self.page.blocks += self._block(token)

    def _take(self) -> "Token":
        token = self.tokens[self.at]
        self.at += 1
        if token.map:
            self.line = token.map[0]
        return token

    def _turn(self, title: str) -> None:
        self.page = Page(title, self.line)
        self.lesson.pages.append(self.page)

    def _heading(self, tag: str) -> None:
        inline = self._inline(self._take())
        self._take()
        title = plain_text(inline)
        if tag == "h1" and not self.lesson.title:
            self.lesson.title = title
            self.page.title = title
        else:
            self._turn(title)

    def _box(self, token: "Token") -> None:
        name = BOXES[token.type.split("_")[1]]
        argument = token.info.strip().partition(" ")[2].strip()
        line = self.line
        blocks = self._until(token.type.replace("_open", "_close"))
        if name == "ask":
            title = self.page.title
            self.lesson.pages.append(Page(title, line, ask=argument or _words(blocks)))
            self._turn(title)
        elif name == "notes":
            self.page.notes += blocks
        elif name == "speak":
            self.page.blocks.append(["speak", _words(blocks)])
        else:
            self.page.blocks.append([name, blocks])

    def _until(self, closing: str) -> list[Block]:
        out: list[Block] = []
        while self.at < len(self.tokens):
            token = self._take()
            if token.type == closing:
                break
            if token.type.startswith("container_") and token.nesting == 1:
                name = BOXES[token.type.split("_")[1]]
                inner = self._until(token.type.replace("_open", "_close"))
                if name == "notes":  # for the lecturer, wherever it stands
                    self.page.notes += inner
                else:
                    out.append([name if name in ("note", "fact") else "note", inner])
            else:
                out += self._block(token)
        return out

    def _block(self, token: "Token") -> list[Block]:
        kind = token.type
        if kind == "paragraph_open":
            inline = self._inline(self._take())
            self._take()
            if len(inline) == 1 and isinstance(inline[0], list) and inline[0][0] == "img":
                return [inline[0]]
            return [["p", inline]]
        if kind == "heading_open":
            inline = self._inline(self._take())
            self._take()
            return [["h", int(token.tag[1]), inline]]
        if kind in ("bullet_list_open", "ordered_list_open"):
            closing = kind.replace("_open", "_close")
            return [["ul" if kind[0] == "b" else "ol", self._items(closing)]]
        if kind == "blockquote_open":
            return [["quote", self._until("blockquote_close")]]
        if kind in ("fence", "code_block"):
            return [["code", token.content.rstrip("\n")]]
        if kind == "table_open":
            return [self._table()]
        return []

    def _items(self, closing: str) -> list[list[Block]]:
        out: list[list[Block]] = []
        while self._take_type() != closing:
            out.append(self._until("list_item_close"))
        return out

    def _take_type(self) -> str:
        return self._take().type

    def _table(self) -> Block:
        rows: list[list[Inline]] = []
        while (kind := self._take_type()) != "table_close":
            if kind == "tr_open":
                rows.append([])
            elif kind == "inline":
                rows[-1].append(self._inline(self.tokens[self.at - 1]))
        return ["table", rows[0], rows[1:]]

    def _inline(self, token: "Token") -> Inline:
        out, _ = self._children(token.children or [], 0, None)
        words = plain_text(out)
        if words.strip():
            self.lesson.words.append((words, self.line))
        if any(c.isdigit() for c in words):
            self.lesson.numbers.append((words, self.line))
        return out

    def _children(self, tokens: "list[Token]", at: int, closing: str | None) -> tuple[Inline, int]:
        out: Inline = []
        pairs = {"strong_open": "b", "em_open": "i", "link_open": "link"}
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if token.type == closing:
                break
            if token.type in pairs:
                inner, at = self._children(tokens, at, token.type.replace("_open", "_close"))
                out.append([pairs[token.type], inner])
            elif token.type == "text":
                shown, readings, wrong = plain(token.content.replace(_NOTHING, ""), open_ends=True)
                self.lesson.readings += readings
                self.lesson.misread += [(e, self.line) for e in wrong]
                out += self._cited(shown)
            elif token.type == "code_inline":
                out.append(["code", token.content])
            elif token.type == "softbreak":
                # A line break between two Chinese characters is no space.
                out.append("\n")
            elif token.type == "hardbreak":
                out.append(["br"])
            elif token.type == "image":
                path = str(token.attrs.get("src", ""))
                self.lesson.images.append((path, token.content, self.line))
                out.append(["img", path, token.content])
        return _joined(out), at

    def _cited(self, text: str) -> Inline:
        out: Inline = []
        last = 0
        for found in _CITE.finditer(text):
            if found.start() > last:
                out.append(text[last : found.start()])
            out.append(["cite", found[1]])
            self.lesson.citations.append((found[1], self.line))
            last = found.end()
        if last < len(text):
            out.append(text[last:])
        return out


def _joined(inline: Inline) -> Inline:
    """Neighbouring texts as one; a line break becomes a space only between two Latin letters."""
    out: Inline = []
    for piece in inline:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] += piece
        else:
            out.append(piece)
    return [_unbroken(p) if isinstance(p, str) else p for p in out]


def _unbroken(text: str) -> str:
    return re.sub(
        r"(.?)\n(.?)", lambda m: f"{m[1]} {m[2]}" if (m[1] + m[2]).isascii() else f"{m[1]}{m[2]}", text
    )


def plain_text(inline: Inline) -> str:
    """The words of an inline, without marks and citations."""
    out = []
    for piece in inline:
        if isinstance(piece, str):
            out.append(piece)
        elif piece[0] in ("b", "i", "link"):
            out.append(plain_text(piece[1]))
        elif piece[0] == "code":
            out.append(piece[1])
    return "".join(out)


def _words(blocks: list[Block]) -> str:
    return "\n".join(plain_text(b[1]) for b in blocks if b[0] in ("p", "h"))

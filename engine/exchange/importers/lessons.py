"""Running text as lessons in Markdown: headings, lists, tables, bold, footnotes, pictures."""

import re

from engine.diagnostics import Both
from engine.exchange.authored import clean
from engine.exchange.importers.blocks import Block, Document, Piece
from engine.exchange.importers.documents import opened
from engine.exchange.importers.names import spelt_in_latin, unique
from engine.exchange.importers.target import Branch, Target
from engine.exchange.report import Imported, ImportFault, Report, short

FORM = Both("讲义", "running text")
_PARTS = (
    (re.compile(r"第[一二三四五六七八九十百\d]+[章讲课编篇]|第[一二三四五六七八九十\d]+单元"), 1),
    (re.compile(r"第[一二三四五六七八九十百\d]+节|[一二三四五六七八九十]{1,3}\s*、"), 2),
    (re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"), 3),
)
_ENDS = tuple("。！？；…：，、.!?;:,”」")
_LONGEST_HEADING = 30
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_AT_START = re.compile(r"^(\s*)([#>+=~-])(?=\s|$|[#>+=~-])")


def read(name: str, data: bytes, to: Target) -> Imported:
    """One lesson for each heading of the highest level, or one for the whole text."""
    report = Report(FORM)
    found = opened(name, data, report)
    _without_headings(found)
    title, parts = _parts(found, to)
    if not parts:
        raise ImportFault(Both("文件里没有文字", "there is no text in the file"), report)
    writer = _Writer(found, to, report)
    units: list[Branch] = []
    taken = {path for path in to.files if "/lessons/" in path}
    for n, (head, blocks) in enumerate(parts, 1):
        file = f"{to.course}/lessons/{n:02}-{spelt_in_latin(head) or to.own}"
        file = unique(file, {path.removesuffix(".md") for path in taken}) + ".md"
        taken.add(file)
        writer.files[file] = writer.lesson(head, blocks)
        units.append({"lesson": file.removeprefix(f"{to.course}/")})
        report.came["lessons"] += 1
    return Imported(writer.files, report, units, title)


def _without_headings(found: Document) -> None:
    """Where nobody used the styles, but for the title, short lines in bold or with a number are headings."""
    texts = [b for b in found.blocks if b.kind == "text" and b.text]
    styled = sum(b.level > 0 for b in texts)
    if styled > 1 or (styled and not texts[0].level):
        return
    for n, block in enumerate(texts):
        text = block.text
        if (
            block.level
            or len(text) > _LONGEST_HEADING
            or "\n" in text
            or text.endswith(_ENDS)
            or block.label in ("•",)
        ):
            continue
        numbered = next((level for pattern, level in _PARTS if pattern.match(block.typed)), 0)
        if numbered:
            block.level = numbered
        elif n == 0 and len(texts) > 2 and not styled and not block.is_title:
            block.is_title = True
        elif block.is_bold:
            block.level = 2


def _parts(found: Document, to: Target) -> tuple[str, list[tuple[str, list[Block]]]]:
    """The title of all, and title and blocks of each lesson."""
    blocks = [b for b in found.blocks if b.kind != "text" or b.pieces]
    titled = next((b for b in blocks if b.is_title), None)
    title = _one_line(titled.typed) if titled is not None else ""
    if titled is not None:
        blocks.remove(titled)
    top = min((b.level for b in blocks if b.level), default=0)
    heads = [n for n, b in enumerate(blocks) if b.level == top] if top else []
    single = len(heads) == 1 and not title and heads[0] == 0
    if top == 1 and (len(heads) > 1 or single):
        parts = [
            (_one_line(blocks[n].typed), blocks[n + 1 : end])
            for n, end in zip(heads, [*heads[1:], len(blocks)], strict=True)
        ]
        before = blocks[: heads[0]]
        if any(b.text or b.rows for b in before):
            parts.insert(0, (title or to.title or to.own, before))
        return title or parts[0][0], parts
    if not any(b.text or b.rows or b.pieces for b in blocks):
        return title, []
    return title, [(title or to.title or to.own, blocks)]


class _Writer:
    def __init__(self, found: Document, to: Target, report: Report) -> None:
        self.found, self.to, self.report = found, to, report
        self.files: dict[str, str | bytes] = {}
        self.notes: dict[str, str] = {}
        self.pictures: dict[str, str] = {}

    def lesson(self, head: str, blocks: list[Block]) -> str:
        out = [f"# {self._escaped(head)}"]
        top = min((b.level for b in blocks if b.level), default=2)
        used: list[str] = []
        listing = False
        for block in blocks:
            item = block.kind == "text" and bool(block.text) and not block.level and _is_item(block.label)
            lines = self._block(block, top, used)
            if not lines:
                continue
            if not (item and listing):
                out.append("")
            out += lines
            listing = item
        for name in dict.fromkeys(used):
            text = _one_line(self.found.footnotes[name])
            out += ["", f"[^{self.notes[name]}]: {text}"]
            self.report.came["footnotes"] += 1
        return "\n".join(out).rstrip() + "\n"

    def _block(self, block: Block, top: int, used: list[str]) -> list[str]:
        if block.kind == "page":
            return ["---"]
        if block.kind == "table":
            return self._table(block)
        text = self._inline(block, used)
        if not text:
            return []
        if block.level:
            label = f"{block.label} " if block.label and not _is_item(block.label) else ""
            return [f"{'#' * min(2 + block.level - top, 6)} {label}{_one_line(_bare(text))}"]
        if _is_item(block.label):
            mark = "- " if block.label == "•" else f"{re.sub(r'[^0-9]', '', block.label) or '1'}. "
            inside = "   " * min(block.depth, 5)
            return [inside + mark + text.replace("\n", f"\n{inside}   ")]
        label = f"{block.label} " if block.label else ""
        return [self._started(line) for line in f"{label}{text}".split("\n")]

    def _started(self, line: str) -> str:
        """A paragraph that begins like a list or a heading, but is none."""
        if re.match(r"\s*\d{1,9}[.)]\s", line):
            return line  # somebody typed a list
        if line.lstrip().startswith((":::", "：：：")):
            return re.sub(r"([:：])(?=[:：]{2})", r"\1 ", line, count=1)  # no box
        return _AT_START.sub(r"\1\\\2", line)

    def _inline(self, block: Block, used: list[str]) -> str:
        out = []
        for piece in block.pieces:
            if piece.kind == "picture":
                out.append(self._picture(piece.text, block))
            elif piece.kind == "note":
                out.append(self._note(piece.text, used))
            else:
                out.append(self._words(piece))
        text = re.sub(r"\*\*\*\*", "", "".join(out))
        return "\n".join(line.strip(" \t\u3000") for line in text.split("\n") if line.strip(" \t\u3000"))

    def _words(self, piece: Piece) -> str:
        """Emphasis without blanks within the stars, where Markdown does not see it."""
        bare = piece.text.strip(" \t\u3000\n")
        text = self._escaped(clean(piece.text) if bare else piece.text)
        if not bare:
            return piece.text
        before = piece.text[: len(piece.text) - len(piece.text.lstrip(" \t\u3000\n"))]
        after = piece.text[len(piece.text.rstrip(" \t\u3000\n")) :]
        mark = "**" if piece.bold else "*" if piece.italic else ""
        if "\n" in text:
            mark = ""
        return f"{before}{mark}{text}{mark}{after}"

    def _escaped(self, text: str) -> str:
        return _SPECIAL.sub(r"\\\1", text).replace("\\[^", "\\[ ^")

    def _note(self, name: str, used: list[str]) -> str:
        if name not in self.notes:
            self.notes[name] = f"{self.to.own}-{len(self.notes) + 1}"
        used.append(name)
        return f"[^{self.notes[name]}]"

    def _picture(self, key: str, block: Block) -> str:
        picture = self.found.pictures[key]
        alt = _one_line(picture.alt).replace("[", "（").replace("]", "）")
        if key not in self.pictures:
            path = f"{self.to.course}/images/{self.to.own}-{len(self.pictures) + 1}"
            path = unique(path, {p.rpartition(".")[0] for p in self.to.files}) + f".{picture.ending}"
            self.files[path] = picture.data
            self.pictures[key] = path.removeprefix(f"{self.to.course}/")
            self.report.came["pictures"] += 1
            if not alt:
                self.report.missing(
                    block.where,
                    f"图片 {self.pictures[key]} 没有替代文字，请补写图上是什么",
                    f"the picture {self.pictures[key]} has no alternative text: write what it shows",
                )
        alt = alt or self.to.says("（请写图上是什么）", "(write what it shows)")
        return f"![{alt}]({self.pictures[key]})"

    def _table(self, block: Block) -> list[str]:
        """A table of Markdown; one with a single column or row is a note in a box."""
        rows = [[self._cell(c) for c in row] for row in block.rows if any(row)]
        width = max((len(r) for r in rows), default=0)
        if width == 0:
            return []
        if width == 1 or len(rows) == 1:
            lines = [line for row in rows for cell in row if cell for line in (cell, "")]
            return [f":::{self.to.says('旁注', 'note')}", *lines[:-1], ":::"]
        self.report.came["tables"] += 1
        rows = [r + [""] * (width - len(r)) for r in rows]
        shown = [f"| {' | '.join(row)} |" for row in rows]
        return [shown[0], f"|{'---|' * width}", *shown[1:]]

    def _cell(self, text: str) -> str:
        return _one_line(self._escaped(text.replace("\n", " ")))


def _is_item(label: str) -> bool:
    """Whether automatic numbering made a list that Markdown has, too."""
    return label == "•" or re.fullmatch(r"[（(]?\d{1,3}[.)）、．]?", label) is not None


def _bare(text: str) -> str:
    """A heading is bold by itself."""
    return text.replace("**", "")


def _one_line(text: str) -> str:
    return " ".join(short(clean(text), 2000).split())

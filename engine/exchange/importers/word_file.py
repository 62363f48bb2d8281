"""A Word document as blocks. python-docx opens the package; the walk over its XML is ours, because automatic
numbering, footnotes, text boxes and tracked changes are no part of its interface."""

import io
import re
from collections.abc import Iterator
from typing import Any

from engine.diagnostics import Both
from engine.exchange.importers.archive import DAMAGED, looked_over
from engine.exchange.importers.blocks import Block, Document, Picture, Piece
from engine.exchange.importers.numbering import Numbering, local, value
from engine.exchange.report import ImportFault, Report, paragraph, whole_file

_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "proofErr", "bookmarkStart", "bookmarkEnd",
    "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "Fallback", "commentRangeStart", "commentRangeEnd", "fldChar"})  # fmt: skip
_SHOWN = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp"})
_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.I)


def document(data: bytes, report: Report) -> Document:
    """The blocks of a document; raises ``ImportFault`` when it cannot be opened."""
    archive = looked_over(data)
    if not any(n.startswith("word/") for n in archive.namelist()):
        raise ImportFault(Both("这不是 Word 文档", "this is no Word document"))
    if any(n.endswith("vbaProject.bin") for n in archive.namelist()):
        report.lost(whole_file(), "宏没有带过来", "macros are left out")
    try:
        return _Reader(data, report).read()
    except ImportFault:
        raise
    except Exception:  # noqa: BLE001  # python-docx and lxml raise whatever the damage leads to
        raise ImportFault(DAMAGED) from None


class _Reader:
    def __init__(self, data: bytes, report: Report) -> None:
        from docx.opc.package import OpcPackage

        self.report = report
        package = OpcPackage.open(io.BytesIO(data))
        parts = {str(p.partname): p for p in package.iter_parts()}
        self.main = next(p for name, p in parts.items() if re.fullmatch(r"/word/document\d*\.xml", name))
        self.numbering = Numbering(self._root(parts.get("/word/numbering.xml")))
        styles = self._root(parts.get("/word/styles.xml"))
        listed = [] if styles is None else [s for s in styles if local(s) == "style"]
        self.styles = {value(s, "styleId"): s for s in listed}
        self.out = Document()
        self.notes = {kind: self._notes(parts, kind) for kind in ("footnote", "endnote")}
        self.number = 0
        self.changes = 0
        self.boxes: list[Any] = []
        self._besides(parts)

    def _root(self, part: Any) -> Any:
        from docx.oxml import parse_xml

        return None if part is None else parse_xml(part.blob)

    def _notes(self, parts: dict[str, Any], kind: str) -> dict[str, str]:
        root = self._root(parts.get(f"/word/{kind}s.xml"))
        found = {}
        for note in root if root is not None else ():
            if value(note, "type") in ("", "normal"):
                found[value(note, "id")] = " ".join(" ".join(_words(note)).split())
        return found

    def _besides(self, parts: dict[str, Any]) -> None:
        """Headers, footers and comments have no place here."""
        for name, part in parts.items():
            if re.fullmatch(r"/word/(?:header|footer)\d*\.xml", name):
                text = "".join(_words(self._root(part))).strip()
                if re.search(r"[^\W\d_]", text):
                    self.report.lost(
                        whole_file(),
                        f"页眉页脚没有带过来：{text[:24]}",
                        f"a header or footer is left out: {text[:24]}",
                    )
            elif name == "/word/comments.xml":
                self.report.lost(whole_file(), "批注没有带过来", "comments are left out")

    def read(self) -> Document:
        root = self._root(self.main)
        for body in root:
            if local(body) == "body":
                self._blocks(body)
        if self.changes:
            self.report.changed(
                whole_file(),
                "有修订的地方，按接受修订后的样子带过来",
                "tracked changes were taken as accepted",
            )
        return self.out

    def _blocks(self, parent: Any) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name in ("sdt", "sdtContent", "customXml", "ins", "smartTag", "AlternateContent", "Choice"):
                self._blocks(element)
            while self.boxes:
                self.report.changed(
                    paragraph(self.number),
                    "文本框里的字接在这一段后面",
                    "the words of a text box follow this paragraph",
                )
                self._blocks(self.boxes.pop(0))

    def _paragraph(self, element: Any) -> None:
        self.number += 1
        block = Block(paragraph(self.number))
        name, level, numbering = self._style(element)
        if name.lower().startswith(("toc", "目录")):
            self.report.lost(
                whole_file(),
                "目录没有带过来，程序自己会排",
                "the table of contents is left out: it is made anew",
            )
            return
        block.level, block.is_title = level, name.lower() in ("title", "标题")
        block.is_centred = any(local(e) == "jc" and value(e) == "center" for e in element.iter())
        pages = False
        for piece in self._pieces(element, bold=False, italic=False):
            if piece.kind == "page":
                pages = True
            elif block.pieces and _alike(block.pieces[-1], piece):
                block.pieces[-1].text += piece.text
            else:
                block.pieces.append(piece)
        if numbering and block.text:
            block.label, block.depth = self.numbering.label(*numbering), numbering[1]
        if pages:
            self.out.blocks.append(Block(block.where, "page"))
        self.out.blocks.append(block)

    def _style(self, element: Any) -> tuple[str, int, tuple[str, int] | None]:
        """The style's name, the level of a heading, and the list with its depth."""
        name, level = "", 0
        numbering: tuple[str, int] | None = None
        sources = [e for e in element if local(e) == "pPr"]
        style = next((value(e) for p in sources for e in p if local(e) == "pStyle"), "")
        for _ in range(12):  # styles are based on styles
            found = self.styles.get(style)
            if found is None:
                break
            own = next((value(e) for e in found if local(e) == "name"), "")
            name = name or own
            heading = _HEADING.fullmatch(own.strip())
            level = level or (int(heading[1]) if heading else 0)
            sources += [e for e in found if local(e) == "pPr"]
            style = next((value(e) for e in found if local(e) == "basedOn"), "")
        for part in sources:
            for e in part:
                if local(e) == "outlineLvl" and not level and value(e) in "012345678":
                    level = int(value(e)) + 1
                elif local(e) == "numPr" and numbering is None:
                    inner = {local(x): value(x) for x in e}
                    depth = inner.get("ilvl", "0")
                    numbering = inner.get("numId", "0"), int(depth) if depth.isdigit() else 0
        return name, level, numbering if numbering and numbering[0] != "0" else None

    def _pieces(self, element: Any, *, bold: bool, italic: bool) -> Iterator[Piece]:
        for child in element:
            name = local(child)
            if name in ("ins", "del", "moveFrom", "moveTo"):
                self.changes += 1
            if name in _SKIPPED:
                continue
            if name == "r":
                look = {local(e): value(e) for p in child if local(p) == "rPr" for e in p}
                if "vanish" in look:
                    continue
                yield from self._pieces(child, bold=_on(look, "b"), italic=_on(look, "i"))
            elif name == "t":
                yield Piece(child.text or "", bold=bold, italic=italic)
            elif name in ("tab", "ptab"):
                yield Piece("\u3000", bold=bold, italic=italic)
            elif name in ("br", "cr"):
                yield (
                    Piece("", "page")
                    if value(child, "type") == "page"
                    else Piece("\n", bold=bold, italic=italic)
                )
            elif name == "noBreakHyphen":
                yield Piece("-", bold=bold, italic=italic)
            elif name in ("footnoteReference", "endnoteReference"):
                yield from self._note(name.removesuffix("Reference"), value(child, "id"))
            elif name in ("drawing", "pict", "object"):
                yield from self._drawing(child)
            elif name in ("oMath", "oMathPara"):
                self.report.changed(
                    paragraph(self.number), "公式变成了普通的字", "a formula became plain characters"
                )
                yield Piece("".join(e.text or "" for e in child.iter() if local(e) == "t"))
            else:
                yield from self._pieces(child, bold=bold, italic=italic)

    def _note(self, kind: str, name: str) -> Iterator[Piece]:
        text = self.notes[kind].get(name)
        if text:
            self.out.footnotes[f"{kind}{name}"] = text
            yield Piece(f"{kind}{name}", "note")

    def _drawing(self, element: Any) -> Iterator[Piece]:
        self.boxes += [e for e in element.iter() if local(e) == "txbxContent" and not _within_fallback(e)]
        alt, names = "", []
        for e in element.iter():
            if local(e) == "docPr":
                alt = alt or value(e, "descr").strip()
            elif local(e) in ("blip", "imagedata"):
                names.append(value(e, "embed") or value(e, "id"))
        if local(element) == "object":
            self.report.lost(
                paragraph(self.number),
                "嵌入的对象没有带过来，只留了它的图",
                "an embedded object is left out, but for its picture",
            )
        if not names and not any(local(e) == "txbxContent" for e in element.iter()):
            self.report.lost(
                paragraph(self.number),
                "图形没有带过来：截成图片再插入",
                "a drawing is left out: insert it as a picture",
            )
        for name in dict.fromkeys(names):
            yield from self._picture(name, alt)

    def _picture(self, name: str, alt: str) -> Iterator[Piece]:
        rel = self.main.rels.get(name)
        if rel is None or rel.is_external:
            self.report.lost(
                paragraph(self.number),
                "图片不在文件里，没有带过来",
                "a picture is not in the file and is left out",
            )
            return
        part = rel.target_part
        ending = str(part.partname).rpartition(".")[2].lower()
        if ending not in _SHOWN:
            self.report.lost(
                paragraph(self.number),
                f"{ending} 图片没有带过来：另存为 PNG 再插入",
                f"a picture of the form {ending} is left out: insert it as PNG",
            )
            return
        key = f"p{len(self.out.pictures) + 1}"
        self.out.pictures[key] = Picture(part.blob, "jpg" if ending == "jpeg" else ending, alt)
        yield Piece(key, "picture")

    def _table(self, element: Any) -> None:
        """Rows of texts. A cell over several columns fills the first; one over several rows, all of them."""
        rows: list[list[str]] = []
        first = self.number + 1
        for row in _children(element, "tr"):
            cells: list[str] = []
            for cell in _children(row, "tc"):
                text, goes_on, width = self._cell(cell)
                if goes_on and rows and len(cells) < len(rows[-1]):
                    text = rows[-1][len(cells)]
                cells += [text, *[""] * (width - 1)]
            rows.append(cells)
        if any(any(r) for r in rows):
            self.out.blocks.append(Block(paragraph(first), "table", rows=rows))

    def _cell(self, cell: Any) -> tuple[str, bool, int]:
        inner = Document()
        kept, self.out = self.out, inner
        inner.pictures, inner.footnotes = kept.pictures, kept.footnotes
        pictures = len(inner.pictures)
        self._blocks(cell)
        self.out = kept
        if len(inner.pictures) > pictures:
            self.report.lost(
                paragraph(self.number), "表格里的图片没有带过来", "a picture in a table is left out"
            )
            for key in list(inner.pictures)[pictures:]:
                del inner.pictures[key]
        merge = next((e for p in _children(cell, "tcPr") for e in p if local(e) == "vMerge"), None)
        span = next((value(e) for p in _children(cell, "tcPr") for e in p if local(e) == "gridSpan"), "1")
        texts = [b.typed for b in inner.blocks if b.kind == "text"]
        texts += ["；".join(x for x in row if x) for b in inner.blocks for row in b.rows]
        goes_on = merge is not None and value(merge) != "restart"
        return "\n".join(t for t in texts if t), goes_on, min(int(span) if span.isdigit() else 1, 60)


def _children(element: Any, name: str) -> Iterator[Any]:
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _children(child, name)


def _within_fallback(element: Any) -> bool:
    return any(local(e) == "Fallback" for e in element.iterancestors())


def _on(look: dict[str, str], name: str) -> bool:
    return name in look and look[name] not in ("0", "false", "off")


def _alike(one: Piece, other: Piece) -> bool:
    return one.kind == other.kind == "text" and (one.bold, one.italic) == (other.bold, other.italic)


def _words(element: Any) -> Iterator[str]:
    for e in element.iter():
        if local(e) == "t" and e.text:
            yield e.text

"""Word documents made for tests, with what offices put into them."""

import io
import struct
import zipfile
import zlib
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def typed(text: str) -> bytes:
    """Each line a paragraph; `# ` begins a heading, and `## ` one below it."""
    document = docx.Document()
    for line in text.strip("\n").split("\n"):
        depth = len(line) - len(line.lstrip("#"))
        if depth:
            document.add_heading(line[depth:].strip(), depth)
        else:
            document.add_paragraph(line)
    return saved(document)


def numbered(document: Any, *levels: tuple[str, str]) -> int:
    """A list definition with a form and a label for each level; returns the number that paragraphs name."""
    numbering = document.part.numbering_part.element
    name = 900 + len(numbering)
    shown = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{label}"/></w:lvl>'
        for n, (form, label) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">{shown}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>')
    )
    return name


def listed(document: Any, text: str, name: int, level: int = 0) -> None:
    """A paragraph that Word numbers by itself."""
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>')
    )


def picture() -> bytes:
    """A small PNG."""

    def chunk(name: bytes, data: bytes) -> bytes:
        whole = name + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    rows = zlib.compress((b"\0" + b"\xff\0\0" * 2) * 2)
    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def footnoted(data: bytes, texts: dict[str, str]) -> bytes:
    """The document with footnotes: a paragraph that holds `{n}` gets a reference there."""
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for n, text in texts.items()
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "word/document.xml":
                for n in texts:
                    reference = f'</w:t></w:r><w:r><w:footnoteReference w:id="{n}"/></w:r><w:r><w:t>'
                    content = content.replace(f"{{{n}}}".encode(), reference.encode())
            elif part == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                content = content.replace(b"</Types>", override.encode())
            elif part == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                added = f'<Relationship Id="rIdF" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", added.encode())
            new.writestr(part, content)
        new.writestr("word/footnotes.xml", f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>")
    return out.getvalue()

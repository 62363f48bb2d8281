"""Word documents made for tests, with what offices put into them."""

import io
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

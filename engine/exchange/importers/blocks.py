"""A document as blocks: paragraphs with their pieces, tables, page breaks. What Word and plain texts have in common."""

from dataclasses import dataclass, field

from engine.diagnostics import Both


@dataclass
class Piece:
    """A run of text. ``kind`` is ``text``, ``picture`` (``text`` names it) or ``note`` (a footnote's number)."""

    text: str
    kind: str = "text"
    bold: bool = False
    italic: bool = False


@dataclass
class Block:
    """``kind`` is ``text``, ``table`` or ``page``. ``level`` is that of a heading, 0 for other text.

    ``label`` is what automatic numbering shows before the text: `1.`, `A.`, `•`.
    """

    where: Both
    kind: str = "text"
    pieces: list[Piece] = field(default_factory=list)
    level: int = 0
    is_title: bool = False
    is_centred: bool = False
    label: str = ""
    depth: int = 0
    rows: list[list[str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words, without numbering."""
        return "".join(p.text for p in self.pieces if p.kind == "text").strip()

    @property
    def typed(self) -> str:
        """The words as they look on paper, the automatic numbering before them."""
        bullets = "•·●○■◆-–*"
        label = "" if self.label.strip() in bullets else self.label
        return f"{label} {self.text}" if label and self.text else self.text

    @property
    def is_bold(self) -> bool:
        words = [p for p in self.pieces if p.kind == "text" and p.text.strip()]
        return bool(words) and all(p.bold for p in words)


@dataclass
class Picture:
    """A picture of a document: its bytes, the ending of its file, and its alternative text if it has one."""

    data: bytes
    ending: str
    alt: str


@dataclass
class Document:
    """The blocks in order, pictures and footnotes by the name that pieces give."""

    blocks: list[Block] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    footnotes: dict[str, str] = field(default_factory=dict)

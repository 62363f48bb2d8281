"""The paragraph: what every screen of text is made of before it is broken into lines."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.diagnostics.both import Both, Language
from engine.players import texts
from engine.players.linebreak import Span

Cells = list[list[Span]]


class Paragraph(NamedTuple):
    """Spans with a role each, and how the paragraph stands on the page.

    ``box`` names the ground it stands on; neighbours with one box name and ``block`` number make one box.
    ``keep``: never the last line of a page. ``tight``: no blank line before it. ``rows``: a table instead of spans.
    """

    spans: Sequence[Span]
    box: str = ""
    indent: int = 0
    hang: int = 0
    keep: bool = False
    tight: bool = False
    block: int = 0
    rows: Sequence[Cells] = ()
    #: The authored voice of a line; empty for everything that is nobody's.
    voice: str = ""

    @property
    def text(self) -> str:
        """The plain words."""
        return "".join(text for text, _ in self.spans)


class Writer:
    """What all writers of paragraphs share: the language, the speakers' colours, the sources."""

    def __init__(self, bundle: dict[str, object], language: Language) -> None:
        self.bundle = bundle
        self.language: Language = language
        self._blocks = 0
        cast = bundle.get("cast")
        # A narrator has no part to play and gets no colour.
        self._cast = [who for who, m in cast.items() if m.get("role")] if isinstance(cast, dict) else []

    def says(self, text: Both, /, **values: object) -> str:
        return (text.fill(**values) if values else text).says(self.language)

    def block(self) -> int:
        """A number for a new box."""
        self._blocks += 1
        return self._blocks

    def name_role(self, who: str) -> str:
        """The role of a speaker's name: each cast member keeps one colour."""
        return f"name{self._cast.index(who) % NAMES}" if who in self._cast else "narrator"

    def voice(self, who: str) -> str:
        """The authored voice of a speaker, if one is named."""
        cast = self.bundle.get("cast")
        return str(cast.get(who, {}).get("voice", "")) if isinstance(cast, dict) else ""

    def source(self, key: str) -> str:
        """A source spelled out."""
        sources = self.bundle["sources"]
        assert isinstance(sources, dict)
        name, grade = sources.get(key, [key, ""])
        if not grade:
            return str(name)
        graded = self.says(texts.GRADE, grade=grade)
        return f"{name}，{graded}" if self.language == "zh" else f"{name}, {graded}"

    def sources(self, keys: Iterable[str], box: str = "", block: int = 0) -> list[Paragraph]:
        """The sources of something, one line each under a label."""
        listed = list(dict.fromkeys(keys))
        if not listed:
            return []
        label = self.says(texts.SOURCES) + self.says(texts.COLON)
        if len(listed) == 1:
            spans = [(label, "soft"), (self.source(listed[0]), "soft")]
            return [Paragraph(spans, box, hang=2, tight=bool(box), block=block)]
        out = [Paragraph([(label, "soft")], box, keep=True, tight=bool(box), block=block)]
        out += [
            Paragraph([("- " + self.source(k), "soft")], box, hang=2, tight=True, block=block) for k in listed
        ]
        return out

    def labelled(self, label: Both, text: str, box: str = "", block: int = 0) -> Paragraph:
        return Paragraph([(self.says(label), "label"), (text, "")], box, tight=bool(box), block=block)


#: How many colours speakers' names have.
NAMES = 8


def title(text: str) -> Paragraph:
    return Paragraph([(text, "title")], keep=True)


def plain(text: str, role: str = "") -> Paragraph:
    return Paragraph([(text, role)])

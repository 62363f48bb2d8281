"""What of a page is read aloud, and in whose voice."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.players.linebreak import Span
from engine.players.paragraphs import Paragraph
from engine.speech.sentences import sentences

#: The voice of everything that is nobody's line.
NARRATOR = "旁白"
#: Roles of spans that are there for the eye: labels, sources, tones, names.
_SILENT = ("soft", "cite", "label", "tone", "rule", "name", "narrator", "here", "key")


class Sentence(NamedTuple):
    """One sentence to be heard, as ``Clips.find`` looks it up."""

    voice: str
    text: str


def heard(paragraphs: Sequence[Paragraph], options: Sequence[str] = ()) -> list[Sentence]:
    """The sentences of these paragraphs in order, then those of the options."""
    texts = [(p.voice or NARRATOR, text) for p in paragraphs for text in _texts(p)]
    texts += [(NARRATOR, option) for option in options]
    return [Sentence(voice, sentence) for voice, text in texts for sentence in sentences(text)]


def _texts(paragraph: Paragraph) -> list[str]:
    if paragraph.rows:
        return [_words(cell) for row in paragraph.rows for cell in row]
    return [_words(paragraph.spans)]


def _words(spans: Sequence[Span]) -> str:
    return "".join(text for text, role in spans if not role.startswith(_SILENT))

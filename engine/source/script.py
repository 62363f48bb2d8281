"""Lines of a play script, as Chinese scripts are written.

``角色：台词`` · ``角色（神态）：台词`` · ``（舞台提示）`` · anything else is narration · a blank line is a beat.
"""

import re
from dataclasses import dataclass

_SPEECH = re.compile(
    r"(?P<who>[^：:（(，。！？；、“”「」\s]{1,12})\s*(?:[（(](?P<tone>[^）)]*)[）)])?\s*[：:]\s*"
)
_STAGE = re.compile(r"[（(](?P<text>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]\s*$")
_INDENT = " \t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance. ``kind`` is ``say``, ``stage``, ``tell`` or ``beat``.

    ``at`` and ``text_at`` are offsets of the line and of its text in the script.
    """

    kind: str
    text: str = ""
    who: str = ""
    tone: str = ""
    at: int = 0
    text_at: int = 0


def parse_line(raw: str, at: int = 0) -> Line:
    """One line of a script; it must not be blank."""
    text = raw.strip(_INDENT)
    at += raw.find(text)
    if text[0] in "（(":
        stage = _STAGE.match(text)
        if stage is not None:
            return Line("stage", stage["text"].strip(), at=at, text_at=at + 1)
    if "：" in text or ":" in text:
        speech = _SPEECH.match(text)
        if speech is not None and not text.startswith("//", speech.end()):
            words = text[speech.end() :]
            tone = (speech["tone"] or "").strip()
            return Line("say", words, speech["who"], tone, at, at + speech.end())
    return Line("tell", text, at=at, text_at=at)


def parse_script(block: str) -> list[Line]:
    """A block of text: one line, one utterance; a blank line between two others is a beat."""
    if "\n" not in block:
        return [parse_line(block)] if block.strip(_INDENT) else []
    out: list[Line] = []
    at = 0
    blank = False
    for raw in block.split("\n"):
        if not raw.strip(_INDENT):
            blank = bool(out)
        else:
            if blank:
                out.append(Line("beat", at=at))
                blank = False
            out.append(parse_line(raw, at))
        at += len(raw) + 1
    return out

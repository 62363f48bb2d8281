"""Lines of a play script, as Chinese scripts are written.

``角色：台词`` · ``角色（神态）：台词`` · ``（舞台提示）`` · anything else is narration · a blank line is a beat.
"""

import re
from collections.abc import Container
from typing import NamedTuple

_SPEECH = re.compile(
    r"(?P<who>[^：:（(，。！？；、“”「」{}\s]{1,12})\s*(?:[（(](?P<tone>[^）)]*)[）)])?\s*[：:]\s*"
)
_STAGE = re.compile(r"[（(](?P<text>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]\s*$")
_INDENT = " \t\u3000\u00a0"


class Line(NamedTuple):
    """One utterance. ``kind`` is ``say``, ``stage``, ``tell`` or ``beat``.

    ``at`` and ``text_at`` are offsets of the line and of its text in the script.
    """

    kind: str
    text: str = ""
    who: str = ""
    tone: str = ""
    at: int = 0
    text_at: int = 0


_SPACED = re.compile(r"(?P<who>[^：:（(]{1,30}?)\s*(?:[（(](?P<tone>[^）)]*)[）)])?\s*[：:]\s*")
_TONE = re.compile(r"[（(](?P<tone>[^）)]{1,20})[）)]\s*(?=\S)")


def parse_line(raw: str, at: int = 0, cast: Container[str] = ()) -> Line:
    """One line of a script; it must not be blank. A name of the cast may hold spaces."""
    text = raw.strip(_INDENT)
    at += raw.find(text)
    if text[0] in "（(":
        stage = _STAGE.match(text)
        if stage is not None:
            return Line("stage", stage["text"].strip(), at=at, text_at=at + 1)
    if "：" in text or ":" in text:
        speech = _SPEECH.match(text)
        if speech is not None and not _is_clock(text, speech.end()):
            return _said(text, speech["who"], speech["tone"] or "", speech.end(), at)
        spaced = _SPACED.match(text)
        if spaced is not None and spaced["who"] in cast:
            return _said(text, spaced["who"], spaced["tone"] or "", spaced.end(), at)
    return Line("tell", text, at=at, text_at=at)


def _is_clock(text: str, end: int) -> bool:
    """`12:30` and `http://` hold a colon, but nobody speaks."""
    return text.startswith("//", end) or (text[end - 1] == ":" and text[end - 2 : end - 1].isdigit())


def _said(text: str, who: str, tone: str, start: int, at: int) -> Line:
    """A line of speech; a tone may also stand behind the colon (`娘：（笑）走！`)."""
    behind = _TONE.match(text, start)
    if not tone and behind is not None:
        tone, start = behind["tone"], behind.end()
    return Line("say", text[start:], who, tone.strip(), at, at + start)


def parse_script(block: str, cast: Container[str] = ()) -> list[Line]:
    """A block of text: one line, one utterance; a blank line between two others is a beat."""
    if "\n" not in block:
        return [parse_line(block, 0, cast)] if block.strip(_INDENT) else []
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
            out.append(parse_line(raw, at, cast))
        at += len(raw) + 1
    return out

"""The patterns that matter to the mending: blanks, dashes, and what a key looks like."""

import re

from engine.source.mend_characters import NO_WIDTH, ODD, WIDE_BLANKS, WIDE_COLONS

INDENT = re.compile(f"[ {ODD}]*")
BLANKS = re.compile(f"[ {ODD}]*")
ODD_BLANK = re.compile(f"[{ODD}]")
#: A list item: the hyphen and what must follow it.
DASH = re.compile("-(?= |$)")
#: Hyphens and bullets of an input method or of a word processor.
_FOREIGN_DASHES = "－—–−﹣‐‑‒―"
_BULLETS = "•●▪■◆∙◦○·"
FOREIGN_DASH = re.compile(f"([{_FOREIGN_DASHES}])(?!\\1)")
BULLET = re.compile(f"[{_BULLETS}](?=[ {ODD}])")

_NAME = r"[^\s，。！？；、…“”‘’\"'{}\[\],;!?#&*|<>%@`:：﹕∶]"
#: What may be a key or the name of a role: no punctuation, a space only between Latin words.
_WORDS = rf"{_NAME}(?:{_NAME}| (?=[A-Za-z0-9])(?<=[A-Za-z0-9] )){{0,23}}"
NAME = re.compile(rf"{_WORDS}|“{_WORDS}”|‘{_WORDS}’")
#: A line that reads as ``key:`` or ``key：``.
KEYISH = re.compile(rf"({NAME.pattern}) *(?::(?=[ \t]|$)|[{WIDE_COLONS}])")

PLAIN_QUOTES = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.S), "'": re.compile(r"'(?:[^']|'')*+'", re.S)}
ANCHOR = re.compile(r"&[A-Za-z0-9_-]+(?= |$) *")
ALIAS = re.compile(r"\*[A-Za-z0-9_-]+ *(?:#.*)?$")
TAG = re.compile(r"!![a-z]+(?= |$) *")
BLOCK_HEADER = re.compile(r"[|>](?:[+-]?([1-9])?|([1-9])[+-]) *(?: #.*)?$")
COMMENT = re.compile(r"(?:^|[ \t])#(?=\s|$)")


def is_name(text: str) -> bool:
    return NAME.fullmatch(text) is not None


def unquoted(name: str) -> str:
    """A key without the full-width quotes around it."""
    return name[1:-1] if name[:1] in "“‘" and name[-1:] in "”’" and len(name) > 2 else name


def measure(blanks: str, scale: tuple[int, int]) -> int:
    """Columns of an indentation when a tab stops every ``scale[0]`` and a wide blank is ``scale[1]``.

    >>> measure("\\t\u3000", (4, 2))
    6
    """
    width = 0
    for c in blanks:
        if c == "\t":
            width += scale[0] - width % scale[0]
        elif c in WIDE_BLANKS:
            width += scale[1]
        elif c not in NO_WIDTH:
            width += 1
    return width


def starts_item(body: str) -> bool:
    """Whether a line reads as an item of a list, rightly or wrongly written."""
    return bool(DASH.match(body) or FOREIGN_DASH.match(body) or BULLET.match(body)) or (
        body[:1] == "-" and body[1:2] != "-"
    )


def start_of(line: str) -> int:
    """The column of the first character that is not a blank of any kind."""
    match = INDENT.match(line)
    return match.end() if match else 0

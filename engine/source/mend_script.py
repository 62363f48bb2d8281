"""Scripts of several lines without the ``|``: valid YAML, but all lines would be read as one."""

import re

from engine.source.mend_characters import COLONS
from engine.source.mend_levels import Levels
from engine.source.mend_marks import COMMENT, DASH, KEYISH
from engine.source.mend_page import Page

_COLON = re.compile(f"[{COLONS}]")
_NOT_PLAIN = "[{\"'&*!|>｜＞#"


def is_speech(page: Page, at: int, start: int) -> bool:
    """Whether a line under ``剧本:`` is a text, and not a key that has strayed there."""
    return page.lines[at][start] not in _NOT_PLAIN and not _is_key(page, page.lines[at], start)


def lacks_bar(page: Page, levels: Levels, at: int, start: int, parent: int) -> bool:
    """Whether the text that begins under an empty ``剧本:`` needs the ``|`` to be read as it stands."""
    line = page.lines[at]
    if _sound_colon(line, start) or COMMENT.search(line, start):
        return True
    for below in page.lines[at + 1 :]:
        begin, width = levels.head(below)
        if begin < len(below):
            return width > parent
    return False


def is_folded(page: Page, levels: Levels, at: int, column: int, parent: int) -> bool:
    """Whether a script that begins on the line of its key goes on with utterances below."""
    value = page.lines[at][column:].strip()
    if not value or value[0] in _NOT_PLAIN or DASH.match(value) or at + 1 >= len(page.lines):
        return False
    below = page.lines[at + 1]
    start, width = levels.head(below)
    if width <= parent or start == len(below):
        return False
    return _COLON.search(below) is not None and not _is_key(page, below, start)


def _is_key(page: Page, line: str, start: int) -> bool:
    key = KEYISH.match(line, start)
    return key is not None and key[1] in page.keys


def _sound_colon(line: str, start: int) -> bool:
    return ": " in line[start:] or line.endswith(":")

"""Keys: where a line holds one, rightly or wrongly written, and the mending of its colon."""

import re
from typing import NamedTuple

from engine.source import mend_slips as slips
from engine.source.mend_characters import COLONS, LONGEST_NAME
from engine.source.mend_levels import Levels
from engine.source.mend_marks import BLANKS, COMMENT, DASH, PLAIN_QUOTES, is_name, unquoted
from engine.source.mend_page import Page

_COLON = re.compile(f"[{COLONS}]")
_COLON_NEXT = re.compile(f" *[{COLONS}]")
#: Signs that the words before a colon are a sentence and not a key.
_SENTENCE = re.compile(r"[，。！？；…“”‘’「」：{}\[\]]|^[@*&!%`]|[^\x00-\x7f] \d+$|^.{31}")
#: What begins a value that is not a plain text.
_NOT_TEXT = "[{|>\"'&*!#"
#: How many lines below may show what a line is.
_FAR = 60


class Key(NamedTuple):
    """A key in a line: its text, the column behind it, the column behind its colon, and whether
    YAML would see it too."""

    text: str
    end: int
    value: int
    sound: bool


class Keys:
    def __init__(self, page: Page, levels: Levels) -> None:
        self.page = page
        self.levels = levels
        self.lines = page.lines
        self.names = page.keys

    def find(self, at: int, column: int, width: int, where: str) -> Key | None:
        """The key at a place. ``where`` tells what may stand there: ``map``: only a key; ``list``:
        only an item; ``item`` and ``fresh``: a key or a text; ``odd``: nothing can."""
        key = self._written(at, column, where)
        if key is None or where not in ("item", "fresh") or self.lines[at][key.end - 1] in "\"'":
            return key
        if key.sound:
            text = self._is_sentence(at, key, width)
        else:
            text = where == "fresh" and key.text not in self.names and self._text_below(at, width)
        return None if text else key

    def _written(self, at: int, column: int, where: str) -> Key | None:
        line = self.lines[at]
        first = line[column]
        if first in "[{｛［|>`%":
            return None
        if first in PLAIN_QUOTES:
            quoted = PLAIN_QUOTES[first].match(line, column)
            colon = _COLON_NEXT.match(line, quoted.end()) if quoted else None
            if quoted is None or colon is None:
                return None
            return Key(quoted[0][1:-1], quoted.end(), colon.end(), _sound(line, colon.end()))
        comment = COMMENT.search(line, column)
        for colon in _COLON.finditer(line, column, comment.start() if comment else len(line)):
            sound = _sound(line, colon.end())
            if not sound and colon.start() - column > LONGEST_NAME:
                continue
            head = line[column : colon.start()].rstrip()
            if sound:
                return Key(head, column + len(head), colon.end(), True)
            if self._is_key(head, colon[0], line[colon.end() :], where):
                return Key(unquoted(head), column + len(head), colon.end(), False)
        return None

    def _is_key(self, head: str, colon: str, rest: str, where: str) -> bool:
        """Whether a colon that YAML does not take for one is meant as one."""
        if not is_name(head) or rest.startswith(("//", "\\")):
            return False
        if unquoted(head) in self.names:
            return True
        return where not in ("item", "list") and (colon != ":" or not head.isdigit())

    def _is_sentence(self, at: int, key: Key, width: int) -> bool:
        """Whether a text holds the colon of a key by chance (``他想了想，说: 好``)."""
        value = self.lines[at][key.value :].strip()
        if not value or value[0] in _NOT_TEXT or not _SENTENCE.search(unquoted(key.text)):
            return False
        for line in self.lines[at + 1 : at + _FAR]:
            start, column = self.levels.head(line)
            if start < len(line) and line[start] != "#" and column <= width:
                return column < width or DASH.match(line, start) is not None or not _COLON.search(line, start)
        return True

    def _text_below(self, at: int, width: int) -> bool:
        """Whether a line below at the same column has no colon at all: then all of it is a text."""
        for line in self.lines[at + 1 : at + _FAR]:
            start, column = self.levels.head(line)
            if start < len(line) and line[start] != "#":
                if column < width:
                    return False
                if column == width and not _COLON.search(line, start):
                    return True
        return False

    def mend(self, at: int, column: int, key: Key) -> int:
        """Give a key the colon and the blank that YAML wants; return where its value may begin."""
        line = self.lines[at]
        if (
            line[column] in "“‘"
            and line[key.end - 1] in "”’"
            and unquoted(line[column : key.end]) in self.names
        ):
            self.page.change(at, column, 1, "")
            self.page.change(at, key.end - 1, 1, "")
            mark = line[column] + line[key.end - 1]
            self.page.report(slips.QUOTED_KEY, at, column, key.end - column, key=key.text, mark=mark)
        if key.sound:
            return key.value
        after = key.value
        if line[after : after + 1] != " ":
            blanks = BLANKS.match(line, after)
            after = blanks.end() if blanks else after
        gap = "" if after == len(line) or line[after] == " " else " "
        self.page.change(at, key.end, after - key.end, ":" + gap)
        colon, place = line[key.value - 1], key.value - 1
        if colon == ":":
            self.page.report(slips.NO_SPACE_AFTER_COLON, at, place, key=key.text)
        else:
            self.page.report(slips.FULL_WIDTH_COLON, at, place, key=key.text, mark=colon)
        return after


def _sound(line: str, after: int) -> bool:
    """Whether YAML takes the character before ``after`` for the colon of a key."""
    return line[after - 1] == ":" and line[after : after + 1] in ("", " ", "\t")

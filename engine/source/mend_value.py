"""Values: what stands behind a key or a hyphen, and whether YAML would read it as it is meant."""

import re

from engine.diagnostics.fault import Fault
from engine.source import faults
from engine.source import mend_slips as slips
from engine.source.mend_block import Blocks
from engine.source.mend_characters import ODD
from engine.source.mend_flow import Flows
from engine.source.mend_levels import Levels, Waiting
from engine.source.mend_marks import (
    ALIAS,
    ANCHOR,
    BLANKS,
    BLOCK_HEADER,
    COMMENT,
    KEYISH,
    ODD_BLANK,
    PLAIN_QUOTES,
    TAG,
    start_of,
    starts_item,
)
from engine.source.mend_page import Page

_WIDE_BAR = re.compile(r"([｜＞])[+-]?\s*$")
_PLAIN_BAR = {"｜": "|", "＞": ">"}
#: Inside a plain text these make a key or a comment of it.
_COLON = re.compile(r":(?=[ \t]|$)")
_HASH = re.compile(r"(?<=[ \t])#\S{1,6}")
#: What a program would have behind a value.
_STRAY = re.compile(r" *([,，;；])\s*$")
_NOTHING = re.compile(r"[ \t]*$|[ \t]+#")


class Values:
    def __init__(self, page: Page, levels: Levels, blocks: Blocks) -> None:
        self.page, self.lines = page, page.lines
        self.levels, self.blocks = levels, blocks
        self.flows = Flows(page)

    def read(self, at: int, column: int, parent: int, key: str | None) -> int:
        """Go over the value at a place and return the line behind it.

        ``parent`` is the column that the following lines must exceed to belong to the value.
        """
        line = self.lines[at]
        self._tail(at, column)
        start = self._start(at, column)
        if start == len(line) or line[start] == "#":
            return self.nothing(at, start, parent, key)
        for pattern in (ANCHOR, TAG):
            match = pattern.match(line, start)
            if match:
                return self.read(at, match.end(), parent, key)
        first = line[start]
        if first in PLAIN_QUOTES:
            return self._quoted(at, start, parent)
        if first in "[{｛［":
            return self._flow(at, start, parent, item=key is None)
        if first in "|>｜＞":
            return self._bar(at, start, parent)
        if first == "*" and ALIAS.match(line, start):
            return self._done(at)
        if first == "?" and self._is_long_key(at, start):
            return self._done(at)
        if first in "*&!%@`,]}" or (first in "?:" and line[start + 1 : start + 2] in ("", " ")):
            return self.text(at, start, parent, slips.TEXT_STARTS_WITH, start, mark=first)
        return self._plain(at, start, parent)

    def _is_long_key(self, at: int, start: int) -> bool:
        """YAML's way to write a key on a line of its own, and its value on the next."""
        below = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        return self.lines[at].startswith("? ", start) and below.lstrip(" ").startswith(": ")

    def _done(self, last: int) -> int:
        self.levels.settle()
        return last + 1

    def _start(self, at: int, column: int) -> int:
        """The first character of the value; special spaces before it would become a part of it."""
        line = self.lines[at]
        match = BLANKS.match(line, column)
        start = match.end() if match else column
        odd = ODD_BLANK.search(line, column, start)
        if odd and odd[0] != "\t" and start < len(line):
            self.page.change(at, odd.start(), start - odd.start(), "")
            self.page.report(slips.ODD_SPACE, at, odd.start(), start - odd.start(), code=_code(odd[0]))
        return start

    def _tail(self, at: int, start: int) -> None:
        """Special spaces at the end of a line become a part of the text; a tab does no harm."""
        line = self.lines[at]
        end = max(len(line.rstrip(" " + ODD)), start)
        odd = next((character for character in line[end:] if character in ODD and character != "\t"), None)
        if odd is not None:
            self.page.change(at, end, len(line) - end, "")
            self.page.report(slips.ODD_SPACE, at, end, len(line) - end, code=_code(odd))

    def nothing(self, at: int, start: int, parent: int, key: str | None) -> int:
        """No value on this line: it follows below, or ``#1床`` was meant to be it."""
        line = self.lines[at]
        if start < len(line) and not COMMENT.match(line, start - 1) and not self._more_below(at, parent, key):
            return self.text(at, start, parent, slips.HASH_IN_TEXT, start, mark=line[start : start + 4])
        self.levels.settle()
        self.levels.waiting = Waiting(parent, key, at, len(line[:start].rstrip()))
        return at + 1

    def _more_below(self, at: int, parent: int, key: str | None) -> bool:
        for below in range(at + 1, len(self.lines)):
            line = self.lines[below]
            start, width = self.levels.head(line)
            if start < len(line):
                return Waiting(parent, key, at, 0).takes(width, starts_item(line[start:]))
        return False

    def _plain(self, at: int, start: int, parent: int) -> int:
        line = self.lines[at]
        end = self._end(at, start)
        colon = _COLON.search(line, start, end)
        if colon and line[start] == "“":
            return self.text(at, start, parent, slips.FULL_WIDTH_QUOTE, start, mark="“")
        if colon and not line.startswith("- ", start):
            return self.text(at, start, parent, slips.COLON_IN_TEXT, colon.start())
        hash_mark = _HASH.search(line, start, end)
        if hash_mark:
            return self.text(at, start, parent, slips.HASH_IN_TEXT, hash_mark.start(), mark=hash_mark[0])
        self.levels.settle()
        if end == len(line.rstrip()):  # a comment ends the text
            self.levels.text, self.levels.text_line = parent, at
        return at + 1

    def text(self, at: int, start: int, parent: int, fault: Fault, place: int, **values: object) -> int:
        """Say what is wrong with a text, and put all of it in single quotes."""
        self.page.report(fault, at, place, 1, **values)
        last, end = self._extent(at, start, parent, speech=fault is faults.SCRIPT_ON_KEY_LINE)
        self.page.quote(at, start, last, end)
        return self._done(last)

    def _end(self, at: int, start: int) -> int:
        """Where the text on a line ends: before the blanks and the comment behind it."""
        line = self.lines[at]
        comment = COMMENT.search(line, start)
        return len(line[: comment.start() if comment else len(line)].rstrip(" " + ODD))

    def _extent(self, at: int, start: int, parent: int, *, speech: bool = False) -> tuple[int, int]:
        """The last line of a text and where it ends there. What looks like a key ends it; in a
        ``speech`` only a key of the language does."""
        last, end = at, self._end(at, start)
        below = at + 1
        while below < len(self.lines) and end == len(self.lines[last].rstrip(" " + ODD)):
            line = self.lines[below]
            begin = start_of(line)
            if begin < len(line):
                if begin <= parent or line[begin] == "#" or starts_item(line[begin:]):
                    break
                if ODD_BLANK.search(line, 0, begin) or self._is_key(line, begin, speech):
                    break
                last, end = below, self._end(below, begin)
            below += 1
        return last, end

    def _is_key(self, line: str, begin: int, speech: bool) -> bool:
        key = KEYISH.match(line, begin)
        if key is None:
            return False
        return key[1] in self.page.keys or (not speech and line[key.end() - 1] == ":")

    def _quoted(self, at: int, start: int, parent: int) -> int:
        line = self.lines[at]
        mark = line[start]
        closed = PLAIN_QUOTES[mark].match(line, start)
        if closed:
            if self._is_complete(at, closed.end()):
                return self._done(at)
            return self.text(at, start, parent, slips.QUOTE_GOES_ON, closed.end(), mark=mark)
        far = PLAIN_QUOTES[mark].match("\n".join(self.lines[at : self._stop(at, parent)]), start)
        if far:
            last = at + far[0].count("\n")
            if self._is_complete(last, far.end() - far.string.rfind("\n", 0, far.end()) - 1):
                return self._done(last)
        return self._unclosed(at, start, parent)

    def _unclosed(self, at: int, start: int, parent: int) -> int:
        """Say so, and read on as if single quotes were around the text."""
        self.page.report(faults.UNCLOSED_QUOTE, at, start, mark=self.lines[at][start])
        last, end = self._extent(at, start, parent)
        self.page.change(at, start, 1, "'")
        self.page.double(at, start + 1, last, end)
        self.page.change(last, end, 0, "'")
        return self._done(last)

    def _stop(self, at: int, parent: int) -> int:
        """The first line below that cannot belong to a value in quotes or brackets."""
        below = at + 1
        while below < len(self.lines):
            line = self.lines[below]
            start, width = self.levels.head(line)
            if (
                start < len(line)
                and width <= parent
                and (starts_item(line[start:]) or KEYISH.match(line, start))
            ):
                break
            below += 1
        return below

    def _is_complete(self, at: int, end: int) -> bool:
        """Whether nothing stands behind a value in quotes or brackets; a stray mark is taken away."""
        line = self.lines[at]
        stray = _STRAY.match(line, end)
        if stray:
            self.page.change(at, stray.start(1), 1, "")
            self.page.report(slips.STRAY_MARK, at, stray.start(1), mark=stray[1])
            return True
        return _NOTHING.match(line.rstrip(" " + ODD), end) is not None

    def _flow(self, at: int, start: int, parent: int, *, item: bool) -> int:
        mark = self.lines[at][start]
        stop = self._stop(at, parent)
        flow = self.flows.read(at, start, stop, item=item)
        if flow is None and mark in "｛［":
            return self._plain(at, start, parent)
        if flow is None:
            return self.text(at, start, parent, slips.BRACKET_IN_TEXT, start, mark=mark)
        if flow.too_deep:
            return self._done(stop - 1)
        if not self._is_complete(flow.last, flow.end):
            return self.text(at, start, parent, slips.TEXT_STARTS_WITH, start, mark=mark)
        flow.mend()
        return self._done(flow.last)

    def _bar(self, at: int, start: int, parent: int) -> int:
        line = self.lines[at]
        wide = _WIDE_BAR.match(line, start)
        if wide:
            plain = _PLAIN_BAR[wide[1]]
            self.page.change(at, start, 1, plain)
            self.page.report(slips.FULL_WIDTH_BAR, at, start, mark=wide[1], plain=plain)
        header = BLOCK_HEADER.match(line.rstrip(ODD), start)
        if wide or header:
            explicit = int(header[1] or header[2] or 0) if header else 0
            return self._done(self.blocks.read(at, parent, explicit) - 1)
        if line[start] in _PLAIN_BAR:
            return self._plain(at, start, parent)
        last, _ = self._extent(at, start, parent, speech=True)
        if last > at:  # a text of several lines that begins on the wrong one: YAML's error says so
            return self._done(last)
        return self.text(at, start, parent, slips.TEXT_STARTS_WITH, start, mark=line[start])


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"

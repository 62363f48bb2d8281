"""The walk through the lines of a file: what each line is, and which slips it holds.

This is a reading of YAML's block structure that never fails: where YAML would stop, it goes on. It
changes only what it is sure of; everything else is left for the parser to complain about.
"""

import re

from engine.source import faults
from engine.source import mend_slips as slips
from engine.source.mend_block import Blocks
from engine.source.mend_characters import SCRIPT_KEYS
from engine.source.mend_clean import one_line
from engine.source.mend_items import Hyphens
from engine.source.mend_keys import Keys
from engine.source.mend_levels import Levels, Waiting
from engine.source.mend_marks import ANCHOR, DASH, KEYISH, ODD_BLANK, start_of, starts_item
from engine.source.mend_page import Page
from engine.source.mend_script import is_folded, is_speech, lacks_bar
from engine.source.mend_value import Values


class Walk:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines = page.lines
        self.levels = Levels(page)
        self.clean = one_line(page.keys)
        self.blocks = Blocks(page, self.levels)
        self.hyphens = Hyphens(page, self.levels)
        self.keys = Keys(page, self.levels)
        self.values = Values(page, self.levels, self.blocks)

    def all(self) -> None:
        at = 0
        while at < len(self.lines):
            at = self._line(at)

    def _line(self, at: int) -> int:
        """Read a line, and the lines that belong to its value; return the next one."""
        clean = self.clean.match(self.page.text, self.page.offsets[at])
        if clean and self._is_plain(at, clean):
            return at + 1
        line = self.lines[at]
        start = start_of(line)
        if start == len(line):
            return self._empty(at)
        if line[0] in "-." and line[:3] in ("---", "...") and not line[3:4].strip():
            self.levels.restart()
            return at + 1
        if line[start] == "#":
            return self._comment(at, start)
        if line.startswith(("%YAML ", "%TAG ")) and not self.levels.open:
            return at + 1
        width = self.levels.indent(at, start)
        if self.levels.text is not None and width > self.levels.text:
            return self._continued(at, start)
        if line[start] == "＃":
            self.page.change(at, start, 1, "#")
            self.page.report(slips.FULL_WIDTH_HASH, at, start)
            return at + 1
        return self._structure(at, start, width)

    def _is_plain(self, at: int, clean: re.Match[str]) -> bool:
        """Take in a line that holds no slip by itself, unless what is above it makes a difference."""
        levels, width = self.levels, len(clean[1])
        waiting = levels.waiting
        if levels.moved or (levels.text is not None and width > levels.text):
            return False
        if waiting is not None and waiting.key in SCRIPT_KEYS:
            return False
        item, key = clean[2] is not None, clean[3] or clean[6]
        levels.close_to(width, item)
        levels.settle()
        if item:
            levels.push(width, True, width, at)
        own = width + 2 if item and key else width
        if key:
            levels.push(own, False, own, at)
        if clean[4] or clean[5]:
            levels.text, levels.text_line = own, at
        elif clean[3]:
            levels.waiting = Waiting(own, key, at, clean.end(3) + 1 - clean.start())
        return True

    def _empty(self, at: int) -> int:
        """YAML takes a tab for a fault even where there is nothing to see."""
        line = self.lines[at]
        if ODD_BLANK.search(line):
            self.levels.replace(at, len(line), 0)
        return at + 1

    def _comment(self, at: int, start: int) -> int:
        self.levels.text = None
        if ODD_BLANK.search(self.lines[at], 0, start):
            self.levels.replace(at, start, start)
        return at + 1

    def _continued(self, at: int, start: int) -> int:
        """A line that goes on with the plain text above is text, whatever it looks like."""
        above = self.levels.text_line + 1
        if DASH.match(self.lines[at], start):
            self.page.report(faults.ITEM_IN_TEXT, at, start, above=above)
        key = KEYISH.match(self.lines[at], start)
        if key and key[1] in self.page.keys and self.lines[at][key.end() - 1] != ":":
            self.page.report(faults.KEY_IN_TEXT, at, start, len(key[1]), key=key[1], above=above)
        return at + 1

    def _structure(self, at: int, start: int, width: int) -> int:
        levels = self.levels
        item = starts_item(self.lines[at][start:])
        waiting = levels.waiting
        levels.close_to(width, item)
        top = levels.open[-1] if levels.open else None
        if waiting is not None and waiting.takes(width, item):
            where, parent = "fresh", waiting.column
            if waiting.key in SCRIPT_KEYS and not item and is_speech(self.page, at, start):
                if lacks_bar(self.page, levels, at, start, parent):
                    return self._with_bar()
                return self.values.read(at, start, parent, waiting.key)
        else:
            parent = top.column if top else -1
            where = "odd" if top is None or top.column != width else "list" if top.is_list else "map"
        levels.settle()
        return self._items(at, start, width - start, where, parent)

    def _with_bar(self) -> int:
        waiting = self.levels.waiting
        assert waiting is not None  # the caller has looked
        self.page.change(waiting.line, waiting.after, 0, " |")
        self.page.report(slips.SCRIPT_WITHOUT_BAR, waiting.line, waiting.after - 1, key=waiting.key)
        self.levels.settle()
        return self.blocks.read(waiting.line, waiting.column)

    def _items(self, at: int, column: int, shift: int, where: str, parent: int) -> int:
        """The hyphens at the head of a line, then what follows them. ``shift`` leads from the
        author's columns to the mended ones."""
        line = self.lines[at]
        while (past := self.hyphens.past(at, column, where)) is not None:
            parent, where = column + shift, "item"
            self.levels.push(parent, True, column, at)
            column, shift = past[0], shift + past[1]
            if column >= len(line) or line[column] == "#":
                return self.values.nothing(at, column, parent, None)
        return self._entry(at, column, shift, where, parent)

    def _entry(self, at: int, column: int, shift: int, where: str, parent: int) -> int:
        """What stands at a place where a key or a value may begin."""
        anchor = ANCHOR.match(self.lines[at], column)
        begin = anchor.end() if anchor and anchor.end() < len(self.lines[at]) else column
        key = self.keys.find(at, begin, column + shift, where)
        if key is None:
            return self.values.read(at, column, parent, None) if where in ("item", "fresh") else at + 1
        own = column + shift
        self.levels.push(own, False, column, at)
        value = self.keys.mend(at, begin, key)
        if key.text in SCRIPT_KEYS and is_folded(self.page, self.levels, at, value, own):
            start = value + len(self.lines[at][value:]) - len(self.lines[at][value:].lstrip())
            return self.values.text(at, start, own, faults.SCRIPT_ON_KEY_LINE, start, key=key.text)
        return self.values.read(at, value, own, key.text)

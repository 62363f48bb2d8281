"""Values in brackets: which of them are lists and mappings, and the mending inside them."""

import re
from bisect import bisect_right

from engine.diagnostics.fault import Fault
from engine.source import faults
from engine.source import mend_slips as slips
from engine.source.mend_bracket import Entry, Node, Reading, is_variant
from engine.source.mend_marks import BLANKS
from engine.source.mend_page import Page

_PLAIN = {"｛": "{", "｝": "}", "［": "[", "］": "]"}
_ALIAS = re.compile(r"[*&][A-Za-z0-9_-]+(?: .*)?")
_COLON = re.compile(r":(?=[\s,]|$)")
_HASH = re.compile(r"(?<=\s)#")
_BRACKET = re.compile(r"[\[\]{}]")
_WORDS = re.compile(r"[\w.%/+-]+(?:，[\w.%/+-]+)+", re.A)


class Flows:
    def __init__(self, page: Page) -> None:
        self.page = page

    def read(self, at: int, column: int, stop: int, *, item: bool) -> "Flow | None":
        """The list or mapping at a place, or nothing if what stands there is a text.

        It may reach down to, not including, line ``stop``. ``item`` tells that it is an item of a
        list, where a line of a script is likelier.
        """
        line = self.page.lines[at]
        wide = line[column] in "｛［"
        reading = self._reading(line, column, wide)
        if reading.too_deep:
            return Flow(self.page, at, reading)
        if (reading.missing or reading.has_open_quote) and not wide:
            reading = self._further(at, column, stop, reading) or self._loosely(line, column) or reading
        if wide and not _is_wide_flow(reading, item):
            return None
        if is_variant(reading.root, reading.text) and not reading.missing:
            return None
        return Flow(self.page, at, reading)

    def _reading(self, text: str, column: int, wide: bool) -> Reading:
        return Reading(text, column, self.page.keys, wide)

    def _further(self, at: int, column: int, stop: int, short: Reading) -> Reading | None:
        """The brackets or the quotes may be closed in one of the following lines."""
        text = "\n".join(self.page.lines[at:stop]).rstrip()
        if "\n" not in text:
            return None
        reading = self._reading(text, column, False)
        is_whole = not (reading.missing or reading.has_open_quote)
        return reading if is_whole or (short.missing and not short.has_open_quote) else None

    def _loosely(self, line: str, column: int) -> Reading | None:
        """The brackets may be closed by full-width ones."""
        if "｝" not in line and "］" not in line:
            return None
        reading = self._reading(line, column, True)
        return None if reading.missing else reading


def _is_wide_flow(reading: Reading, item: bool) -> bool:
    """Full-width brackets are ordinary characters of a text as well."""
    root = reading.root
    if reading.missing or reading.text[root.end :].strip():
        return False
    if root.kind == "map":
        return any(entry.key for entry in root.entries)
    inner = reading.text[root.start + 1 : root.end - 1]
    return not item and (len(root.entries) > 1 or inner.isascii())


class Flow:
    """A list or mapping in brackets that has been read; ``last`` and ``end`` are where it ends."""

    def __init__(self, page: Page, at: int, reading: Reading) -> None:
        self.page = page
        self.at = at
        self.text = reading.text
        self.reading = reading
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        self.too_deep = reading.too_deep
        self.last, self.end = self._place(reading.root.end)

    def mend(self) -> None:
        self._node(self.reading.root)
        for opening, place, closing in self.reading.missing:
            line, column = self._place(opening)
            self.page.report(faults.UNCLOSED_BRACKET, line, column, mark=self.text[opening], closing=closing)
            self.page.change(*self._place(place), 0, closing)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset) - 1
        return self.at + line, offset - self.starts[line]

    def _node(self, node: Node, within: str = "") -> None:
        if node.kind == "text":
            self._text(node, within)
        if node.kind in ("text", "quoted"):
            return
        self._bracket(node.start)
        if node.end > node.start + 1 and node.is_closed:
            self._bracket(node.end - 1)
        for entry in node.entries:
            self._entry(entry, node.kind)

    def _bracket(self, offset: int) -> None:
        mark = self.text[offset]
        if mark in _PLAIN:
            line, column = self._place(offset)
            self.page.change(line, column, 1, _PLAIN[mark])
            self.page.report(slips.FULL_WIDTH_BRACKET, line, column, mark=mark, plain=_PLAIN[mark])

    def _entry(self, entry: Entry, within: str) -> None:
        if entry.key and not entry.sound:
            self._colon(entry)
        if entry.value:
            self._node(entry.value, within)
        if entry.comma is not None:
            self._comma(entry.comma)

    def _colon(self, entry: Entry) -> None:
        assert entry.key is not None  # only a key has a colon
        name = self.text[slice(*entry.key)]
        line, column = self._place(entry.colon)
        after = BLANKS.match(self.text, entry.colon + 1)
        end = (
            after.end() if after and self.text[entry.colon + 1 : entry.colon + 2] != " " else entry.colon + 1
        )
        gap = "" if self.text[end : end + 1] in ("", " ", "\n") else " "
        _, begin = self._place(entry.key[1])
        self.page.change(line, begin, end - entry.key[1], ":" + gap)
        if self.text[entry.colon] == ":":
            self.page.report(slips.NO_SPACE_AFTER_COLON, line, column, key=name)
        else:
            self.page.report(slips.FULL_WIDTH_COLON, line, column, key=name, mark=self.text[entry.colon])

    def _comma(self, offset: int) -> None:
        line, column = self._place(offset)
        blanks = BLANKS.match(self.text, offset + 1)
        self.page.change(line, column, (blanks.end() if blanks else offset + 1) - offset, ", ")
        self.page.report(slips.FULL_WIDTH_COMMA, line, column)

    def _text(self, node: Node, within: str) -> None:
        text = self.text[node.start : node.end]
        if within == "list" and _WORDS.fullmatch(
            text
        ):  # ``[S01，S02]``: words of a program, not of a sentence
            for offset, character in enumerate(text, node.start):
                if character == "，":
                    self._comma(offset)
            return
        fault, place, mark = self._trouble(node, text)
        if fault is None:
            return
        line, column = self._place(node.start + place)
        self.page.report(fault, line, column, mark=mark)
        self.page.quote(*self._place(node.start), *self._place(node.end))

    def _trouble(self, node: Node, text: str) -> tuple[Fault | None, int, str]:
        """Why YAML would not read this text as it stands: the fault, its place and the mark."""
        first = text[0]
        if node.fault is not None:
            return node.fault, node.fault_at - node.start, self.text[node.fault_at]
        if first in "*&!%@`|>" and not _ALIAS.fullmatch(text):
            return slips.TEXT_STARTS_WITH, 0, first
        if first in "-?:" and text[1:2] in ("", " "):
            return slips.TEXT_STARTS_WITH, 0, first
        if first == "#":
            return slips.HASH_IN_TEXT, 0, text[:4]
        for pattern, fault in (
            (_BRACKET, slips.BRACKET_IN_TEXT),
            (_COLON, slips.COLON_IN_TEXT),
            (_HASH, slips.HASH_IN_TEXT),
        ):
            match = pattern.search(text)
            if match:
                return fault, match.start(), match[0]
        return None, 0, ""

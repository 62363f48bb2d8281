"""A reading of what stands in brackets that never fails: entries, keys, values, and what is missing."""

import re
from dataclasses import dataclass, field
from typing import Literal

from engine.diagnostics.fault import Fault
from engine.source import faults
from engine.source import mend_slips as slips
from engine.source.mend_characters import COLONS, LONGEST_NAME, ODD
from engine.source.mend_marks import NAME, PLAIN_QUOTES, is_name

Kind = Literal["text", "quoted", "list", "map"]

#: Nobody writes deeper brackets by hand; what a program has written needs no mending.
_MAX_DEPTH = 20
_BLANK = re.compile(rf"(?:[ \n{ODD}]+|(?:(?<=\s)|(?<![\S\s]))#(?=\s|$)[^\n]*)*")
_KEY_END = re.compile(rf"[{COLONS},，\[\]{{}}\n]")
_TEXT_END = re.compile(r"[,，\[\]{}｛｝［］]|(?<=\s)#(?=\s|$)")
_NEXT_KEY = re.compile(rf"，[ {ODD}]*({NAME.pattern}) *[{COLONS}]")
_OPEN = {"[": "]", "{": "}", "［": "]", "｛": "}"}
_CLOSE = {"]": "]", "}": "}", "］": "]", "｝": "}"}
_OPERATOR = re.compile(r"[<>=≥≤≠＞＜＝|]")


@dataclass(slots=True)
class Node:
    """A value: offsets into the text, the entries of a list or mapping, or what is wrong with a text."""

    kind: Kind
    start: int
    end: int
    entries: list["Entry"] = field(default_factory=list)
    is_closed: bool = False
    fault: Fault | None = None
    fault_at: int = 0


@dataclass(slots=True)
class Entry:
    """One entry: the offsets of its key and colon (``sound``: YAML sees it), its value, and a
    full-width comma behind it. ``is_word`` marks a key of the language that stands alone."""

    value: Node | None
    key: tuple[int, int] | None = None
    colon: int = 0
    sound: bool = True
    comma: int | None = None
    is_word: bool = False


class _TooDeepError(Exception):
    pass


class Reading:
    """``wide`` makes full-width brackets and commas count as much as the others."""

    def __init__(self, text: str, start: int, names: frozenset[str], wide: bool) -> None:
        self.text, self.names, self.wide = text, names, wide
        self.missing: list[tuple[int, int, str]] = []
        self.too_deep = False
        self.has_open_quote = False
        self._unmatched = 0
        self._reach = start
        try:
            self.root = self._collection(start, 0)
        except _TooDeepError:
            self.too_deep = True
            self.root = Node("text", start, len(text))

    def _closing(self, at: int) -> str | None:
        """The bracket that stands here as a closing one."""
        character = self.text[at]
        return _CLOSE.get(character) if self.wide or character.isascii() else None

    def _opening(self, at: int) -> str | None:
        character = self.text[at]
        return _OPEN.get(character) if self.wide or character.isascii() else None

    def _blank(self, at: int) -> int:
        match = _BLANK.match(self.text, at)
        return match.end() if match else at

    def _collection(self, at: int, depth: int) -> Node:
        closing = _OPEN[self.text[at]]
        node = Node("map" if closing == "}" else "list", at, at + 1)
        if depth > _MAX_DEPTH:
            raise _TooDeepError
        place = at + 1
        self._reach = max(self._reach, place)
        while True:
            place = self._blank(place)
            if place >= len(self.text) or self._closing(place) not in (None, closing):
                end = self._reach if place >= len(self.text) else place
                self.missing.append((at, end, closing))
                node.end = place
                break
            if self._closing(place) == closing:
                node.end, node.is_closed = place + 1, True
                self._reach = max(self._reach, place + 1)
                break
            place = place + 1 if self.text[place] == "," else self._entry(node, place, depth)
            self._reach = max(self._reach, place)
        if node.kind == "map":
            self._join(node)
        return node

    def _entry(self, node: Node, at: int, depth: int) -> int:
        """Read one entry into ``node`` and return the offset behind it and its comma."""
        entry = self._key(at, node.kind)
        place = self._blank(entry.colon + 1 if entry.key else at)
        is_map = node.kind == "map"
        entry.value = self._value(place, depth, is_map)
        if entry.value:
            place = entry.value.end
            entry.is_word = not entry.key and self.text[entry.value.start : place] in self.names
        node.entries.append(entry)
        after = self._blank(place)
        if after < len(self.text) and self.text[after] == ",":
            return after + 1
        if after < len(self.text) and self.text[after] == "，" and self._separates(after, is_map):
            entry.comma = after
            return after + 1
        return max(place, at + 1)

    def _key(self, at: int, kind: Kind) -> Entry:
        text = self.text
        quoted = PLAIN_QUOTES[text[at]].match(text, at) if text[at] in PLAIN_QUOTES else None
        if quoted:
            colon = self._blank(quoted.end())
            if text[colon : colon + 1] in tuple(COLONS):
                return Entry(None, (at, quoted.end()), colon, text[colon] == ":")
            return Entry(None)
        for match in _KEY_END.finditer(text, at):
            mark = match[0]
            if mark in ",[]{}\n" or match.start() - at > LONGEST_NAME:
                break
            head = text[at : match.start()].rstrip()
            if mark == "，" or not head:
                continue
            key = (at, at + len(head))
            if mark == ":" and text[match.end() : match.end() + 1] in ("", " ", "\n", "\t", ",", "]", "}"):
                if kind == "map" or is_name(head):
                    return Entry(None, key, match.start())
                break
            if kind == "map" and (head in self.names or (self.wide and mark != ":" and is_name(head))):
                return Entry(None, key, match.start(), sound=False)
        return Entry(None)

    def _value(self, at: int, depth: int, is_map: bool) -> Node | None:
        text = self.text
        if at >= len(text) or text[at] == "," or self._closing(at):
            return None
        if text[at] in PLAIN_QUOTES:
            closed = PLAIN_QUOTES[text[at]].match(text, at)
            if closed is None:
                self.has_open_quote = True
                return self._text(at, is_map, faults.UNCLOSED_QUOTE, at)
            if self._is_end(closed.end(), is_map):
                return Node("quoted", at, closed.end())
            return self._text(at, is_map, slips.QUOTE_GOES_ON, at)
        if self._opening(at):
            before = len(self.missing)
            child = self._collection(at, depth + 1)
            if self._is_end(child.end, is_map) and not is_variant(child, text):
                return child
            del self.missing[before:]
            return self._text(at, is_map, slips.BRACKET_IN_TEXT, at)
        return self._text(at, is_map, None, at)

    def _is_end(self, at: int, is_map: bool) -> bool:
        after = self._blank(at)
        if after >= len(self.text) or self.text[after] == "," or self._closing(after) is not None:
            return True
        return self.text[after] == "，" and self._separates(after, is_map)

    def _text(self, at: int, is_map: bool, fault: Fault | None, fault_at: int) -> Node:
        place = at
        while match := _TEXT_END.search(self.text, place):
            mark = match[0]
            place = match.end()
            if mark == "，":
                if match.start() > at and self._separates(match.start(), is_map):
                    place = match.start()
                    break
            elif mark in (",", "#") or self._closing(match.start()):
                place = match.start()
                break
            elif self._opening(match.start()):
                place = self._matching(match.start())
        else:
            place = len(self.text)
        end = len(self.text[at:place].rstrip(" \n" + ODD)) + at
        return Node("text", at, max(end, at + 1), fault=fault, fault_at=fault_at)

    def _matching(self, at: int) -> int:
        """Behind the bracket that closes this one on its line, or behind this one."""
        depth = 0
        if at < self._unmatched:
            return at + 1
        for place in range(at, len(self.text)):
            self._unmatched = place
            if self.text[place] == "\n":
                break
            depth += 1 if self._opening(place) else -1 if self._closing(place) else 0
            if depth == 0:
                self._unmatched = 0
                return place + 1
        return at + 1

    def _separates(self, at: int, is_map: bool) -> bool:
        """Whether a full-width comma separates entries: before a key, or between full-width brackets."""
        if not is_map:
            return self.wide
        match = _NEXT_KEY.match(self.text, at)
        return match is not None and (match[1] in self.names or self.wide)

    def _join(self, node: Node) -> None:
        """An entry without a colon is what follows a comma inside the text before it."""
        joined: list[Entry] = []
        for entry in node.entries:
            last = joined[-1] if joined else None
            if (
                last and last.key and last.value and last.value.kind == "text" and last.comma is None
                and entry.value and not entry.key and not entry.is_word
            ):  # fmt: skip
                if last.value.fault is None:
                    last.value.fault = slips.COMMA_IN_TEXT
                    last.value.fault_at = max(self.text.find(",", last.value.end), last.value.start)
                last.value.end = entry.value.end
                last.comma = entry.comma
            else:
                joined.append(entry)
        node.entries = joined


def is_variant(node: Node, text: str) -> bool:
    """Whether braces are the variants of a text (``{信任 >= 2：甲|乙}``) and not a mapping."""
    if node.kind != "map" or not node.entries:
        return False
    first = node.entries[0]
    if text[node.start + 1] in "~&" or (first.key and _OPERATOR.search(text[first.key[0] : first.key[1]])):
        return True
    return not any(entry.key or entry.is_word for entry in node.entries)

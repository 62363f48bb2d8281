"""A list of keys at the end of a paper: `1-5 ABCDA`, `1.A 2.B`, `一、1. 对`, or a grid of numbers over keys."""

import re
from itertools import pairwise

from engine.exchange.importers.chinese_keys import half

_RANGE = re.compile(r"(\d{1,4})\s*[-—–~～至]+\s*(\d{1,4})\s*[.、:：)]?\s*((?:[A-Ha-h√×✓✗对错]\s*)+)")
_PAIR = re.compile(r"(?<!\d)(\d{1,4})\s*[.．、:：)）]\s*")
_BARE = re.compile(r"(?<!\d)(\d{1,4})\s*([A-H]{1,8}|[√×✓✗对错])(?=[\s,，;；、]|\d|$)")
_SECTION = re.compile(r"\s*(?:[一二三四五六七八九十]+\s*[、.．]|(?:单|多)[项]?选|判断|填空|简答|选择)[^\d]*")


class KeyList:
    """``found`` holds section, number and key in the order of the list; sections count from zero."""

    def __init__(self) -> None:
        self.found: list[tuple[int, int, str]] = []
        self.at = -1

    def section(self) -> None:
        self.at += 1

    def line(self, text: str) -> None:
        head = _SECTION.match(text)
        if head is not None and not re.match(r"\s*\d", text):
            self.section()
            text = text[head.end() :]
        text = half(text)
        if ranges := list(_RANGE.finditer(text)):
            for found in ranges:
                keys = re.findall(r"\S", found[3])
                for n, key in enumerate(keys, int(found[1])):
                    if n <= int(found[2]):
                        self._add(n, key.upper())
            return
        starts = list(_PAIR.finditer(text))
        if not starts:
            bare = list(_BARE.finditer(text))
            for one in bare:
                self._add(int(one[1]), one[2])
            if not bare and self.found and text.strip():  # a key that goes on
                section, number, key = self.found[-1]
                self.found[-1] = section, number, f"{key}\n{text.strip()}"
            return
        for found, end in zip(starts, [*(s.start() for s in starts[1:]), len(text)], strict=True):
            self._add(int(found[1]), text[found.end() : end].strip(" \t\n\u3000,，;；"))

    def grid(self, rows: list[list[str]]) -> None:
        """Numbers in one row, keys in the row under it."""
        for numbers, keys in pairwise(rows):
            for number, key in zip(numbers, keys, strict=False):
                if number.strip().isdigit() and key.strip() and not key.strip().isdigit():
                    self._add(int(number), key.strip())

    def _add(self, number: int, key: str) -> None:
        """Numbers that begin again begin the next section, where none is named."""
        if self.at < 0 or (self.found and self.found[-1][0] == self.at and number <= self.found[-1][1]):
            self.at += 1
        self.found.append((self.at, number, key))

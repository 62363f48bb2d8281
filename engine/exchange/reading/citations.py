"""Sources as numbered notes: a text cites by number, the notes stand at its end."""

import re
from collections.abc import Iterable, Mapping

_CITATION = re.compile(r"\[\^[^\]\s]+\]")


class Citations:
    """The numbers that one text gives to its sources, in the order in which it cites them."""

    def __init__(self, sources: Mapping[str, list[str]]) -> None:
        self._sources = sources
        self._keys: list[str] = []

    def mark(self, keys: Iterable[str]) -> str:
        """What stands behind the words: numbers in a row are written once.

        >>> Citations({}).mark(["b", "a", "c"])
        '［1–3］'
        """
        numbers = sorted({self._number(key) for key in keys})
        if not numbers:
            return ""
        row = len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1
        return f"［{f'{numbers[0]}–{numbers[-1]}' if row else '、'.join(map(str, numbers))}］"

    def notes(self) -> list[str]:
        """The sources by name, the first one first; a grade stands behind the name."""
        return [self._told(key) for key in self._keys]

    def _number(self, key: str) -> int:
        if key not in self._keys:
            self._keys.append(key)
        return self._keys.index(key) + 1

    def _told(self, key: str) -> str:
        name, grade = self._sources.get(key, [key, ""])
        return f"{name}（{grade} 级）" if grade else name


def uncited(text: str) -> str:
    """A text without the marks of an author.

    >>> uncited("两说[^S02][^S01]；")
    '两说；'
    """
    return _CITATION.sub("", text)

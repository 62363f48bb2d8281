"""How wide a text is in a terminal."""

from unicodedata import combining, east_asian_width


def cells(text: str) -> int:
    """Terminal cells of a text: a CJK character or an emoji takes two, a combining mark none.

    >>> cells("娘a")
    3
    """
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)

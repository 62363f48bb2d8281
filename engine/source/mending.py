"""A change that the reader makes to a line before YAML sees it."""

from typing import NamedTuple


class Mend(NamedTuple):
    """At ``column`` (from zero, in the author's line) ``removed`` characters give way to ``inserted``."""

    column: int
    removed: int
    inserted: str


def original_column(mends: list[Mend], column: int) -> int:
    """The author's column for a column of the mended line.

    >>> original_column([Mend(4, 1, ": ")], 6)
    5
    """
    shift = 0
    for mend in mends:
        start = mend.column + shift
        if column <= start:
            break
        grown = len(mend.inserted) - mend.removed
        if column < start + len(mend.inserted):
            return mend.column
        shift += grown
    return max(column - shift, 0)

"""What the rules of normalisation hand over: a stretch of the shown sentence and how it is said."""

import re
from collections.abc import Callable
from typing import NamedTuple

#: A short rest between two groups of digits that are written as one; said, not seen.
REST = "\u2009"


class Said(NamedTuple):
    """``words`` (Chinese, Latin letters, marks; empty for what is dropped) stand for ``start`` to ``end``."""

    words: str
    start: int
    end: int


class Rule(NamedTuple):
    """A pattern tried at one place of the sentence.

    ``say`` gives the words for the whole match, or nothing to let a later rule try.
    """

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str | None]


def rule(pattern: str, say: Callable[[re.Match[str]], str | None] | str) -> Rule:
    """A rule from a regular expression; a plain text as ``say`` is said whatever was found."""
    return Rule(re.compile(pattern), (lambda m: say) if isinstance(say, str) else say)


def before(m: re.Match[str], most: int = 12) -> str:
    """What stands before a match."""
    return m.string[max(0, m.start() - most) : m.start()]


def after(m: re.Match[str], most: int = 12) -> str:
    """What stands behind a match."""
    return m.string[m.end() : m.end() + most]

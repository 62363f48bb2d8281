"""Expressions that could not be read: what they name is not unused besides."""

from collections.abc import Iterator
from typing import Any

from engine.checks.sources import sources_of
from engine.graph.links import once
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY
from engine.source.braces import BraceError, parse_text
from engine.source.expression import ExpressionError, parse_assignments, parse_expression
from engine.source.override import OverrideError

_CONDITIONS = {*KEY["when"], *KEY["if"]}


@once
def unreadable(subject: Subject) -> str:
    """The texts of all expressions with a fault, one after the other."""
    return "\n".join(t for source in sources_of(subject) for t in _walk(source.tree, ""))


def _walk(tree: Any, key: str) -> Iterator[str]:
    if isinstance(tree, dict):
        for k, value in tree.items():
            yield from _walk(value, k)
    elif isinstance(tree, list):
        for value in tree:
            yield from _walk(value, key)
    elif isinstance(tree, str) and not _readable(tree, key):
        yield tree


def _readable(text: str, key: str) -> bool:
    try:
        if key in _CONDITIONS:
            parse_expression(text)
        elif key in KEY["do"]:
            parse_assignments(text)
        elif "{" in text or "}" in text:
            parse_text(text)
    except (ExpressionError, BraceError, OverrideError):
        return False
    return True

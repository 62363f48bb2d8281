"""What an author typed at a place, before any model took it apart."""

from typing import Any

from engine.graph.subject import Place
from engine.source.place import Path


def typed(place: Place, *more: Any) -> Any:
    """The value at ``place`` and the steps ``more`` below it; nothing where there is none."""
    return _walk(place.source.tree, (*place.path, *more))


def _walk(tree: Any, path: Path) -> Any:
    """Steps into a list that the file does not have are skipped, as ``Source.span`` does."""
    for step in path:
        if isinstance(tree, dict):
            names = step if isinstance(step, tuple) else (step,)
            key = next((n for n in names if n in tree), None)
            if key is None:
                return None
            tree = tree[key]
        elif isinstance(tree, list):
            if not isinstance(step, int) or step >= len(tree):
                return None
            tree = tree[step]
        elif not isinstance(step, int):
            return None
    return tree


def below(place: Place, *more: Any) -> Place:
    """A place further down."""
    return place._replace(path=(*place.path, *more), start=0, length=None, part="value")

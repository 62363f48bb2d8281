"""Bundles of older formats, brought up step by step: one function per step."""

from collections.abc import Callable
from typing import Any

from engine.errors import NewerFormat

FORMAT = 1
_STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def upgraded(bundle: dict[str, Any]) -> dict[str, Any]:
    """The bundle in the present format; raises ``NewerFormat`` for one from a later engine."""
    found = bundle["format"]
    if found > FORMAT:
        raise NewerFormat(found, FORMAT)
    while found < FORMAT:
        bundle = _STEPS[found](bundle)
        found = bundle["format"]
    return bundle

"""The shapes of a bundle. ``README.md`` in this folder is the full description."""

from typing import Any, TypedDict

Instruction = Any
Code = list[Instruction]
Text = str | list[Any]


class Item(TypedDict, total=False):
    """A question. ``key`` depends on the kind; see ``runtime/items.py``."""

    kind: str
    stem: str
    options: list[str]
    left: list[str]
    right: list[str]
    key: Any
    rationale: str
    sources: list[str]
    feedback: dict[str, str]
    points: int
    fixed: bool
    tolerance: str
    unit: str
    model: str
    difficulty: int


class Unit(TypedDict):
    """One unit of a course; ``address`` is where a jump to it goes."""

    kind: str
    title: str
    address: str


class Bundle(TypedDict, total=False):
    """A compiled program with all it needs to be played."""

    format: int
    digest: str
    kind: str
    id: str
    title: str
    nature: str
    summary: str
    audience: str
    seconds: int
    hours: int
    cast: dict[str, dict[str, str]]
    speakers: list[str]
    variables: list[list[Any]]
    sources: dict[str, list[str]]
    items: dict[str, Item]
    banks: dict[str, list[str]]
    counted: list[str]
    renamed: dict[str, str]
    titles: dict[str, str]
    units: list[Unit]
    addresses: dict[str, list[Any]]
    routes: dict[str, Any]
    natures: dict[str, str]
    media: list[str]
    readings: list[list[str]]
    start: str
    scenes: dict[str, Code]

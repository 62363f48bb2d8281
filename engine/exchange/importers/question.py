"""A question as foreign forms hold it, before it is an item of a bank."""

from dataclasses import dataclass, field
from typing import Any

from engine.diagnostics import Both


@dataclass
class Question:
    """``kind`` is one of ours; what a kind does not use stays empty. ``right`` are indexes of options."""

    where: Both
    stem: str
    kind: str
    id: str = ""
    title: str = ""
    options: list[str] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    feedback: dict[int, str] = field(default_factory=dict)
    #: For blank the accepted texts, for number the number alone.
    accepted: list[str] = field(default_factory=list)
    truth: bool = False
    tolerance: str = ""
    unit: str = ""
    pairs: list[tuple[str, str]] = field(default_factory=list)
    model: str = ""
    rationale: str = ""
    #: Where it is from, as text; ``named`` holds ids of sources of the bank's head.
    sources: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    difficulty: int = 0
    points: int = 1
    fixed: bool = False
    remark: str = ""
    #: Whether every right option had an equal share of the points.
    shared: bool = False


@dataclass
class Questions:
    """Questions under one title. ``head`` is what ``carried.from_head`` read: the bank's own words."""

    title: str
    questions: list[Question] = field(default_factory=list)
    remark: str = ""
    where: Both | None = None
    head: dict[str, Any] = field(default_factory=dict)

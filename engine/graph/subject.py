"""What the checks look at: a lowered program together with the places it came from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from engine.diagnostics import Span
from engine.source.expression import Parsed
from engine.source.place import Path, Source


class Place(NamedTuple):
    """Where something stands: a value (or key) of a YAML file, or a line of a lesson.

    Spans are worked out only when there is something to say.
    """

    source: Source
    path: Path
    start: int = 0
    length: int | None = None
    part: str = "value"

    def span(self) -> Span:
        if self.path and self.path[0] == "line":
            line = int(str(self.path[1]))
            width = len(self.source.lines[line].rstrip()) if line < len(self.source.lines) else 1
            return self.source.at(line, self.start, self.length or max(width, 1))
        return self.source.span(self.path, self.part, self.start, self.length)

    def chinese(self) -> bool:
        """Whether the file writes its keys in Chinese: diagnostics answer in the same spelling."""
        return not next(iter(self.source.tree), "场").isascii()


class Use(NamedTuple):
    """A name that the author wrote, and where.

    ``kind``: ``scene``, ``story``, ``read``, ``write``, ``speaker``, ``item``, ``bank``, ``source``,
    ``media``, ``lesson``, ``route``, ``seen``. There are thousands of them, and most need never tell their place.
    """

    kind: str
    name: str
    source: Source
    path: Path
    start: int = 0
    length: int | None = None

    @property
    def place(self) -> Place:
        return Place(self.source, self.path, self.start, self.length)


class Expression(NamedTuple):
    """A parsed expression and the type that its place asks for (``bool``, ``any`` or a variable's name)."""

    parsed: Parsed
    wanted: str
    place: Place


class Words(NamedTuple):
    """A text that a learner reads, as the author wrote it, with the kind of its place."""

    kind: str
    text: str
    source: Source
    path: Path
    start: int = 0
    length: int | None = None

    @property
    def place(self) -> Place:
        return Place(self.source, self.path, self.start, self.length)


@dataclass
class ItemNote:
    """An authored item as the checks see it: what was lowered, and how the key was written."""

    id: str
    kind: str
    item: dict[str, Any]
    letters: list[str]
    key: list[str]
    place: Place
    unknown_keys: list[str] = field(default_factory=list)
    stated_kind: bool = False


@dataclass
class QuizNote:
    """A quiz: how many items it draws out of how many."""

    bank: str
    draw: int | None
    size: int | None
    place: Place


@dataclass
class Subject:
    """One compiled file tree: a scenario, a course, a bank or a route."""

    kind: str
    id: str
    source: Source
    bundle: dict[str, Any]
    model: Any
    #: Declared names of this file: variables, cast, sources, in authored order.
    variables: dict[str, Any] = field(default_factory=dict)
    cast: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    #: Scenes of this file by id (unprefixed), with their place.
    scenes: dict[str, Place] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    expressions: list[Expression] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    #: The words of lessons, stretch by stretch.
    pages: list[Words] = field(default_factory=list)
    items: list[ItemNote] = field(default_factory=list)
    quizzes: list[QuizNote] = field(default_factory=list)
    #: Instructions that a finding may point at, by scene and counter; options also by ordinal.
    places: dict[tuple[str, int] | tuple[str, int, int], Place] = field(default_factory=dict)
    #: Files that belong to this one: parts, lessons, routes.
    files: list[Source] = field(default_factory=list)
    #: Scenes that two files define: name, the later place, the first place.
    twice: list[tuple[str, Place, Place]] = field(default_factory=list)
    #: What else exists in the project, for references that leave the file.
    stories: list[str] = field(default_factory=list)
    library: Any = None
    exists: Callable[[str], bool] = lambda path: True
    sound: Callable[[str], str] | None = None

    def place_of_scene(self, scene: str) -> Place:
        return self.scenes[scene]

    def top(self, key: str) -> Place:
        """The value of a top-level key, whichever spelling the file uses."""
        return Place(self.source, (key,), part="key")

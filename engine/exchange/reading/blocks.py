"""What stands in a text that is read: one class for each kind of paragraph."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """Narration."""

    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a cast member; ``tone`` may be empty."""

    who: str
    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class Staged:
    """A stage direction."""

    text: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What is documented, with the sources by id."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture and what is on it."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A sound and what it is."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What is said about a choice behind it."""

    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """What the reader writes down."""

    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """On to another section, by its number; 0 where the reader goes back to where he came from."""

    to: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A named ending."""

    name: str
    rank: str
    debrief: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paged:
    """A page of a lesson: its blocks as in a bundle."""

    title: str
    blocks: list[Any]
    notes: list[Any]


@dataclass(frozen=True, slots=True)
class Stopped:
    """A stop of a route, as in a bundle."""

    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Discussed:
    text: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Tasked:
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """An item by its id."""

    item: str


@dataclass(frozen=True, slots=True)
class Quizzed:
    """A quiz, as in a bundle."""

    spec: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Played:
    """A story of its own, by its id and its title."""

    story: str
    title: str


@dataclass(frozen=True, slots=True)
class If:
    """Two sides of a condition, which is told in words both ways."""

    when: str
    unless: str
    then: list["Block"]
    other: list["Block"]


@dataclass(frozen=True, slots=True)
class Way:
    """One option: its words, when it is there (in words, or empty), and what comes of it."""

    text: str
    when: str
    blocks: list["Block"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice point, or a vote of a room."""

    ask: str
    vote: bool
    ways: list[Way]


Block = (
    Told | Said | Staged | Stated | Shown | Heard | Noted | Counted | Turned | Ended | Paged | Stopped
    | Discussed | Tasked | Asked | Quizzed | Played | If | Choice
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A scene; ``number`` is 0 where there is nothing to turn to."""

    number: int
    title: str
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Part:
    """A unit of a course, or a whole story. ``kind`` as in a bundle's units."""

    kind: str
    title: str
    nature: str = ""
    story: str = ""
    sections: list[Section] = field(default_factory=list)


def sole_turn(blocks: list[Block]) -> int | None:
    """The section that these blocks do nothing but lead to."""
    first = blocks[0] if len(blocks) == 1 else None
    return first.to if isinstance(first, Turned) else None

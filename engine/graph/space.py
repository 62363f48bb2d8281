"""What the exploration of a program's state space found."""

from dataclasses import dataclass, field

#: A choice on a path: scene, counter of the choice point, ordinal of the option.
Taken = tuple[str, int, int]


@dataclass
class Space:
    """``proven`` is true only when every state was seen; otherwise absence proves nothing."""

    proven: bool = True
    #: Why it is not proven: ``budget``, ``chance`` (too many outcomes of a draw) or nothing.
    why: str = ""
    states: int = 0
    edges: int = 0
    seconds: float = 0.0
    #: Each ending with the choices of a shortest path to it.
    endings: dict[str, list[Taken]] = field(default_factory=dict)
    never: list[str] = field(default_factory=list)
    #: Choice points reached with no option on offer, with a path.
    stuck: list[tuple[str, int, list[Taken]]] = field(default_factory=list)
    #: Places from which no ending can be reached any more, with a path.
    trapped: list[tuple[str, int, list[Taken]]] = field(default_factory=list)
    #: Places where the machine can run round without an input, with a path.
    loops: list[tuple[str, int, list[Taken]]] = field(default_factory=list)
    options_never_shown: list[tuple[str, int, int]] = field(default_factory=list)
    #: Conditions that only ever go one way: scene, counter, the outcome that never comes.
    branches_never: list[tuple[str, int, bool]] = field(default_factory=list)
    #: Assignments that can leave the range of their variable.
    overruns: list[tuple[str, str, int]] = field(default_factory=list)
    scenes_never: list[str] = field(default_factory=list)
    #: Playing time in seconds; ``most`` is absent where the story can go round for ever.
    least: int | None = None
    typical: int | None = None
    most: int | None = None

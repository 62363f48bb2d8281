"""Sound as a backend gives it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Mark(NamedTuple):
    """From when to when, in seconds, a range of the shown sentence is heard."""

    start: int
    end: int
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono samples, float32, full scale ±1 (a backend may exceed it; the finish limits), at ``rate`` Hz."""

    samples: "npt.NDArray[np.float32]"
    rate: int
    marks: tuple[Mark, ...] = ()

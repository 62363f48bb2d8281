"""Where sound begins and ends, and the gaps inside it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

#: Against the loudest frame. Breath and the tail of a final n lie above, the noise of a model far below.
_FLOOR_DB = -42.0
_FRAME = 0.005


def quiet_frames(samples: "npt.NDArray[np.float32]", rate: int) -> tuple["npt.NDArray[np.bool_]", int]:
    """Which frames of 5 ms are silent, and the samples of a frame."""
    import numpy as np

    size = max(1, round(_FRAME * rate))
    whole = samples[: len(samples) // size * size].reshape(-1, size).astype(np.float64)
    power = np.sqrt((whole**2).mean(axis=1)) if len(whole) else np.zeros(0)
    loudest = power.max() if len(power) else 0.0
    return power <= loudest * 10 ** (_FLOOR_DB / 20), size


def audible(samples: "npt.NDArray[np.float32]", rate: int) -> tuple[int, int]:
    """First and last sample (half-open) of what is heard; equal where nothing is."""
    quiet, size = quiet_frames(samples, rate)
    heard = (~quiet).nonzero()[0]
    if len(heard) == 0:
        return 0, 0
    return int(heard[0]) * size, min(int(heard[-1] + 1) * size, len(samples))


def gap(samples: "npt.NDArray[np.float32]", rate: int, begins: float, ends: float) -> tuple[int, int]:
    """The longest silence that touches a window in seconds, as samples.

    Without any it is the quietest frame of the window, empty: a place to cut.
    """
    import numpy as np

    quiet, size = quiet_frames(samples, rate)
    first = max(0, int(begins * rate) // size)
    last = max(first + 1, min(len(quiet), int(ends * rate) // size + 1))
    best, n = (0, 0), first
    while n < last and n < len(quiet):
        if quiet[n]:
            a = b = n
            while a > 0 and quiet[a - 1]:
                a -= 1
            while b < len(quiet) and quiet[b]:
                b += 1
            best = max(best, (a, b), key=lambda r: r[1] - r[0])
            n = b
        n += 1
    if best[1] > best[0]:
        return best[0] * size, best[1] * size
    window = np.abs(samples[first * size : last * size])
    at = first * size + (int(window.argmin()) if len(window) else 0)
    return at, at

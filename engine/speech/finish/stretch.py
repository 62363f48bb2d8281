"""Slower or faster, higher or lower, where a backend cannot do it itself."""

from typing import TYPE_CHECKING

from engine.speech.sound import Sound

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_FRAME, _SEARCH = 0.03, 0.01


def changed(sound: Sound, speed: float = 1.0, pitch: float = 0.0) -> Sound:
    """``speed`` 0.8 lasts 1.25 times as long at the same pitch; ``pitch`` in semitones at the same length."""
    factor = 2 ** (pitch / 12)
    rate = round(sound.rate * factor / 100) * 100 if pitch else sound.rate  # played faster, a voice is higher
    pace = speed * sound.rate / rate
    samples = sound.samples if abs(pace - 1) < 0.005 else _stretched(sound.samples, sound.rate, pace)
    marks = tuple(m._replace(begins=m.begins / speed, ends=m.ends / speed) for m in sound.marks)
    return Sound(samples, rate, marks)


def _stretched(samples: "npt.NDArray[np.float32]", rate: int, pace: float) -> "npt.NDArray[np.float32]":
    """WSOLA (Verhelst and Roelands 1993): frames overlap by half, each taken where it continues the last one best."""
    import numpy as np

    size, search = 2 * round(_FRAME * rate / 2), round(_SEARCH * rate)
    hop = size // 2
    window = np.hanning(size + 1)[:size]
    frames = max(1, round(len(samples) / pace / hop))
    padded = np.pad(samples.astype(np.float64), (search, size + hop + 2 * search))
    out = np.zeros(frames * hop + size)
    follow = padded[search : search + size]
    for n in range(frames):
        at = min(round(n * hop * pace), len(samples))
        near = padded[at : at + size + 2 * search]
        shift = int(np.correlate(near, follow, "valid").argmax())
        out[n * hop : n * hop + size] += near[shift : shift + size] * window
        start = at + shift + hop
        follow = padded[start : start + size]
        if len(follow) < size:
            follow = np.pad(follow, (0, size - len(follow)))
    return out[: round(len(samples) / pace)].astype(np.float32)

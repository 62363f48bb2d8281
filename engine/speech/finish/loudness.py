"""One gain for each voice, so that all are equally loud and a line keeps its own dynamics.

Single lines are not normalised: short ones measure badly, and a quiet line would become a shout. Only a line that
strays is brought back to the edge of what is allowed, see ``evened``.
"""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from engine.speech.finish.limiter import limited
from engine.speech.finish.resample import resampled
from engine.speech.sound import Sound

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

#: LUFS, integrated, by ITU-R BS.1770-4.
TARGET = -16.0
_RATE = 24_000
_STRAY, _MOST = 0.7, 2.5
#: Sentences with all tones and most initials: what an unknown voice reads once, to be measured.
CALIBRATION = (
    "重走东征路，走进孔河沟，听老人讲那过去的故事。",
    "这里的石头会说话，这里的山路有回声。",
    "乡亲们把粮食藏在山洞里，谁也不肯说出来。",
    "孩子们，请跟我来，我们一起去看看当年的老房子。",
)
#: Decibels, as ``measured_gain`` gives over the calibration sentences.
_KNOWN = {
    ("espeak", "f3"): 5.0,
    ("espeak", "m3"): 5.0,
    ("espeak", "f1"): 3.2,
    ("espeak", "m1"): 6.7,
    ("espeak", "f5"): 4.2,
    ("espeak", "m7"): 4.0,
    ("kokoro", "zf_xiaobei"): 4.6,
    ("kokoro", "zm_yunjian"): 5.4,
    ("kokoro", "zm_yunxi"): 6.8,
    ("kokoro", "zm_yunxia"): 4.7,
    ("kokoro", "zf_xiaoxiao"): 0.7,
    ("kokoro", "zf_xiaoyi"): 3.0,
    ("kokoro", "zm_yunyang"): 10.5,
}


def known_gain(backend: str, voice: str) -> float | None:
    """The gain in dB of a voice that was measured, else none: then measure it once and keep the figure."""
    return _KNOWN.get((backend, voice))


def measured_gain(sounds: Iterable[Sound]) -> float:
    """The gain in dB that brings these sounds of one voice to the target after the limiter.

    Rounded to a tenth, so that a figure kept is the figure measured.
    """
    import numpy as np

    said = np.concatenate([resampled(s, _RATE).samples for s in sounds])
    gain = 0.0
    for _ in range(4):  # the limiter takes back a little of what the gain gives
        loud = lufs(limited(said * np.float32(10 ** (gain / 20)), _RATE), _RATE)
        if not np.isfinite(loud):
            return 0.0
        gain += TARGET - loud
    return round(min(gain, 24.0), 1)


def evened(samples: "npt.NDArray[np.float32]", rate: int) -> "npt.NDArray[np.float32]":
    """Limited samples; where a line lies more than 0.7 LU off the target, the rest is taken away, by 2.5 dB at most."""
    import numpy as np

    out = limited(samples, rate)
    gain = 0.0
    for _ in range(3):  # the limiter takes back a little
        loud = lufs(out, rate)
        if not np.isfinite(loud) or abs(loud - TARGET) <= _STRAY + 0.05:
            break
        excess = loud - TARGET - math.copysign(_STRAY, loud - TARGET)
        gain = min(max(gain - excess, -_MOST), _MOST)
        out = limited(samples * np.float32(10 ** (gain / 20)), rate)
    return out


def lufs(samples: "npt.NDArray[np.float32]", rate: int) -> float:
    """Integrated loudness; −inf for silence and for what is shorter than the 0.4 s of a measuring block."""
    import pyloudnorm

    if len(samples) < 0.4 * rate + 1:
        return float("-inf")
    return float(pyloudnorm.Meter(rate).integrated_loudness(samples))

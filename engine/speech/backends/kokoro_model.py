"""The Kokoro model in onnxruntime."""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from engine.diagnostics import Both
from engine.errors import SpeechError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

RATE = 24_000
#: Samples of one frame of duration: the sum of the frames is exactly the length of the sound.
FRAME = 600
_DURATIONS = "/encoder/Clip_output_0"


class Spoken(NamedTuple):
    """``begins`` has one entry for each symbol and one for the end, in seconds."""

    samples: "npt.NDArray[np.float32]"
    begins: "npt.NDArray[np.float64]"


class Model:
    """One session; its threads are those of onnxruntime. The result does not depend on their number."""

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = os.cpu_count() or 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
        except Exception as e:
            raise SpeechError(
                Both(
                    f"声音文件打不开：{path}，请重新运行 qingjing voice install",
                    f"the voice file {path} cannot be read; run qingjing voice install again",
                )
            ) from e

    def say(self, ids: list[int], style: "npt.NDArray[np.float32]", speed: float) -> Spoken:
        """``ids`` without the padding that the model wants at both ends; ``style`` is 510 × 256."""
        import numpy as np

        fed = {
            "tokens": np.array([[0, *ids, 0]], np.int64),
            "style": style[len(ids) - 1][None],
            "speed": np.array([speed], np.float32),
        }
        samples, frames = self._session.run(["audio", _DURATIONS], fed)
        ends = np.cumsum(frames[0].astype(np.float64)) * FRAME / RATE
        return Spoken(samples.reshape(-1).astype(np.float32, copy=False), ends[:-1])


@cache
def model(path: Path) -> Model:
    """Half a second and 0.5 GB, once a process."""
    return Model(path)


@cache
def style(path: Path) -> "npt.NDArray[np.float32]":
    import numpy as np

    return np.fromfile(path, "<f4").reshape(510, 256)

"""A look-ahead limiter on the true peak."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

#: In dBTP (ITU-R BS.1770, 4× oversampling). MP3 may put up to 1 dB on top, and −1 dBTP is what is promised.
CEILING = -2.4
_LOOK_AHEAD = 0.005


def limited(samples: "npt.NDArray[np.float32]", rate: int) -> "npt.NDArray[np.float32]":
    """The samples, turned down smoothly around each peak above the ceiling; untouched where there is none."""
    import numpy as np
    from scipy.ndimage import minimum_filter1d, uniform_filter1d

    ceiling = 10 ** (CEILING / 20)
    peaks = true_peaks(samples)
    if not len(peaks) or peaks.max() <= ceiling:
        return samples
    wanted = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    width = 2 * round(_LOOK_AHEAD * rate) + 1
    # The lowest gain around, then its mean over the same width: smooth, and never above what is wanted.
    gain = uniform_filter1d(minimum_filter1d(wanted, width, mode="nearest"), width, mode="nearest")
    return np.asarray(samples * gain, np.float32)


def true_peaks(samples: "npt.NDArray[np.float32]") -> "npt.NDArray[np.float64]":
    """The highest absolute value between each sample and the next, by 4× oversampling."""
    import numpy as np
    from scipy.signal import resample_poly

    if not len(samples):
        return np.zeros(0)
    over = np.abs(resample_poly(samples.astype(np.float64), 4, 1)).reshape(-1, 4)
    following = np.append(over[1:, 0], 0.0)
    return np.asarray(np.maximum(over.max(axis=1), following))

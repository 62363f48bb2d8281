"""From one sample rate to another."""

from math import gcd

from engine.speech.sound import Sound


def resampled(sound: Sound, rate: int) -> Sound:
    """The same sound at another rate in Hz; marks stay, as they are in seconds."""
    import numpy as np

    if sound.rate == rate or not len(sound.samples):
        return Sound(sound.samples, rate, sound.marks)
    from scipy.signal import resample_poly

    common = gcd(sound.rate, rate)
    samples = resample_poly(sound.samples.astype(np.float64), rate // common, sound.rate // common)
    return Sound(samples.astype(np.float32), rate, sound.marks)

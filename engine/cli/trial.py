"""One sentence, spoken and heard at once."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from engine.speech.backends.port import Backend, VoiceSettings
from engine.speech.finish.clip import Clip, finish
from engine.speech.finish.loudness import CALIBRATION, known_gain, measured_gain
from engine.speech.plain import plainly_read
from engine.speech.reading import Reading


def finished(backend: Backend, reading: Reading, voice: VoiceSettings) -> Clip:
    """The sentence as a clip; an unknown voice is measured by the sentence alone, which does for a trial."""
    gain = known_gain(backend.name, voice.name)
    sound = backend.speak(reading, voice)
    if gain is None:
        calibrating = not backend.online and backend.name != "silent"
        sounds = [backend.speak(plainly_read(t), voice) for t in CALIBRATION] if calibrating else [sound]
        gain = measured_gain(sounds)
    return finish(sound, gain)


def played(clip: Clip) -> bool:
    """Play to the end; false where there is no sound device."""
    import miniaudio

    with _quiet():
        try:
            device = miniaudio.PlaybackDevice(nchannels=1, sample_rate=24_000)
        except miniaudio.MiniaudioError:
            return False
    with device:
        device.start(miniaudio.stream_memory(clip.data, nchannels=1, sample_rate=24_000))
        time.sleep(clip.seconds + 0.2)
    return True


@contextmanager
def _quiet() -> Iterator[None]:
    """The sound system of Linux writes fifty lines to the error output where it finds no device."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)

"""One sentence, spoken and heard at once."""

import time

from engine.errors import ProjectError
from engine.players.terminal.sound import RATE, default_device
from engine.speech.backends.port import Backend, VoiceSettings
from engine.speech.finish.clip import Clip, finish
from engine.speech.finish.loudness import CALIBRATION, known_gain, measured_gain
from engine.speech.frontend.lexicon import Lexicon
from engine.speech.frontend.read import Reader


def reader() -> Reader:
    """With the lexicon of the project around the current folder, if there is one."""
    from engine.cli.common import project_here
    from engine.compiler.compile import Compiler

    try:
        return Reader(Compiler(project_here()).lexicon[0])
    except ProjectError:
        return Reader(Lexicon())


def finished(backend: Backend, text: str, voice: VoiceSettings) -> Clip:
    """The sentence as a clip; an unknown voice is measured by the sentence alone, which does for a trial."""
    read = reader().read
    gain = known_gain(backend.name, voice.name)
    sound = backend.speak(read(text), voice)
    if gain is None:
        calibrating = not backend.online and backend.name != "silent"
        sounds = [backend.speak(read(t), voice) for t in CALIBRATION] if calibrating else [sound]
        gain = measured_gain(sounds)
    return finish(sound, gain)


def played(clip: Clip) -> bool:
    """Play to the end; false where there is no sound device."""
    import miniaudio

    try:
        device = default_device()
    except miniaudio.MiniaudioError:
        return False
    with device:
        device.start(miniaudio.stream_memory(clip.data, nchannels=1, sample_rate=RATE))
        time.sleep(clip.seconds + 0.2)
    return True

"""Clips as they leave: measured, not assumed. Loudness by pyloudnorm, peaks by 4× oversampling of the decoded file."""

import miniaudio
import numpy as np
import numpy.typing as npt
import pytest
from scipy.signal import resample_poly

from engine.speech.backends import auto
from engine.speech.backends.port import VoiceSettings
from engine.speech.finish.clip import Clip, finish
from engine.speech.finish.loudness import known_gain, lufs, measured_gain
from engine.speech.finish.stretch import changed
from engine.speech.sound import Mark, Sound
from tests.speech.said import TEN, VOICES

RATE = 24_000
Samples = npt.NDArray[np.float32]


@pytest.fixture(autouse=True)
def _voices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QINGJING_VOICE", str(VOICES))


def heard(clip: Clip) -> Samples:
    read = miniaudio.mp3_read_f32(clip.data)
    assert (read.sample_rate, read.nchannels) == (RATE, 1)
    return np.frombuffer(read.samples, np.float32)


def true_peak(samples: Samples) -> float:
    return float(20 * np.log10(np.abs(resample_poly(samples.astype(np.float64), 4, 1)).max()))


def tone(seconds: float, level: float = 0.3, rate: int = RATE, hertz: float = 220.0) -> Samples:
    return (level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


def quiet(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


@pytest.mark.parametrize(
    ("name", "voice"),
    [
        ("espeak", "f3"),
        ("espeak", "m3"),
        ("kokoro", "zf_xiaobei"),
        ("kokoro", "zm_yunjian"),
    ],
)
def test_every_line_of_a_voice_is_equally_loud_and_none_clips(name: str, voice: str) -> None:
    gain = known_gain(name, voice)
    assert gain is not None
    backend = auto.backend(name)

    for reading in TEN:
        samples = heard(finish(backend.speak(reading, VoiceSettings(voice)), gain))
        assert lufs(samples, RATE) == pytest.approx(-16, abs=1), reading.shown
        assert true_peak(samples) <= -1, reading.shown


def test_a_voice_that_is_far_too_quiet_is_measured_and_brought_up() -> None:
    backend = auto.backend("espeak")
    sounds = [backend.speak(r, VoiceSettings("m1")) for r in TEN[:4]]
    faint = [Sound(s.samples * np.float32(0.02), s.rate, s.marks) for s in sounds]

    assert known_gain("espeak", "nobody") is None
    assert measured_gain(faint) == 24.0  # noise is not made loud without end
    halved = measured_gain([Sound(s.samples * np.float32(0.5), s.rate, s.marks) for s in sounds])
    assert halved == pytest.approx(measured_gain(sounds) + 6.0, abs=0.2)
    assert measured_gain([Sound(quiet(1.0), RATE)]) == 0.0


def test_peaks_between_the_samples_are_limited_too() -> None:
    """A tone at a quarter of the rate, caught 45° beside its peaks, is 3 dB higher than any of its samples."""
    t = np.arange(RATE)
    between = (1.2 * np.sin(np.pi / 2 * t + np.pi / 4)).astype(np.float32)
    assert np.abs(between).max() < 0.86 < 10 ** (true_peak(between[100:-100]) / 20)

    assert true_peak(heard(finish(Sound(between, RATE), 0.0))[2000:-2000]) <= -1


def test_silence_around_is_cut_to_what_a_consonant_needs() -> None:
    sound = Sound(np.concatenate([quiet(0.7), tone(1.0), quiet(1.3)]), RATE)
    bare = Sound(tone(1.0), RATE)

    for clip in (finish(sound, 0.0), finish(bare, 0.0)):
        loud = np.flatnonzero(np.abs(heard(clip)) > 0.1)
        assert loud[0] / RATE == pytest.approx(0.05 + 1105 / 24_000, abs=0.006)
        assert (loud[-1] - loud[0]) / RATE == pytest.approx(1.0, abs=0.01)
        assert clip.seconds == pytest.approx(1.0 + 0.13, abs=0.12)


def test_a_silence_inside_stays() -> None:
    sound = Sound(np.concatenate([tone(0.5), quiet(0.9), tone(0.5)]), RATE)

    loud = np.flatnonzero(np.abs(heard(finish(sound, 0.0))) > 0.1)

    assert np.diff(loud).max() / RATE == pytest.approx(0.9, abs=0.02)


@pytest.mark.parametrize("rate", [22_050, 24_000, 26_900, 48_000])
def test_marks_point_at_what_is_heard_in_the_decoded_file(rate: int) -> None:
    gap = np.zeros(round(0.3 * rate), np.float32)
    samples = np.concatenate([gap, tone(0.4, rate=rate), gap, tone(0.4, rate=rate), gap, gap])
    marks = (Mark(0, 1, 0.3, 0.7), Mark(1, 2, 1.0, 1.4))

    clip = finish(Sound(samples, rate, marks), 0.0)
    loud = np.abs(heard(clip)) > 0.1
    begins, ends = np.flatnonzero(loud)[0] / RATE, np.flatnonzero(loud)[-1] / RATE

    assert clip.marks[0].begins == pytest.approx(begins, abs=0.006)
    assert clip.marks[1].ends == pytest.approx(ends, abs=0.006)
    assert clip.marks[1].begins - clip.marks[0].ends == pytest.approx(0.3)
    assert (clip.marks[0].start, clip.marks[1].end) == (0, 2)


@pytest.mark.parametrize("seconds", [0.01, 0.2, 1.0, 7.77])
def test_the_length_is_that_of_the_decoded_file(seconds: float) -> None:
    clip = finish(Sound(tone(seconds), RATE), 0.0)

    assert len(heard(clip)) / RATE == pytest.approx(clip.seconds)
    assert len(clip.data) == pytest.approx(clip.seconds * 6_000)


def test_the_same_sound_is_the_same_file() -> None:
    sound = auto.backend("espeak").speak(TEN[0], VoiceSettings("f3"))

    assert finish(sound, 5.0) == finish(sound, 5.0)


@pytest.mark.parametrize("samples", [quiet(0), quiet(0.5)])
def test_a_sound_of_nothing_is_a_short_silence(samples: Samples) -> None:
    clip = finish(Sound(samples, RATE), 10.0)

    assert 0 < clip.seconds < 0.4
    assert not np.abs(heard(clip)).max()


@pytest.mark.parametrize("speed", [0.7, 0.9, 1.0, 1.3])
@pytest.mark.parametrize("pitch", [0.0, -4.0, 3.0])
def test_pace_and_pitch_change_apart(speed: float, pitch: float) -> None:
    before = Sound(tone(2.0), RATE, (Mark(0, 1, 0.5, 1.5),))

    after = changed(before, speed, pitch)
    spectrum = np.abs(np.fft.rfft(after.samples * np.hanning(len(after.samples))))
    hertz = spectrum.argmax() * after.rate / len(after.samples)

    assert len(after.samples) / after.rate == pytest.approx(2.0 / speed, rel=0.02)
    assert hertz == pytest.approx(220 * 2 ** (pitch / 12), rel=0.02)
    assert after.marks[0][2:] == pytest.approx((0.5 / speed, 1.5 / speed))
    middle = after.samples[len(after.samples) // 4 : -len(after.samples) // 4]
    assert np.abs(middle).max() == pytest.approx(0.3, rel=0.1)

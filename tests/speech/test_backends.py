"""What every backend keeps to, one test for all of them."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.diagnostics import Both
from engine.errors import SpeechError
from engine.speech.backends import auto
from engine.speech.backends.gtts import Gtts
from engine.speech.backends.gtts_client import Client
from engine.speech.backends.port import Backend, VoiceSettings
from engine.speech.backends.silence import audible
from engine.speech.reading import Syllable
from engine.speech.sound import Sound
from tests.speech import piper_voice
from tests.speech.gtts_stub import serving
from tests.speech.said import TEN, VOICES, said

NAMES = [name for name in auto.NAMES if name != "auto"]
#: gTTS is another machine's business.
BIT_EXACT = ["kokoro", "espeak", "piper", "silent"]
MARKED = ["kokoro", "espeak", "piper", "silent"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The voices of the tests: the Kokoro that ``make test`` assembles, and a tiny Piper."""
    here = tmp_path_factory.mktemp("voices")
    (here / "kokoro").symlink_to(VOICES / "kokoro", target_is_directory=True)
    piper_voice.write(here / "piper")
    return here


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("stub")) as stub:
        yield f"http://127.0.0.1:{stub.port}"


@pytest.fixture(params=NAMES)
def backend(
    request: pytest.FixtureRequest, folder: Path, proxy: str, monkeypatch: pytest.MonkeyPatch
) -> Backend:
    monkeypatch.setenv("QINGJING_VOICE", str(folder))
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, proxy)
    if request.param == "gtts":
        return Gtts(Client(apart=0.0))
    return auto.backend(request.param)


_KEPT: dict[tuple[str, int], Sound] = {}


def spoken(backend: Backend, sentence: int) -> Sound:
    """A sentence of the ten in the first voice, rendered once for all tests: the natural voice takes seconds."""
    key = backend.name, sentence
    if key not in _KEPT:
        _KEPT[key] = backend.speak(TEN[sentence], voice_of(backend))
    return _KEPT[key]


def voice_of(backend: Backend) -> VoiceSettings:
    return VoiceSettings(backend.voices()[0])


def test_it_is_ready_in_the_tests(backend: Backend) -> None:
    absent = backend.missing()

    assert absent is None, absent.zh if absent else ""


def test_it_has_voices_each_once(backend: Backend) -> None:
    assert backend.voices()
    assert len(set(backend.voices())) == len(backend.voices())


def test_its_fingerprint_is_stable(backend: Backend) -> None:
    assert backend.name in backend.fingerprint()
    assert auto.backend(backend.name).fingerprint() == backend.fingerprint()


def test_a_sentence_is_mono_float32_as_long_as_speech_is(backend: Backend) -> None:
    sound = spoken(backend, 0)
    first, last = audible(sound.samples, sound.rate)
    syllables = sum(isinstance(u, Syllable) for u in TEN[0].units)

    assert sound.samples.dtype == np.float32
    assert sound.samples.ndim == 1
    assert 8_000 <= sound.rate <= 48_000
    assert 0.12 < (last - first) / sound.rate / syllables < 0.45


def test_marks_follow_one_another_within_the_sound(backend: Backend) -> None:
    for n in (0, 3):
        reading, sound = TEN[n], spoken(backend, n)
        length = len(sound.samples) / sound.rate + 1e-6
        at = 0.0
        for mark in sound.marks:
            assert at <= mark.begins + 1e-9 < mark.ends <= length
            assert 0 <= mark.start < mark.end <= len(reading.shown)
            at = mark.ends
        if backend.name in MARKED:
            shown = [(u.start, u.end) for u in reading.units if isinstance(u, Syllable)]
            assert [(m.start, m.end) for m in sound.marks] == list(dict.fromkeys(shown))


def test_a_range_of_several_syllables_has_one_mark(backend: Backend) -> None:
    reading = said("一九三六yi1jiu3san1liu4 年nian2，红hong2军jun1 来lai2了le5。")

    marks = backend.speak(reading, voice_of(backend)).marks

    if backend.name in MARKED:
        assert [m.start for m in marks] == [0, 4, 6, 7, 8, 9]
        assert marks[0].ends - marks[0].begins > 1.5 * (marks[1].ends - marks[1].begins)


def test_a_reading_without_syllables_is_no_sound(backend: Backend) -> None:
    sound = backend.speak(said("。！"), voice_of(backend))

    assert len(sound.samples) == 0
    assert sound.marks == ()


def test_letters_are_named(backend: Backend) -> None:
    sound = backend.speak(said("选xuan3 A，是shi4 PPT。"), voice_of(backend))

    assert len(sound.samples) / sound.rate > 0.8


def test_a_voice_that_is_not_there_is_said_in_both_languages(backend: Backend) -> None:
    if backend.name == "silent":
        return
    with pytest.raises(SpeechError) as caught:
        backend.speak(TEN[0], VoiceSettings("nobody"))

    assert "nobody" in caught.value.says.zh
    assert "nobody" in caught.value.says.en


@pytest.mark.parametrize("backend", BIT_EXACT, indirect=True)
def test_the_same_sentence_is_the_same_samples(backend: Backend) -> None:
    one, other = spoken(backend, 3), backend.speak(TEN[3], voice_of(backend))

    assert one.samples.tobytes() == other.samples.tobytes()
    assert one.marks == other.marks


def test_slower_lasts_longer_and_higher_does_not(backend: Backend) -> None:
    voice = voice_of(backend)
    usual = spoken(backend, 3)
    slow = backend.speak(TEN[3], VoiceSettings(voice.name, speed=0.8))
    high = backend.speak(TEN[3], VoiceSettings(voice.name, pitch=3))
    seconds = [len(s.samples) / s.rate for s in (usual, slow, high)]

    assert 1.1 < seconds[1] / seconds[0] < 1.4
    assert 0.85 < seconds[2] / seconds[0] < 1.2
    assert high.samples.tobytes() != usual.samples.tobytes() or high.rate != usual.rate


@pytest.mark.parametrize("backend", MARKED, indirect=True)
def test_a_pause_is_as_long_as_the_reading_asks(backend: Backend) -> None:
    short, long = said("走zou3吧ba5，走zou3吧ba5。"), said("走zou3吧ba5。走zou3吧ba5。")

    seconds = []
    for reading in (short, long):
        sound = backend.speak(reading, voice_of(backend))
        seconds.append(sound.marks[2].begins - sound.marks[1].ends)

    assert seconds[0] == pytest.approx(0.3, abs=0.06)
    assert seconds[1] == pytest.approx(0.9, abs=0.06)


@pytest.mark.parametrize("name", ["kokoro", "piper"])
def test_an_empty_folder_is_said_with_the_cure(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QINGJING_VOICE", str(tmp_path))
    backend = auto.backend(name)
    absent = backend.missing()

    assert absent is not None
    assert ("qingjing voice install" if name == "kokoro" else str(tmp_path)) in absent.zh
    with pytest.raises(SpeechError) as caught:
        backend.speak(TEN[0], VoiceSettings("zf_xiaobei"))
    assert caught.value.says == absent


def test_without_espeak_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    assert "apt install espeak-ng" in (auto.backend("espeak").missing() or Both("", "")).en


def test_auto_takes_the_best_that_is_ready_and_never_one_that_is_online(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QINGJING_VOICE", str(folder))
    assert auto.backend("auto").name == "kokoro"
    piper_voice.write(tmp_path / "piper")
    monkeypatch.setenv("QINGJING_VOICE", str(tmp_path))
    assert auto.best().name == "piper"
    monkeypatch.setenv("QINGJING_VOICE", str(tmp_path / "none"))
    assert auto.best().name == "espeak"
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SpeechError) as caught:
        auto.best()
    assert "qingjing voice install" in caught.value.says.zh


def test_a_backend_that_is_not_known_is_answered_with_those_that_are() -> None:
    with pytest.raises(SpeechError) as caught:
        auto.backend("festival")

    assert "kokoro" in caught.value.says.en
    assert [b.name for b in auto.all_backends()] == NAMES

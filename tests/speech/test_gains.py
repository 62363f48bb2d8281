"""Every voice gets one gain; one that nobody measured is measured once."""

from pathlib import Path

import pytest

from engine.errors import SpeechError
from engine.speech.backends.port import VoiceSettings
from engine.speech.gains import Gains
from tests.speech.fakes import MEASURE, Sine, read


def gains(folder: Path, backend: Sine) -> Gains:
    return Gains(folder / "gains.json", backend, read, MEASURE)


def test_a_known_voice_is_not_measured(tmp_path: Path) -> None:
    backend = Sine()
    assert gains(tmp_path, backend).of(VoiceSettings("low")) == 0.0
    assert backend.said == []


def test_an_unknown_voice_is_measured_once_and_kept(tmp_path: Path) -> None:
    backend = Sine()
    for _ in range(2):
        made = gains(tmp_path, backend)
        assert made.of(VoiceSettings("high")) == made.of(VoiceSettings("high", 0.8)) == -6.0
    assert backend.said == ["量一量。"]


def test_another_version_of_the_voice_is_measured_anew(tmp_path: Path) -> None:
    newer = Sine(print="sine 2")
    gains(tmp_path, Sine()).of(VoiceSettings("high"))
    gains(tmp_path, newer).of(VoiceSettings("high"))
    assert newer.said == ["量一量。"]


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"a": "b"}', '{"a": null}'])
def test_a_damaged_file_is_measured_anew(tmp_path: Path, damage: str) -> None:
    (tmp_path / "gains.json").write_text(damage, "utf-8")
    assert gains(tmp_path, Sine()).of(VoiceSettings("high")) == -6.0


def test_a_voice_that_cannot_be_measured_is_told(tmp_path: Path) -> None:
    with pytest.raises(SpeechError):
        gains(tmp_path, Sine(fails=("量",))).of(VoiceSettings("high"))
    assert not (tmp_path / "gains.json").exists()

"""The table of voices: what the content calls a voice, and what a backend makes of it."""

import re
from pathlib import Path

import pytest

from engine.diagnostics import Both
from engine.errors import SpeechError
from engine.speech.backends.port import VoiceSettings
from engine.speech.parts import BACKENDS
from engine.speech.voices import chosen, load, read
from tests.speech.fakes import Sine
from tests.test_docs import ROOT

TABLE = """
旁白: {silent: {name: low}}
老年女:
  silent: {name: high, speed: 0.85, pitch: -2}
  kokoro: {name: zf_xiaobei}
少年:
  kokoro: {name: zm_yunxia}
"""


def of(text: str) -> dict[str, dict[str, VoiceSettings]]:
    return read("audio/voices.yaml", text.encode(), BACKENDS)


def settings(voice: str, text: str = TABLE) -> tuple[VoiceSettings, list[Both]]:
    notes: list[Both] = []
    return chosen(of(text), Sine(), notes.append)(voice), notes


def test_a_voice_has_the_settings_of_its_backend() -> None:
    assert settings("老年女") == (VoiceSettings("high", 0.85, -2), [])


def test_a_backend_that_is_not_listed_takes_its_best_voice() -> None:
    assert settings("少年") == (VoiceSettings("low"), [])


def test_an_unknown_voice_is_said_by_the_narrator_with_a_note_that_names_the_near_one() -> None:
    found, notes = settings("老年妇女")

    assert found == VoiceSettings("low")
    assert "是不是 老年女" in notes[0].zh
    assert "did you mean 老年女" in notes[0].en


def test_the_note_is_told_once() -> None:
    notes: list[Both] = []
    voice = chosen(of(TABLE), Sine(), notes.append)
    assert voice("机器人") == voice("机器人")
    assert len(notes) == 1


def test_without_a_table_everybody_speaks_with_the_best_voice() -> None:
    notes: list[Both] = []
    assert chosen({}, Sine(), notes.append)("旁白") == VoiceSettings("low")
    assert notes == []


def test_a_name_that_the_backend_does_not_have_is_told() -> None:
    found, notes = settings("旁白", "旁白: {silent: {name: bass, speed: 0.9}}")
    assert found == VoiceSettings("low", 0.9)
    assert "bass" in notes[0].zh


def test_what_a_name_adds_is_left_to_the_backend() -> None:
    assert settings("旁白", "旁白: {silent: {name: low@com.hk}}") == (VoiceSettings("low@com.hk"), [])


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("旁白:\n  silent: {nam: low}", 2, "name"),
        ("旁白:\n  slient: {name: low}", 2, "silent"),
        ("旁白:\n  silent: {speed: 1}", 2, "name"),
        ("旁白:\n  silent: {name: low, speed: 快}", 2, "0.5"),
        ("旁白:\n  silent:\n    name: low\n    speed: 9", 4, "2"),
        ("旁白:\n  silent: {name: low, pitch: nan}", 2, "-12"),
        ("旁白: low", 1, "kokoro"),
        ("旁白:\n  silent: low", 2, "kokoro"),
        ("旁白:\n  silent: {name: low", 2, ""),
        ("- 旁白", 1, ""),
        ("旁白: {silent: {name: low}}\n旁白: {silent: {name: low}}", 2, ""),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(text: str, line: int, says: str) -> None:
    with pytest.raises(SpeechError) as problem:
        of(text)
    assert f"audio/voices.yaml 第 {line} 行" in problem.value.says.zh
    assert f"audio/voices.yaml, line {line}:" in problem.value.says.en
    assert says in problem.value.says.zh


def test_every_voice_that_the_content_uses_is_in_the_shipped_table() -> None:
    files = [p for top in ("courses", "scenarios") for p in (ROOT / top).glob("*/*.yaml")]
    used = {v for p in files for v in re.findall(r"声音: ([^,}\s/.]+)[,}]", p.read_text("utf-8"))}
    table = load(ROOT, BACKENDS)

    assert len(used) >= 8
    assert used - set(table) == set()
    for voice, backends in table.items():
        assert set(backends) == {"kokoro", "espeak", "gtts"}, voice


def test_the_shipped_voices_of_a_drama_are_told_apart() -> None:
    """And none is the one whose tones are wrong."""
    for backend in ("kokoro", "espeak", "gtts"):
        table = {voice: named[backend] for voice, named in load(ROOT, BACKENDS).items()}
        assert len(set(table.values())) == len(table)
        assert "zf_xiaoni" not in {s.name for s in table.values()}


def test_a_project_without_a_table_has_the_one_that_comes_with_the_program(tmp_path: Path) -> None:
    assert load(tmp_path, BACKENDS) == load(ROOT, BACKENDS)
    (tmp_path / "audio").mkdir()
    (tmp_path / "audio" / "voices.yaml").write_text(TABLE, "utf-8")
    assert set(load(tmp_path, BACKENDS)) == {"旁白", "老年女", "少年"}

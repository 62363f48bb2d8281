"""Rendered speech as a player finds it: a clip, or nothing, and never an exception."""

import json
import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from engine.players.clips import OWN, Clips
from engine.speech.phrases import PLAYER
from engine.speech.store import Store

KEY, OTHER = "0123456789abcdef01234567", "ff23456789abcdef01234567"


def manifest(work: str, clips: Any, **more: Any) -> dict[str, Any]:
    return {
        "format": 1,
        "work": work,
        "digest": "d1",
        "backend": "silent",
        "draft": False,
        "clips": clips,
        **more,
    }


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "audio" / "rendered")
    made.keep(KEY, b"sound", 1.5, ())
    made.keep(OTHER, b"other", 0.5, ())
    made.write_manifest("t", manifest("t", {"少年": {"走。": [KEY, 1500], "来。": ["00" * 12, 900]}}))
    made.write_manifest(OWN, manifest(OWN, {"旁白": {"对": [OTHER, 500]}}))
    return made


def test_a_clip_is_found_by_voice_and_sentence(store: Store, tmp_path: Path) -> None:
    clips = Clips.load(tmp_path, "t", "d1")
    found = clips.find("少年", "走。")

    assert found is not None
    assert (found.path.read_bytes(), found.seconds) == (b"sound", 1.5)
    assert clips.find("旁白", "走。") is None
    assert clips.find("少年", "跑。") is None
    assert clips.current
    assert not clips.draft


def test_the_player_s_own_phrases_are_found_in_every_work(store: Store, tmp_path: Path) -> None:
    assert PLAYER == OWN
    assert Clips.load(tmp_path, "t", "d1").find("旁白", "对") is not None
    assert Clips.load(tmp_path, "u", "d1").find("旁白", "对") is not None


def test_a_clip_whose_file_is_gone_is_none(store: Store, tmp_path: Path) -> None:
    assert Clips.load(tmp_path, "t", "d1").find("少年", "来。") is None


def test_after_an_edit_the_sentences_that_stayed_are_still_heard(store: Store, tmp_path: Path) -> None:
    clips = Clips.load(tmp_path, "t", "d2")
    assert not clips.current
    assert clips.find("少年", "走。") is not None


def test_a_draft_voice_is_known_as_one(store: Store, tmp_path: Path) -> None:
    store.write_manifest("t", manifest("t", {}, draft=True))
    assert Clips.load(tmp_path, "t", "d1").draft


def test_without_a_manifest_there_is_no_clip(tmp_path: Path) -> None:
    clips = Clips.load(tmp_path, "t", "d1")
    assert not clips
    assert not clips.current
    assert clips.find("少年", "走。") is None


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000]
    + [
        json.dumps(m).encode()
        for m in (
            manifest("u", {"少年": {"走。": [KEY, 1500]}}),
            manifest("t", {"少年": {"走。": [KEY, 1500]}}, format=2),
            manifest("t", {"少年": []}),
            manifest("t", []),
            manifest("t", {"少年": {"走。": KEY}}),
            manifest("t", {"少年": {"走。": [KEY]}}),
            manifest("t", {"少年": {"走。": [KEY, "1500"]}}),
            manifest("t", {"少年": {"走。": [KEY, 0]}}),
            manifest("t", {"少年": {"走。": ["../../../../etc/passwd", 1500]}}),
            manifest("t", {"少年": {"走。": [7, 1500]}}),
        )
    ],
)
def test_a_damaged_manifest_gives_no_clip(store: Store, tmp_path: Path, damage: bytes) -> None:
    store.manifest("t").write_bytes(damage)
    clips = Clips.load(tmp_path, "t", "d1")
    assert clips.find("少年", "走。") is None
    assert clips.find("旁白", "对") is not None


def test_it_needs_the_standard_library_only() -> None:
    script = "import sys; import engine.players.clips; print(*(m for m in sys.modules if m.startswith(('engine.speech', 'numpy', 'yaml'))))"
    assert (
        run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout.strip() == ""
    )

"""What is kept is whole, or it does not count."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import SpeechError
from engine.speech.sound import Mark
from engine.speech.store import Kept, Store, written

KEY = "0123456789abcdef01234567"
OTHER = "ff23456789abcdef01234567"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "rendered")
    made.keep(KEY, b"sound", 1.2345, (Mark(0, 2, 0.0, 1.0),), shown="走。", voice="low")
    return made


def test_a_clip_is_kept_with_its_length_and_its_marks(store: Store) -> None:
    assert store.kept(KEY) == Kept(1.234, 5, (Mark(0, 2, 0.0, 1.0),))
    assert store.sound(KEY).read_bytes() == b"sound"
    assert store.sound(KEY).relative_to(store.folder).as_posix() == f"clips/01/{KEY}.mp3"
    assert json.loads(store.sound(KEY).with_suffix(".json").read_text("utf-8"))["shown"] == "走。"


def test_what_is_not_there_is_not_kept(store: Store) -> None:
    assert store.kept(OTHER) is None
    assert Store(store.folder / "nowhere").kept(KEY) is None


@pytest.mark.parametrize("damage", [b"", b"soun", b"sounds", b"soumd"])
def test_a_damaged_sound_does_not_count(store: Store, damage: bytes) -> None:
    store.sound(KEY).write_bytes(damage)
    assert store.kept(KEY) is None


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b"{}", b'{"seconds":"x"}', b"\xff", b'{"seconds":1,"check":5}']
)
def test_a_damaged_sidecar_does_not_count(store: Store, damage: bytes) -> None:
    store.sound(KEY).with_suffix(".json").write_bytes(damage)
    assert store.kept(KEY) is None


def test_a_sound_without_its_sidecar_does_not_count(store: Store) -> None:
    store.sound(KEY).with_suffix(".json").unlink()
    assert store.kept(KEY) is None


def test_marks_of_a_wrong_shape_make_a_damaged_sidecar(store: Store) -> None:
    path = store.sound(KEY).with_suffix(".json")
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "marks": [[1]]}), "utf-8")
    assert store.kept(KEY) is None


def test_a_file_is_written_over_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a" / "b.json"
    written(path, b"old")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        written(path, b"new")
    assert path.read_bytes() == b"old"


def test_what_an_ended_run_left_half_written_is_swept(store: Store) -> None:
    left = [store.sound(KEY).with_name(f".{KEY}.mp3.77.part"), store.folder / "works" / ".t.json.77.part"]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
    with store.locked(lambda: None):
        assert [p for p in left if p.exists()] == []
    assert store.kept(KEY) is not None


def test_only_one_process_writes_at_a_time(store: Store) -> None:
    script = (
        "import sys; from pathlib import Path; from engine.speech.store import Store\n"
        "with Store(Path(sys.argv[1])).locked(lambda: print('waiting', flush=True)): print('in', flush=True)"
    )
    with store.locked(lambda: None):
        other = subprocess.Popen(
            [sys.executable, "-c", script, str(store.folder)], stdout=subprocess.PIPE, encoding="utf-8"
        )
        assert other.stdout is not None
        assert other.stdout.readline() == "waiting\n"
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(0.3)
    assert other.communicate(timeout=20)[0] == "in\n"


def test_prune_removes_what_no_manifest_names(store: Store) -> None:
    store.keep(OTHER, b"other", 1.0, ())
    store.sound(OTHER).with_suffix(".json").unlink()  # half a clip is removed, too
    clips = {"旁白": {"走。": [KEY, 1235]}}
    store.write_manifest("t", {"format": 1, "work": "t", "clips": clips})

    assert store.prune(["t"]) == (1, 5)
    assert list(store.every_key()) == [KEY]
    assert store.manifest_of("t") is not None


def test_prune_forgets_works_that_are_gone(store: Store) -> None:
    store.write_manifest("gone", {"format": 1, "work": "gone", "clips": {"旁白": {"走。": [KEY, 1235]}}})

    removed, freed = store.prune(["t"])

    assert removed == 1
    assert freed > 5
    assert list(store.every_key()) == []
    assert store.manifests() == {}


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "{}", '{"clips": []}', '{"clips": {"旁白": {"走。": "x"}}}']
)
def test_prune_touches_nothing_while_a_manifest_is_damaged(store: Store, damage: str) -> None:
    store.manifest("t").parent.mkdir()
    store.manifest("t").write_text(damage, "utf-8")

    with pytest.raises(SpeechError) as problem:
        store.prune(["t"])
    assert "qingjing speak t" in problem.value.says.zh
    assert store.kept(KEY) is not None

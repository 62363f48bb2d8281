"""The voice of the terminal player: what is heard of a page, when it is broken off, and where there is no sound."""

import time
from pathlib import Path
from typing import Any

import lameenc
import miniaudio
import pytest

from engine.players.clips import Clips
from engine.players.heard import NARRATOR, heard
from engine.players.present import present
from engine.players.progress import Store
from engine.players.session import Session
from engine.players.terminal.app import PlayerApp
from engine.players.terminal.sound import RATE, Speaker
from tests.players.apps import app_for
from tests.players.screen_checks import text_of
from tests.players.shelves import ShelfOf

SIZE = (80, 24)


def silent_device() -> Any:
    """Plays in real time, to nowhere."""
    return miniaudio.PlaybackDevice(
        backends=[miniaudio.Backend.NULL],
        output_format=miniaudio.SampleFormat.SIGNED16,
        nchannels=1,
        sample_rate=RATE,
    )


def no_device() -> Any:
    raise miniaudio.MiniaudioError("no device", -401)


def clip(path: Path, seconds: float) -> Path:
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_bit_rate(48)
    encoder.silence()
    data = bytes(encoder.encode(bytes(int(RATE * seconds) * 2))) + bytes(encoder.flush())
    path.write_bytes(data)
    return path


def until(condition: Any, seconds: float = 5.0) -> float:
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds, "it did not come to that"
        time.sleep(0.01)
    return time.monotonic() - began


def test_clips_are_played_one_after_the_other_in_their_own_time(tmp_path: Path) -> None:
    speaker = Speaker(silent_device)
    one = clip(tmp_path / "a.mp3", 0.4)
    speaker.say([(one, True), (one, False)])
    assert speaker.speaking
    # Two clips, one short pause.
    assert 0.9 < until(lambda: not speaker.speaking) < 3


def test_what_is_being_said_is_broken_off_at_once(tmp_path: Path) -> None:
    speaker = Speaker(silent_device)
    speaker.say([(clip(tmp_path / "a.mp3", 30.0), False)])
    time.sleep(0.3)
    speaker.stop()
    assert not speaker.speaking
    began = time.monotonic()
    speaker.say([(clip(tmp_path / "b.mp3", 0.1), False)])
    until(lambda: not speaker.speaking)
    assert time.monotonic() - began < 3


def test_a_clip_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    speaker = Speaker(silent_device)
    bad = tmp_path / "bad.mp3"
    bad.write_bytes(b"no sound")
    speaker.say([(bad, False), (tmp_path / "gone.mp3", False), (clip(tmp_path / "a.mp3", 0.1), False)])
    until(lambda: not speaker.speaking)
    assert not speaker.broken


def test_without_a_device_nothing_is_said_and_nothing_fails(tmp_path: Path) -> None:
    speaker = Speaker(no_device)
    speaker.say([(clip(tmp_path / "a.mp3", 0.1), False)])
    until(lambda: speaker.broken)
    speaker.say([(tmp_path / "a.mp3", False)])
    assert not speaker.speaking


def test_names_tones_labels_and_sources_are_not_heard(drama: Session) -> None:
    drama.begin(1)
    shown = present(drama, "zh")
    sentences = heard([*shown.flow, *shown.ask], [o.text for o in shown.form.options])

    texts = [s.text for s in sentences]
    assert not [t for t in texts if "（" in t or t.endswith("：")]
    lines = [e for e in drama.events if e["event"] == "said"]
    assert lines
    for line in lines:
        voice = drama.bundle["cast"].get(line["who"], {}).get("voice", NARRATOR)
        assert any(s.voice == voice and s.text in line["text"] for s in sentences), line
    assert [t for t in texts if t in {o.text for o in shown.form.options}] == [
        o.text for o in shown.form.options
    ]


class Ear(Speaker):
    """Notes what it is told to say."""

    def __init__(self) -> None:
        super().__init__(no_device)
        self.told: list[list[str]] = []

    def say(self, clips: Any) -> None:
        self.told.append([path.stem for path, _ in clips])


class All(Clips):
    """A clip for every sentence, named by it."""

    def __init__(self) -> None:
        super().__init__(Path(), [{"clips": {"x": {}}, "draft": False}], "")

    def find(self, voice: str, sentence: str) -> Any:
        from engine.players.clips import Found

        return Found(Path(f"{voice}·{sentence}.mp3"), 1.0)


def app_with(shelf: ShelfOf, store: Store) -> tuple[PlayerApp, Ear]:
    app = app_for(shelf, store, "kaimen")
    ear = Ear()
    app.clips, app.speaker = (lambda _entry: All()), ear
    return app, ear


async def test_a_page_is_read_broken_off_by_a_key_and_read_again(shelf: ShelfOf, store: Store) -> None:
    app, ear = app_with(shelf, store)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        first = ear.told[-1]
        assert first
        await pilot.press("m")
        assert ear.told[-1] == []
        await pilot.press("escape", "r")
        await pilot.pause()
        assert ear.told[-1] == first
        await pilot.press("enter")
        await pilot.pause()
        assert ear.told[-1] != first


async def test_the_pace_goes_from_usual_to_slow_to_silent(shelf: ShelfOf, store: Store) -> None:
    app, ear = app_with(shelf, store)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.pause()
        assert "有声" in text_of(app)
        await pilot.press("s")
        assert ear.slow
        assert "慢读" in text_of(app)
        await pilot.press("s")
        await pilot.pause()
        assert ear.told[-1] == []
        assert "静音" in text_of(app)
        await pilot.press("r")
        assert ear.told[-1]


async def test_where_nothing_was_rendered_there_are_no_keys_for_it(
    shelf: ShelfOf, store: Store, tmp_path: Path
) -> None:
    app, ear = app_with(shelf, store)
    app.clips = lambda entry: Clips.load(tmp_path, entry.id, entry.digest)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "重听" not in text_of(app)
        assert not [t for t in ear.told if t]


async def test_a_machine_without_sound_says_so_once(shelf: ShelfOf, store: Store) -> None:
    app, _ = app_with(shelf, store)
    app.speaker = Speaker(no_device)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(1.5)
        assert "没有声音设备" in text_of(app)
        await pilot.press("enter")
        await pilot.pause(1.2)
        assert "没有声音设备" not in text_of(app)


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"format":1,"work":"x","clips":{"a":1}}', b"\xff"])
def test_a_damaged_manifest_is_no_manifest(tmp_path: Path, damage: bytes) -> None:
    folder = tmp_path / "audio/rendered/works"
    folder.mkdir(parents=True)
    (folder / "x.json").write_bytes(damage)

    assert not Clips.load(tmp_path, "x", "")

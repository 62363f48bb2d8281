"""Rendered once, whatever happens on the way."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import miniaudio
import pytest

from engine.speech.backends.port import VoiceSettings
from engine.speech.prepare import missing, prepared
from engine.speech.store import Store
from tests.speech.fakes import Sine, read
from tests.speech.rendering import MANY, SENTENCES, lines_of, plan_of, run

ROOT = Path(__file__).resolve().parent.parent.parent


def manifest(folder: Path, work: str = "t") -> dict[str, Any]:
    found = Store(folder).manifest_of(work)
    assert found is not None
    return found


def is_whole(folder: Path, sentences: list[str] = SENTENCES) -> bool:
    """Whether every sentence has a clip that decodes and is as long as the manifest says."""
    clips = manifest(folder)["clips"]["旁白"]
    for key, milliseconds in clips.values():
        info = miniaudio.mp3_get_file_info(str(Store(folder).sound(key)))
        # The encoder fills its last frames.
        assert 0 <= info.duration - milliseconds / 1000 < 0.15
    return sorted(clips) == sorted(sentences) and not list(folder.rglob("*.part"))


def test_a_second_run_renders_nothing(tmp_path: Path) -> None:
    first, second = Sine(), Sine()

    assert run(tmp_path, first).rendered == len(SENTENCES)
    before = manifest(tmp_path)
    assert run(tmp_path, second).rendered == 0
    assert sorted(first.said) == sorted(SENTENCES)
    assert second.said == []
    assert manifest(tmp_path) == before
    assert is_whole(tmp_path)


def test_only_a_changed_line_is_rendered_again(tmp_path: Path) -> None:
    run(tmp_path, Sine())
    edited = Sine()
    run(tmp_path, edited, plan_of(["改过的话。", *SENTENCES[1:]]))
    assert edited.said == ["改过的话。"]


def test_two_voices_with_the_same_settings_share_their_clips(tmp_path: Path) -> None:
    backend = Sine()
    run(tmp_path, backend, plan_of(["走。"]))
    one = prepared(plan_of(["走。"], "大娘"), read, lambda _: VoiceSettings("low"), backend, "1")
    assert missing(one, Store(tmp_path)) == []


def keys(backend: Sine, settings: VoiceSettings, version: str = "1", sentence: str = "重走。") -> str:
    return prepared(plan_of([sentence]), read, lambda _: settings, backend, version)[0].key


def test_a_key_changes_with_all_that_shapes_the_sound() -> None:
    usual = VoiceSettings("low")
    others = {
        keys(Sine(), usual),
        keys(Sine(print="sine 2"), usual),
        keys(Sine(), VoiceSettings("high")),
        keys(Sine(), VoiceSettings("low", 0.9)),
        keys(Sine(), VoiceSettings("low", pitch=1)),
        keys(Sine(), usual, "2"),
        keys(Sine(), usual, sentence="重走！"),
    }
    assert len(others) == 7
    assert keys(Sine(pause=1), usual) in others
    assert all(len(key) == 24 and int(key, 16) for key in others)


def test_what_says_nothing_is_not_rendered() -> None:
    assert lines_of(plan_of(["。", "走。"]), Sine())[0].utterance.sentence == "走。"


def test_a_sentence_that_fails_is_told_and_the_others_are_kept(tmp_path: Path) -> None:
    outcome = run(tmp_path, Sine(fails=("第三丙", "第五甲")))

    assert [line.utterance.sentence for line, _ in outcome.failures] == ["第三丙句话。", "第五甲句话。"]
    assert outcome.rendered == len(SENTENCES) - 2
    assert not outcome.stopped
    assert set(SENTENCES) - set(manifest(tmp_path)["clips"]["旁白"]) == {"第三丙句话。", "第五甲句话。"}
    again = Sine()
    run(tmp_path, again)
    assert sorted(again.said) == ["第三丙句话。", "第五甲句话。"]


def test_three_failures_in_a_row_end_the_run(tmp_path: Path) -> None:
    backend = Sine(fails=("第二",))
    outcome = run(tmp_path, backend, jobs=1)

    assert outcome.stopped
    assert outcome.rendered == 10
    assert len(backend.said) == 13
    assert set(manifest(tmp_path)["clips"]["旁白"]) == set(SENTENCES[:10])


def test_an_interrupted_run_keeps_and_names_what_it_has(tmp_path: Path) -> None:
    steps = []

    def stop() -> None:
        steps.append(1)
        if len(steps) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, Sine(), jobs=1, done=stop)
    # The fifth, and whatever was being said meanwhile.
    assert 5 <= len(manifest(tmp_path)["clips"]["旁白"]) <= 6


@pytest.mark.parametrize(("asked", "bears", "most"), [(1, 4, 1), (3, 4, 3), (9, 2, 2)])
def test_as_many_are_said_at_a_time_as_asked_for_and_as_the_backend_bears(
    tmp_path: Path, asked: int, bears: int, most: int
) -> None:
    backend: Sine = type("Bearing", (Sine,), {"jobs": bears})(pause=0.02)
    run(tmp_path, backend, plan_of(SENTENCES[:20]), jobs=asked)
    assert backend.most == most


@pytest.mark.parametrize("part", ["sound", "sidecar"])
def test_a_damaged_clip_is_rendered_again(tmp_path: Path, part: str) -> None:
    run(tmp_path, Sine())
    key = manifest(tmp_path)["clips"]["旁白"][SENTENCES[7]][0]
    path = Store(tmp_path).sound(key)
    path = path if part == "sound" else path.with_suffix(".json")
    path.write_bytes(path.read_bytes()[:-3])

    repairing = Sine()
    run(tmp_path, repairing)
    assert repairing.said == [SENTENCES[7]]
    assert is_whole(tmp_path)


# Killed.


def start(folder: Path, log: Path, pause: float) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "tests.speech.rendering", str(folder), str(log), str(pause)]
    return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")


def said(log: Path) -> list[str]:
    return log.read_text("utf-8").splitlines() if log.exists() else []


def test_a_rendering_killed_twenty_times_renders_nothing_twice(tmp_path: Path) -> None:
    """A sentence that was being said when the process died has no clip: only it is said again.

    ``jobs`` are four, so a kill may cost four sentences; a sentence whose clip was kept is never said again.
    """
    folder, log = tmp_path / "rendered", tmp_path / "log"
    luck, kills = Random(1936), 0
    for _ in range(20):
        kept_before = kept(folder)
        already = len(said(log))
        child = start(folder, log, 0.05)
        while len(said(log)) < already + 2 and child.poll() is None:  # it is at work
            time.sleep(0.005)
        time.sleep(luck.random() * 0.06)
        child.send_signal(signal.SIGKILL)
        kills += child.wait(20) == -signal.SIGKILL
        child.stdout.close()  # type: ignore[union-attr]
        assert kept_before <= kept(folder)
        assert not kept_before & set(said(log)[already:])
    assert kills == 20

    child = start(folder, log, 0)
    child.communicate(timeout=60)
    assert child.returncode == 0
    assert is_whole(folder, MANY)
    assert set(said(log)) == set(MANY)
    again = {sentence: n for sentence, n in Counter(said(log)).items() if n > 1}
    assert sum(n - 1 for n in again.values()) <= 4 * kills


def kept(folder: Path) -> set[str]:
    """The sentences whose clips are whole."""
    store = Store(folder)
    found = {
        json.loads(store.sound(k).with_suffix(".json").read_bytes())["shown"]
        for k in store.every_key()
        if store.kept(k)
    }
    return set(found)


def test_two_processes_at_once_share_the_work_and_render_nothing_twice(tmp_path: Path) -> None:
    folder, log = tmp_path / "rendered", tmp_path / "log"
    both = [start(folder, log, 0.01) for _ in range(2)]
    outs = [child.communicate(timeout=60)[0] for child in both]

    assert [child.returncode for child in both] == [0, 0]
    assert sorted(outs) in (["", "waiting\n"], ["", ""])
    assert sorted(said(log)) == sorted(MANY)
    assert is_whole(folder, MANY)

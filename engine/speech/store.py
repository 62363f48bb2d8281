"""The clips that are kept, by key, and the manifests that name them (``audio/rendered/``).

The sound is written first, what is known about it last, each beside its place and then renamed: whatever ends
a run, a clip is whole or not there. The check sum finds what a disk did to it later.
"""

import json
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, NamedTuple

from engine.diagnostics import Both
from engine.errors import SpeechError
from engine.speech.sound import Mark

_KEY = re.compile(r"[0-9a-f]{24}")
_PART = ".part"


class Kept(NamedTuple):
    """What is known of a clip. ``marks`` are empty where the backend gives none."""

    seconds: float
    size: int
    marks: tuple[Mark, ...] = ()

    @property
    def milliseconds(self) -> int:
        return round(self.seconds * 1000)


class Store:
    """One folder of clips. Reading needs no lock; who writes or removes holds ``locked``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def sound(self, key: str) -> Path:
        return self.folder / "clips" / key[:2] / f"{key}.mp3"

    def manifest(self, work: str) -> Path:
        return self.folder / "works" / f"{work}.json"

    # Clips.

    def kept(self, key: str) -> Kept | None:
        """The clip, or nothing where it is missing or damaged."""
        path = self.sound(key)
        try:
            about = json.loads(path.with_suffix(".json").read_bytes())
            data = path.read_bytes()
            if about["check"] != _check(data):
                return None
            marks = tuple(Mark(*mark) for mark in about.get("marks", ()))
            return Kept(float(about["seconds"]), len(data), marks)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, data: bytes, seconds: float, marks: tuple[Mark, ...], **about: str) -> None:
        """Put a clip in its place; ``about`` is for people who look into the folder."""
        known: dict[str, Any] = {**about, "seconds": round(seconds, 3), "check": _check(data)}
        if marks:
            known["marks"] = [[m.start, m.end, round(m.begins, 3), round(m.ends, 3)] for m in marks]
        path = self.sound(key)
        written(path, data)
        written(path.with_suffix(".json"), _json(known))

    def every_key(self) -> Iterator[str]:
        """Every key that has a file, whole or not."""
        found = {p.stem for p in self.folder.glob("clips/??/*.*") if _KEY.fullmatch(p.stem)}
        yield from sorted(found)

    def removed(self, key: str) -> int:
        """Take a clip away; returns how many bytes that freed."""
        freed = 0
        sound = self.sound(key)
        for path in (sound.with_suffix(".json"), sound):  # what counts goes first
            with suppress(FileNotFoundError):
                size = path.stat().st_size
                path.unlink()
                freed += size
        return freed

    # Manifests.

    def manifests(self) -> dict[str, Any]:
        """Every work's manifest that can be read."""
        found = {}
        for path in sorted(self.folder.glob("works/*.json")):
            manifest = self.manifest_of(path.stem)
            if manifest is not None:
                found[path.stem] = manifest
        return found

    def manifest_of(self, work: str) -> dict[str, Any] | None:
        """The manifest of a work, or nothing where it is missing or damaged."""
        try:
            manifest = json.loads(self.manifest(work).read_bytes())
            keys = [key for named in manifest["clips"].values() for key, _ in named.values()]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return manifest if all(isinstance(key, str) for key in keys) else None

    def write_manifest(self, work: str, manifest: dict[str, Any]) -> None:
        written(self.manifest(work), _json(manifest))

    def prune(self, works: Iterable[str]) -> tuple[int, int]:
        """Remove the manifests of other works, and every clip that none names; returns clips and bytes.

        Raises ``SpeechError`` where a manifest is damaged: what it named is not known.
        """
        known = set(works)
        for path in self.folder.glob("works/*.json"):
            if path.stem not in known:
                path.unlink()
            elif self.manifest_of(path.stem) is None:
                raise SpeechError(
                    Both(
                        f"{path} 坏了。先运行 qingjing speak {path.stem} 把它写好",
                        f"{path} is damaged. Run qingjing speak {path.stem} first, which writes it anew",
                    )
                )
        manifests = self.manifests().values()
        named = {clip[0] for m in manifests for clips in m["clips"].values() for clip in clips.values()}
        freed = [self.removed(key) for key in self.every_key() if key not in named]
        return len(freed), sum(freed)

    # One writer at a time.

    @contextmanager
    def locked(self, waiting: Callable[[], None]) -> Iterator[None]:
        """Be the only process that writes here; ``waiting`` is told when another one is at work.

        The system lets go of the lock however a process ends. What an ended run left half-written is swept.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("ab") as file:
            if not _lock(file, wait=False):
                waiting()
                _lock(file, wait=True)
            for path in self.folder.glob(f"*/**/.*{_PART}"):
                path.unlink(missing_ok=True)
            yield


def written(path: Path, data: bytes) -> None:
    """A file written whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}{_PART}")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _check(data: bytes) -> str:
    return f"{len(data):x}-{zlib.crc32(data):08x}"


def _lock(file: IO[bytes], *, wait: bool) -> bool:
    """Whether the lock was got. A file system that knows no locks gives it always."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            while True:
                with suppress(OSError):
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK if not wait else msvcrt.LK_LOCK, 1)
                    return True
                if not wait:
                    return False
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True

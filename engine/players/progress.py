"""Progress on disk: one file for each work and learner, never half written, never thrown away.

A file that cannot be read is set aside under another name, and the learner is told. Two windows on
one work may write in turn: each write is whole, and what was reached is merged.
"""

import errno
import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

from engine.diagnostics import Both
from engine.errors import StoreError
from engine.players import texts
from engine.players.record import Record, record_from

FORMAT = 1
_SAVE_KEYS = {"format": int, "program": str, "seed": int, "log": list, "state": dict}
_WHY = {
    errno.ENOSPC: texts.DISK_FULL,
    errno.EACCES: texts.NO_LEAVE,
    errno.EPERM: texts.NO_LEAVE,
    errno.EROFS: texts.READ_ONLY,
    errno.ENOTDIR: texts.NO_PLACE,
    errno.EEXIST: texts.NO_PLACE,
    errno.ENOENT: texts.NO_PLACE,
    errno.EISDIR: texts.NO_PLACE,
}


@dataclass
class Kept:
    """What is kept of one work: the session, the place inside its present screen, and the record.

    ``unit`` is the number of the present unit and of how many; ``over`` a run that has come to its end.
    ``sealed``: there is a file that cannot be read now, so it must not be written over.
    """

    session: dict[str, Any] | None = None
    place: list[int] | None = None
    unit: list[int] | None = None
    over: bool = False
    record: Record = field(default_factory=Record)
    stamp: str = ""
    notice: Both | None = None
    sealed: bool = False


def home() -> Path:
    """The folder of everything kept; ``QINGJING_HOME`` overrides the usual place."""
    set_by_hand = os.environ.get("QINGJING_HOME")
    if set_by_hand:
        return Path(set_by_hand).expanduser()
    from platformdirs import user_data_path

    return user_data_path("qingjing", appauthor=False)


class Store:
    """The progress of one learner."""

    def __init__(self, root: Path | None = None, learner: str = "default") -> None:
        self.root = home() if root is None else root
        self.folder = self.root / "progress" / _file_name(learner)
        self._writes = 0

    def path(self, kind: str, name: str) -> Path:
        return self.folder / f"{kind}-{_file_name(name)}.json"

    def peek(self, kind: str, name: str) -> Kept:
        """What is kept, for a list of works: nothing is set aside or told."""
        try:
            return _kept(json.loads(self.path(kind, name).read_bytes()))
        except (OSError, ValueError, RecursionError):
            return Kept()

    def load(self, kind: str, name: str) -> Kept:
        """What is kept; a file that cannot be used is set aside, and ``notice`` tells of it."""
        path = self.path(kind, name)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return Kept()
        except OSError as e:
            return Kept(notice=texts.UNREADABLE.fill(why=why(e)), sealed=True)
        self._sweep(path)
        try:
            return _kept(json.loads(data))
        except _Newer:
            return self._aside(path, texts.NEWER, "newer")
        except (ValueError, RecursionError):
            return self._aside(path, texts.DAMAGED, "damaged")

    def set_aside(self, kind: str, name: str, *, newer: bool = False) -> Kept:
        """Keep a file that was read but cannot be played, under another name."""
        told, word = (texts.NEWER, "newer") if newer else (texts.DAMAGED, "damaged")
        return self._aside(self.path(kind, name), told, word)

    def keep_copy(self, kind: str, name: str) -> None:
        """A copy of the file before a session that lost its place overwrites it."""
        path = self.path(kind, name)
        with suppress(OSError):
            _write(path.with_suffix(".before-edit.json"), path.read_bytes())

    def _aside(self, path: Path, told: Both, word: str) -> Kept:
        n = 1
        while (target := path.with_suffix(f".{word}-{n}.json")).exists():
            n += 1
        try:
            path.replace(target)
        except OSError as e:
            return Kept(notice=texts.UNREADABLE.fill(why=why(e)), sealed=True)
        return Kept(notice=told.fill(name=target.name))

    def _sweep(self, path: Path) -> None:
        """Remove what a killed process had begun to write."""
        with suppress(OSError):
            for left in self.folder.glob(f".{path.name}.*.tmp"):
                if time.time() - left.stat().st_mtime > 60:
                    left.unlink()

    def save(self, kind: str, name: str, kept: Kept) -> bool:
        """Write the file; true when another window had written since. Raises ``StoreError``."""
        path = self.path(kind, name)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with _lock(self.folder):
                now = self.peek(kind, name)
                kept.record.merge(now.record)
                other = bool(now.stamp) and now.stamp != kept.stamp
                self._writes += 1
                stamp = f"{os.getpid()}-{time.time_ns()}-{self._writes}"
                content = {**_as_json(name, kept), "stamp": stamp}
                _write(path, json.dumps(content, ensure_ascii=False).encode())
                kept.stamp = stamp
        except OSError as e:
            raise StoreError(texts.UNSAVED.fill(why=why(e))) from e
        return other


class _Newer(ValueError):
    """The file was written by a later program."""


def why(error: OSError) -> Both:
    """The reason of a failure of the disk, in a few words."""
    return _WHY.get(error.errno or 0, texts.DISK_FAULT)


def _file_name(name: str) -> str:
    """A name that every file system takes; two names never share one."""
    if re.fullmatch(r"[a-z0-9_-]{1,60}", name):
        return name
    return f"{re.sub(r'[^A-Za-z0-9_-]', '', name)[:40]}~{crc32(name.encode()):08x}"


def _as_json(name: str, kept: Kept) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "work": name,
        "session": kept.session,
        "place": kept.place,
        "unit": kept.unit,
        "over": kept.over,
        "record": kept.record.as_json(),
    }


def _kept(read: Any) -> Kept:
    """A file's content as ``Kept``; raises ``ValueError`` when it has not that shape."""
    if not isinstance(read, dict) or not isinstance(read.get("format"), int):
        raise ValueError("no progress file")
    if read["format"] > FORMAT:
        raise _Newer
    session = read.get("session")
    if session is not None:
        if not isinstance(session, dict):
            raise ValueError("no session")
        for key, kind in _SAVE_KEYS.items():
            if not isinstance(session.get(key), kind):
                raise ValueError(key)
    place, unit = (_numbers(read.get(key)) for key in ("place", "unit"))
    record = record_from(read.get("record"))
    return Kept(session, place, unit, bool(read.get("over")), record, str(read.get("stamp", "")))


def _numbers(value: Any) -> list[int] | None:
    if isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value):
        return value
    return None


def _write(path: Path, data: bytes) -> None:
    """The whole file or nothing: written beside, forced to the disk, put in place."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
    if os.name != "nt":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            # Some file systems cannot force a folder; the file itself is safe by then.
            with suppress(OSError):
                os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """One writer at a time, where the system can lock; the lock ends with its process."""
    try:
        import fcntl
    except ImportError:
        yield  # replacing a file is still whole; only a merge may miss what came in between
        return
    with (folder / ".lock").open("wb") as file:
        for _ in range(20):  # never wait for a window that hangs
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                time.sleep(0.005)
        yield


def write_whole(path: Path, data: bytes) -> None:
    """For the other small files kept beside progress."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, data)

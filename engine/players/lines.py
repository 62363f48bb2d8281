"""Files of lines that only grow, each line on the disk before anything is built on it."""

import os
from contextlib import suppress
from pathlib import Path


def append(path: Path, data: bytes) -> None:
    """All of ``data`` at the end of the file and on the disk, or the file as it was; raises ``OSError``."""
    new = not path.exists()
    with path.open("ab", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        try:
            left = memoryview(data)
            while left:
                left = left[file.write(left) :]
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                file.truncate(size)
            raise
    if new and os.name != "nt":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(folder)
        finally:
            os.close(folder)


def mend(path: Path) -> None:
    """Set aside half a line that a power cut left at the end."""
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    if whole == len(data):
        return
    with (path.parent / "torn.txt").open("ab") as torn:
        torn.write(data[whole:] + b"\n")
    with path.open("r+b") as file:
        file.truncate(whole)

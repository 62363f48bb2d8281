"""The journal of a room: every entry one JSON line, on the disk before anything is shown or acknowledged.

A room is a folder, ``rooms/2026-11-26-huohua-4821/`` of the data folder, with ``journal.jsonl``, the bundle that is
taught (an edit of the content does not change a room under way), the keys, and at the end the record.
"""

import json
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from engine.bundle.canonical import canonical, opened
from engine.diagnostics import Both
from engine.errors import BundleError, StoreError
from engine.players.lines import append, mend
from engine.players.live.room import Entry, Room
from engine.players.progress import why, write_whole

ROOMS = "rooms"
JOURNAL, BUNDLE, KEYS = "journal.jsonl", "bundle.json", "keys.json"
#: Milliseconds after the last entry for which a room that was not ended is still under way.
UNDER_WAY = 12 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Keys:
    """``secret`` signs seats and cookies; the two others let in who has them. All in hex."""

    secret: str
    console: str
    projector: str

    @property
    def signing(self) -> bytes:
        return bytes.fromhex(self.secret)


def new_keys() -> Keys:
    return Keys(secrets.token_hex(32), secrets.token_hex(16), secrets.token_hex(16))


class Journal:
    """Append-only. One process writes; ``add`` is called by one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / JOURNAL

    def add(self, entries: Iterable[Entry]) -> None:
        """All entries with one write and one sync, or none; raises ``StoreError``."""
        data = "".join(json.dumps(e, ensure_ascii=False, separators=(",", ":")) + "\n" for e in entries)
        try:
            append(self.path, data.encode())
        except OSError as e:
            raise StoreError(
                Both(f"课堂记录存不下（{why(e).zh}）", f"the room cannot be kept ({why(e).en})")
            ) from e

    def entries(self) -> list[Entry]:
        """All lines, half a line at the end mended. One that the disk has spoilt is passed over."""
        mend(self.path)
        out: list[Entry] = []
        for raw in self.path.read_bytes().splitlines():
            try:
                line = json.loads(raw)
            except ValueError:
                continue
            if isinstance(line, dict) and "do" in line and "at" in line:
                out.append(line)
        return out


@dataclass(frozen=True, slots=True)
class Opened:
    """A room with its place on the disk."""

    folder: Path
    room: Room
    journal: Journal
    keys: Keys


def open_room(data: Path, bundle: dict[str, Any], first: Entry) -> Opened:
    """Begin a room; raises ``StoreError`` when its folder cannot be written."""
    day = datetime.fromtimestamp(first["at"] / 1000).astimezone().date().isoformat()
    folder = data / ROOMS / f"{day}-{first['work']}-{first['code']}"
    keys = new_keys()
    try:
        folder.mkdir(parents=True)
        write_whole(folder / BUNDLE, canonical(bundle))
        write_whole(folder / KEYS, json.dumps(asdict(keys)).encode())
        (folder / KEYS).chmod(0o600)
    except OSError as e:
        raise StoreError(
            Both(f"开不了课堂：{folder}（{why(e).zh}）", f"cannot open a room in {folder} ({why(e).en})")
        ) from e
    journal = Journal(folder)
    journal.add([first])
    return Opened(folder, Room(bundle, first), journal, keys)


def found_room(folder: Path) -> Opened | None:
    """The room of a folder as its journal tells it, or nothing when it cannot be read."""
    journal = Journal(folder)
    try:
        first, *rest = journal.entries()
        bundle = opened((folder / BUNDLE).read_bytes())
        keys = Keys(**json.loads((folder / KEYS).read_bytes()))
    except (OSError, ValueError, TypeError, BundleError):
        return None
    if first["do"] != "room":
        return None
    room = Room(bundle, first)
    for entry in rest:
        room.apply(entry)
    return Opened(folder, room, journal, keys)


def room_under_way(data: Path, work: str, now: int) -> Opened | None:
    """The newest room of a work that was neither ended nor left for long; ``now`` in milliseconds."""
    found = []
    for path in (data / ROOMS).glob(f"*-{work}-[0-9][0-9][0-9][0-9]/{JOURNAL}"):
        # Names may begin alike; the journal says which work it is.
        at = _last_write(path)
        if now - at <= UNDER_WAY:
            found.append((at, path.parent))
    for _, folder in sorted(found, reverse=True):
        here = found_room(folder)
        if here is not None and not here.room.over and here.room.about["work"] == work:
            return here
    return None


def _last_write(path: Path) -> int:
    return int(path.stat().st_mtime * 1000)


def new_code(data: Path) -> str:
    """Four digits that no room of the last days has, the first not nought: it is typed and said aloud."""
    taken = {path.name[-4:] for path in (data / ROOMS).glob("*-[0-9][0-9][0-9][0-9]")}
    while True:
        code = str(1000 + secrets.randbelow(9000))
        if code not in taken or len(taken) > 8000:
            return code

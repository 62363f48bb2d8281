"""The works that this kiosk plays, ready to send and ready to run.

Every bundle that was ever handed to a page is kept by its digest: answers that arrive after the
content was edited are still checked against what the learner saw.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from engine.bundle.canonical import canonical, opened
from engine.errors import BundleError, EngineError
from engine.players.library import Entry, Shelf, length
from engine.players.progress import write_whole
from engine.runtime.program import Program

#: Finds a picture or a sound of a work; nothing when there is no such file.
Media = Callable[[str, str], Path | None]
_DIGEST = re.compile(r"[0-9a-f]{16}")


class Works:
    """A shelf, narrowed to the works that this kiosk shows."""

    def __init__(
        self, shelf: Shelf, folder: Path, names: Sequence[str] = (), media: Media | None = None
    ) -> None:
        self.shelf = shelf
        self.folder = folder / "bundles"
        self.names = list(names)
        self._media = media
        self._programs: dict[str, Program] = {}
        self._stops: tuple[list[str], dict[str, str]] | None = None

    def entries(self) -> list[Entry]:
        entries = self.shelf.entries()
        if not self.names:
            return entries
        by_id = {e.id: e for e in entries}
        return [by_id[n] for n in self.names if n in by_id]

    def bundle(self, name: str) -> dict[str, Any]:
        """A work on show; raises ``EngineError``."""
        if self.names and name not in self.names:
            raise KeyError(name)
        if name not in {e.id for e in self.entries()}:
            raise KeyError(name)
        return self.shelf.bundle(name)

    def data(self, name: str) -> tuple[str, bytes]:
        """A bundle as bytes with its digest, kept for the answers that will come."""
        bundle = self.bundle(name)
        digest: str = bundle["digest"]
        data = canonical(bundle)
        path = self.folder / f"{digest}.json"
        if not path.exists():
            write_whole(path, data)
        if digest not in self._programs:
            self._programs[digest] = Program(bundle)
        return digest, data

    def program(self, digest: str) -> Program | None:
        """The program of that digest, if a page ever had it."""
        found = self._programs.get(digest)
        if found is not None or not _DIGEST.fullmatch(digest):
            return found
        try:
            bundle = opened((self.folder / f"{digest}.json").read_bytes())
        except (OSError, BundleError):
            return None
        self._programs[digest] = Program(bundle)
        return self._programs[digest]

    def stops(self) -> dict[str, str]:
        """Every stop with the course it belongs to. Where two courses share one, the first has it."""
        entries = self.entries()
        signature = [e.digest for e in entries]
        if self._stops is None or self._stops[0] != signature:
            found: dict[str, str] = {}
            for entry in entries:
                if entry.kind == "course":
                    for stop in self._stops_of(entry.id):
                        found.setdefault(stop, entry.id)
            self._stops = (signature, found)
        return self._stops[1]

    def _stops_of(self, name: str) -> list[str]:
        try:
            addresses = self.shelf.bundle(name)["addresses"]
        except EngineError:
            return []
        return [a.removeprefix("stop/") for a in addresses if a.startswith("stop/")]

    def media(self, name: str, path: str) -> Path | None:
        """A file that the work itself names; nothing else is ever read for a request."""
        try:
            bundle = self.bundle(name)
        except (KeyError, EngineError):
            return None
        if self._media is None or (path not in bundle["media"] and path not in pictures(bundle)):
            return None
        return self._media(name, path)


def pictures(bundle: dict[str, Any]) -> set[str]:
    """The pictures on the pages of lessons."""
    pages = [
        ins[1]["blocks"]
        for c in bundle["scenes"].values()
        for ins in c
        if isinstance(ins, list) and ins[0] == "page"
    ]
    return set(_pictures(pages))


def _pictures(blocks: Any) -> Iterator[str]:
    if isinstance(blocks, list):
        if len(blocks) == 3 and blocks[0] == "img":
            yield blocks[1]
        for block in blocks:
            yield from _pictures(block)


def told(entry: Entry) -> dict[str, Any]:
    """An entry as the page wants it."""
    how_long = length(entry)
    return {
        "id": entry.id,
        "kind": entry.kind,
        "title": entry.title,
        "summary": entry.summary,
        "nature": entry.nature,
        "units": entry.units,
        "endings": len(entry.endings),
        "length": [how_long.zh, how_long.en] if how_long else None,
        "digest": entry.digest,
    }

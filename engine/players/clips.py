"""Rendered speech of a work, looked up by voice and sentence (``engine/speech/README.md``)."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

#: What the players say for themselves.
OWN = "_player"
_KEY = re.compile(r"[0-9a-f]{24}")


class Found(NamedTuple):
    """A clip: an MP3 file, and how long it lasts."""

    path: Path
    seconds: float


class Clips:
    """The clips of one work and of the player itself. Whatever is wrong with them, there is just no clip."""

    def __init__(self, folder: Path, manifests: list[dict[str, Any]], digest: str) -> None:
        self._folder = folder
        self._clips: dict[str, dict[str, Any]] = {}
        for manifest in manifests:
            for voice, named in manifest["clips"].items():
                self._clips[voice] = {**named, **self._clips.get(voice, {})}
        first = manifests[0] if manifests else {}
        #: Hard to understand: the player says that the voice is provisional.
        self.draft = any(m.get("draft") is True for m in manifests)
        #: Rendered from this very program. A sentence that an edit left as it was is found all the same.
        self.current = bool(digest) and first.get("digest") == digest

    @classmethod
    def load(cls, root: Path, work: str, digest: str) -> "Clips":
        """Those of a work in the project at ``root``. Never raises."""
        folder = root / "audio" / "rendered"
        read = [_manifest(folder / "works" / f"{name}.json", name) for name in (work, OWN)]
        return cls(folder, [m for m in read if m is not None], digest)

    def __bool__(self) -> bool:
        return bool(self._clips)

    def find(self, voice: str, sentence: str) -> Found | None:
        """The clip of a sentence, if it was rendered."""
        match self._clips.get(voice, {}).get(sentence):
            case [str(key), int(milliseconds)] if _KEY.fullmatch(key) and milliseconds > 0:
                path = self._folder / "clips" / key[:2] / f"{key}.mp3"
                return Found(path, milliseconds / 1000) if path.is_file() else None
        return None


def _manifest(path: Path, work: str) -> dict[str, Any] | None:
    try:
        manifest = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    match manifest:
        case {"format": 1, "work": str(name), "clips": dict(clips)} if name == work:
            return manifest if all(isinstance(named, dict) for named in clips.values()) else None
    return None

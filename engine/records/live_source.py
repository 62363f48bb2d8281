"""The records of live sessions as a source: one JSON file each, written when a session has ended.

``{"format": 1, "id", "at", "zone"?, "kind", "title"?, "work"?, "village"?, "place"?, "lecturer"?, "minutes",
"heads", "persons": [id…], "results": {…}}``: ``at`` is the beginning in ISO 8601 with its offset, ``kind`` a kind of
event by any of its names, ``heads`` how many were there (or null), ``persons`` those known by name.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from engine.errors import RecordError
from engine.records.clock import day_of
from engine.records.events import Held
from engine.records.kinds import kind_named


@dataclass(frozen=True, slots=True)
class Live:
    """A session that was held, and the ids of those who were there by name."""

    key: str
    held: Held
    persons: tuple[str, ...]


def live_records(folder: Path, zone: str) -> Iterator[tuple[Path, Live | str, str]]:
    """Every record below ``folder``: the session, or why it is none; and the text itself.

    Other JSON files of a room are passed over: a record says ``format`` and ``kind``.
    """
    for path in sorted(folder.rglob("*.json")):
        try:
            text = path.read_text("utf-8")
            read = json.loads(text)
        except (OSError, ValueError, RecursionError) as e:
            if path.name in ("record.json", "session.json"):
                yield path, f"cannot be read: {e}", ""
            continue
        if not isinstance(read, dict) or not {"format", "kind", "persons"} <= set(read):
            continue
        try:
            yield path, live_from(read, zone), text
        except RecordError as e:
            yield path, e.says.en, text
        except (ValueError, KeyError, TypeError) as e:
            yield path, f"no session record: {e}", text


def live_from(read: dict[str, Any], zone: str) -> Live:
    """A record as read; raises ``ValueError``, ``KeyError`` or ``TypeError`` with what is wrong."""
    if read["format"] != 1:
        raise ValueError(f"format {read['format']}")
    at = datetime.fromisoformat(read["at"])
    if at.tzinfo is None:
        raise ValueError("`at` has no offset")
    zone = str(read.get("zone") or zone)
    heads, minutes, persons = read.get("heads"), read.get("minutes", 0), read["persons"]
    if heads is not None and type(heads) is not int:
        raise TypeError("heads")
    if type(minutes) is not int or not isinstance(persons, list) or not isinstance(read["id"], str):
        raise TypeError("minutes, persons or id")
    words: Any = {f: str(read.get(f) or "") for f in ("village", "place", "lecturer", "work", "title")}
    held = Held(
        kind_named(str(read["kind"])), day_of(at, zone), heads=heads, minutes=minutes, at=at, zone=zone,
        results=dict(read.get("results") or {}), **words,
    )  # fmt: skip
    return Live(f"live:{read['id']}", held, tuple(map(str, persons)))

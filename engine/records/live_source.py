"""The records of live sessions as a source: one JSON file each, written when a session has ended.

The shape is that of ``engine.players.live.record.session_record``: ``began`` is ISO 8601 with its offset, ``kind`` a
kind of event by any of its names; ``attendance`` has ``heads`` (counted, or null), ``seats`` (phones, which are no
people) and ``persons`` by the ids of the roster. What was asked, decided and reached becomes the event's results. A
session that is not over is not yet counted. ``zone`` and ``village`` may be there.
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

_RESULTS = ("items", "path", "endings", "jumps", "overrulings")


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
        if not isinstance(read, dict) or not {"format", "kind", "attendance"} <= set(read):
            continue
        if read.get("over") is False:
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
    at = datetime.fromisoformat(read["began"])
    if at.tzinfo is None:
        raise ValueError("`began` has no offset")
    zone = str(read.get("zone") or zone)
    came, work, minutes = read["attendance"], read["work"], read["minutes"]
    heads = came["heads"]
    if heads is not None and type(heads) is not int:
        raise TypeError("heads")
    if type(minutes) is not int or not isinstance(read["id"], str):
        raise TypeError("minutes or id")
    persons = tuple(str(person["id"]) for person in came["persons"])
    words: Any = {f: str(read.get(f) or "") for f in ("village", "place", "lecturer")}
    held = Held(
        kind_named(str(read["kind"])), day_of(at, zone), heads=heads, minutes=minutes, at=at, zone=zone,
        work=str(work["id"]), title=str(work["title"]), **words,
        results={"seats": came["seats"], **{f: read[f] for f in _RESULTS if f in read}},
    )  # fmt: skip
    return Live(f"live:{read['id']}", held, persons)

"""Who may sign in: villages and the people in them, read from a list in the data folder.

A list is a table (CSV, also as an office saves it) or JSON; its columns are 村, 姓名 and, where there
are any, 编号 and 拼音 (``village name id pinyin``). Names leave this module masked: a passer-by must not
be able to read who is a member. Only the one who is chosen is told in full.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from engine.diagnostics import Both
from engine.errors import StoreError
from engine.records.names import initials, masked

MAX_BYTES = 8 * 1024 * 1024
_COLUMNS = {
    "村": "village", "村庄": "village", "村名": "village", "支部": "village", "village": "village",
    "姓名": "name", "名字": "name", "name": "name",
    "编号": "id", "id": "id",
    "拼音": "pinyin", "pinyin": "pinyin",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """One learner. ``initials`` are all ways to write the first letters of the name's syllables."""

    id: str
    village: str
    name: str
    initials: tuple[str, ...]

    @property
    def masked(self) -> str:
        """The name with its middle hidden.

        >>> Person("1", "孔河沟", "王秀英", ()).masked, Person("2", "孔河沟", "李明", ()).masked
        ('王＊英', '李＊')
        """
        return masked(self.name)


class Roster(Protocol):
    """Where people are looked up; another source may stand in for the list."""

    def villages(self) -> list[str]: ...

    def people(self, village: str) -> list[Person]: ...

    def person(self, id: str) -> Person | None: ...


class ListedRoster:
    """A roster held in memory: a township has a few thousand members."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._by_id = {p.id: p for p in people}
        self._by_village: dict[str, list[Person]] = {}
        for person in self._by_id.values():
            self._by_village.setdefault(person.village, []).append(person)

    def villages(self) -> list[str]:
        return list(self._by_village)

    def people(self, village: str) -> list[Person]:
        return self._by_village.get(village, [])

    def person(self, id: str) -> Person | None:
        return self._by_id.get(id)


def search(roster: Roster, village: str, typed: str) -> tuple[list[Person], list[str]]:
    """The people of a village whose initials begin with ``typed``, and the letters that may come next."""
    found, letters = [], set()
    for person in roster.people(village):
        fitting = [i for i in person.initials if i.startswith(typed)]
        if fitting:
            found.append(person)
            letters |= {i[len(typed)] for i in fitting if len(i) > len(typed)}
    return found, sorted(letters)


def read_roster(path: Path) -> ListedRoster:
    """The list at ``path``; raises ``StoreError`` that says what is wrong with it."""
    try:
        data = path.read_bytes()
    except OSError as e:
        raise StoreError(
            Both(f"名单 {path} 读不出来：{e.strerror}", f"cannot read {path}: {e.strerror}")
        ) from e
    from engine.source.encoding import decoded

    text, faults = decoded(path.name, data, MAX_BYTES)
    if text is None:
        why = faults[0].message
        raise StoreError(Both(f"名单 {path} 读不出来：{why.zh}", f"cannot read {path}: {why.en}"))
    rows = _from_json(text, path) if path.suffix.lower() == ".json" else csv.DictReader(io.StringIO(text))
    people = list(_people(rows))
    if not people:
        raise StoreError(
            Both(f"名单 {path} 里没有“村”和“姓名”两列", f"{path} has no columns `village` and `name`")
        )
    return ListedRoster(people)


def _from_json(text: str, path: Path) -> list[Mapping[str, Any]]:
    try:
        rows = json.loads(text)
    except ValueError as e:
        raise StoreError(Both(f"名单 {path} 不是 JSON：{e}", f"{path} is not JSON: {e}")) from e
    return [r for r in rows if isinstance(r, dict)] if isinstance(rows, list) else []


def _people(rows: Iterable[Mapping[str, Any]]) -> Iterable[Person]:
    times: dict[str, int] = {}
    for row in rows:
        cells = {_COLUMNS[k.strip().lower()]: str(v or "").strip() for k, v in row.items() if _known(k)}
        village, name = cells.get("village", ""), cells.get("name", "")
        if not village or not name:
            continue
        letters = (_spelt(cells["pinyin"]),) if cells.get("pinyin") else initials(name)
        id = cells.get("id") or sha256(f"{village}\n{name}".encode()).hexdigest()[:12]
        times[id] = n = times.get(id, 0) + 1
        yield Person(id if n == 1 else f"{id}-{n}", village, name, letters)


def _known(column: Any) -> bool:
    return isinstance(column, str) and column.strip().lower() in _COLUMNS


def _spelt(pinyin: str) -> str:
    """The initials of pinyin as authored: ``wang xiu ying``, or ``wxy`` as it stands."""
    words = pinyin.lower().replace("'", " ").split()
    return "".join(w[0] for w in words) if len(words) > 1 else pinyin.lower()


def stored_roster(address: str | None, folder: Path) -> ListedRoster:
    """The people in the record store, as they are now; raises ``StoreError``."""
    from engine.records import people
    from engine.records.store import open_store, url_of

    with open_store(url_of(address, folder)) as store, store.read() as r:
        return ListedRoster(Person(p.id, p.village, p.name, initials(p.name)) for p in people.listed(r))

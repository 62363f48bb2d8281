"""Who is on the roster: added, corrected, gone, erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, select, update

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.records import audit, mentions
from engine.records.clock import new_id
from engine.records.names import masked
from engine.records.schema import Attempt, Outcome, Person, Profile, WishDetail
from engine.records.store import Reading, Writing

#: A branch secretary has other hours to reach.
DUTIES = ("", "secretary")
FIELDS = ("name", "village", "duty", "gender", "born", "joined", "phone")


@dataclass(frozen=True, slots=True)
class Profiled:
    """Someone as now known. ``duty`` is ``""`` or ``"secretary"``; ``gone``: no longer on the roster."""

    id: str
    name: str
    village: str
    duty: str = ""
    gender: str = ""
    born: str = ""
    joined: str = ""
    phone: str = ""
    gone: bool = False
    erased: bool = False

    @property
    def masked(self) -> str:
        return masked(self.name)


def listed(r: Reading, *, village: str | None = None, gone: bool = False) -> list[Profiled]:
    """By village and name; those who left only with ``gone``."""
    asked = _asked(r)
    if village is not None:
        asked = asked.where(Profile.village == village)
    if not gone:
        asked = asked.where(Profile.gone.is_(False))
    return sorted(map(_told, r.session.execute(asked)), key=lambda p: (p.village, p.name, p.id))


def person(r: Reading, id: str) -> Profiled | None:
    row = r.session.execute(_asked(r).where(Profile.person_id == id)).first()
    return None if row is None else _told(row)


def named(r: Reading, text: str, village: str | None = None) -> list[Profiled]:
    """Everyone of that id or name."""
    asked = _asked(r).where((Profile.person_id == text) | (Profile.name == text))
    if village is not None:
        asked = asked.where(Profile.village == village)
    return sorted(map(_told, r.session.execute(asked)), key=lambda p: (p.gone, p.village, p.id))


def the_one(r: Reading, text: str, village: str | None = None) -> Profiled:
    """The only one of that id or name; raises ``RecordError`` that helps to tell several apart."""
    found = named(r, text, village)
    here = [p for p in found if not p.gone] or found
    if len(here) == 1:
        return here[0]
    if not here:
        raise RecordError(Both(f"名单里没有{text}", f"{text} is not on the roster"))
    ids = "；".join(f"{p.village} {p.id}" for p in here)
    raise RecordError(
        Both(
            f"名单里有 {len(here)} 个{text}，请写编号：{ids}",
            f"{len(here)} people are called {text}; give the id: {ids}",
        )
    )


def villages(r: Reading) -> list[str]:
    rows = r.session.scalars(
        select(Profile.village).where(r.current(Profile), Profile.gone.is_(False)).distinct()
    )
    return sorted(rows)


def add(w: Writing, *, name: str, village: str, **more: str) -> str:
    """A new person; returns the id."""
    values = _fields({**dict.fromkeys(FIELDS, ""), **more, "name": name, "village": village})
    if not name or not village:
        raise RecordError(Both("姓名和村都要有", "a person has a name and a village"))
    id = new_id()
    w.add(Person(id=id, erased_at=None))
    w.append(Profile, {**values, "gone": False}, person_id=id)
    audit.note(w, "person.add", id)
    return id


def correct(w: Writing, id: str, **changes: str) -> None:
    """A new version of what is known of someone."""
    old = _here(w, id)
    values = _fields({f: getattr(old, f) for f in FIELDS} | changes)
    w.append(Profile, {**values, "gone": False}, person_id=id)
    audit.note(w, "person.correct", id, fields=sorted(changes))


def leave(w: Writing, id: str) -> None:
    """Take someone off the roster; what was counted stays."""
    old = _here(w, id)
    w.append(Profile, {**{f: getattr(old, f) for f in FIELDS}, "gone": True}, person_id=id)
    audit.note(w, "person.leave", id)


def erase(w: Writing, id: str) -> None:
    """Delete someone's personal data for good, in every version; the counts keep a person without a name."""
    _here(w, id)
    wipe(w, id)
    audit.note(w, "person.erase", id)


def wipe(w: Writing, id: str) -> None:
    """What ``erase`` does to the rows."""
    mentions.clear(w, id)
    forget_wishes(w, *wishes_of(w, id))
    blank = {f: "" for f in FIELDS if f not in ("village", "duty")}
    w.session.execute(update(Profile).where(Profile.person_id == id).values(**blank, gone=True))
    sessions = select(Outcome.session_id).where(Outcome.person_id == id)
    w.session.execute(update(Attempt).where(Attempt.session_id.in_(sessions)).values(response="null"))
    w.session.execute(update(Person).where(Person.id == id).values(erased_at=w.now))


def wishes_of(r: Reading, id: str) -> list[str]:
    """The ids of the wishes that were made under one of this person's names in one of his villages."""
    known = select(Profile.person_id).where(
        Profile.person_id == id, Profile.name == WishDetail.who, Profile.village == WishDetail.village
    )
    return list(
        r.session.scalars(select(WishDetail.wish_id).where(WishDetail.who != "", exists(known)).distinct())
    )


def forget_wishes(w: Writing, *ids: str) -> None:
    """Delete, in every version, whose wishes these are; the wishes stay."""
    for id in ids:
        mentions.clear_wish(w, id)
    w.session.execute(update(WishDetail).where(WishDetail.wish_id.in_(ids)).values(who="", consent=False))


def _here(r: Reading, id: str) -> Profiled:
    found = person(r, id)
    if found is None:
        raise RecordError(Both(f"名单里没有 {id}", f"{id} is not on the roster"))
    if found.erased:
        raise RecordError(Both("这个人的信息已经删除", "this person's data were deleted"))
    return found


def _fields(values: dict[str, str]) -> dict[str, str]:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise RecordError(Both(f"没有这一项：{min(unknown)}", f"no such field: {min(unknown)}"))
    if values["duty"] not in DUTIES:
        raise RecordError(Both("职务只有 secretary（书记）", "the only duty is `secretary`"))
    return values


def _asked(r: Reading) -> Any:
    return (
        select(Profile, Person.erased_at)
        .join(Person, Person.id == Profile.person_id)
        .where(r.current(Profile))
    )


def _told(row: Sequence[Any]) -> Profiled:
    profile, erased_at = row
    fields = {f: getattr(profile, f) for f in FIELDS}
    return Profiled(profile.person_id, **fields, gone=profile.gone, erased=erased_at is not None)

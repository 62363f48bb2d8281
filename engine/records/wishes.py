"""The ledger of wishes: collected, claimed, fulfilled, asked about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.records import audit, people, teams
from engine.records.clock import new_id
from engine.records.schema import Wish, WishDetail, WishStep
from engine.records.settings import settings
from engine.records.store import Reading, Writing
from engine.records.wish import WAYS, Standing, Step, after, standing_of

_FIELDS = ("day", "due", "how", "village", "who", "consent", "what")


@dataclass(frozen=True, slots=True)
class Wished:
    """One wish. ``named`` is what may be shown of ``who``; ``seen`` says where and by whom it is."""

    id: str
    number: int
    day: date
    due: date
    how: str
    village: str
    who: str
    consent: bool
    what: str
    standing: Standing = field(default_factory=Standing)
    steps: Sequence[Step] = ()

    @property
    def named(self) -> str:
        return self.who if self.consent else ""


def collect(
    w: Writing, *, day: date, how: str, village: str, what: str, who: str = "", consent: bool = False,
    due: date | None = None,
) -> int:  # fmt: skip
    """A new wish; returns its number. ``due`` is by the setting unless given."""
    values = {
        "day": day, "due": due or day + timedelta(days=settings(w).wish_days), "how": how,
        "village": village.strip(), "who": who.strip(), "consent": consent, "what": what.strip(),
    }  # fmt: skip
    _check(values)
    number = (w.session.scalar(select(func.max(Wish.number))) or 0) + 1
    id = new_id()
    w.add(Wish(id=id, number=number))
    w.append(WishDetail, values, wish_id=id)
    audit.note(w, "wish.collect", id, number=number)
    return number


def correct(w: Writing, number: int, **changes: Any) -> None:
    """A new version of what was wished; the steps stay."""
    old = wish(w, number)
    values = {f: getattr(old, f) for f in _FIELDS} | changes
    _check(values)
    w.append(WishDetail, values, wish_id=old.id)
    audit.note(w, "wish.correct", old.id, fields=sorted(changes))


def forget(w: Writing, number: int) -> None:
    """Delete for good whose wish it is, as they may ask at any time."""
    id = wish(w, number).id
    people.forget_wishes(w, id)
    audit.note(w, "wish.forget", id, number=number)


def take(w: Writing, number: int, step: Step) -> Standing:
    """One step on; raises ``RecordError`` when it is not possible."""
    old = wish(w, number)
    if step.person is not None and people.person(w, step.person) is None:
        raise RecordError(Both(f"名单里没有 {step.person}", f"{step.person} is not on the roster"))
    if step.team is not None and teams.team(w, step.team) is None:
        raise RecordError(Both(f"没有编号 {step.team} 的队伍", f"there is no team {step.team}"))
    standing = after(old.standing, step)
    values = {
        "step": step.step, "day": step.day, "team_id": step.team, "person_id": step.person,
        "note": step.note, "result": step.result, "satisfaction": step.satisfaction,
    }  # fmt: skip
    w.append(WishStep, values, wish_id=old.id)
    audit.note(w, f"wish.{step.step}", old.id, number=number)
    return standing


def wish(r: Reading, number: int) -> Wished:
    """The wish of that number; raises ``RecordError``."""
    found = _read(r, Wish.number == number)
    if not found:
        raise RecordError(Both(f"没有第 {number} 号心愿", f"there is no wish {number}"))
    return found[0]


def listed(r: Reading, *, state: str = "", village: str = "") -> list[Wished]:
    """By number, the oldest first."""
    return [
        x
        for x in _read(r)
        if (not state or x.standing.state == state) and (not village or x.village == village)
    ]


def overdue(r: Reading, today: date, *, village: str = "") -> list[Wished]:
    """What is not closed and should be, the longest wait first."""
    late = [x for x in listed(r, village=village) if x.standing.is_overdue(x.due, today)]
    return sorted(late, key=lambda x: (x.due, x.number))


def _read(r: Reading, *conditions: Any) -> list[Wished]:
    asked = (
        select(Wish, WishDetail)
        .join(WishDetail, WishDetail.wish_id == Wish.id)
        .where(r.current(WishDetail), r.known(Wish), *conditions)
        .order_by(Wish.number)
    )
    rows = r.session.execute(asked).all()
    steps: dict[str, list[Step]] = {}
    stepped = select(WishStep).where(r.known(WishStep)).order_by(WishStep.wish_id, WishStep.serial)
    if conditions:
        stepped = stepped.where(WishStep.wish_id.in_([w.id for w, _ in rows]))
    for s in r.session.scalars(stepped):
        step = Step(s.step, s.day, s.team_id, s.person_id, s.note, s.result, s.satisfaction)
        steps.setdefault(s.wish_id, []).append(step)
    out = []
    for one, detail in rows:
        taken = steps.get(one.id, [])
        values = {f: getattr(detail, f) for f in _FIELDS}
        out.append(Wished(one.id, one.number, **values, standing=standing_of(taken), steps=taken))
    return out


def _check(values: dict[str, Any]) -> None:
    if values["how"] not in WAYS:
        raise RecordError(
            Both(
                "收集办法是 visit（上门）、phone（电话）、wechat（微信）或 other",
                f"a way is one of {', '.join(WAYS)}",
            )
        )
    if not values["village"] or not values["what"]:
        raise RecordError(Both("村和心愿内容都要写", "a wish has a village and says what is wished"))
    if values["due"] < values["day"]:
        raise RecordError(Both("办结期限比收集日期还早", "the wish is due before it was collected"))

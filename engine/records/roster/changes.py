"""What importing a list would change, worked out before anything is changed."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from engine.diagnostics import Both
from engine.records import audit, people
from engine.records.people import Profiled
from engine.records.roster.reading import Fault, Line, Read
from engine.records.roster.villages import bare_village
from engine.records.store import Reading, Writing

#: Two lines of one name in one village that nothing tells apart: one person, two, or not imported.
Twice = Literal["ask", "one", "two"]
_TELLING = ("born", "phone", "joined", "gender")


@dataclass(frozen=True, slots=True)
class Changed:
    """Someone known, and the fields that are now different."""

    person: Profiled
    line: Line
    fields: dict[str, str]


@dataclass
class Plan:
    """``gone``: on the roster, in a village of the list, not on the list. ``asked``: lines that need a word."""

    new: list[Line] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    same: int = 0
    gone: list[Profiled] = field(default_factory=list)
    asked: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Both] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def planned(r: Reading, read: Read, *, twice: Twice = "ask") -> Plan:
    """The changes; the list is compared with the roster as it is now."""
    plan = Plan(faults=list(read.faults), notes=list(read.notes))
    roster = people.listed(r)
    spelt = {bare_village(p.village): p.village for p in roster}
    lines = [_respelt(x, spelt) for x in read.lines]
    known: dict[tuple[str, str], list[Profiled]] = defaultdict(list)
    for person in roster:
        known[person.village, person.name].append(person)
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        groups[line.village, line.name].append(line)
    left = {p.id: p for p in roster}
    fresh: list[Line] = []
    for key, group in groups.items():
        told = _told_apart(plan, group, "two" if len(group) == len(known[key]) else twice)
        fresh += _matched(plan, told, [p for p in known[key] if p.id in left], left)
    for line in fresh:
        _moved_or_new(plan, line, left, groups)
    villages = {x.village for x in lines}
    if not any(f.grave for f in plan.faults) and not plan.asked:
        plan.gone = [p for p in left.values() if p.village in villages]
    return plan


def apply(w: Writing, plan: Plan, *, drop: bool) -> None:
    """Make the changes. ``drop``: also take off the roster who is not on the list."""
    for line in plan.new:
        people.add(w, name=line.name, village=line.village, **line.fields)
    for change in plan.changed:
        people.correct(w, change.person.id, **change.fields)
    for person in plan.gone if drop else ():
        people.leave(w, person.id)
    gone = len(plan.gone) if drop else 0
    audit.note(w, "roster.import", new=len(plan.new), changed=len(plan.changed), gone=gone)


def _respelt(line: Line, spelt: dict[str, str]) -> Line:
    village = spelt.get(bare_village(line.village), line.village)
    return Line(line.sheet, line.row, line.name, village, line.fields)


def _told_apart(plan: Plan, group: list[Line], twice: Twice) -> list[Line]:
    """The lines of one name that are different people."""
    out: list[Line] = []
    for line in group:
        like = next((o for o in out if not _differ(o.fields, line.fields)), None)
        if like is None:
            out.append(line)
        elif like.fields == line.fields and any(line.fields[f] for f in ("born", "phone")):
            places = [like.place, line.place] if like.sheet != line.sheet else [str(like.row), str(line.row)]
            plan.notes.append(
                Both(
                    f"{line.village}{line.name}重复了（第 {'、'.join(places)} 行完全一样），只算一个人",
                    f"rows {' and '.join(places)} are the same: one person",
                )
            )
        elif twice == "two":
            out.append(line)
        elif twice == "ask":
            plan.asked.append(line)
            other = like.place if like.sheet != line.sheet else str(like.row)
            says = Both(
                f"{line.village}有两个{line.name}，分不清（另一个在第 {other} 行）：写上出生年月，或说明是一个人还是两个人",
                f"{line.name} stands twice (row {other}): add the birth date, or say whether it is one person or two",
            )
            plan.faults.append(Fault(line.sheet, line.row, 0, says))
    return out


def _differ(a: dict[str, str], b: dict[str, str]) -> bool:
    """Something that both say, and say differently."""
    return any(a[f] and b[f] and not _agree(f, a[f], b[f]) for f in _TELLING)


def _agree(field_: str, a: str, b: str) -> bool:
    """1958 and 1958-03 are one date, told more and less exactly."""
    return a == b or (field_ in ("born", "joined") and (a.startswith(b) or b.startswith(a)))


def _matched(plan: Plan, lines: list[Line], known: list[Profiled], left: dict[str, Profiled]) -> list[Line]:
    """Lines find their persons: first by what tells people apart, then because nobody else is left.
    Returns the lines that nobody known fits."""
    rest, persons = list(lines), list(known)
    for line in lines:
        fitting = [p for p in persons if _fits(p, line)]
        if len(fitting) == 1:
            _compared(plan, line, fitting[0], left)
            rest.remove(line)
            persons.remove(fitting[0])
    if not rest or not persons:
        return rest
    silent = not any(line.fields[f] for line in rest for f in _TELLING)
    if len(rest) == len(persons) and (len(rest) == 1 or silent):
        for line, person in zip(rest, persons, strict=True):
            _compared(plan, line, person, left)
        return []
    for line in rest:
        _ask(plan, line, len(persons))
    for person in persons:
        left.pop(person.id)
    return []


def _fits(person: Profiled, line: Line) -> bool:
    both = [f for f in ("born", "phone", "joined") if getattr(person, f) and line.fields[f]]
    agree = [f for f in both if _agree(f, getattr(person, f), line.fields[f])]
    return bool(agree) and "born" not in set(both) - set(agree)


def _ask(plan: Plan, line: Line, several: int) -> None:
    plan.asked.append(line)
    says = Both(
        f"名单里已有 {several} 个{line.village}的{line.name}，不知道是哪一个：写上出生年月",
        f"{several} people called {line.name} are on the roster: add the birth date",
    )
    plan.faults.append(Fault(line.sheet, line.row, 0, says))


def _compared(plan: Plan, line: Line, person: Profiled, left: dict[str, Profiled]) -> None:
    """An empty cell says nothing about what is known; a vaguer date does not replace an exact one."""
    left.pop(person.id)
    new = {"village": line.village, **line.fields}
    fields = {
        f: v
        for f, v in new.items()
        if v
        and v != getattr(person, f)
        and not (f in ("born", "joined") and getattr(person, f).startswith(v))
    }
    if fields:
        plan.changed.append(Changed(person, line, fields))
    else:
        plan.same += 1


def _moved_or_new(
    plan: Plan, line: Line, left: dict[str, Profiled], groups: dict[tuple[str, str], list[Line]]
) -> None:
    """Someone of that name and birth date in another village, who is not on the list there, has moved."""
    moved = [
        p
        for p in left.values()
        if p.name == line.name
        and (p.village, p.name) not in groups
        and p.born
        and p.born == line.fields["born"]
        and len(p.born) > 4
    ]
    if len(moved) == 1:
        _compared(plan, line, moved[0], left)
    else:
        plan.new.append(line)

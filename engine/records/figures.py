"""The year in figures. 期, 场, 次, 人次, 人数, 件 are kept apart: each is counted, none is worked out from another.

| figure | counted as |
|---|---|
| 期, 场, 次, 批, 件 | the ``times`` of the events of a kind |
| 人次 | an attendance each time: the heads that somebody counted; where nobody did, the names |
| 人数 | a person once, known by name. For volunteers also as a village told it: of one village the largest number stands, since the same people help again |
| 学时 | see ``hours.py`` |
| 解决问题 | wishes that were closed as solved, and problems entered by hand |
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from engine.diagnostics import Both
from engine.records import events, people, tallies, wishes
from engine.records.events import Held
from engine.records.hours import Alone, Hours, hours_of
from engine.records.kinds import KINDS
from engine.records.people import Profiled
from engine.records.settings import Settings, settings
from engine.records.store import Reading
from engine.records.tallies import Asked, Period, Played
from engine.records.wishes import Wished

#: An item must have been tried so often before it is called hard.
LEAST_ATTEMPTS = 5
HARDEST = 20


@dataclass(frozen=True, slots=True)
class Count:
    """One kind of event: how many times, how many attendances (人次), how many people by name (人数)."""

    times: int = 0
    heads: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Wishes:
    """Of the year. ``collected`` by the day they were collected, the others by the day they were closed;
    ``open`` and ``overdue`` are those of all years that are so now."""

    collected: int = 0
    solved: int = 0
    partly: int = 0
    unsolved: int = 0
    open: int = 0
    overdue: int = 0
    satisfaction: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Someone's year. ``attended`` events of learning, ``sessions`` alone."""

    person: Profiled
    hours: Hours
    attended: int = 0
    sessions: int = 0
    finished: int = 0
    sign_ins: int = 0


@dataclass(frozen=True, slots=True)
class VillageRow:
    """A village's year. ``members`` are on its roster; ``learners`` of them learned something; ``met`` the
    hours required of them; ``times`` by kind, of the events that the village held."""

    village: str
    members: int
    learners: int
    attended: int
    sessions: int
    met: int
    tenths: int
    times: dict[str, int]
    volunteers: int
    solved: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A year, or one village's year. ``answered``: work, attempts, right; ``hardest`` items first; ``held`` in order of days, with the number of
    those known by name."""

    year: int
    village: str
    made: datetime | None
    rules: Settings
    kinds: dict[str, Count]
    members: int
    learners: int
    sign_ins: int
    sessions: int
    finished: int
    attempts: int
    right: int
    volunteers: int
    problems: int
    wishes: Wishes
    persons: list[PersonRow]
    villages: list[VillageRow]
    works: list[Played]
    answered: list[tuple[str, int, int]]
    hardest: list[Asked]
    held: list[tuple[Held, int]]

    @property
    def trained(self) -> int:
        """人次 at training courses."""
        return self.kinds["training"].heads

    @property
    def visitors(self) -> int:
        """人次 of visitors."""
        return self.kinds["visit"].heads


def year_figures(r: Reading, year: int, *, village: str = "", today: date | None = None) -> Figures:
    """The figures of a calendar year, by the days that people there would say. ``today`` decides what is overdue."""
    period = Period(date(year, 1, 1), date(year, 12, 31), village)
    rules = settings(r)
    everyone = {p.id: p for p in people.listed(r, gone=True)}
    held = events.listed(r, period.first, period.last, village=village)
    names = tallies.named_at(r, period)
    attended = tallies.attendances(r, period)
    alone = list(tallies.alone(r, period, rules.minutes))
    came = tallies.sign_ins(r, period)
    items = tallies.asked_items(r, period)
    works = list(tallies.played(r, period))
    ledger = wishes.listed(r, village=village)
    persons = _persons(everyone, village, rules, attended, alone, came)
    kinds = _kinds(held, names, attended)
    volunteers = _volunteers(r, period, everyone, held, attended)
    solved = [x for x in ledger if _is_solved(x, year)]
    total = sum(volunteers.values()) if volunteers.get("", 0) == 0 else _over_all(volunteers)
    hard = [i for i in items if i.attempts >= LEAST_ATTEMPTS]
    return Figures(
        year, village, r.as_of, rules, kinds,
        members=sum(not x.person.gone for x in persons),
        learners=sum(_learned(x) for x in persons),
        sign_ins=sum(came.values()),
        sessions=sum(w.sessions for w in works),
        finished=sum(w.finished for w in works),
        attempts=sum(i.attempts for i in items),
        right=sum(i.right for i in items),
        volunteers=total,
        problems=len(solved) + kinds["problem"].times,
        wishes=_wishes(ledger, year, today or date.today()),
        persons=persons,
        villages=_villages(persons, held, ledger, volunteers, year, village),
        works=works,
        answered=_answered(items),
        hardest=sorted(hard, key=lambda i: (i.right / i.attempts, -i.attempts, i.item))[:HARDEST],
        held=[(h, names.get(h.id, 0)) for h in held],
    )  # fmt: skip


def year_line(f: Figures) -> Both:
    """The year in one sentence, as a township reports it."""
    k, base = f.kinds, f.village or f.rules.base
    zh = (
        f"{f.year}年，{base}举办党员培训班{k['training'].times}期，组织集体学习{k['study'].times}次、"
        f"专题报告{k['report'].times}场、讲党课{k['lecture'].times}次，{base}农村党员培训{f.trained}人次；"
        f"{f.volunteers}名志愿者，{f.problems}个问题；{_about(f.visitors)}人次参观。"
    )
    en = (
        f"{f.year}, {base}: {k['training'].times} training courses, {k['study'].times} group studies, "
        f"{k['report'].times} reports, {k['lecture'].times} party lectures, {f.trained} attendances of training; "
        f"{f.volunteers} volunteers, {f.problems} problems solved; {f.visitors} visits."
    )
    return Both(zh, en)


def _about(n: int) -> str:
    """Visitors are told in thousands.

    >>> _about(5012), _about(5000), _about(873)
    ('5000余', '5000', '873')
    """
    if n < 1000:
        return str(n)
    return f"{n // 1000 * 1000}{'余' if n % 1000 else ''}"


def _learned(x: PersonRow) -> bool:
    return bool(x.attended or x.sessions)


def _persons(
    everyone: dict[str, Profiled],
    village: str,
    rules: Settings,
    attended: list[tuple[str, str, int, int]],
    alone: list[Alone],
    came: dict[str, int],
) -> list[PersonRow]:
    """Everyone on the roster, and who left but did something in the year."""
    together: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for who, kind, n, seconds in attended:
        if KINDS[kind].learning:
            together[who][0] += n
            together[who][1] += seconds
    by_person: dict[str, list[Alone]] = defaultdict(list)
    for row in alone:
        by_person[row.person].append(row)
    out = []
    for id, person in everyone.items():
        if village and person.village != village:
            continue
        mine = by_person.get(id, [])
        times, seconds = together.get(id, (0, 0))
        if person.gone and not (mine or times or id in came):
            continue
        hours = hours_of(rules, person.duty, seconds, mine)
        sessions, finished = sum(a.sessions for a in mine), sum(a.finished for a in mine)
        out.append(PersonRow(person, hours, times, sessions, finished, came.get(id, 0)))
    return out


def _kinds(
    held: list[Held], names: dict[str, int], attended: list[tuple[str, str, int, int]]
) -> dict[str, Count]:
    times, heads = Counter[str](), Counter[str]()
    for h in held:
        times[h.kind] += h.times
        heads[h.kind] += names.get(h.id, 0) if h.heads is None else h.heads
    persons = Counter(kind for _, kind, _, _ in attended)
    return {kind: Count(times[kind], heads[kind], persons[kind]) for kind in KINDS}


def _volunteers(
    r: Reading,
    period: Period,
    everyone: dict[str, Profiled],
    held: list[Held],
    attended: list[tuple[str, str, int, int]],
) -> dict[str, int]:
    """People by village: by name, or as the village told it, whichever are more. ``""`` is the whole township."""
    by_name = {p for p, kind, _, _ in attended if kind == "volunteering"} | tallies.claimants(r, period)
    named = Counter(everyone[p].village for p in by_name if p in everyone)
    told: Counter[str] = Counter()
    for h in held:
        if h.kind == "volunteering" and h.people is not None:
            told[h.village] = max(told[h.village], h.people)
    return dict(named | told)


def _over_all(volunteers: dict[str, int]) -> int:
    """A number for the whole township holds those of the villages."""
    return max(volunteers[""], sum(n for village, n in volunteers.items() if village))


def _answered(items: list[Asked]) -> list[tuple[str, int, int]]:
    by_work: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for i in items:
        by_work[i.work][0] += i.attempts
        by_work[i.work][1] += i.right
    return [(work, attempts, right) for work, (attempts, right) in sorted(by_work.items())]


def _is_solved(wish: Wished, year: int) -> bool:
    s = wish.standing
    return s.result == "solved" and s.closed is not None and s.closed.year == year


def _wishes(ledger: list[Wished], year: int, today: date) -> Wishes:
    closed = [x.standing for x in ledger if x.standing.closed is not None and x.standing.closed.year == year]
    results = Counter(s.result for s in closed)
    return Wishes(
        collected=sum(x.day.year == year for x in ledger),
        solved=results["solved"],
        partly=results["partly"],
        unsolved=results["unsolved"],
        open=sum(x.standing.state in ("open", "claimed") for x in ledger),
        overdue=sum(x.standing.is_overdue(x.due, today) for x in ledger),
        satisfaction=dict(Counter(s.satisfaction for s in closed if s.satisfaction is not None)),
    )


def _villages(
    persons: list[PersonRow],
    held: list[Held],
    ledger: list[Wished],
    volunteers: dict[str, int],
    year: int,
    village: str,
) -> list[VillageRow]:
    """Every village that has anybody or anything."""
    times: dict[str, Counter[str]] = defaultdict(Counter)
    for h in held:
        times[h.village][h.kind] += h.times
    of: dict[str, list[PersonRow]] = defaultdict(list)
    for x in persons:
        of[x.person.village].append(x)
    solved = Counter(x.village for x in ledger if _is_solved(x, year))
    known = {*of, *times, *volunteers, *solved} - {""}
    out = []
    for name in sorted(known if not village else known & {village}):
        here = [x for x in of[name] if not x.person.gone]
        out.append(
            VillageRow(
                name,
                members=len(here),
                learners=sum(_learned(x) for x in of[name]),
                attended=sum(x.attended for x in of[name]),
                sessions=sum(x.sessions for x in of[name]),
                met=sum(x.hours.met for x in here),
                tenths=sum(x.hours.tenths for x in of[name]),
                times=dict(times[name]),
                volunteers=volunteers.get(name, 0),
                solved=solved[name] + times[name]["problem"],
            )
        )
    return out

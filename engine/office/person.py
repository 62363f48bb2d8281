"""One person's year, as the office looks at it."""

from datetime import date
from typing import NamedTuple

from engine.records import events, tallies, tasks, teams
from engine.records.events import Held
from engine.records.hours import Hours, hours_of
from engine.records.kinds import KINDS
from engine.records.people import Profiled
from engine.records.settings import settings
from engine.records.store import Reading
from engine.records.tallies import Period
from engine.records.tasks import Accepted


class Year(NamedTuple):
    """``held``: the events that the person was at; ``works``: title, sessions, finished."""

    hours: Hours
    held: list[Held]
    works: list[tuple[str, int, int]]
    sign_ins: int
    tasks: list[Accepted]
    teams: list[str]


def year_of(r: Reading, one: Profiled, year: int) -> Year:
    """The hours are worked out as the report of the year does it."""
    period, rules = Period(date(year, 1, 1), date(year, 12, 31), one.village), settings(r)
    titles = {w.work: w.title for w in tallies.played(r, Period(period.first, period.last))}
    alone = [a for a in tallies.alone(r, period, rules.minutes) if a.person == one.id]
    together = sum(
        seconds
        for who, kind, _, seconds in tallies.attendances(r, period)
        if who == one.id and KINDS[kind].learning
    )
    there = [h for h in events.listed(r, period.first, period.last) if one.id in events.present(r, h.id)]
    return Year(
        hours_of(rules, one.duty, together, alone),
        there[::-1],
        sorted((titles.get(a.work, a.work), a.sessions, a.finished) for a in alone),
        tallies.sign_ins(r, period).get(one.id, 0),
        tasks.accepted(r, period.first, period.last, person=one.id),
        [t.name for t in teams.listed(r) if one.id in t.members],
    )

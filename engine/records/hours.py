"""Class hours (学时) by rule. Pure. No rule that holds everywhere was found: 请按现行文件核对.

Together: the minutes of every event of learning that someone attended by name. Alone, by the setting
``hours.alone``: the authored hours of every work that was finished, each work once a year; or the time spent.
An hour has ``hours.minutes``; tenths are rounded down.
"""

from collections.abc import Iterable
from typing import NamedTuple

from engine.records.settings import Settings


class Alone(NamedTuple):
    """What one person did of one work. ``authored`` seconds, where it was finished; ``spent`` seconds."""

    person: str
    work: str
    sessions: int
    finished: int
    authored: int
    spent: int


class Hours(NamedTuple):
    """Tenths of a class hour, and the hours required."""

    together: int
    alone: int
    tenths: int
    required: int

    @property
    def met(self) -> bool:
        return self.tenths >= self.required * 10


def hours_of(rules: Settings, duty: str, together: int, alone: Iterable[Alone]) -> Hours:
    """``together`` in seconds; ``alone`` one row a work."""
    by_self = sum(a.spent if rules.alone == "measured" else a.authored for a in alone)
    required = rules.secretary if duty == "secretary" else rules.member

    def tenths(seconds: int) -> int:
        return seconds * 10 // (rules.minutes * 60)

    return Hours(tenths(together), tenths(by_self), tenths(together + by_self), required)

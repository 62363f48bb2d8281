"""Time and names of rows: UTC with the zone kept beside it, ids that sort by when they were given."""

import secrets
from datetime import UTC, date, datetime
from time import time_ns
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engine.diagnostics import Both
from engine.errors import RecordError


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    """A UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then luck.

    >>> new_id()[14]
    '7'
    """
    lucky = secrets.randbits(74)
    value = (time_ns() // 1_000_000 & (1 << 48) - 1) << 80 | 7 << 76 | lucky >> 62 << 64
    return str(UUID(int=value | 2 << 62 | lucky & (1 << 62) - 1))


def zone_named(name: str) -> ZoneInfo:
    """The zone of that IANA name; raises ``RecordError``."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as e:
        raise RecordError(
            Both(f"没有叫 {name} 的时区，如 Asia/Shanghai", f"no zone is called {name}; try Asia/Shanghai")
        ) from e


def day_of(at: datetime, zone: str) -> date:
    """The day that people there would say it was.

    >>> day_of(datetime(2024, 12, 31, 17, tzinfo=UTC), "Asia/Shanghai")
    datetime.date(2025, 1, 1)
    """
    return at.astimezone(zone_named(zone)).date()


def read_day(text: str) -> date:
    """A day as a person types it; raises ``RecordError``.

    >>> read_day("2024/3/5"), read_day("2024年3月5日")
    (datetime.date(2024, 3, 5), datetime.date(2024, 3, 5))
    """
    parts = text.strip().translate(str.maketrans("年月./．／", "------", "日 ")).split("-")
    try:
        year, month, day = (int(p) for p in parts)
        return date(year, month, day)
    except ValueError as e:
        raise RecordError(
            Both(f"“{text}”不是日期，写成 2024-03-05", f"“{text}” is no date; write 2024-03-05")
        ) from e


def read_moment(text: str) -> datetime:
    """A moment with its zone, as in ISO 8601; raises ``RecordError``. A day alone is its end in UTC."""
    try:
        if len(text) == 10:
            return datetime.fromisoformat(f"{text}T23:59:59.999999+00:00")
        at = datetime.fromisoformat(text)
    except ValueError as e:
        raise RecordError(
            Both(
                f"“{text}”不是时间，写成 2025-01-10T08:00:00+08:00",
                f"“{text}” is no moment: 2025-01-10T08:00:00+08:00",
            )
        ) from e
    return at.astimezone(UTC)

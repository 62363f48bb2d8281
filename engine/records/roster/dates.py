"""Dates as they stand in lists: 1958.3, 58年3月, 1958/3/1, 一九五八年三月, an Excel serial. Pure."""

import re
from datetime import date, datetime, timedelta

from engine.records.roster.cells import Cell, text_of

_HAN = str.maketrans("〇○零一二三四五六七八九元", "0001234567891")
#: Excel counts days from here; it takes 1900 for a leap year, which no date after 1900-02 notices.
_EXCEL = date(1899, 12, 30)
_MARK = r"[-./\\,、。·年月]"
_PARTS = re.compile(
    rf"(\d{{2}}|\d{{4}})(?:{_MARK}(?:(\d{{1,2}})(?:{_MARK}(\d{{1,2}}))?)?)?(?:{_MARK}|日|号)*(?:出?生)?"
)
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})?")


class NoDate(ValueError):
    """The cell holds something else; ``doubtful`` holds the year when only the rest is in doubt."""

    def __init__(self, doubtful: str = "") -> None:
        super().__init__("no date")
        self.doubtful = doubtful


def read_date(cell: Cell, latest: date) -> str:
    """``1958``, ``1958-03`` or ``1958-03-01``; empty for an empty cell. A year of two digits is the last
    such year not after ``latest``. Raises ``NoDate``.

    >>> day = date(2024, 6, 1)
    >>> [read_date(Cell(x), day) for x in ("1958.3", "58年3月", "1958/3/1", 21245, "一九五八年三月", 1958.3, "1958-03-00")]
    ['1958-03', '1958-03', '1958-03-01', '1958-03-01', '1958-03', '1958-03', '1958-03']
    """
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _whole(value.year, value.month, value.day, latest)
    if isinstance(value, bool):
        raise NoDate
    if isinstance(value, float) and not value.is_integer():
        return _decimal(value, cell.form, latest)
    text = text_of(value)
    if not text or text in ("-", "—", "无", "不详", "/"):
        return ""
    return _text(text, latest)


def _text(text: str, latest: date) -> str:
    text = re.sub(r"[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$", "", text).replace(" ", "")
    text = _arabic(text).translate(str.maketrans("—–―~", "----"))
    if found := _RUN.fullmatch(text):
        year, month, day = found.groups()
        return _whole(int(year), int(month), int(day) if day else None, latest)
    if text.isdecimal() and len(text) == 5:
        return _serial(int(text), latest)
    found = _PARTS.fullmatch(text)
    if found is None:
        raise NoDate
    year, month, day = found.groups()
    if len(year) == 2 and month is None and not text.endswith("年"):
        raise NoDate
    whole = int(year) if len(year) == 4 else _century(int(year), latest)
    return _whole(whole, int(month) if month else None, int(day) if day else None, latest)


def _arabic(text: str) -> str:
    """Months and days in characters: 十二月 is 12月, 廿 is not written in lists."""
    if not re.search("[一二三四五六七八九〇零十元]", text):
        return text
    text = re.sub("([一二三四五六七八九])?十([一二三四五六七八九])?", _tens, text)
    return text.translate(_HAN)


def _tens(found: re.Match[str]) -> str:
    tens, ones = found.groups()
    return f"{tens or '一'}{ones or '〇'}"


def _decimal(value: float, form: str, latest: date) -> str:
    """1958.03 as a number. 1958.1 is January or October, unless the sheet shows two places."""
    places = len(form.partition(".")[2].rstrip("_ ;@")) if "." in form else 0
    shown = f"{value:.2f}"
    year, _, month = shown.partition(".")
    if abs(value - float(shown)) > 1e-9:
        if value > 5000:  # a serial with the time of day
            return _serial(int(value), latest)
        raise NoDate
    if month == "10" and places < 2:
        raise NoDate(doubtful=_whole(int(year), None, None, latest))
    # 1958.3 is March, whether the sheet shows it as 1958.3 or as 1958.30.
    return _whole(int(year), int(month) if int(month) <= 12 else int(month.rstrip("0")), None, latest)


def _serial(days: int, latest: date) -> str:
    found = _EXCEL + timedelta(days=days)
    return _whole(found.year, found.month, found.day, latest)


def _century(year: int, latest: date) -> int:
    return year + (2000 if year + 2000 <= latest.year else 1900)


def _whole(year: int, month: int | None, day: int | None, latest: date) -> str:
    """``00`` is how systems of members write that they do not know."""
    month, day = month or None, (day or None) if month else None
    if not 1900 <= year <= latest.year:
        raise NoDate
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise NoDate(doubtful=str(year)) from None
    if month is None:
        return f"{year:04}"
    return f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"

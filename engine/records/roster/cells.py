"""Cells as people fill them: spaces of all kinds, full-width letters, numbers that are texts. Pure."""

import re
import unicodedata
from datetime import date, datetime
from typing import NamedTuple

Value = str | int | float | bool | date | datetime | None
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_SPACE = re.compile(r"\s+")
_AFTER = re.compile(r"\(.*?\)|\[.*?\]")


class Cell(NamedTuple):
    """A value and how the sheet shows it (``0.00``)."""

    value: Value
    form: str = ""


def text_of(value: Value) -> str:
    """What a reader sees, in half-width letters, without spaces around it.

    >>> text_of("　１３９ "), text_of(13900000000.0), text_of(None)
    ('139', '13900000000', '')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", str(value)))
    return _SPACE.sub(" ", text).strip().lstrip("'’").strip()


def closed_up(value: Value) -> str:
    """The text without any space: 王 秀 英 is one name.

    >>> closed_up("王　秀 英")
    '王秀英'
    """
    return text_of(value).replace(" ", "")


def plain(value: Value) -> str:
    """A heading's words: no spaces, no remark in brackets, no marks.

    >>> plain("出生年月\\n（如1958.03）："), plain("*姓 名")
    ('出生年月', '姓名')
    """
    return _AFTER.sub("", closed_up(value)).strip("*:：、,.")

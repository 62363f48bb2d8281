"""The scalars of the language. A file holds texts only; here a text becomes what its place asks for."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from engine.model.vocabulary import FALSE, KINDS, NATURES, TRUE

_NAME = re.compile(r"[^\W_][\w·-]*")
_REFERENCE = re.compile(r"[^\W_][\w·-]*(/[^\W_][\w·-]*)?")
_WIDE = str.maketrans("０１２３４５６７８９．－％：", "0123456789.-%:")
_CHINESE = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_QUOTES = "“”「」\"'"
_DURATION = re.compile(
    r"(\d{1,4}(?:\.\d)?|[一二两三四五六七八九十]{1,3}|半)\s*个?\s*(分钟|分|minutes?|min|秒钟|秒|seconds?|s|小时|钟头|hours?|h)"
)
_PER = {"分": 60, "m": 60, "秒": 1, "s": 1, "小": 3600, "钟": 3600, "h": 3600}


def wrong(kind: str, **context: Any) -> PydanticCustomError:
    """A value of the wrong form; ``kind`` chooses the message in ``faults``."""
    return PydanticCustomError(kind, "{found}", context)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise wrong("not-a-text", found=_found(value))
    return value


def _found(value: Any) -> str:
    if value is None:
        return "空/nothing"
    return "列表/a list" if isinstance(value, list) else "键值/a mapping"


def _flag(value: Any) -> bool:
    text = _text(value).strip().lower()
    if text in TRUE:
        return True
    if text in FALSE:
        return False
    raise wrong("not-a-flag", found=text)


def whole(value: Any) -> int:
    text = _text(value).translate(_WIDE).replace("−", "-").strip()
    if not re.fullmatch(r"-?\d{1,15}", text):
        raise wrong("not-a-number", found=text)
    return int(text)


#: Points of one item: sums stay far below what both runtimes count exactly.
MOST_POINTS = 10_000


def _count(value: Any) -> int:
    number = whole(value)
    if not 0 <= number <= MOST_POINTS:
        raise wrong("not-a-number", found=str(value))
    return number


def _name(value: Any) -> str:
    text = _text(value).strip(_QUOTES)
    if not _NAME.fullmatch(text):
        raise wrong("not-a-name", found=text)
    return text


def _reference(value: Any) -> str:
    text = _text(value).strip(_QUOTES)
    if not _REFERENCE.fullmatch(text):
        raise wrong("not-a-name", found=text)
    return text


def _seconds(value: Any) -> int:
    """A duration: `30 秒`, `十五分钟`, `1.5 小时`, `半小时`; a bare number counts seconds."""
    text = _text(value).translate(_WIDE).strip()
    if text.isdigit():
        return int(text)
    found = _DURATION.fullmatch(text)
    amount = None if found is None else _tenths_of(found[1])
    if found is None or amount is None:
        raise wrong("not-a-duration", found=text)
    return amount * _PER[found[2][0]] // 10


def _tenths_of(amount: str) -> int | None:
    """A number as people write it, in tenths: `1.5`, `半`, `十五`, `二十`."""
    if amount[0].isdigit():
        whole_part, _, part = amount.partition(".")
        return int(whole_part) * 10 + int(part or 0)
    if amount == "半":
        return 5
    tens, ten, ones = amount.rpartition("十")
    if any(c not in _CHINESE for c in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return None
    return (_CHINESE.get(tens, 1) * 10 if ten else 0) * 10 + _CHINESE.get(ones, 0) * 10


def _minutes(value: Any) -> int:
    """A duration in seconds; a bare number counts minutes, as people say it."""
    text = _text(value).translate(_WIDE).strip()
    return int(text) * 60 if text.isdigit() else _seconds(text)


def _percent(value: Any) -> int:
    text = _text(value).translate(_WIDE).strip().removesuffix("%")
    if not text.isdigit() or int(text) > 100:
        raise wrong("not-a-percentage", found=text)
    return int(text)


def _tenths(value: Any) -> int:
    """Class hours in tenths: `1.5` is 15."""
    text = _text(value).translate(_WIDE).strip().removesuffix("学时").strip()
    if not re.fullmatch(r"\d{1,3}(\.\d)?", text):
        raise wrong("not-a-number", found=text)
    whole_part, _, tenth = text.partition(".")
    return int(whole_part) * 10 + int(tenth or 0)


def _names(value: Any) -> list[str]:
    """Names as a list, or in one text with any comma between."""
    parts = re.split(r"[，,、;；\s]+", value.strip()) if isinstance(value, str) else value
    if not isinstance(parts, list):
        raise wrong("not-a-text", found=_found(value))
    # A full-width comma inside a flow list leaves two names in one entry.
    split = [p for part in parts for p in re.split(r"[，、]", _text(part))]
    return [_name(p.strip().removeprefix("[^").removesuffix("]")) for p in split if p.strip()]


def one_of(words: dict[str, str]) -> BeforeValidator:
    """A value out of a closed list, in either spelling; the English one is kept."""
    either = {**{en: en for en in words}, **{zh: en for en, zh in words.items()}}

    def chosen(value: Any) -> str:
        text = _text(value).strip().strip(_QUOTES)
        if text not in either:
            raise wrong("not-one-of", found=text, known=" ".join(either))
        return either[text]

    return BeforeValidator(chosen)


Text = Annotated[str, BeforeValidator(_text), StringConstraints(min_length=1)]
Name = Annotated[str, BeforeValidator(_name)]
Reference = Annotated[str, BeforeValidator(_reference)]
Names = Annotated[list[str], BeforeValidator(_names)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Whole = Annotated[int, BeforeValidator(whole)]
Count = Annotated[int, BeforeValidator(_count)]
Seconds = Annotated[int, BeforeValidator(_seconds)]
Minutes = Annotated[int, BeforeValidator(_minutes)]
Percent = Annotated[int, BeforeValidator(_percent)]
Tenths = Annotated[int, BeforeValidator(_tenths)]
Nature = Annotated[str, one_of(NATURES)]
Kind = Annotated[str, one_of(KINDS)]

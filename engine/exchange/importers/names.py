"""Names that the language allows, made out of titles and file names."""

import re
from collections.abc import Container
from pathlib import PurePath

_NAME = re.compile(r"[^\W_][\w·-]*")
_OTHER = re.compile(r"[^\w·-]+")
_LONGEST = 40


def is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None


def name_of(text: str, otherwise: str = "") -> str:
    """A name as close to the text as the language allows: `Living Room!` becomes `Living-Room`."""
    cut = _OTHER.sub("-", text.strip()).strip("-_·")[:_LONGEST].strip("-_·")
    return cut if is_name(cut) else otherwise


def spelt_in_latin(text: str) -> str:
    """A name for a folder: Chinese characters as pinyin, so that an address can be typed anywhere."""
    if not text.isascii():
        from pypinyin import lazy_pinyin

        text = "-".join(lazy_pinyin(text))
    return re.sub(r"-{2,}", "-", name_of(re.sub(r"[\s_.]+", "-", text).lower()))


def folder_name(file: str) -> str:
    """The id of a work that comes from a file."""
    return spelt_in_latin(PurePath(file).stem) or "daoru"


def unique(name: str, taken: Container[str]) -> str:
    """The name itself, or with the first number that is free."""
    if name not in taken:
        return name
    return next(f"{name}-{n}" for n in range(2, 1_000_000) if f"{name}-{n}" not in taken)

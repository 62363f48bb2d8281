"""Names of people: hidden from passers-by, and found by the first letters of their pinyin."""

from functools import cache
from itertools import product

#: More readings of one name than this are not looked at.
_READINGS = 32
#: First letters of the other readings that characters have in names. A full list of readings would offer
#: letters that nobody's name begins with.
_ALSO = {
    "单": "sd", "曾": "zc", "解": "xj", "查": "zc", "仇": "qc", "乐": "ly", "区": "oq", "种": "cz", "覃": "qt",
    "隗": "wk", "谌": "cs", "尉": "yw", "翟": "zd", "贾": "jg", "折": "sz", "员": "y", "祭": "zj", "繁": "pf",
    "长": "cz", "重": "cz", "行": "xh", "朝": "cz", "传": "cz", "茜": "qx", "晟": "sc", "藏": "cz", "沈": "sc",
    "盛": "sc", "秘": "mb", "黑": "h", "车": "cj", "调": "td", "弹": "td", "会": "hk", "都": "d", "宿": "sx",
}  # fmt: skip


def masked(name: str) -> str:
    """The name with its middle hidden.

    >>> masked("王秀英"), masked("李明")
    ('王＊英', '李＊')
    """
    if len(name) < 3:
        return name[:1] + "＊"
    return name[0] + "＊" * (len(name) - 2) + name[-1]


@cache
def _letters(character: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    if character.isascii():
        return (character.lower(),) if character.isalpha() else ()
    read = pinyin(character, style=Style.FIRST_LETTER, errors="ignore")
    usual = read[0][0] if read and read[0] else ""
    return tuple(dict.fromkeys((*([usual] if usual else []), *_ALSO.get(character, ""))))


def initials(name: str) -> tuple[str, ...]:
    """Every way to write the initials: 单 is both `s` and `d`, and either must find its bearer."""
    letters = [found for c in name if (found := _letters(c))]
    return tuple("".join(way) for way, _ in zip(product(*letters), range(_READINGS), strict=False))

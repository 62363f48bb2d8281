"""How a name is pronounced, for suggestions. pypinyin is large, so it is loaded only when asked."""

from functools import cache


@cache
def pinyin(name: str) -> str:
    """Pinyin without tones: 老程 and 老陈 are both close to `lao chen`."""
    if name.isascii():
        return name.lower()
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(name)).lower()

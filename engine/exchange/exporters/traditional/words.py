"""Texts in traditional characters, by OpenCC with the characters that are usual in Taiwan, and a list of terms.

Only characters change, never the choice of words: a text stays what its author wrote.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from engine.diagnostics import Both
from engine.errors import ProjectError

_CONFIG = "s2tw"
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def traditional(text: str) -> str:
    """The text in traditional characters; raises ``ProjectError`` where the converter is not installed.

    >>> traditional("娄烦县的干部走了三公里，里头的人都出来了。")
    '婁煩縣的幹部走了三公里，裡頭的人都出來了。'
    """
    if not _HAN.search(text):
        return text
    converter, terms, pattern = _loaded()
    # What a term stands in is converted as a whole first: a word at its edge is then read in its context.
    plain = str(converter.convert(text))
    if len(plain) != len(text):
        return _piecewise(text)
    out, at = [], 0
    for found in pattern.finditer(text):
        out += [plain[at : found.start()], terms[found[0]]]
        at = found.end()
    return "".join([*out, plain[at:]])


def _piecewise(text: str) -> str:
    """The same where the converter changed the number of characters, so that places no longer match."""
    converter, terms, pattern = _loaded()
    out, at = [], 0
    for found in pattern.finditer(text):
        out += [str(converter.convert(text[at : found.start()])), terms[found[0]]]
        at = found.end()
    return "".join([*out, str(converter.convert(text[at:]))])


@cache
def _loaded() -> tuple[Any, dict[str, str], re.Pattern[str]]:
    import yaml

    try:
        import opencc
    except ImportError:
        raise ProjectError(
            Both(
                "转繁体用的 OpenCC 没有装：运行 python -m pip install 'qingjing[traditional]'",
                "OpenCC, which converts the characters, is missing: run python -m pip install 'qingjing[traditional]'",
            )
        ) from None
    terms = yaml.safe_load((Path(__file__).parent / "static" / "terms.yaml").read_text("utf-8"))
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return opencc.OpenCC(_CONFIG), terms, re.compile("|".join(map(re.escape, longest_first)))

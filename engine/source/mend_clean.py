"""Whether a file can hold a slip at all: most do not, and then nobody walks through its lines.

A file is clean when every line is of one of the few plain forms below. That a line is not does not
mean that it is wrong. What is clean here, the walk would leave as it is.
"""

import re
from functools import lru_cache

from engine.source.mend_characters import COLONS, ODD, SCRIPT_KEYS

_KEY = r"[\w（][\w（）()./·-]{0,29}+"
#: The characters that begin something else than a plain text.
_FIRST = rf"(?:[^\s{ODD}\"'\[\]{{}}&*!|>%@`#,?:｛［｜＞-]|-(?=\d))"
_TEXT = rf"{_FIRST}[^\n:#]*+(?:(?::(?=\S)|(?<=[^\s{ODD}])#)[^\n:#]*+)*+"
_TEXT_END = rf"(?:(?<![\s{ODD}])\n|(?<=\ )\#(?=\s)[^\n]*+\n)"
_QUOTED = r"(?:\"(?:[^\"\\\n]|\\[^\n])*+\"|'(?:[^'\n]|'')*+')"
_IN_FLOW = (
    rf"{_FIRST}(?:[^\n\[\]{{}},:#，{ODD}]|:(?=[^\s,\[\]{{}}])|(?<=[^\s{ODD}])#"
    rf"|(?<![\w.%/+-])，(?![^，{{}}\[\]\n]*[{COLONS}]))*+"
)
#: The usual value in brackets: a name or a number.
_WORD = r"(?:[\w.]|-(?=\d))[\w./+-]*+"
_END = r"(?:\ ++#(?=\s)[^\n]*+)?+\ *+\n"


def _collection(value: str) -> str:
    """A list or a mapping in brackets on one line, whose values are of the given form."""
    pair = rf"\ *+{_KEY}:\ ++{value}\ *+"
    item = rf"\ *+{value}\ *+"
    return rf"(?:\{{(?:{pair}(?:,|(?=\}})))*+\}}|\[(?:{item}(?:,|(?=\])))*+\])"


_SIMPLE = rf"(?:{_IN_FLOW}|{_QUOTED})"
_NESTED = rf"(?:{_IN_FLOW}|{_QUOTED}|{_collection(_SIMPLE)})"
#: A value whose end is marked.
_CLOSED = rf"(?:{_collection(_NESTED)}|{_QUOTED})"
_SCRIPT = "|".join(sorted(SCRIPT_KEYS))


def _item(keys: frozenset[str]) -> str:
    """A text behind a hyphen. ``- 去：河边`` is a slip, ``- 石头：娘`` is a line of a script."""
    if not keys:
        return _TEXT
    words = "|".join(re.escape(key) for key in sorted(keys))
    first = "".join(re.escape(key) for key in sorted({key[0] for key in keys}))
    return rf"(?![“‘]?(?=[{first}])(?:{words})[”’]?\s*[{COLONS}]){_TEXT}"


@lru_cache(maxsize=8)
def one_line(keys: frozenset[str]) -> re.Pattern[str]:
    """A clean line. Groups: its blanks, its hyphen, its key, the plain text of the key, the plain text
    of an item without a key, the key of another value."""
    key = rf"((?!(?:{_SCRIPT}):){_KEY}):(?:\ ++({_TEXT}){_TEXT_END}|{_END})"
    item = rf"(?<=-\ )({_item(keys)}){_TEXT_END}"
    other = rf"(?:({_KEY}):\ ++|(?<=-\ )){_CLOSED}{_END}"
    return re.compile(rf"(\ *+)(-\ )?+(?:{key}|{item}|{other})")


@lru_cache(maxsize=8)
def _lines(keys: frozenset[str]) -> re.Pattern[str]:
    """As many clean lines as there are; apart from block texts, and from rarer values in brackets, whose
    pattern takes longer to make than a long file to read."""
    key = rf"(?!(?:{_SCRIPT}):){_KEY}:(?:\ ++{_TEXT}{_TEXT_END}|{_END})"
    script = rf"(?:{_SCRIPT}):\ *+\n(?=\ *+-\ )"
    item = rf"(?<=-\ ){_item(keys)}{_TEXT_END}"
    other = rf"(?:{_KEY}:\ ++|(?<=-\ ))(?:{_collection(_WORD)}|{_QUOTED}){_END}"
    empty = r"(?:\#(?=\s)[^\n]*+)?+\n"
    return re.compile(rf"(?:\ *+(?:\#[^\n]*+\n|(?:-\ ++)*+(?:{key}|{item}|{other}|{script}|{empty})))*+")


def _block(head: str, deeper: str) -> re.Pattern[str]:
    """A block text under a line that begins with some blanks and ``head``: every line of it begins
    with those blanks, ``deeper`` and more, and no line that does follows it."""
    text = rf"(\1{deeper}\ ++)[^\ \t\n][^\n]*+\n(?:\2[^\n]*+\n|\ *+\n)*+"
    return re.compile(rf"(\ *+){head}[|>][+-]?+\n\n*+(?:{text})?+(?!\1{deeper}\ )")


@lru_cache(maxsize=1)
def _brackets() -> re.Pattern[str]:
    """A line with any value in brackets."""
    return re.compile(rf"\ *+(?:-\ ++)*+(?:{_KEY}:\ ++|(?<=-\ )){_CLOSED}{_END}")


@lru_cache(maxsize=1)
def _blocks() -> tuple[re.Pattern[str], ...]:
    """What needs a look at the next lines: block texts, and a script on the line of its key."""
    short = re.compile(rf"(\ *+)(?:{_SCRIPT}):\ ++{_TEXT}{_TEXT_END}(?!\1\ )")
    return _block(rf"{_KEY}:\ ++", ""), _block(rf"-\ {_KEY}:\ ++", r"\ \ "), _block(r"-\ ", ""), short


#: A list item that is indented more than a text above it, which takes it in.
_SWALLOWED = re.compile(r"\n( *+)[^ \n][^\n]*+(?<!:)\n(?: *+\n)*+\1 +- ")


def is_clean(text: str, keys: frozenset[str]) -> bool:
    """Whether the walk would find nothing in this text."""
    text = f"\n{text}\n"
    if _SWALLOWED.search(text):
        return False
    lines = _lines(keys)
    at, end = 0, len(text)
    while True:
        match = lines.match(text, at)
        at = match.end() if match else at
        if at == end:
            return True
        blocks = (block.match(text, at) for block in _blocks())
        match = next((m for m in blocks if m), None) or _brackets().match(text, at)
        if match is None:
            return False
        at = match.end()

"""Chinese text broken into lines for a terminal, by kinsoku rules and in cells.

Terminals wrap anywhere, also before a full stop. And the width of “ ” … — · depends on the font of
the terminal: ``tame`` writes such marks as marks whose width is certain.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from unicodedata import category, east_asian_width, normalize

#: A piece of text and the role in which it is drawn; what a role looks like is the player's affair.
Span = tuple[str, str]

#: Marks that never start a line, and marks that never end one (GB/T 15834-2011).
NO_START = frozenset("，。、；：？！）」』》】〉〕｝％～・,.;:?!)]}%’”…")
NO_END = frozenset("（「『《【〈〔｛([{‘“￥$")

_SURE = {
    "“": "「", "”": "」", "‘": "『", "’": "』", "…": "...", "—": "－", "―": "－", "·": "・", "•": "・",
    "×": "x", "÷": "/", "±": "+/-", "°": "度", "℃": "摄氏度", "№": "No.", "→": "->", "←": "<-", "↑": "^",
    "─": "-", "│": "|", "≈": "约", "≤": "<=", "≥": ">=", "≠": "!=", "√": "对", "§": "节",
    "★": "*", "☆": "*", "●": "*", "○": "*", "◆": "*", "◇": "*", "■": "*", "□": "*", "▲": "*", "△": "*",
}  # fmt: skip

_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")


@cache
def _tamed(c: str) -> str:
    if c in _SURE:
        return _SURE[c]
    kind = category(c)
    if kind in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return "\n" if c == "\n" else " " if c == "\t" else ""
    if kind in ("Zs", "Zl", "Zp") and c != "\u3000":
        return " "
    if east_asian_width(c) == "A":
        plain = normalize("NFKC", c)
        if all(east_asian_width(p) != "A" for p in plain):
            # A circled number becomes (1): a bare digit would join the number before it.
            return f"({plain})" if kind == "No" else plain
    return c


def tame(text: str) -> str:
    """The text as a terminal may show it: widths certain, no control characters, no bidi tricks.

    >>> tame("“红军杨”…\\x1b[31m")
    '「红军杨」...[31m'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_tamed, _APOSTROPHE.sub("'", text)))


def clean(text: str) -> str:
    """The text without control characters and bidi tricks, its marks as they were written.

    >>> clean("“红军杨”\x1b[31m")
    '“红军杨”[31m'
    """
    return "".join(c for c in text if c == "\n" or category(c) not in ("Cc", "Cf", "Cs"))


@cache
def cell(c: str) -> int:
    """Cells of one character."""
    if c < "\u0300":
        return 1
    if category(c) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(c) in "WF" else 1


def cells(text: str) -> int:
    """Cells of a tamed text.

    >>> cells("娘a")
    3
    """
    return len(text) if text.isascii() else sum(map(cell, text))


def width_of(spans: Iterable[Span]) -> int:
    return sum(cells(text) for text, _ in spans)


def may_break(before: str, after: str) -> bool:
    """Whether a line may end after ``before`` and the next one start with ``after``."""
    if after == " " or after in NO_START or before in NO_END or cell(after) == 0:
        return False
    if before == " ":
        return True
    if before == after == "－":
        return False
    return cell(before) == 2 or cell(after) == 2 or (before == "-" and after.isalpha())


def broken(spans: Sequence[Span], width: int, hang: int = 0) -> list[list[Span]]:
    """The spans in lines of at most ``width`` cells; ``hang`` cells are left free from the second line on.

    >>> broken([("他说：走吧。", "")], 10)
    [[('他说：', '')], [('走吧。', '')]]
    """
    chars = [(c, role) for text, role in spans for c in tame(text)]
    lines: list[list[Span]] = []
    start = 0
    while start <= len(chars):
        end = next((n for n in range(start, len(chars)) if chars[n][0] == "\n"), len(chars))
        lines += _filled(chars[start:end], max(width, 4), hang)
        start = end + 1
    return lines


def _filled(chars: list[Span], width: int, hang: int) -> list[list[Span]]:
    """One paragraph: lines as full as they may be, the last one not a lone character."""
    cuts = [0]
    while (cut := _cut(chars, cuts[-1], width - (hang if len(cuts) > 1 else 0))) < len(chars):
        cuts.append(cut)
    if len(cuts) > 1:
        cuts[-1] = _unwidowed(chars, cuts[-2], cuts[-1])
    return [_joined(chars[a:b]) for a, b in zip(cuts, [*cuts[1:], len(chars)], strict=True)]


def _cut(chars: list[Span], start: int, room: int) -> int:
    """Where the line that starts at ``start`` ends."""
    used, last = 0, 0
    for n in range(start, len(chars)):
        c = chars[n][0]
        if n > start and may_break(chars[n - 1][0], c):
            last = n
        used += cell(c)
        if used > room and c != " ":
            return last or max(n, start + 1)
    return len(chars)


def _unwidowed(chars: list[Span], start: int, cut: int) -> int:
    """An earlier cut when only one character (and its punctuation) would stand on the last line."""
    if sum(c not in NO_START and c != " " for c, _ in chars[cut:]) > 1:
        return cut
    for n in range(cut - 1, start + (cut - start) // 2, -1):
        if may_break(chars[n - 1][0], chars[n][0]):
            return n
    return cut


def _joined(chars: list[Span]) -> list[Span]:
    """Characters as spans again, without spaces at the end of the line."""
    while chars and chars[-1][0] == " ":
        chars = chars[:-1]
    out: list[Span] = []
    for c, role in chars:
        if out and out[-1][1] == role:
            out[-1] = (out[-1][0] + c, role)
        else:
            out.append((c, role))
    return out

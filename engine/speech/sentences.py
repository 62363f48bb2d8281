"""A text split into utterances. Twin: ``players/kiosk/static/sentences.js``.

Every player and the plan split the same text into the same pieces, since a clip is looked up by its sentence.
Positions count code points.
"""

_ENDS = frozenset("。！？…；!?;\n")
_CLOSES = frozenset("”’」』》〉）)】］]〕\"'")
_BLANK = frozenset(" \t\r\n\u00a0\u200b\u3000\ufeff")
#: Where a sentence that is too long may be split; the half-width ones not between digits.
_BREAKS = frozenset("，,：:—")
_LIGHT_BREAKS = frozenset("、")
#: Characters; at 220 a minute this is a quarter of a minute, about as much as one breath of reading aloud.
MOST = 60
#: A piece split off is not shorter, if it can be helped.
_LEAST = 12


def sentences(text: str) -> list[str]:
    """The utterances of ``text`` in order, without blanks around them and without those that say nothing."""
    return [text[start:end] for start, end in ranges(text)]


def ranges(text: str) -> list[tuple[int, int]]:
    """Where the utterances stand: half-open ranges of code points."""
    chars = list(text)
    out: list[tuple[int, int]] = []
    start = 0
    while start < len(chars):
        end = _end(chars, start)
        pieces = _short(chars, *_trimmed(chars, start, end))
        out += [p for p in pieces if any(_is_said(c) for c in chars[p[0] : p[1]])]
        start = end
    return out


def _end(chars: list[str], start: int) -> int:
    """Behind the sentence that begins at ``start``, with the marks and brackets that close it."""
    at = start
    while at < len(chars) and chars[at] not in _ENDS:
        at += 1
    while at < len(chars) and (chars[at] in _ENDS or chars[at] in _CLOSES):
        at += 1
        if chars[at - 1] == "\n":
            break
    return at


def _trimmed(chars: list[str], start: int, end: int) -> tuple[int, int]:
    while start < end and chars[start] in _BLANK:
        start += 1
    while end > start and chars[end - 1] in _BLANK:
        end -= 1
    return start, end


def _short(chars: list[str], start: int, end: int) -> list[tuple[int, int]]:
    """The piece itself, or pieces of at most ``MOST`` characters where its commas allow."""
    out = []
    while end - start > MOST:
        at = _break(chars, start, end)
        if at < 0:
            break
        out.append(_trimmed(chars, start, at))
        start = _trimmed(chars, at, end)[0]
    return [*out, (start, end)]


def _break(chars: list[str], start: int, end: int) -> int:
    """Behind the last comma within reach, else the last 、, else the first mark after; −1 without any."""
    comma, light = -1, -1
    for at in range(start, end - 1):
        is_comma = chars[at] in _BREAKS and not _is_digit(chars[at + 1])
        if not is_comma and chars[at] not in _LIGHT_BREAKS:
            continue
        behind = at + 1
        while behind < end and (chars[behind] in _CLOSES or chars[behind] in _BREAKS):
            behind += 1
        if behind >= end:
            break
        if behind - start > MOST:
            return comma if comma > 0 else light if light > 0 else behind
        if behind - start >= _LEAST:
            comma, light = (behind, light) if is_comma else (comma, behind)
    return comma if comma > 0 else light


def _is_digit(c: str) -> bool:
    return "0" <= c <= "9"


def _is_said(c: str) -> bool:
    """Whether a character is spoken: a letter, a digit, a Chinese character (also a rare one), ℃ and the like."""
    n = ord(c)
    return (
        0x30 <= n <= 0x39
        or 0x41 <= n <= 0x5A
        or 0x61 <= n <= 0x7A
        or n == 0x3007
        or 0x2100 <= n <= 0x218F
        or 0x2460 <= n <= 0x249B
        or 0x3380 <= n <= 0x33DF
        or 0x3400 <= n <= 0x9FFF
        or 0xF900 <= n <= 0xFAFF
        or 0xFF10 <= n <= 0xFF19
        or 0xFF21 <= n <= 0xFF3A
        or 0xFF41 <= n <= 0xFF5A
        or 0x20000 <= n <= 0x3FFFF
    )

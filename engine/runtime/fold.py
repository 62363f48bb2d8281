"""Typed answers compared as people mean them. Twin: ``fold.js``."""

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
_DIGITS |= {"五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_DROPPED = " \t\r\n\u3000\u00a0，。、；：！？“”‘’「」『』《》〈〉（）()\"',.;:!?·"
LIMIT = 2**53 - 1
SCALE = 1_000_000


def fold(text: str) -> str:
    """One spelling for full and half width, letter case, spaces, punctuation and Chinese numerals.

    Only ASCII letters change case: a general case table differs between languages.

    >>> fold("《Ｒｅｄ》 七十五 天。")
    'red75天'
    """
    out = []
    for c in text:
        code = ord(c)
        if 0xFF01 <= code <= 0xFF5E:
            code -= 0xFEE0
        if 0x41 <= code <= 0x5A:
            code += 0x20
        c = chr(code)
        if c not in _DROPPED:
            out.append(c)
    return _numerals("".join(out))


def _numerals(text: str) -> str:
    """Every run of Chinese numerals as digits: 二十 is 20, 一九三六 is 1936."""
    out, run = [], ""
    for c in text + "\0":
        if c in _DIGITS or c in _UNITS:
            run += c
            continue
        if run:
            out.append(str(_value(run)) if any(u in _UNITS for u in run) else _spelt(run))
            run = ""
        out.append(c)
    return "".join(out)[:-1]


def _spelt(run: str) -> str:
    return "".join(str(_DIGITS[c]) for c in run)


def _value(run: str) -> int:
    total = section = digit = 0
    for c in run:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c == "万":
            total += (section + digit) * 10000
            section = digit = 0
        else:
            section += (digit or 1) * _UNITS[c]
            digit = 0
        if total > LIMIT:
            return LIMIT
    return total + section + digit


def millionths(text: str) -> int | None:
    """A decimal number in millionths, or nothing when the text is no such number.

    Integers only, because two languages must agree to the last digit.

    >>> millionths("－１２.5")
    -12500000
    """
    kept = text.replace("．", ".").replace("－", "-").replace("−", "-")
    sign = -1 if kept.strip().startswith("-") else 1
    kept = kept.strip().lstrip("+-＋")
    whole, dot, part = kept.partition(".")
    whole = fold(whole)
    part = fold(part)
    if not _digits(whole) or (dot and not _digits(part)) or len(part) > 6:
        return None
    value = int(whole) * SCALE + int((part + "000000")[:6])
    return sign * value if value <= LIMIT else None


def _digits(text: str) -> bool:
    return 0 < len(text) <= 15 and all("0" <= c <= "9" for c in text)

"""Typed answers compared as people mean them. Twin: ``fold.js``, which also goes by code points."""

LIMIT = 2**53 - 1
SCALE = 1_000_000
#: Two languages strip different characters, so the blank ones are named here.
SPACES = " \t\r\n\u3000\u00a0"
_DIGITS = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "0": 0, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9,
}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_DROPPED = SPACES + "，。、；：！？“”‘’「」『』《》〈〉（）()\"',.;:!?·"


def fold(text: str) -> str:
    """One spelling for full and half width, letter case, spaces, punctuation and Chinese numerals.

    Only ASCII letters change case: a general case table differs between languages. A point between two
    digits stays: 3.5 is not 35.

    >>> fold("《Ｒｅｄ》 七十五 天。")
    'red75天'
    """
    narrow = [_narrow(c) for c in text]
    out = []
    for n, c in enumerate(narrow):
        if c not in _DROPPED or (c == "." and _is_digit(narrow, n - 1) and _is_digit(narrow, n + 1)):
            out.append(c)
    return _numerals(out)


def _narrow(c: str) -> str:
    """Half width and, for ASCII, lower case."""
    code = ord(c)
    if 0xFF01 <= code <= 0xFF5E:
        code -= 0xFEE0
    if 0x41 <= code <= 0x5A:
        code += 0x20
    return chr(code)


def _is_digit(chars: list[str], at: int) -> bool:
    return 0 <= at < len(chars) and "0" <= chars[at] <= "9"


def _numerals(chars: list[str]) -> str:
    """Every run of numerals as digits: 二十 and 2十 are 20, 3万 is 30000, 一九三六 is 1936."""
    out: list[str] = []
    run: list[str] = []
    for c in chars:
        if c in _DIGITS or c in _UNITS:
            run.append(c)
            continue
        out += _read(run)
        run = []
        out.append(c)
    return "".join(out + _read(run))


def _read(run: list[str]) -> list[str]:
    if any(c in _UNITS for c in run):
        return [str(_value(run))]
    return [str(_DIGITS[c]) for c in run]


def _value(run: list[str]) -> int:
    total = section = digit = 0
    for c in run:
        if c in _DIGITS:
            digit = digit * 10 + _DIGITS[c]
        elif c == "万":
            total += (section + digit or 1) * 10000
            section = digit = 0
        else:
            section += (digit or 1) * _UNITS[c]
            digit = 0
        if total > LIMIT or section > LIMIT or digit > LIMIT:
            return LIMIT
    return min(total + section + digit, LIMIT)


def millionths(text: str) -> int | None:
    """A decimal number in millionths, or nothing when the text is no such number.

    Integers only, because two languages must agree to the last digit; what is smaller than a millionth
    is left out, and numbers above nine thousand million are none.

    >>> millionths("－１２.5")
    -12500000
    """
    narrow = [_narrow("-" if c == "−" else c) for c in text if c not in SPACES]
    sign = -1 if narrow[:1] == ["-"] else 1
    kept = "".join(narrow[1:] if narrow[:1] in (["-"], ["+"]) else narrow)
    whole, dot, part = kept.partition(".")
    whole, part = fold(whole or "0" if dot else whole), fold(part)
    if not _are_digits(whole) or (dot and not _are_digits(part)):
        return None
    value = int(whole) * SCALE + int((part + "000000")[:6])
    return sign * value if value <= LIMIT else None


def _are_digits(text: str) -> bool:
    return 0 < len(text) <= 15 and all("0" <= c <= "9" for c in text)

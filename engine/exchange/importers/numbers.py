"""Numbers, ranges and weights as other programs write them, exactly: decimals, never floats."""

import re
from decimal import Decimal, InvalidOperation

_NUMBER = re.compile(r"[-+]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d)?")
_WIDE = str.maketrans("０１２３４５６７８９．－＋，", "0123456789.-+,")


def decimal(text: str) -> Decimal | None:
    """The number that a text is; a decimal comma counts as a point."""
    text = text.translate(_WIDE).replace("−", "-").strip()
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def plain(number: Decimal) -> str:
    """Without exponent and idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def fits(number: Decimal) -> bool:
    """Whether our runtimes hold the number to the last digit (six decimals)."""
    return number == number.quantize(Decimal("0.000001")) and abs(number) < 1_000_000_000


def middle(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """A range as its middle and the tolerance on both sides: the same numbers are right."""
    low, high = min(low, high), max(low, high)
    return (low + high) / 2, (high - low) / 2

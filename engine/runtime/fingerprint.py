"""Short hashes that name a text, so that a save survives an edit. Twin: ``fingerprint.js``."""

from zlib import crc32


def fingerprint(text: str) -> str:
    """CRC-32 (ISO 3309) of the UTF-8 bytes as eight hex digits.

    It tells texts of one scene apart; it is no protection against forgery.

    >>> fingerprint("火花")
    '7694ff7c'
    """
    return f"{crc32(text.encode()):08x}"

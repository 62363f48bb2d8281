"""The fixed words of texts and instructions: what a place is recognised by. Twin: ``words.js``."""

from typing import Any

from engine.runtime.fingerprint import fingerprint


def plain(text: Any) -> str:
    """The words of a text, its variants in authored order: stable while it is not edited.

    >>> plain(["有", ["v", "粮"], "斗"])
    '有v粮斗'
    """
    if isinstance(text, str):
        return text
    return "".join([plain(t) for t in text]) if isinstance(text, list) else ""


def flat(value: Any) -> str:
    """An expression as a text, each one different.

    >>> flat([">", "信任", 2])
    '(> 信任 2)'
    """
    if value is True:
        return "true"
    if value is False:
        return "false"
    return f"({' '.join([flat(v) for v in value])})" if isinstance(value, list) else str(value)


def spoken(ins: Any) -> str:
    """What a learner reads of an instruction that does not stop; empty for the silent ones."""
    if isinstance(ins, str):
        return ins
    if ins[0] == "say":
        return f"{ins[1]}：{plain(ins[2])}"
    return plain(ins[1]) if ins[0] in ("tell", "stage", "fact") else ""


def option_name(raw: list[Any]) -> str:
    """What identifies an option among those beside it: its own name, or its text as authored."""
    own = raw[3].get("id") if len(raw) > 3 else None
    return fingerprint(plain(raw[0]) if own is None else own)

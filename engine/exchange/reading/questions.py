"""Items as questions on paper, and their answers.

Options stand in an order that the item's name gives: the same on every machine, and no key first because its
author wrote it first. An item that asks for its own order keeps it.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.runtime.items import order_of

KINDS = {
    "single": "单选", "multiple": "多选", "true-false": "判断", "blank": "填空", "number": "填数",
    "order": "排序", "match": "连线", "survey": "调查", "short": "简答",
}  # fmt: skip
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Question:
    """``options`` with their letters; ``left`` are the numbered sides of a match. ``answer`` may be empty."""

    kind: str
    stem: str
    options: list[tuple[str, str]]
    left: list[str]
    answer: str
    words: str
    rationale: str
    sources: tuple[str, ...]
    points: int


def question(name: str, item: Mapping[str, Any]) -> Question:
    """The item called ``name`` (`bank/item`), with the letters that its options have on this paper."""
    kind = item["kind"]
    texts = item["right"] if kind == "match" else item.get("options", [])
    order = order_of(dict(item), zlib.crc32(name.encode()))[1]
    letters = {at: _LETTERS[n] if n < len(_LETTERS) else str(n + 1) for n, at in enumerate(order)}
    answer, words = _answer(item, letters)
    return Question(
        kind, item["stem"], [(letters[at], texts[at]) for at in order], item.get("left", []),
        answer, words, item.get("rationale", ""), tuple(item.get("sources", ())), item["points"],
    )  # fmt: skip


def _answer(item: Mapping[str, Any], letters: Mapping[int, str]) -> tuple[str, str]:
    """The answer in letters, short enough for a table, and in words where letters say too little."""
    kind, key = item["kind"], item.get("key")
    if kind == "single":
        return letters[item["key"]], item["options"][item["key"]]
    if kind == "multiple":
        chosen = sorted(item["key"], key=lambda at: letters[at])
        return "".join(letters[at] for at in chosen), "；".join(item["options"][at] for at in chosen)
    if kind == "true-false":
        return ("对" if key else "错"), ""
    if kind == "blank":
        return "或 ".join(item["key"]), ""
    if kind == "number":
        margin = f"（相差 {item['tolerance']} 以内也算对）" if item.get("tolerance", "0") != "0" else ""
        return f"{key} {item.get('unit', '')}".strip() + margin, ""
    if kind == "order":
        return "".join(letters[n] for n in range(len(item["options"]))), " → ".join(item["options"])
    if kind == "match":
        pairs = [f"{n}{letters[at]}" for n, at in enumerate(item["key"], 1)]
        return " ".join(pairs), "；".join(
            f"{a}－{item['right'][b]}" for a, b in zip(item["left"], item["key"], strict=True)
        )
    return "", item.get("model", "")

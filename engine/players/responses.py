"""Responses to items in words: what was answered, and what the key is."""

from typing import Any

from engine.players import texts
from engine.players.paragraphs import Writer

Item = dict[str, Any]


def response_words(w: Writer, item: Item, response: Any) -> list[str]:
    """A response as it would be written down, one line for each part of it."""
    kind = item["kind"]
    if isinstance(response, str):
        unit = item.get("unit", "")
        return [f"{response} {unit}".strip() if kind == "number" else response]
    if kind == "true-false":
        return [w.says(texts.TRUE if response else texts.FALSE)]
    if kind == "match":
        return [
            f"{left} － {item['right'][right]}" for left, right in zip(item["left"], response, strict=True)
        ]
    if kind == "order":
        return [f"{n}. {item['options'][at]}" for n, at in enumerate(response, 1)]
    if isinstance(response, list):
        return [item["options"][at] for at in sorted(response)]
    return [item["options"][response]]


def key_words(w: Writer, item: Item) -> list[str]:
    """The key of an item that has one."""
    kind = item["kind"]
    if kind in ("survey", "short"):
        return []
    if kind == "blank":
        return [w.says(texts.OR).join(item["key"][:2])]
    if kind == "order":
        return response_words(w, item, list(range(len(item["options"]))))
    return response_words(w, item, item["key"])


def feedback_words(item: Item, response: Any) -> list[tuple[str, str]]:
    """What the author says about the options that were chosen: option and comment."""
    feedback = item.get("feedback")
    if not feedback:
        return []
    picked = response if isinstance(response, list) else [response]
    indexes = sorted(p for p in picked if type(p) is int)
    return [(item["options"][p], feedback[str(p)]) for p in indexes if str(p) in feedback]

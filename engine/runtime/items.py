"""Marking a response to an item. Twin: ``items.js``.

A response is given in authored terms, whatever the order in which options were shown:

| kind | response |
|---|---|
| single, survey with options | index of the option |
| multiple | list of indexes |
| true-false | true or false |
| blank, survey without options | text |
| number | text |
| order | list of indexes, first to last |
| match | for each left side the index of its right side |
| short | text, then the learner marks it against the model answer |
"""

from typing import Any

from engine.runtime.fold import SPACES, fold, millionths
from engine.runtime.rng import shuffled

Item = dict[str, Any]
#: Characters (code points) in a typed response.
LONGEST = 2000


def order_of(item: Item, seed: int) -> tuple[int, list[int]]:
    """The next seed and the order in which options (for a match: right sides) are shown."""
    count = len(item["right"] if item["kind"] == "match" else item.get("options", []))
    if count < 2 or item.get("fixed") is True or item["kind"] == "survey":
        return seed, list(range(count))
    seed, order = shuffled(seed, count)
    if item["kind"] == "order" and order == list(range(count)):
        order = order[1:] + order[:1]  # shown in the right order it would be no question
    return seed, order


def is_response(item: Item, response: Any) -> bool:
    """Whether ``response`` has the shape that the item's kind takes."""
    kind, count = item["kind"], len(item.get("options", []))
    if kind == "single" or (kind == "survey" and count > 0):
        return _is_index(response, count)
    if kind == "multiple":
        return _are_indexes(response, count) and len(response) > 0
    if kind == "true-false":
        return response is True or response is False
    if kind == "order":
        return _are_indexes(response, count) and len(response) == count
    if kind == "match":
        right = len(item["right"])
        return (
            isinstance(response, list)
            and len(response) == len(item["left"])
            and all(_is_index(r, right) for r in response)
        )
    return _is_text(response)


def is_right(item: Item, response: Any) -> bool | None:
    """Whether a well-formed response is right; nothing where there is no key."""
    kind, key = item["kind"], item.get("key")
    if kind in ("survey", "short"):
        return None
    if kind == "multiple":
        return sorted(response) == key
    if kind == "blank":
        return any(_same_words(response, k) for k in item["key"])
    if kind == "number":
        return _is_near(item, response)
    if kind == "order":
        return list(response) == list(range(len(item["options"])))
    if kind == "match":
        return [item["right"][r] for r in response] == [item["right"][k] for k in item["key"]]
    return type(response) is type(key) and response == key


def _same_words(given: str, key: str) -> bool:
    """Folded, unless there is nothing left of the key: a question may ask for a mark."""
    wanted = fold(key)
    return fold(given) == wanted if wanted != "" else given == key


def _is_near(item: Item, response: str) -> bool:
    """Within the tolerance; the unit may be typed behind the number."""
    unit = item.get("unit", "")
    given = millionths(response)
    if given is None and unit != "":
        given = millionths(fold(response).removesuffix(fold(unit)))
    wanted, margin = millionths(item["key"]), millionths(item.get("tolerance", "0"))
    if given is None or wanted is None or margin is None:
        return False
    return -margin <= given - wanted <= margin


def _is_index(value: Any, count: int) -> bool:
    return type(value) is int and 0 <= value < count


def _are_indexes(value: Any, count: int) -> bool:
    """Different indexes."""
    return (
        isinstance(value, list) and all(_is_index(v, count) for v in value) and len(set(value)) == len(value)
    )


def _is_text(value: Any) -> bool:
    """Some words, not too many, and no half of a surrogate pair: it could not be written to a file."""
    return (
        isinstance(value, str)
        and len(value) <= LONGEST
        and any(c not in SPACES for c in value)
        and not any("\ud800" <= c <= "\udfff" for c in value)
    )

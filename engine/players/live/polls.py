"""A question that the room answers: ready, open, closed, revealed.

Responses are in the terms of what is shown: positions in ``options``, whatever the authored order.

| kind | response |
|---|---|
| choice, vote, single, survey with options | position |
| multiple | positions, each once, at least one |
| true-false | true or false (``options`` are 对 and 错) |
| order | positions, first to last |
| match | for each of ``left`` the position of its partner in ``options`` |
| blank, number, survey without options, short | text |
"""

from dataclasses import dataclass, field
from typing import Any

from engine.runtime.items import Item, is_response, is_right
from engine.runtime.state import Event

READY, OPEN, CLOSED, REVEALED = "ready", "open", "closed", "revealed"
#: Kinds that lead somewhere: the room decides the way.
WAYS = ("choice", "vote")
#: Whoever raises a hand where options cannot be counted was right (0) or not (1).
_SIDES = 2
#: More hands than a hall has.
MOST_HANDS = 10_000


@dataclass(slots=True)
class Vote:
    """What a seat answered last. ``seq`` grows within a seat; what is not above it was sent before."""

    response: Any
    seq: int


@dataclass(slots=True)
class Poll:
    """One asking. ``order`` gives the authored index of each position; ``item`` is nothing for a choice.

    ``standing``: the runtime has an answer already, and this asking is for the room alone.
    """

    id: str
    kind: str
    ask: str
    options: list[str]
    order: list[int]
    item_id: str = ""
    item: Item | None = None
    standing: bool = False
    phase: str = READY
    votes: dict[int, Vote] = field(default_factory=dict)
    hands: list[int] = field(default_factory=list)
    decided: Any = None
    allowed: set[str] = field(default_factory=set)
    all_allowed: bool = False

    @property
    def leads(self) -> bool:
        return self.kind in WAYS

    @property
    def countable(self) -> bool:
        """Whether answers are counted option by option."""
        return self.kind in (*WAYS, "single", "true-false", "multiple") or self.choosing_survey

    @property
    def choosing_survey(self) -> bool:
        return self.kind == "survey" and len(self.options) > 0

    @property
    def sides(self) -> int:
        """What hands are counted for: options, or right and not."""
        return len(self.options) if self.countable else _SIDES


def of_choice(id: str, event: Event, ask: str) -> Poll:
    """The poll for the event ``offered``."""
    options = [c["text"] for c in event["choices"]]
    kind = "vote" if event["vote"] else "choice"
    return Poll(id, kind, event["ask"] or ask, options, list(range(len(options))))


def of_item(id: str, item_id: str, item: Item, order: list[int], truth: list[str]) -> Poll:
    """The poll for an item. ``truth`` are the words for true and false."""
    kind = item["kind"]
    if kind == "true-false":
        options = truth
    elif kind == "match":
        options = [item["right"][n] for n in order]
    else:
        options = [item["options"][n] for n in order] if item.get("options") else []
    return Poll(id, kind, item["stem"], options, order, item_id, item)


def again(poll: Poll, id: str) -> Poll:
    """The same question, asked afresh."""
    return Poll(
        id, poll.kind, poll.ask, poll.options, poll.order, poll.item_id, poll.item, standing=poll.standing
    )


def accepts(poll: Poll, response: Any) -> bool:
    """Whether a response has the shape that this question takes."""
    if poll.item is None:
        return _is_position(response, len(poll.options))
    given = authored(poll, response)
    return given is not None and is_response(poll.item, given)


def authored(poll: Poll, response: Any) -> Any:
    """A response in the terms of the item, for the runtime; nothing when its shape is wrong."""
    if poll.kind == "single" or poll.choosing_survey:
        return poll.order[response] if _is_position(response, len(poll.order)) else None
    if poll.kind in ("multiple", "order", "match"):
        if not isinstance(response, list) or not all(_is_position(r, len(poll.order)) for r in response):
            return None
        found = [poll.order[r] for r in response]
        return sorted(found) if poll.kind == "multiple" else found
    return response


def shown(poll: Poll, given: Any) -> Any:
    """A response of the item in the terms of what is shown."""
    if poll.kind == "single" or poll.choosing_survey:
        return poll.order.index(given)
    if poll.kind == "multiple":
        return sorted(poll.order.index(g) for g in given)
    if poll.kind in ("order", "match"):
        return [poll.order.index(g) for g in given]
    return given


def right_of(poll: Poll) -> Any:
    """The key in the terms of what is shown; of a blank all accepted texts; nothing where there is none."""
    item = poll.item
    if item is None or poll.kind == "survey":
        return None
    if poll.kind == "short":
        return item["model"]
    if poll.kind == "order":
        return shown(poll, list(range(len(item["options"]))))
    if poll.kind in ("blank", "number", "true-false"):
        return item["key"]
    return shown(poll, item["key"])


def is_right_answer(poll: Poll, response: Any) -> bool | None:
    """Whether a stored response is right; nothing where that cannot be said."""
    return None if poll.item is None else is_right(poll.item, authored(poll, response))


def positions(poll: Poll, response: Any) -> list[int]:
    """The options that a response counts for."""
    if poll.kind == "true-false":
        return [0 if response else 1]
    return list(response) if isinstance(response, list) else [response]


def right_response(item: Item) -> Any:
    """A right response in authored terms: what a room meant that raised its hands for it."""
    kind = item["kind"]
    if kind == "order":
        return list(range(len(item["options"])))
    if kind == "short":
        return item["model"][:2000]
    return item["key"][0] if kind == "blank" else item["key"]


def no_response(item: Item, words: str) -> Any:
    """A well-formed response that is not right, for a question that nobody answered."""
    kind, key = item["kind"], item.get("key")
    if kind == "true-false":
        return not key
    if kind == "single":
        return 1 if key == 0 and len(item["options"]) > 1 else 0
    if kind == "multiple":
        return next(([n] for n in range(len(item["options"])) if [n] != key), [0])
    if kind == "order":
        return list(range(len(item["options"])))[::-1]
    if kind == "match":
        return _mismatched(item)
    return 0 if item.get("options") else words


def _mismatched(item: Item) -> list[int]:
    """The key, turned until it no longer fits; right sides that read the same may be exchanged."""
    key: list[int] = item["key"]
    for n in range(1, len(key)):
        turned = key[n:] + key[:n]
        if is_right(item, turned) is False:
            return turned
    other = next((n for n, text in enumerate(item["right"]) if text != item["right"][key[0]]), key[0])
    return [other, *key[1:]]


def _is_position(value: Any, count: int) -> bool:
    return type(value) is int and 0 <= value < count

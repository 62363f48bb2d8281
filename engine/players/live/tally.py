"""Counting what a room answered (pure)."""

from collections.abc import Iterable
from typing import Any

from engine.players.live.polls import Poll, is_right_answer, positions, right_response, shown
from engine.runtime.fold import fold, millionths

#: Different typed answers that are listed; the rest is counted in ``voted`` only.
LISTED = 30
#: Characters of a typed answer in a list.
_LONG = 60


def counts(poll: Poll) -> list[int]:
    """People by option, hands included; for a question without options none."""
    if not poll.countable:
        return []
    out = [0] * len(poll.options)
    for n, hands in enumerate(poll.hands):
        out[n] += hands
    for vote in poll.votes.values():
        for n in positions(poll, vote.response):
            out[n] += 1
    return out


def winners(poll: Poll) -> list[int]:
    """The options that most people are for; none when nobody is for any."""
    counted = counts(poll)
    most = max(counted, default=0)
    return [n for n, c in enumerate(counted) if c == most] if most else []


def answered(poll: Poll) -> int:
    """How many answered, hands included. Of several options that one may raise a hand for, the largest count."""
    hands = max(poll.hands, default=0) if poll.kind == "multiple" else sum(poll.hands)
    return len(poll.votes) + hands


def right_count(poll: Poll) -> int | None:
    """How many answered right; nothing where there is no key, or the room marks itself."""
    if poll.item is None or poll.kind in ("survey", "short"):
        return None
    right = sum(is_right_answer(poll, v.response) is True for v in poll.votes.values())
    return right + _right_hands(poll)


def _right_hands(poll: Poll) -> int:
    assert poll.item is not None
    if not poll.hands or poll.kind == "multiple":  # hands do not tell who raised which
        return 0
    at = positions(poll, shown(poll, poll.item["key"]))[0] if poll.countable else 0
    return poll.hands[at]


def groups(poll: Poll) -> list[tuple[str, int]]:
    """Answers that mean the same, commonest first, under the words most often used for them."""
    if poll.countable:
        return []
    found: dict[str, dict[str, int]] = {}
    for vote in poll.votes.values():
        words = _words(poll, vote.response)
        spelt = found.setdefault(_key(poll, words), {})
        spelt[words] = spelt.get(words, 0) + 1
    out = [(max(spelt, key=lambda w: spelt[w])[:_LONG], sum(spelt.values())) for spelt in found.values()]
    return sorted(out, key=lambda row: -row[1])[:LISTED]


def _words(poll: Poll, response: Any) -> str:
    """An arrangement by the numbers that stand before the options, or what was typed."""
    if poll.kind == "order":
        return " → ".join(str(n + 1) for n in response)
    if poll.kind == "match":
        return "，".join(f"{left} → {n + 1}" for left, n in enumerate(response, 1))
    return " ".join(response.split())


def _key(poll: Poll, words: str) -> str:
    if poll.kind in ("order", "match"):
        return words
    if poll.kind == "number":
        unit = (poll.item or {}).get("unit", "")
        value = millionths(words)
        if value is None and unit:
            value = millionths(fold(words).removesuffix(fold(unit)))
        if value is not None:
            return str(value)
    return fold(words) or words


def room_answer(poll: Poll) -> Any:
    """What the room says: the lecturer's word, else the plurality. Nothing when nobody said anything, or a
    choice is tied. Of an item that is tied, the first of the options.
    """
    if poll.decided is not None and poll.kind != "short":
        return poll.decided
    if poll.kind == "multiple":
        return _set_of(poll)
    if poll.countable:
        best = winners(poll)
        if not best or (poll.leads and len(best) > 1):
            return None
        return best[0] == 0 if poll.kind == "true-false" else best[0]
    if poll.votes:
        return _commonest(poll)
    if poll.hands and poll.item is not None and poll.hands[0] > 0 and poll.hands[0] >= poll.hands[1]:
        return shown(poll, right_response(poll.item)) if poll.kind != "survey" else None
    return None


def _commonest(poll: Poll) -> Any:
    """The response that most gave, folded."""
    return _most((_key(poll, _words(poll, v.response)), v.response) for v in poll.votes.values())


def _set_of(poll: Poll) -> list[int] | None:
    """The combination that most phones gave; of hands, what at least half of the hands were raised for."""
    if poll.votes:
        found = _most((repr(sorted(v.response)), sorted(v.response)) for v in poll.votes.values())
        return list(found)
    most = max(poll.hands, default=0)
    return [n for n, c in enumerate(poll.hands) if 2 * c >= most] if most else None


def _most(pairs: Iterable[tuple[str, Any]]) -> Any:
    """The first value of the commonest key."""
    first: dict[str, Any] = {}
    times: dict[str, int] = {}
    for key, value in pairs:
        first.setdefault(key, value)
        times[key] = times.get(key, 0) + 1
    return first[max(times, key=lambda k: times[k])]


def is_overruled(poll: Poll) -> bool:
    """Whether the lecturer took another way than the room wanted; to decide a tie is none."""
    return (
        poll.leads and poll.decided is not None and bool(winners(poll)) and poll.decided not in winners(poll)
    )


def is_undecided(poll: Poll) -> bool:
    """Whether only the lecturer can say how it goes on."""
    return poll.leads and room_answer(poll) is None

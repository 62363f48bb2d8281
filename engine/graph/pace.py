"""How long things take a learner."""

from typing import Any

#: Reading and listening speed of older members: characters a minute.
PACE = 180
_EXTRA = {"choose": 6, "vote": 6, "item": 20, "quiz": 0, "discuss": 20, "task": 15}


def tenths(ins: Any) -> int:
    """How long an instruction keeps a learner, in tenths of a second."""
    if isinstance(ins, str):
        return len(ins) * 600 // PACE
    if not isinstance(ins, list):
        return 10
    if ins[0] == "pause":
        return int(ins[1]) * 10
    if ins[0] in ("page", "stop", "task", "discuss"):
        return _length(list(ins[1].values())) * 600 // PACE + _EXTRA.get(ins[0], 0) * 10
    if ins[0] in ("say", "tell", "stage", "fact", "end"):
        return _length(ins[2] if ins[0] in ("say", "end") else ins[1]) * 600 // PACE
    return _EXTRA.get(ins[0], 0) * 10


def _length(text: Any) -> int:
    if isinstance(text, str):
        return len(text)
    if isinstance(text, dict):
        return sum(_length(t) for t in text.values())
    if isinstance(text, list):
        if text and text[0] in ("?", "~"):  # one of the variants is read
            return max((_length(t) for t in text[1:]), default=0)
        return sum(_length(t) for t in text)
    return 0

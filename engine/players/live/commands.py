"""What the lecturer presses, as changes of the room. A field of the wrong shape is refused, and nothing is changed."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.players.live import polls
from engine.players.live.polls import CLOSED, MOST_HANDS, OPEN, READY, REVEALED, Poll
from engine.players.live.timer import Timer

if TYPE_CHECKING:
    from engine.players.live.room import Entry, Refusal, Room

#: The fields that each command has beside ``do`` and ``serial``: nothing else is kept.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "next": (), "back": (), "open": (), "close": (), "reveal": (), "again": (), "end": (),
    "hands": ("counts",), "decide": ("choice",), "allow": ("text", "all", "on"), "blank": ("on",), "freeze": ("on",),
    "hide": ("on",), "joining": ("on",), "jump": ("to",), "timer": ("act", "seconds"), "heads": ("count",),
    "remote": ("act",),
}  # fmt: skip
#: What the keys of a clicker may do at the projector, and what the remote may.
PROJECTOR = frozenset(
    {"next", "back", "open", "close", "reveal", "again", "decide", "blank", "timer", "jump"}
)
REMOTE = frozenset(FIELDS) - {"remote", "joining", "end"}
_DAY = 24 * 3600


def _next(room: "Room", _: "Entry") -> "Refusal":
    return "over" if room.over else room.next()


def _back(room: "Room", _: "Entry") -> "Refusal":
    return "over" if room.over else room.back()


def _open(room: "Room", _: "Entry") -> "Refusal":
    poll = _asked(room)
    if poll is None or poll.phase not in (READY, CLOSED):
        return "question"
    room.open_poll(poll)
    return None


def _close(room: "Room", _: "Entry") -> "Refusal":
    poll = _asked(room)
    if poll is None or poll.phase != OPEN:
        return "question"
    poll.phase = CLOSED
    return None


def _reveal(room: "Room", _: "Entry") -> "Refusal":
    poll = _asked(room)
    if poll is None or poll.phase not in (OPEN, CLOSED):
        return "question"
    poll.phase = REVEALED
    return None


def _again(room: "Room", _: "Entry") -> "Refusal":
    return "over" if room.over else room.ask_again()


def _hands(room: "Room", entry: "Entry") -> "Refusal":
    poll, counts = _asked(room), entry.get("counts")
    if poll is None:
        return "question"
    if not isinstance(counts, dict):
        return "counts"
    hands = [0] * poll.sides
    for key, count in counts.items():
        if not key.isascii() or not key.isdigit() or len(key) > 3 or int(key) >= len(hands):
            return "counts"
        if type(count) is not int or not 0 <= count <= MOST_HANDS:
            return "counts"
        hands[int(key)] = count
    if poll.phase == READY:
        room.open_poll(poll)
    poll.hands = hands
    return None


def _decide(room: "Room", entry: "Entry") -> "Refusal":
    poll, choice = _asked(room), entry.get("choice")
    if poll is None:
        return "question"
    fits = isinstance(choice, bool) if poll.kind == "short" else polls.accepts(poll, choice)
    if not fits:
        return "choice"
    if poll.phase == READY:
        room.open_poll(poll)
    poll.decided, poll.phase = choice, REVEALED
    return None


def _allow(room: "Room", entry: "Entry") -> "Refusal":
    poll = room.poll
    if poll is None or poll.countable:
        return "question"
    if isinstance(entry.get("all"), bool):
        poll.all_allowed = entry["all"]
    elif isinstance(entry.get("text"), str):
        if entry.get("on") is False:
            poll.allowed.discard(entry["text"])
        else:
            poll.allowed.add(entry["text"])
    else:
        return "text"
    return None


def _blank(room: "Room", entry: "Entry") -> "Refusal":
    on = entry.get("on")
    if not isinstance(on, bool) and on != "white":
        return "on"
    room.blank = on
    return None


def _freeze(room: "Room", entry: "Entry") -> "Refusal":
    if not isinstance(entry.get("on"), bool):
        return "on"
    room.frozen = replace(room.wall, poll=deepcopy(room.asking)) if entry["on"] else None
    return None


def _flag(name: str) -> "Callable[[Room, Entry], Refusal]":
    def change(room: "Room", entry: "Entry") -> "Refusal":
        if not isinstance(entry.get("on"), bool):
            return "on"
        setattr(room, name, entry["on"])
        return None

    return change


def _jump(room: "Room", entry: "Entry") -> "Refusal":
    to = entry.get("to")
    if room.over:
        return "over"
    return room.jump(to) if isinstance(to, str) else "place"


def _timer(room: "Room", entry: "Entry") -> "Refusal":
    act, seconds = entry.get("act"), entry.get("seconds")
    if seconds is not None and (type(seconds) is not int or not -_DAY <= seconds <= _DAY):
        return "seconds"
    if act == "start":
        if seconds is not None and seconds > 0:
            room.countdown = Timer(of=seconds * 1000)
        room.timer.start(room.at)
    elif act == "pause":
        room.timer.pause(room.at)
    elif act == "reset":
        room.timer.reset(room.at)
    elif act == "extend" and seconds is not None:
        room.timer.extend(seconds * 1000)
    else:
        return "act"
    return None


def _heads(room: "Room", entry: "Entry") -> "Refusal":
    count = entry.get("count")
    if count is not None and (type(count) is not int or not 0 <= count <= MOST_HANDS):
        return "count"
    room.heads = count
    return None


def _remote(room: "Room", entry: "Entry") -> "Refusal":
    """``digits`` are put in by the server, from its generator; the remote that was in is out."""
    act, digits = entry.get("act"), entry.get("digits")
    if act not in ("new", "revoke"):
        return "act"
    room.remote += 1
    room.remote_in = False
    room.digits = digits if act == "new" else None
    return None


def _end(room: "Room", _: "Entry") -> "Refusal":
    return room.end()


def _asked(room: "Room") -> Poll | None:
    """The question that a command is about: the one on show, or one that is under way behind another slide."""
    if room.over:
        return None
    if room.asking is None and room.poll is not None and room.poll.phase != READY:
        return room.poll
    return room.asking


COMMANDS: "Mapping[str, Callable[[Room, Entry], Refusal]]" = {
    "next": _next, "back": _back, "open": _open, "close": _close, "reveal": _reveal, "again": _again, "hands": _hands,
    "decide": _decide, "allow": _allow, "blank": _blank, "freeze": _freeze, "hide": _flag("hidden"),
    "joining": _flag("joining"), "jump": _jump, "timer": _timer, "heads": _heads, "remote": _remote, "end": _end,
}  # fmt: skip


def entry_of(body: dict[str, Any], by: str) -> "Entry | None":
    """The entry for what a page sent: known fields only; nothing when there is no such command."""
    do = body.get("do")
    if not isinstance(do, str) or do not in FIELDS:
        return None
    serial = body.get("serial")
    out: Entry = {"do": do, "by": by, **{k: body[k] for k in FIELDS[do] if k in body}}
    if isinstance(serial, str) and 0 < len(serial) <= 64:
        out["serial"] = serial
    return out

"""What each page is shown: plain JSON, whole and small (pure). The README of this folder has the fields."""

import json
from typing import Any
from urllib.parse import quote

from engine.players.live import polls, tally
from engine.players.live.blocks import Block
from engine.players.live.jumps import SCENE
from engine.players.live.polls import CLOSED, READY, REVEALED, Poll
from engine.players.live.room import Room, Wall
from engine.players.live.seats import Seat
from engine.players.live.slides import ASKING, Slide
from engine.players.whereabouts import unit_at

View = dict[str, Any]
#: Bytes of a phone's view.
MOST = 2048
_LOG = 12
#: Characters of a slide that a phone repeats.
_GIST = 160


def projector(room: Room) -> View:
    """What the room sees, frozen or not."""
    wall = room.frozen or room.wall
    out = {**_common(room), "slide": _slide(wall), "seats": len(room.seats)}
    if wall.poll is not None:
        shown = wall.poll.phase == REVEALED or (not room.hidden and wall.poll.phase != READY)
        out["poll"] = _poll(room, wall.poll, counts=shown, key=wall.poll.phase == REVEALED, typed=False)
    return out


def console(room: Room) -> View:
    """All that the lecturer may know. Who is online the server adds: it is not of the journal."""
    wall, peek = room.wall, room.peek()
    out: View = {
        **_common(room), "slide": _slide(wall), "seats": len(room.seats), "notes": list(wall.slide.notes),
        "next": None if peek is None else _picture(peek), "way": way(room), "frozen": room.frozen is not None,
        "hidden": room.hidden, "joining": room.joining, "heads": room.heads, "began": room.about["at"],
        "remote": {"digits": room.digits, "on": room.remote_in}, "persons": len(room.seats.persons()),
        "log": [[at, text] for at, _, text in room.transcript[-_LOG:]], "needs": None,
    }  # fmt: skip
    poll = wall.poll or (room.poll if room.poll is not None and room.poll.phase != READY else None)
    if poll is not None:
        out["poll"] = _poll(room, poll, counts=True, key=True, typed=True)
        if poll.phase == REVEALED and tally.is_undecided(poll):
            out["needs"] = "decide"
    return out


def _common(room: Room) -> View:
    return {
        "room": {
            "title": room.bundle["title"],
            "code": room.code,
            "over": room.over,
            "work": room.bundle["id"],
        },
        "blank": room.blank,
        "timer": room.timer.shown(),
    }


def _slide(wall: Wall) -> View:
    return {**_picture(wall.slide), "at": wall.at, "of": wall.of, "where": wall.where}


def _picture(slide: Slide) -> View:
    out: View = {"kind": slide.kind, "title": slide.title, "blocks": list(slide.blocks)}
    if slide.sources:
        out["sources"] = list(slide.sources)
    if slide.picture:
        out["picture"] = f"/media/{quote(slide.picture)}"
        out["alt"] = slide.alt
    return out


def _poll(room: Room, poll: Poll, *, counts: bool, key: bool, typed: bool) -> View:
    """A poll for one role. ``counts``: with numbers; ``key``: with what is right; ``typed``: with every typed word."""
    out: View = {
        "id": poll.id, "kind": poll.kind, "phase": poll.phase, "ask": poll.ask, "options": poll.options,
        "voted": tally.answered(poll), "seats": len(room.seats),
    }  # fmt: skip
    item = poll.item or {}
    if poll.kind == "match":
        out["left"] = item["left"]
    if item.get("unit"):
        out["unit"] = item["unit"]
    if counts:
        _count(out, poll, typed=typed)
    if key:
        _key(room, out, poll)
    return out


def _count(out: View, poll: Poll, *, typed: bool) -> None:
    if poll.hands:
        out["hands"] = poll.hands
    if poll.countable:
        out["counts"] = tally.counts(poll)
        if poll.phase in (CLOSED, REVEALED):
            out["winner"] = tally.winners(poll)
    else:
        open_to_all = typed or poll.all_allowed or poll.kind in ("order", "match")
        rows = tally.groups(poll)
        out["answers"] = [[t, n] for t, n in rows if open_to_all or t in poll.allowed]
        if typed:
            out["allowed"] = [t for t, _ in rows if poll.all_allowed or t in poll.allowed]
    if poll.phase == REVEALED and poll.leads:
        out["undecided"] = tally.is_undecided(poll)
        out["overruled"] = tally.is_overruled(poll)
    if poll.decided is not None:
        out["decided"] = poll.decided


def _key(room: Room, out: View, poll: Poll) -> None:
    item = poll.item
    if item is None:
        return
    right = polls.right_of(poll)
    if right is not None:
        out["right"] = right
    if item.get("rationale"):
        out["rationale"] = item["rationale"]
    if item.get("sources"):
        out["sources"] = [room.writer.source(k) for k in item["sources"]]
    if item.get("feedback"):
        out["feedback"] = {
            str(poll.order.index(int(k)) if poll.order else int(k)): v for k, v in item["feedback"].items()
        }


def way(room: Room) -> list[View]:
    """Where the lecturer can go: units, stops, scenes; ``here`` marks the present ones."""
    bundle, state = room.bundle, room.history.state
    unit = unit_at(room.history.program, state)
    out: list[View] = []
    for n, u in enumerate(bundle["units"], 1):
        out.append({"to": u["address"], "title": u["title"], "kind": "unit", "here": n == unit})
    for _, route in sorted(bundle["routes"].items()):
        for stop in route["stops"]:
            to = f"stop/{stop['id']}"
            if to in bundle["addresses"]:
                here = _stop_of(room) == stop["id"]
                out.append({"to": to, "title": stop["name"], "kind": "stop", "here": here})
    for scene in room.scenes:  # in the order of the story: a bundle's keys have none
        if scene in bundle["titles"] and _is_played(bundle, scene):
            title, here = bundle["titles"][scene], scene == state.scene
            out.append({"to": f"{SCENE}{scene}", "title": title, "kind": "scene", "here": here})
    return out


def _is_played(bundle: dict[str, Any], scene: str) -> bool:
    """Whether a scene is one of a drama: lessons and routes are units."""
    if bundle["kind"] == "scenario":
        return True
    return scene.partition("/")[0] in bundle.get("natures", {}) and "/" in scene


def _stop_of(room: Room) -> str:
    return next((e["id"] for e in room.history.events if e["event"] == "stopped"), "")


def size(view: View) -> int:
    """Bytes of a view on its way."""
    return len(json.dumps(view, ensure_ascii=False, separators=(",", ":")).encode())


# The phones: one part that all share, made once, and a seat's own.


def phone(room: Room) -> View:
    """What all phones see. At most ``MOST`` bytes with a seat's own part: what is longest is left out first."""
    wall = room.frozen or room.wall
    out: View = {"room": {"title": room.bundle["title"], "code": room.code, "over": room.over}}
    if wall.slide.kind not in ASKING:
        out["slide"] = {"title": wall.slide.title, "text": _gist(wall.slide.blocks)}
    poll = room.poll
    if poll is not None and poll.phase != READY:
        revealed = poll.phase == REVEALED
        shown = _poll(room, poll, counts=revealed, key=revealed, typed=False)
        del shown["seats"]
        if not revealed:  # it would change with every vote, and there are a thousand phones
            del shown["voted"]
        out["poll"] = shown
        for name in ("sources", "feedback", "rationale", "answers"):
            if size(out) > MOST - 320:
                shown.pop(name, None)
    return out


def _gist(blocks: tuple[Block, ...]) -> str:
    """The first words of a slide, for who cannot see the wall."""
    text = " ".join(f"{b[1]}：{b[3]}" if b[0] == "said" else str(b[1]) for b in blocks if b[0] != "row")
    return text if len(text) <= _GIST else text[: _GIST - 1] + "…"


def own(room: Room, seat: Seat) -> tuple[View, View]:
    """What only this seat sees: beside the shared part, and within its poll."""
    beside: View = {"name": seat.name}
    if seat.person is not None:
        beside["person"] = seat.person[1]
    poll = room.poll
    if poll is None or poll.phase == READY:
        return beside, {}
    vote = poll.votes.get(seat.n)
    if vote is None:
        return beside, {}
    mine: View = {"mine": vote.response, "stored": vote.seq}
    if isinstance(vote.response, str) and len(vote.response) > 100:
        mine["mine"] = vote.response[:99] + "…"
    if poll.phase == REVEALED and poll.item is not None:
        mine["mine_right"] = polls.is_right_answer(poll, vote.response)
    return beside, mine

"""A room is a function of its journal."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.players.live.commands import FIELDS, entry_of
from engine.players.live.tally import counts
from tests.players.live.rooms import Taught, everything, small

WORKS = st.sampled_from(["xi", "ke"])
SEATS = st.integers(0, 6)
RESPONSES = st.one_of(
    st.integers(-1, 4), st.booleans(), st.text(max_size=4), st.none(), st.lists(st.integers(0, 4), max_size=4),
    st.sampled_from(["75", "七十五", "孔河沟", [0, 1], [1, 0], [0, 1, 2], [2, 0, 1]]),
)  # fmt: skip
TO = st.sampled_from(
    ["unit/1", "unit/5", "unit/12", "stop/cun", "scene/xi/商量", "scene/商量", "scene/开了", "unit/0", "", 3]
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "on": st.sampled_from([True, False, "white", None, 1]),
    "to": TO,
    "act": st.sampled_from(["start", "pause", "reset", "extend", "new", "revoke", "x", None]),
    "seconds": st.sampled_from([None, 30, -30, 0, 10**9, "5", True]),
    "counts": st.one_of(
        st.none(), st.dictionaries(st.sampled_from("0123x"), st.integers(-1, 50), max_size=4)
    ),
    "choice": RESPONSES,
    "count": st.sampled_from([None, 0, 88, -1, "x"]),
    "text": st.sampled_from(["75", "孔河沟", None]),
    "all": st.sampled_from([True, False, None]),
}


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["next"] * 8 + ["vote"] * 6 + ["join", "join", "any", "any", "any", "junk"]))
    if kind == "next":
        return {"do": "next"}
    if kind == "vote":
        return {
            "do": "vote", "seat": draw(SEATS), "poll": None, "response": draw(RESPONSES), "seq": draw(st.integers(0, 9))
        }  # fmt: skip
    if kind == "join":
        return {"do": "join", "seat": draw(SEATS), "beside": draw(st.integers(0, 2))}
    do = draw(st.sampled_from(sorted(FIELDS)))
    fields = {name: draw(VALUES[name]) for name in FIELDS[do] if kind == "junk" or draw(st.booleans())}
    serial = draw(st.sampled_from(["a", "b", None]))
    made = entry_of({"do": do, "serial": serial, **fields}, "console")
    assert made is not None
    return made


def about_now(taught: Taught, entry: dict[str, Any]) -> dict[str, Any]:
    """A vote is for the question that there is, if there is one."""
    if entry["do"] != "vote" or taught.room.poll is None:
        return {**entry, "poll": "p0"} if entry["do"] == "vote" else entry
    return {**entry, "poll": taught.room.poll.id}


@settings(max_examples=150, deadline=None)
@given(WORKS, st.integers(0, 3), st.lists(entries(), max_size=60))
def test_a_replay_gives_the_same_room(work: str, seed: int, given_entries: list[dict[str, Any]]) -> None:
    taught = Taught(small(work), seed)
    for entry in given_entries:
        before = everything(taught.room)
        refusal = taught.give(**about_now(taught, entry))
        if refusal is not None:
            assert everything(taught.room) == before  # what is refused changes nothing
        json.dumps(everything(taught.room))

    assert everything(taught.replayed()) == everything(taught.room)
    assert taught.replayed().v == taught.room.v == len(taught.entries)


@settings(max_examples=60, deadline=None)
@given(st.lists(entries(), max_size=40))
def test_no_seat_has_two_votes(given_entries: list[dict[str, Any]]) -> None:
    taught = Taught(small("xi"))
    for entry in given_entries:
        taught.give(**about_now(taught, entry))
        for poll in taught.room.polls:
            assert set(poll.votes) <= set(range(7))
            if poll.countable and poll.kind != "multiple" and not poll.hands:
                assert sum(counts(poll)) == len(poll.votes)

"""Whole works, taught to the end."""

from random import Random

import pytest

from engine.players.live import record
from engine.players.live.polls import OPEN, Poll, authored
from engine.runtime.history import History
from engine.runtime.log import as_input
from engine.runtime.program import Program
from tests.players.live.rooms import Taught, everything, real
from tests.walks import response

WORKS = ["huohua", "dongzheng", "yansu-junji", "jidi"]


def any_response(r: Random, poll: Poll) -> object:
    """What somebody might answer, in the terms of what is shown."""
    if poll.item is None:
        return r.randrange(len(poll.options))
    while True:
        given = response(r, poll.item)
        if poll.kind in ("order", "match", "multiple"):
            given = [poll.order.index(g) for g in given]
        elif poll.kind == "single":
            given = poll.order.index(given)
        if authored(poll, given) is not None:
            return given


@pytest.mark.parametrize("work", WORKS)
def test_a_work_is_taught_to_the_end_without_a_phone(work: str) -> None:
    taught = Taught(real(work))
    taught.to_end()

    assert taught.room.history.state.wait == "over"
    assert all(d.by_lecturer for d in taught.room.decisions)
    assert everything(taught.replayed()) == everything(taught.room)


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("seed", range(4))
def test_a_room_that_votes_is_led_to_an_end_by_its_votes(work: str, seed: int) -> None:
    r = Random(seed)
    taught = Taught(real(work), seed)
    taught.seats(15)
    for _ in range(1500):
        poll = taught.room.asking
        if poll is not None and poll.phase == OPEN and not poll.votes:
            for seat in range(1, 16):
                taught.vote(seat, any_response(r, poll))
        told = taught.press("next")
        if told == "undecided":
            taught.press("decide", choice=r.randrange(len(taught.poll.options)))
        elif told == "end":
            break

    assert taught.room.history.state.wait == "over"
    told_record = record.session_record(taught.room)
    assert all(sum(d["counts"]) == 15 for d in told_record["path"])
    assert all(i["answered"] > 0 for i in told_record["items"])
    assert everything(taught.replayed()) == everything(taught.room)


@pytest.mark.parametrize("work", WORKS)
def test_the_room_plays_the_same_program_as_every_player(work: str) -> None:
    """The runtime's own log, replayed by a learner alone, leads to the same state."""
    taught = Taught(real(work), 11)
    taught.to_end()
    state = taught.room.history.state

    alone = History(Program(taught.bundle), 11)
    for entry in state.log:
        given = as_input(alone.state, entry)
        assert given is not None
        alone.step(given)
    assert (alone.state.scene, alone.state.vars, alone.state.score) == (state.scene, state.vars, state.score)
    assert alone.state.attempts == state.attempts

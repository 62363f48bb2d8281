"""Random walks through random programs: no exception, and every state is what its log says."""

import json
from random import Random
from typing import Any

import pytest

from engine.runtime import History, Program
from engine.runtime.log import as_input, in_full
from engine.runtime.resume import restored
from engine.runtime.save import saved, state_json
from tests.bundles import random_bundle
from tests.walks import give, main, random_input, walk

WALKS = 400
PER_TEST = 40


@pytest.mark.parametrize("first", range(0, WALKS, PER_TEST))
def test_a_walk_is_what_its_log_says(first: int) -> None:
    for n in range(first, first + PER_TEST):
        r = Random(n)
        history = History(Program(random_bundle(r)), r.randrange(2**32))
        seen: dict[str, Any] = {}
        for _ in range(25):
            given = random_input(r, history)
            before = as_text(history)
            events = give(history, given)
            json.dumps(events)
            if events and events[0]["event"] == "refused":
                assert as_text(history) == before, (n, given)
            assert_a_state_of_its_log(history, seen)
            if r.random() < 0.3:
                history = opened_again(history)
            if r.random() < 0.1:
                back_and_forth(history, r.randint(1, 5))
            assert history.state.score == sum(a["points"] for a in history.state.attempts)


def as_text(history: History) -> str:
    return json.dumps([saved(history), history.events], sort_keys=True)


def assert_a_state_of_its_log(history: History, seen: dict[str, Any]) -> None:
    """Whenever the session has a log that it had before, by whatever way, it is in the same state."""
    state = state_json(history.program, history.state)
    del state["kept"]
    key = json.dumps(in_full(history.program, history.state.log))
    assert seen.setdefault(key, json.dumps(state, sort_keys=True)) == json.dumps(state, sort_keys=True)


def opened_again(history: History) -> History:
    save = json.loads(json.dumps(saved(history)))
    again, resumed = restored(Program(history.program.bundle), save)
    assert (resumed.how, resumed.steps) == ("exact", resumed.of)
    assert saved(again) == save
    assert but_again(json.dumps(again.events)) == but_again(json.dumps(history.events))
    return again


def back_and_forth(history: History, times: int) -> None:
    """Some steps back and the same steps forward change nothing: not the score, not the attempts."""
    log, before = in_full(history.program, history.state.log)[:], as_text(history)
    steps = sum(history.rewind() for _ in range(times))
    assert len(in_full(history.program, history.state.log)) <= len(log) - steps
    assert (
        in_full(history.program, history.state.log) == log[: len(in_full(history.program, history.state.log))]
    )
    while len(in_full(history.program, history.state.log)) < len(log):
        given = as_input(history.state, log[len(in_full(history.program, history.state.log))])
        assert given is not None
        events = history.step(given)
        assert events[0]["event"] != "refused"
    assert but_again(as_text(history)) == but_again(before)


def but_again(text: str) -> str:
    """Texts alike: an answer that was given before the session was gone back in or opened says so."""
    return text.replace('"again": true', '"again": false')


def test_the_same_seed_gives_the_same_walks(capsys: pytest.CaptureFixture[str]) -> None:
    main(["3", "--seed", "5"])
    first = capsys.readouterr().out
    main(["3", "--seed", "5"])
    assert capsys.readouterr().out == first
    lines = [json.loads(line) for line in first.splitlines()]
    assert [set(w) for w in lines] == [{"bundle", "seed", "inputs", "events", "log", "state"}] * 3
    assert all(len(w["events"]) == len(w["inputs"]) + 1 for w in lines)


def test_walks_meet_every_kind_of_event() -> None:
    met = {e["event"] for n in range(300) for events in walk(n)["events"] for e in events}
    assert met == {
        "asked", "beat", "chosen", "discussed", "drawn", "ended", "finished", "halted", "marked", "modelled",
        "noted", "offered", "opened", "paged", "paused", "played", "refused", "resulted", "said", "shown",
        "staged", "stated", "stopped", "tasked", "told",
    }  # fmt: skip

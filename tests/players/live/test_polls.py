"""Every kind of question: what it takes, how it is counted, what the room says."""

from typing import Any

import pytest

from engine.players.live import polls, tally, views
from engine.runtime.items import is_response, is_right
from tests.players.live.rooms import Taught, real, small

KINDS = ["single", "multiple", "true-false", "blank", "number", "order", "match", "survey", "short"]


def at(kind: str) -> Taught:
    taught = Taught(small("ke"))
    taught.seats(5)
    taught.to_item(kind)
    taught.press("open")
    return taught


def attempt(taught: Taught) -> dict[str, Any]:
    """What the runtime took as the room's answer, when the lecturer goes on."""
    for _ in range(3):
        taught.press("next")
    found: dict[str, Any] = taught.room.history.state.attempts[-1]
    return found


RIGHT: dict[str, Any] = {
    "single": 0, "multiple": [0, 2], "true-false": True, "blank": "孔河沟", "number": "75", "order": [0, 1, 2],
    "match": [0, 1],
}  # fmt: skip


@pytest.mark.parametrize("kind", RIGHT)
def test_what_most_answer_is_the_rooms_answer(kind: str) -> None:
    taught = at(kind)
    right = polls.shown(taught.poll, RIGHT[kind]) if kind != "true-false" else True
    wrong = polls.shown(taught.poll, polls.no_response(taught.poll.item or {}, "别的"))
    taught.votes(right, right, right, wrong, wrong)

    assert polls.right_of(taught.poll) in (right, [right, "孔河沟村"])
    assert tally.right_count(taught.poll) == 3
    assert attempt(taught)["right"] is True


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_that_nobody_answers_goes_on_and_is_not_right(kind: str) -> None:
    taught = at(kind)

    assert attempt(taught)["right"] in (False, None)


@pytest.mark.parametrize("kind", [k for k in KINDS if k not in ("survey", "short")])
def test_hands_alone_can_be_right(kind: str) -> None:
    taught = at(kind)
    poll = taught.poll
    right = polls.right_of(poll)
    if kind == "multiple":
        counts = {str(n): 30 for n in right}
    else:
        counts = {str(polls.positions(poll, right)[0] if poll.countable else 0): 30}
    assert taught.press("hands", counts=counts) is None

    assert attempt(taught)["right"] is True


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "short"])
def test_the_lecturer_may_say_what_the_answer_of_the_room_was(kind: str) -> None:
    taught = at(kind)
    said = polls.shown(taught.poll, RIGHT[kind]) if kind in RIGHT else 1
    if kind == "true-false":
        said = True
    taught.press("decide", choice=said)
    taught.press("next")

    assert taught.room.history.state.attempts[-1]["response"] == RIGHT.get(kind, 1)


def test_typed_answers_that_mean_the_same_are_one() -> None:
    taught = at("number")
    taught.votes("75", "七十五天", " 75 天", "７５", "76")

    assert tally.groups(taught.poll) == [("75", 4), ("76", 1)]
    assert tally.right_count(taught.poll) == 4


def test_words_reach_the_projector_only_when_they_are_allowed() -> None:
    taught = at("blank")
    taught.votes("孔河沟", "《孔河沟》", "坏话", "坏话", "坏话")
    taught.press("reveal")
    assert views.projector(taught.room)["poll"]["answers"] == []
    assert "坏话" not in str(views.phone(taught.room))
    assert views.console(taught.room)["poll"]["answers"] == [["坏话", 3], ["孔河沟", 2]]
    taught.press("allow", text="孔河沟")
    assert views.projector(taught.room)["poll"]["answers"] == [["孔河沟", 2]]
    taught.press("allow", text="孔河沟", on=False)
    assert views.projector(taught.room)["poll"]["answers"] == []
    taught.press("allow", all=True)
    assert len(views.projector(taught.room)["poll"]["answers"]) == 2


def test_an_arrangement_is_shown_by_its_numbers() -> None:
    taught = at("order")
    taught.votes([2, 0, 1], [2, 0, 1], [0, 1, 2])
    taught.press("reveal")

    assert views.projector(taught.room)["poll"]["answers"] == [["3 → 1 → 2", 2], ["1 → 2 → 3", 1]]


def test_several_options_are_counted_each_and_the_commonest_set_is_the_answer() -> None:
    taught = at("multiple")
    taught.votes([0, 1], [1, 0], [0, 2], [3], [2])

    assert tally.counts(taught.poll) == [3, 2, 2, 1]
    assert tally.room_answer(taught.poll) == [0, 1]


def test_a_short_answer_is_marked_by_the_lecturer() -> None:
    for mark, right in ((True, True), (False, False)):
        taught = at("short")
        taught.votes("先帮忙", "讲道理")
        assert taught.press("decide", choice="先帮忙") == "choice"
        taught.press("decide", choice=mark)
        taught.press("next")
        assert taught.room.history.state.attempts[-1]["right"] is right


JUNK: list[Any] = [
    None, "", "　", 1.5, {}, [], [0, 0, 0], [9], [[0]], -1, 99, "\ud83d", "x" * 2001,
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_no_page_sends_is_refused(kind: str) -> None:
    taught = at(kind)

    for junk in JUNK:
        assert taught.vote(1, junk) == "response", junk
    assert taught.poll.votes == {}


def test_every_item_of_the_works_has_an_answer_that_is_wrong_and_one_that_is_right() -> None:
    for name in ("dongzheng", "jidi"):
        for item in real(name)["items"].values():
            wrong = polls.no_response(item, "（未作答）")
            assert is_response(item, wrong), item
            assert is_right(item, wrong) in (False, None), item
            if item["kind"] not in ("survey", "short"):
                assert is_right(item, polls.right_response(item)) is True, item


def test_a_phones_view_is_small_whatever_is_asked() -> None:
    for name in ("dongzheng", "jidi", "huohua", "yansu-junji"):
        taught = Taught(real(name))
        taught.seats(1)
        largest = 0
        for _ in range(700):
            if taught.room.asking is not None and taught.poll.phase == "open":
                taught.vote(1, sample(taught.poll))
            seat = taught.room.seats.get(1)
            assert seat is not None
            beside, mine = views.own(taught.room, seat)
            largest = max(
                largest, views.size({**views.phone(taught.room), **beside, **mine, "v": 2**40, "now": 2**40})
            )
            if taught.press("next") == "undecided":
                taught.press("decide", choice=0)
        assert taught.room.deck[-1].kind in ("ended", "finished")
        assert 300 < largest <= views.MOST


def sample(poll: polls.Poll) -> Any:
    """Any well-formed response."""
    item = poll.item
    if item is None:
        return 0
    given = polls.no_response(item, "答案" * 300)
    return given if poll.kind == "true-false" else polls.shown(poll, given)

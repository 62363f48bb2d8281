"""The room, entry by entry."""

from typing import Any

import pytest

from engine.players.live import views
from engine.players.live.polls import CLOSED, OPEN, READY, REVEALED
from tests.players.live.rooms import NOON, Taught, small


@pytest.fixture
def drama() -> Taught:
    return Taught(small("xi"))


@pytest.fixture
def course() -> Taught:
    return Taught(small("ke"))


def texts_of(view: dict[str, Any]) -> list[str]:
    return [str(block[-2] if block[0] == "chosen" else block[-1]) for block in view["slide"]["blocks"]]


def test_one_button_opens_closes_reveals_and_goes_the_way_that_most_want(drama: Taught) -> None:
    drama.seats(3)
    drama.to_question()
    assert drama.poll.phase == READY
    drama.press("next")
    assert drama.poll.phase == OPEN
    drama.votes(1, 1, 0)
    drama.press("next")
    assert drama.poll.phase == CLOSED
    drama.press("next")
    assert drama.poll.phase == REVEALED
    assert drama.press("next") is None

    view = views.projector(drama.room)
    assert view["slide"]["blocks"][0] == ["chosen", "不开", False]
    assert texts_of(view)[1] == "走了。"


def test_the_last_vote_before_closing_counts_and_none_after_it(drama: Taught) -> None:
    drama.seats(2)
    drama.to_question()
    drama.press("open")
    drama.votes(0, 0)
    assert drama.vote(1, 2) is None
    drama.press("close")

    assert drama.vote(2, 2) == "closed"
    assert views.console(drama.room)["poll"]["counts"] == [1, 0, 1]


def test_a_vote_that_was_sent_before_changes_nothing(drama: Taught) -> None:
    drama.seats(1)
    drama.to_question()
    drama.press("open")
    id = drama.poll.id
    drama.give(do="vote", seat=1, poll=id, response=1, seq=9)

    assert drama.give(do="vote", seat=1, poll=id, response=0, seq=9) == "stored"
    assert drama.give(do="vote", seat=1, poll=id, response=0, seq=8) == "stored"
    assert drama.poll.votes[1].response == 1


def test_a_vote_for_another_question_or_without_a_seat_is_refused(drama: Taught) -> None:
    drama.seats(1)
    drama.to_question()
    drama.press("open")

    assert drama.vote(1, 0, poll="p999") == "closed"
    assert drama.vote(2, 0) == "seat"
    for wrong in (3, -1, True, "0", None, [0], 0.0):
        assert drama.vote(1, wrong) == "response"


def test_of_a_tie_only_the_lecturer_can_say_how_it_goes_on(drama: Taught) -> None:
    drama.seats(2)
    drama.to_question()
    drama.press("open")
    drama.votes(0, 1)
    drama.press("reveal")

    assert drama.press("next") == "undecided"
    assert views.console(drama.room)["needs"] == "decide"
    assert views.projector(drama.room)["poll"]["undecided"] is True
    drama.press("decide", choice=1)
    assert views.projector(drama.room)["poll"]["overruled"] is False
    assert drama.press("next") is None
    assert views.projector(drama.room)["slide"]["blocks"][0] == ["chosen", "不开", False]


def test_whoever_has_only_a_clicker_goes_on_by_pressing_once_more(drama: Taught) -> None:
    drama.seats(2)
    drama.to_question()
    drama.press("open")
    drama.votes(0, 1)
    drama.press("reveal")
    assert drama.press("next") == "undecided"
    assert drama.press("next") is None

    decided = drama.room.decisions[-1]
    assert (decided.text, decided.by_lecturer, decided.overruled) == (
        drama.room.polls[-1].options[0],
        True,
        False,
    )


def test_overruling_is_visible_to_everybody_and_in_the_record(drama: Taught) -> None:
    drama.seats(1)
    drama.to_question()
    drama.press("open")
    drama.votes(0)
    drama.press("reveal")
    drama.press("decide", choice=1)
    assert views.phone(drama.room)["poll"]["overruled"] is True
    drama.press("next")

    assert views.projector(drama.room)["slide"]["blocks"][0] == ["chosen", "不开", True]
    assert drama.room.decisions[0].overruled
    assert any("讲师改定" in text for _, _, text in drama.room.transcript)


def test_hands_are_counted_with_phones_and_replace_earlier_hands(drama: Taught) -> None:
    drama.seats(1)
    drama.to_question()
    drama.press("open")
    drama.votes(0)
    drama.press("hands", counts={"0": 90, "1": 2})
    drama.press("hands", counts={"1": 2})

    poll = views.console(drama.room)["poll"]
    assert (poll["counts"], poll["hands"], poll["voted"]) == ([1, 2, 0], [0, 2, 0], 3)


def test_hands_open_the_question_when_there_are_no_phones(drama: Taught) -> None:
    drama.to_question()
    assert drama.press("hands", counts={"0": 3, "1": 20}) is None
    for _ in range(3):
        drama.press("next")

    assert drama.room.decisions[0].text == "不开"


@pytest.mark.parametrize(
    "counts", [None, [1], {"3": 1}, {"0": -1}, {"0": True}, {"0": "1"}, {"x": 1}, {"0": 10_001}, {"²": 1}]
)
def test_hands_of_a_wrong_shape_are_refused(drama: Taught, counts: Any) -> None:
    drama.to_question()

    assert drama.press("hands", counts=counts) == "counts"
    assert drama.poll.phase == READY


def test_a_digit_alone_decides_where_nobody_has_a_phone(drama: Taught) -> None:
    drama.to_question()
    drama.press("decide", choice=1)
    drama.press("next")

    decision = drama.room.decisions[0]
    assert (decision.text, decision.overruled, decision.by_lecturer) == ("不开", False, True)


def test_a_closed_question_may_be_opened_again_and_a_revealed_one_asked_afresh(drama: Taught) -> None:
    drama.seats(2)
    drama.to_question()
    drama.press("open")
    drama.votes(0)
    drama.press("close")
    drama.press("open")
    assert drama.vote(2, 1) is None
    drama.press("reveal")
    assert drama.press("open") == "question"
    first = drama.poll.id
    assert drama.press("again") is None

    assert drama.poll.id != first
    assert (drama.poll.phase, drama.poll.votes) == (OPEN, {})
    assert [len(p.votes) for p in drama.room.polls] == [2, 0]


def test_the_projector_shows_numbers_only_when_they_are_revealed(drama: Taught) -> None:
    drama.seats(1)
    drama.to_question()
    drama.press("open")
    drama.votes(0)
    assert "counts" not in views.projector(drama.room)["poll"]
    assert views.console(drama.room)["poll"]["counts"] == [1, 0, 0]
    drama.press("hide", on=False)
    assert views.projector(drama.room)["poll"]["counts"] == [1, 0, 0]
    drama.press("hide", on=True)
    drama.press("close")
    assert "counts" not in views.projector(drama.room)["poll"]
    drama.press("reveal")
    assert views.projector(drama.room)["poll"]["winner"] == [0]


def test_back_goes_slide_by_slide_and_then_behind_the_decision(drama: Taught) -> None:
    drama.to_question()
    drama.press("decide", choice=0)
    drama.press("next")
    assert drama.room.history.state.scene == "开了"
    drama.press("back")

    assert drama.room.history.state.scene == "门口"
    assert drama.poll.phase == READY
    assert drama.room.decisions[0].undone
    drama.press("decide", choice=1)
    drama.press("next")
    assert drama.room.history.state.scene == "没开"
    assert [d.undone for d in drama.room.decisions] == [True, False]


def test_back_leads_to_the_first_page_and_no_further(drama: Taught) -> None:
    for _ in range(3):
        drama.press("next")
    while drama.press("back") is None:
        pass

    assert views.projector(drama.room)["slide"]["kind"] == "join"
    assert drama.press("back") == "beginning"


def test_an_answered_item_is_met_again_with_its_answer(course: Taught) -> None:
    course.seats(1)
    course.to_item("single")
    course.press("open")
    course.votes(course.poll.order.index(0))
    for _ in range(3):
        course.press("next")
    score = course.room.history.state.score
    while course.room.slide.kind != "marked":
        course.press("back")

    assert course.room.asking is None
    assert "人往高处走" in str(views.projector(course.room)["slide"]["blocks"])
    assert course.press("again") is None
    assert course.poll.phase == OPEN
    course.votes(1)
    for _ in range(3):
        course.press("next")
    assert course.room.history.state.score == score == 1
    course.to_question()
    assert course.poll.kind == "multiple"


def test_a_talk_waits_with_its_time_set_and_the_button_starts_it(drama: Taught) -> None:
    drama.to_question()
    drama.press("decide", choice=2)
    drama.press("next")
    while drama.room.slide.kind != "discuss":
        drama.press("next")
    timer = views.projector(drama.room)["timer"]
    assert (timer["running"], timer["left"], timer["of"]) == (False, 120_000, 120_000)
    drama.press("next")
    started = drama.room.at
    timer = views.projector(drama.room)["timer"]
    assert (timer["running"], timer["at"]) == (True, started)
    drama.press("timer", act="extend", seconds=60)
    drama.press("timer", act="pause")
    timer = views.projector(drama.room)["timer"]
    assert timer["left"] == 180_000 - (drama.room.at - started)
    drama.press("next")
    assert drama.poll.kind == "vote"
    assert "left" not in views.projector(drama.room)["timer"]


def test_the_watch_runs_from_the_first_slide_and_stands_while_it_is_paused(drama: Taught) -> None:
    drama.press("next")
    start = drama.room.at
    drama.press("timer", act="pause")
    assert views.projector(drama.room)["timer"] == {
        "running": False, "at": start + 1000, "elapsed": 1000,
    }  # fmt: skip
    drama.press("timer", act="reset")
    assert views.projector(drama.room)["timer"]["elapsed"] == 0


def test_a_jump_leads_to_any_scene_with_the_variables_as_they_are(drama: Taught) -> None:
    drama.to_question()
    drama.press("decide", choice=0)
    drama.press("next")
    courage = drama.room.history.state.vars[0]
    assert drama.press("jump", to="scene/商量") is None

    assert drama.room.history.state.scene == "商量"
    assert drama.room.history.state.vars[0] == courage == 2
    assert drama.room.slide.kind == "discuss"
    assert any("跳到：商量" in text for _, _, text in drama.room.transcript)
    while drama.room.history.base is not None:
        assert drama.press("back") is None
    assert drama.room.history.state.scene == "开了"
    drama.to_end()


def test_a_jump_into_a_drama_of_a_course_returns_to_the_course(course: Taught) -> None:
    assert course.press("jump", to="scene/xi/没开") is None
    course.to_end()

    assert course.room.slide.kind == "finished"


def test_a_jump_leads_to_units_and_stops_and_nowhere_else(course: Taught) -> None:
    assert course.press("jump", to="unit/2") is None
    assert course.press("jump", to="stop/cun") is None
    assert course.room.slide.title == "村委会"
    for to in ("unit/99", "scene/没有", "scene/ke", "村委会", 7, None):
        assert course.press("jump", to=to) == "place"


def test_a_frozen_projector_stays_while_the_lecturer_looks_ahead(drama: Taught) -> None:
    drama.seats(1)
    drama.to_question()
    drama.press("open")
    before = views.projector(drama.room)
    drama.press("freeze", on=True)
    drama.votes(1)
    drama.press("reveal")
    drama.press("next")

    frozen = views.projector(drama.room)
    assert {k: frozen[k] for k in ("slide", "poll")} == {k: before[k] for k in ("slide", "poll")}
    assert views.console(drama.room)["slide"]["blocks"][0][0] == "chosen"
    drama.press("freeze", on=False)
    assert views.projector(drama.room)["slide"]["blocks"][0][0] == "chosen"


def test_blank_is_told_and_needs_a_yes_or_no(drama: Taught) -> None:
    assert drama.press("blank", on=1) == "on"
    drama.press("blank", on="white")
    assert views.projector(drama.room)["blank"] == "white"


def test_a_command_sent_again_is_done_once(drama: Taught) -> None:
    drama.press("next", serial="a")
    drama.press("next", serial="a")

    assert drama.room.slide.kind == "opening"
    drama.press("next", serial="b")
    assert drama.room.slide.kind != "opening"


def test_a_refused_command_may_be_sent_again(drama: Taught) -> None:
    assert drama.press("decide", choice=0, serial="a") == "question"
    drama.to_question()

    assert drama.press("decide", choice=0, serial="a") is None


def test_who_comes_late_sees_the_question_that_is_open(drama: Taught) -> None:
    drama.to_question()
    drama.press("open")
    drama.give(do="join", seat=1)

    assert views.phone(drama.room)["poll"]["phase"] == OPEN
    assert drama.vote(1, 0) is None


def test_nobody_joins_when_joining_is_closed(drama: Taught) -> None:
    drama.press("joining", on=False)
    assert drama.give(do="join", seat=1) == "closed"
    drama.press("joining", on=True)
    assert drama.give(do="join", seat=1) is None


def test_nothing_is_taken_after_the_end(drama: Taught) -> None:
    drama.seats(1)
    drama.to_question()
    drama.press("open")
    drama.press("end")

    assert drama.room.ended_at == drama.room.at
    assert drama.vote(1, 0) == "over"
    assert drama.give(do="join", seat=2) == "over"
    for do in ("next", "back", "jump", "again"):
        assert drama.press(do, to="scene/商量") == "over"
    assert views.phone(drama.room)["room"]["over"] is True


def test_speaker_notes_are_the_lecturers_alone(course: Taught) -> None:
    while "notes" not in views.console(course.room) or not views.console(course.room)["notes"]:
        course.press("next")

    assert views.console(course.room)["notes"] == ["先问大家，停五秒。"]
    assert "停五秒" not in str(views.projector(course.room)) + str(views.phone(course.room))


def test_a_phone_is_told_what_is_right_only_when_everybody_is(course: Taught) -> None:
    course.seats(2)
    course.to_item("single")
    course.press("open")
    right = course.poll.order.index(0)
    course.votes(right, (right + 1) % 3)
    for phase in (OPEN, CLOSED):
        assert course.poll.phase == phase
        told = views.phone(course.room)["poll"]
        assert not {"right", "rationale", "feedback", "counts", "voted"} & set(told)
        course.press("next")

    told = views.phone(course.room)["poll"]
    assert (told["right"], told["rationale"]) == (right, "人往高处走。")
    seats = [course.room.seats.get(n) for n in (1, 2)]
    assert [views.own(course.room, s)[1]["mine_right"] for s in seats if s] == [True, False]


def test_the_next_slide_is_known_unless_it_depends_on_the_room(drama: Taught) -> None:
    told = []
    while drama.room.asking is None:
        peek = views.console(drama.room)["next"]
        drama.press("next")
        told.append(peek["kind"] == drama.room.slide.kind and peek["title"] == drama.room.slide.title)
    assert all(told)
    assert views.console(drama.room)["next"] is None
    drama.press("decide", choice=1)
    assert views.console(drama.room)["next"]["blocks"][0] == ["chosen", "不开", False]


def test_looking_ahead_changes_nothing(course: Taught) -> None:
    plain = Taught(small("ke"))
    for taught in (course, plain):
        for _ in range(40):
            if taught is course:
                views.console(taught.room)
            taught.press("next")

    assert views.console(course.room) == views.console(plain.room)


def test_the_console_says_where_one_can_go(course: Taught) -> None:
    course.press("jump", to="scene/xi/商量")
    way = views.console(course.room)["way"]

    assert [w["title"] for w in way if w["kind"] == "stop"] == ["沟口", "村委会"]
    assert [w["title"] for w in way if w["kind"] == "scene"] == ["有人敲门", "门没开", "商量", "门开了"]
    assert [w["title"] for w in way if w["here"]] == ["小戏", "商量"]
    for w in way:
        assert course.press("jump", to=w["to"]) is None


def test_times_are_those_of_the_entries(drama: Taught) -> None:
    drama.press("next")

    assert drama.room.at == NOON + 1000
    assert drama.room.v == 2

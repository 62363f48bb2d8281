"""People, events, teams, wishes, users, settings: what the office does, on both databases."""

from datetime import date

import pytest
from sqlalchemy import select

from engine.errors import RecordError
from engine.records import audit, events, people, settings, teams, users, wishes
from engine.records.dossier import dossier
from engine.records.events import Held
from engine.records.retention import purge
from engine.records.schema import WishDetail
from engine.records.store import Store, Writing
from engine.records.wish import Step
from tests.records.conftest import Clock

DAY = date(2024, 5, 6)


def someone(w: Writing, name: str = "测试甲", village: str = "测试村") -> str:
    return people.add(w, name=name, village=village, phone="000")


def test_a_person_is_found_by_name_and_by_id(store: Store) -> None:
    with store.write("test") as w:
        id = someone(w)

    with store.read() as r:
        assert people.the_one(r, "测试甲").id == people.the_one(r, id).id == id
        assert people.villages(r) == ["测试村"]
        with pytest.raises(RecordError, match="not on the roster"):
            people.the_one(r, "没有")


def test_two_of_one_name_are_told_apart_by_their_ids(store: Store) -> None:
    with store.write("test") as w:
        ids = {someone(w), someone(w)}

    with store.read() as r, pytest.raises(RecordError) as told:
        people.the_one(r, "测试甲")
    assert all(id in told.value.says.zh for id in ids)


def test_who_left_is_not_listed_and_not_lost(store: Store) -> None:
    with store.write("test") as w:
        id = someone(w)
        people.leave(w, id)

    with store.read() as r:
        assert people.listed(r) == []
        assert [p.id for p in people.listed(r, gone=True)] == [id]


def test_erasing_takes_every_trace_of_a_name_and_no_count(store: Store) -> None:
    with store.write("test") as w:
        id = someone(w)
        people.correct(w, id, name="测试乙", phone="111")
        event = events.add(w, Held("study", DAY), [id])
        people.erase(w, id)

    with store.read() as r:
        gone = people.person(r, id)
        assert gone is not None
        assert (gone.name, gone.phone, gone.village, gone.erased) == ("", "", "测试村", True)
        assert events.present(r, event) == [id]
        assert people.named(r, "测试甲") == people.named(r, "测试乙") == []
        with pytest.raises(RecordError):
            people.the_one(r, "测试乙")


def test_erasing_takes_the_name_off_the_wishes_too(store: Store) -> None:
    with store.write("test") as w:
        id = someone(w)
        mine = wishes.collect(
            w, day=DAY, how="visit", village="测试村", what="修灯", who="测试甲", consent=True
        )
        other = wishes.collect(
            w, day=DAY, how="visit", village="邻村", what="修灯", who="测试甲", consent=True
        )
        people.correct(w, id, name="测试乙")
        assert [x["what"] for x in dossier(w, id)["wishes"]] == ["修灯"]
        wishes.correct(w, mine, what="修路灯")
        people.erase(w, id)

    with store.read() as r:
        assert (wishes.wish(r, mine).who, wishes.wish(r, other).who) == ("", "测试甲")
        assert wishes.wish(r, mine).what == "修路灯"
        rows = r.session.scalars(select(WishDetail.who).where(WishDetail.village == "测试村"))
        assert set(rows) == {""}, "no version keeps it"


def test_whose_a_wish_is_can_be_forgotten(store: Store) -> None:
    with store.write("test") as w:
        number = wishes.collect(
            w, day=DAY, how="phone", village="测试村", what="修灯", who="测户", consent=True
        )
        wishes.forget(w, number)
    with store.read() as r:
        one = wishes.wish(r, number)
        assert (one.who, one.consent, one.what) == ("", False, "修灯")


def test_names_at_old_wishes_go_when_the_years_are_over(store: Store, clock: Clock) -> None:
    clock.set("2024-06-01T00:00:00+00:00")
    with store.write("test") as w:
        settings.change(w, "retention.years", "2")
        closed, open_ = (
            wishes.collect(w, day=DAY, how="visit", village="测试村", what="修灯", who=f"测{n}", consent=True)
            for n in "一二"
        )
        wishes.take(w, closed, Step("claim", DAY, person=someone(w)))
        wishes.take(w, closed, Step("close", DAY, result="solved"))
    clock.set("2026-06-01T00:00:00+00:00")
    with store.write("test") as w:
        purge(w)
    with store.read() as r:
        assert (wishes.wish(r, closed).who, wishes.wish(r, open_).who) == ("", "测二")


def test_an_event_with_a_known_key_is_added_once(store: Store) -> None:
    with store.write("test") as w:
        first = events.add(w, Held("report", DAY), key="live:1")
        second = events.add(w, Held("report", DAY), key="live:1")

    assert first == second
    with store.read() as r:
        assert len(events.listed(r, DAY, DAY)) == 1


def test_an_attendance_can_be_taken_back_and_given_again(store: Store) -> None:
    with store.write("test") as w:
        id = someone(w)
        event = events.add(w, Held("study", DAY), [id, id])
        events.attend(w, event, id, present=False)
    with store.read() as r:
        assert events.present(r, event) == []
    with store.write("test") as w:
        events.attend(w, event, id)
    with store.read() as r:
        assert events.present(r, event) == [id]


def test_a_wish_goes_its_way_and_each_step_is_kept(store: Store) -> None:
    with store.write("test") as w:
        team = teams.add(w, village="测试村", name="测试队")
        number = wishes.collect(w, day=DAY, how="visit", village="测试村", what="修灯", who="测试户")
        wishes.take(w, number, Step("claim", DAY, team=team))
        wishes.take(w, number, Step("progress", DAY, note="灯买好了"))
        wishes.take(w, number, Step("close", DAY, result="solved", satisfaction=3))

    with store.read() as r:
        wish = wishes.wish(r, number)
        assert (wish.standing.state, wish.standing.result, wish.standing.satisfaction) == (
            "closed",
            "solved",
            3,
        )
        assert [s.step for s in wish.steps] == ["claim", "progress", "close"]
        assert wish.named == ""
        assert wishes.listed(r, state="open") == []


def test_a_wish_is_overdue_from_the_day_after_until_it_is_closed(store: Store) -> None:
    with store.write("test") as w:
        settings.change(w, "wish.days", "10")
        number = wishes.collect(w, day=DAY, how="phone", village="测试村", what="修灯")

    with store.read() as r:
        assert wishes.wish(r, number).due == date(2024, 5, 16)
        assert wishes.overdue(r, date(2024, 5, 16)) == []
        assert [x.number for x in wishes.overdue(r, date(2024, 5, 17))] == [number]


def test_an_impossible_step_changes_nothing(store: Store) -> None:
    with store.write("test") as w:
        number = wishes.collect(w, day=DAY, how="phone", village="测试村", what="修灯")
    with pytest.raises(RecordError), store.write("test") as w:
        wishes.take(w, number, Step("close", DAY, result="solved"))

    with store.read() as r:
        assert wishes.wish(r, number).steps == []


def test_a_setting_is_checked_and_the_past_keeps_the_old_one(store: Store) -> None:
    with store.write("test") as w:
        settings.change(w, "hours.member", "40")
        then = w.now
    with store.write("test") as w:
        settings.change(w, "hours.member", "48")
        for key, value in (("hours.member", "many"), ("zone", "Mars/Olympus"), ("nothing", "1")):
            with pytest.raises(RecordError):
                settings.change(w, key, value)

    with store.read() as r:
        assert settings.settings(r).member == 48
        assert settings.settings(r).secretary == 56
    with store.read(then) as r:
        assert settings.settings(r).member == 40


def test_the_last_administrator_stays(store: Store) -> None:
    with store.write("test") as w:
        id = users.add(w, name="管理员", role="admin", password_hash="x")
    with pytest.raises(RecordError), store.write("test") as w:
        users.change(w, id, disabled=True)

    with store.read() as r:
        found = users.credentials(r, "管理员")
        assert found is not None
        assert found[0].role == "admin"
        assert users.credentials(r, "没有") is None


def test_a_disabled_account_has_no_credentials(store: Store) -> None:
    with store.write("test") as w:
        users.add(w, name="管理员", role="admin", password_hash="x")
        id = users.add(w, name="讲师", role="lecturer", password_hash="y")
        users.change(w, id, disabled=True)

    with store.read() as r:
        assert users.credentials(r, "讲师") is None
        assert [u.disabled for u in users.listed(r)] == [False, True]


def test_the_trail_names_everything_that_was_done_and_no_person(store: Store) -> None:
    with store.write("办公室") as w:
        id = someone(w)
        people.correct(w, id, phone="222")
        people.erase(w, id)

    with store.read() as r:
        traces = audit.trail(r, subject=id)
    assert {t.action for t in traces} == {"person.add", "person.correct", "person.erase"}
    assert {t.actor for t in traces} == {"办公室"}
    assert "测试甲" not in str(traces)
    assert "222" not in str(traces)


def test_who_left_long_ago_is_anonymised_when_the_years_are_over(store: Store, clock: Clock) -> None:
    clock.set("2024-01-01T00:00:00+00:00")
    with store.write("test") as w:
        settings.change(w, "retention.years", "2")
        id = someone(w)
        stays = someone(w, "测试乙")
        people.leave(w, id)
    clock.set("2025-12-01T00:00:00+00:00")
    with store.write("test") as w:
        assert purge(w) == 0
    clock.set("2026-01-05T00:00:00+00:00")
    with store.write("test") as w:
        assert purge(w) == 1

    with store.read() as r:
        gone, here = people.person(r, id), people.person(r, stays)
    assert gone is not None
    assert here is not None
    assert (gone.erased, gone.name, here.name) == (True, "", "测试乙")

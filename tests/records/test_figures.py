"""The year's figures: each counted, none worked out from another."""

from datetime import date

from engine.records import events, figures, people, settings, teams, wishes
from engine.records.events import Held
from engine.records.figures import Figures, year_figures, year_line
from engine.records.store import Store, Writing
from engine.records.wish import Step
from tests.records.conftest import Clock

DAY = date(2024, 5, 6)


def of(store: Store, year: int = 2024, village: str = "") -> Figures:
    with store.read() as r:
        return year_figures(r, year, village=village, today=date(2024, 12, 31))


def the_year_of_the_township(w: Writing) -> None:
    """2024 as it was reported: each kind entered as an office would, some by one, some by the month."""
    events.add(w, Held("training", date(2024, 4, 10), heads=263))
    events.add(w, Held("training", date(2024, 10, 15), heads=264))
    for month in range(1, 13):
        times = 24 if month < 12 else 25
        events.add(w, Held("study", date(2024, month, 5), times=times, heads=400))
        events.add(w, Held("lecture", date(2024, month, 12), times=6))
    for n in range(22):
        events.add(w, Held("report", date(2024, 1 + n % 12, 20), heads=35))
    for n, there in enumerate((2000, 1500, 1512), 1):
        events.add(w, Held("visit", date(2024, n, 28), times=40, heads=there))
    for n, people_ in enumerate((60, 56, 40), 1):
        for month in (3, 9):  # the same people help again in autumn
            events.add(
                w, Held("volunteering", date(2024, month, n), people=people_ - (month == 9), village=f"村{n}")
            )
    events.add(w, Held("problem", date(2024, 12, 1), times=200))
    team = teams.add(w, village="村1", name="一队")
    for _ in range(49):
        number = wishes.collect(w, day=date(2024, 2, 1), how="visit", village="村1", what="修灯")
        wishes.take(w, number, Step("claim", date(2024, 2, 2), team=team))
        wishes.take(w, number, Step("close", date(2024, 2, 9), result="solved", satisfaction=3))


def test_the_line_of_2024_comes_out_as_it_was_reported(store: Store) -> None:
    with store.write("test") as w:
        the_year_of_the_township(w)
        # What must not be in it: another year, a kind of its own, something taken back, an open wish.
        events.add(w, Held("study", date(2023, 12, 31), times=7))
        events.add(w, Held("day", DAY, times=9))
        events.withdraw(w, events.add(w, Held("report", DAY)))
        wishes.collect(w, day=DAY, how="phone", village="村1", what="修路")

    assert year_line(of(store)).zh == (
        "2024年，全乡举办党员培训班2期，组织集体学习289次、专题报告22场、讲党课72次，全乡农村党员培训527人次；"
        "156名志愿者，249个问题；5000余人次参观。"
    )


def test_attendances_and_people_are_two_figures(store: Store) -> None:
    with store.write("test") as w:
        a, b = (people.add(w, name=n, village="测村") for n in ("测一", "测二"))
        events.add(w, Held("study", DAY, village="测村"), [a, b])
        events.add(w, Held("study", DAY, village="测村"), [a])
        events.add(w, Held("study", DAY, heads=30), [a])

    study = of(store).kinds["study"]
    assert (study.times, study.heads, study.people) == (3, 2 + 1 + 30, 2)


def test_times_say_nothing_about_heads(store: Store) -> None:
    with store.write("test") as w:
        events.add(w, Held("study", DAY, times=24))

    study = of(store).kinds["study"]
    assert (study.times, study.heads, study.people) == (24, 0, 0)


def test_volunteers_by_name_and_by_number_are_not_added_up(store: Store) -> None:
    with store.write("test") as w:
        one = [people.add(w, name=f"测{n}", village="一村") for n in "一二三"]
        two = [people.add(w, name=f"测{n}", village="二村") for n in "四五"]
        events.add(w, Held("volunteering", DAY, people=2, village="一村"), one)
        events.add(w, Held("volunteering", DAY, people=9, village="二村"), two)

    f = of(store)
    assert f.volunteers == 3 + 9
    assert {v.village: v.volunteers for v in f.villages} == {"一村": 3, "二村": 9}


def test_a_number_for_the_whole_township_holds_those_of_its_villages(store: Store) -> None:
    with store.write("test") as w:
        events.add(w, Held("volunteering", DAY, people=20, village="一村"))
        events.add(w, Held("volunteering", DAY, people=50))

    assert of(store).volunteers == 50


def test_a_solved_wish_that_was_reopened_is_no_solved_problem(store: Store) -> None:
    with store.write("test") as w:
        team = teams.add(w, village="测村", name="队")
        number = wishes.collect(w, day=DAY, how="wechat", village="测村", what="修灯")
        for step in (Step("claim", DAY, team=team), Step("close", DAY, result="solved", satisfaction=2)):
            wishes.take(w, number, step)
    assert of(store).problems == 1
    assert of(store).wishes.satisfaction == {2: 1}

    with store.write("test") as w:
        wishes.take(w, number, Step("reopen", DAY))
    assert (of(store).problems, of(store).wishes.open) == (0, 1)
    with store.write("test") as w:
        wishes.take(w, number, Step("close", date(2025, 1, 3), result="solved"))
    assert (of(store).problems, of(store, 2025).problems) == (0, 1)


def test_hours_together_are_those_of_events_that_teach(store: Store) -> None:
    with store.write("test") as w:
        a = people.add(w, name="测一", village="测村")
        b = people.add(w, name="测二", village="测村", duty="secretary")
        events.add(w, Held("training", DAY, minutes=32 * 60), [a, b])
        events.add(w, Held("visit", DAY, minutes=600), [a, b])
        events.add(w, Held("study", DAY, minutes=50), [a])

    rows = {x.person.name: x.hours for x in of(store).persons}
    assert (rows["测一"].tenths, rows["测一"].required, rows["测一"].met) == (328, 32, True)
    assert (rows["测二"].tenths, rows["测二"].required, rows["测二"].met) == (320, 56, False)


def test_the_hour_of_another_length_changes_the_hours(store: Store) -> None:
    with store.write("test") as w:
        a = people.add(w, name="测一", village="测村")
        events.add(w, Held("study", DAY, minutes=90), [a])
        settings.change(w, "hours.minutes", "45")
        settings.change(w, "hours.member", "2")

    (row,) = of(store).persons
    assert (row.hours.tenths, row.hours.met) == (20, True)


def test_a_village_sees_its_own(store: Store) -> None:
    with store.write("test") as w:
        a, b = (people.add(w, name="测一", village=v) for v in ("一村", "二村"))
        events.add(w, Held("study", DAY, village="一村"), [a, b])
        events.add(w, Held("study", DAY, village="二村", times=5), [b])

    f = of(store, village="一村")
    assert f.kinds["study"].times == 1
    assert [x.person.id for x in f.persons] == [a]
    assert [v.village for v in f.villages] == ["一村"]
    assert year_line(f).zh.startswith("2024年，一村举办")


def test_who_left_keeps_the_year_and_is_no_member(store: Store) -> None:
    with store.write("test") as w:
        a = people.add(w, name="测一", village="测村")
        people.add(w, name="测二", village="测村")
        events.add(w, Held("study", DAY), [a])
        people.leave(w, a)

    f = of(store)
    assert (f.members, f.learners, len(f.persons)) == (1, 1, 2)


def test_an_erased_person_is_still_counted(store: Store) -> None:
    with store.write("test") as w:
        a = people.add(w, name="测一", village="测村")
        events.add(w, Held("study", DAY, minutes=60), [a])
    before = of(store)
    with store.write("test") as w:
        people.erase(w, a)
    after = of(store)

    assert after.kinds == before.kinds
    assert after.learners == before.learners == 1
    assert [x.person.name for x in after.persons] == [""]


def test_a_report_can_be_made_again_as_it_was(store: Store, clock: Clock) -> None:
    with store.write("test") as w:
        a = people.add(w, name="测一", village="测村")
        event = events.add(w, Held("study", DAY, times=3, minutes=60), [a])
        the_year_of_the_township(w)
    then = clock()
    with store.read() as r:
        before = year_figures(r, 2024, today=DAY)
    with store.write("test") as w:
        events.correct(w, event, times=1)
        people.correct(w, a, village="别村")
        people.add(w, name="测二", village="测村")
        settings.change(w, "hours.minutes", "45")
        wishes.take(w, 1, Step("reopen", DAY))
        teams.add(w, village="测村", name="队")

    with store.read(then) as r:
        again = year_figures(r, 2024, today=DAY)
    with store.read() as r:
        now = year_figures(r, 2024, today=DAY)
    fields = [f for f in figures.Figures.__dataclass_fields__ if f != "made"]
    assert [getattr(again, f) for f in fields] == [getattr(before, f) for f in fields]
    assert now.kinds != before.kinds
    assert now.persons != before.persons

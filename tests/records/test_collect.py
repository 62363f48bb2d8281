"""What kiosks and rooms wrote comes into the store: once, verified, with nothing lost."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from engine.bundle.canonical import canonical
from engine.players.kiosk.journal import Journal
from engine.players.kiosk.records import sent_from, verdict
from engine.players.live.record import session_record
from engine.players.live.room import Room, opening
from engine.players.progress import write_whole
from engine.records import events, people, settings
from engine.records.collect import collect_kiosk, collect_rooms, listed_id, void
from engine.records.figures import Figures, year_figures
from engine.records.schema import Attempt, LearningSession, Refusal
from engine.records.store import Store
from tests.players.kiosk.shown import Page, Shown
from tests.players.shelves import ShelfOf

#: 2024-05-06, nine in the morning in Shanxi, in milliseconds.
NINE = 1_714_957_200_000
NOON = datetime(2024, 5, 6, 4, tzinfo=UTC)


class Kiosk:
    """A data folder as a kiosk writes it, with a clock of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.at = NOON
        self.journal = Journal(folder, lambda: self.at)
        self.shelf = Shown()
        for name in ("xiaoke", "xi"):
            bundle = self.shelf.bundle(name)
            write_whole(folder / "bundles" / f"{bundle['digest']}.json", canonical(bundle))

    def page(self, work: str, session: int, learner: str | None = None) -> "Learner":
        return Learner(self, Page(self.shelf.bundle(work), f"{session:032x}"), learner)


class Learner:
    """Someone at the kiosk's screen."""

    def __init__(self, kiosk: Kiosk, page: Page, learner: str | None) -> None:
        self.kiosk, self.page, self.learner = kiosk, page, learner

    def report(self, record: dict[str, Any], minutes: float = 1) -> None:
        self.kiosk.at += timedelta(minutes=minutes)
        sent = sent_from({**record, "learner": self.learner, "at": int(self.kiosk.at.timestamp() * 1000)})
        self.kiosk.journal.add([(sent, verdict(self.page.program, sent))])

    def begin(self) -> None:
        self.report(self.page.record("began"))

    def answer(self, response: int = 0) -> None:
        self.page.to_item()
        self.report(self.page.answered(response))

    def drama(self, choice: int = 0) -> None:
        """Play the small drama to its end."""
        self.begin()
        while self.page.history.state.wait != "choose":
            self.page.send(input="next")
        ended = next(e for e in self.page.send(input="choose", choice=choice) if e["event"] == "ended")
        self.report(self.page.record("reached", event=ended))
        self.report(self.page.record("closed"))


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return Kiosk(tmp_path / "kiosk")


def of(store: Store) -> Figures:
    with store.read() as r:
        return year_figures(r, 2024)


def refusals(store: Store) -> list[tuple[str, str]]:
    with store.read() as r:
        return [(x.reason, x.raw) for x in r.session.scalars(select(Refusal).order_by(Refusal.offset))]


def test_a_session_comes_with_its_attempts_and_its_learner(store: Store, kiosk: Kiosk) -> None:
    with store.write("test") as w:
        who = people.add(w, name="测一", village="测村")
    learner = kiosk.page("xiaoke", 1, who)
    learner.begin()
    learner.answer(0)

    taken = collect_kiosk(store, kiosk.folder)

    assert (taken.lines, taken.sessions, taken.attempts, taken.signed_in, taken.refused) == (2, 1, 1, 1, 0)
    f = of(store)
    assert (f.sessions, f.attempts, f.right, f.sign_ins, f.learners) == (1, 1, 1, 1, 1)
    with store.read() as r:
        attempt = r.session.scalars(select(Attempt)).one()
        session = r.session.scalars(select(LearningSession)).one()
    assert attempt.at == NOON + timedelta(minutes=2)
    assert (session.day, session.zone) == (date(2024, 5, 6), "Asia/Shanghai")
    assert f.works[0].title == "小课"


def test_collecting_again_takes_nothing_twice(store: Store, kiosk: Kiosk) -> None:
    kiosk.page("xi", 1).drama()
    kiosk.page("xiaoke", 2).answer(0)
    first = collect_kiosk(store, kiosk.folder)
    second = collect_kiosk(store, kiosk.folder)
    third = collect_kiosk(store, kiosk.folder, again=True)

    assert (first.sessions, second.sessions, third.sessions) == (2, 0, 0)
    assert (first.attempts, second.attempts, third.attempts) == (1, 0, 0)
    assert second.lines == 0
    assert third.lines == 4
    assert (of(store).sessions, of(store).attempts) == (2, 1)


def test_a_session_that_goes_on_is_taken_as_it_grows(store: Store, kiosk: Kiosk) -> None:
    learner = kiosk.page("xiaoke", 1)
    learner.begin()
    collect_kiosk(store, kiosk.folder)
    learner.answer(1)
    taken = collect_kiosk(store, kiosk.folder)

    assert (taken.lines, taken.sessions, taken.attempts) == (1, 0, 1)
    assert (of(store).sessions, of(store).attempts, of(store).right) == (1, 1, 0)


def test_a_session_over_the_end_of_a_month_is_one(store: Store, kiosk: Kiosk) -> None:
    kiosk.at = datetime(2024, 5, 31, 23, 58, tzinfo=UTC)
    learner = kiosk.page("xiaoke", 1)
    learner.page.send(input="next")
    learner.begin()
    collect_kiosk(store, kiosk.folder)
    kiosk.at = datetime(2024, 6, 1, 0, 1, tzinfo=UTC)
    learner.answer(0)

    taken = collect_kiosk(store, kiosk.folder)
    assert (taken.lines, taken.refused, taken.sessions, taken.attempts) == (1, 0, 0, 1)
    assert of(store).sessions == 1


def test_a_line_that_the_replay_does_not_confirm_is_kept_and_not_counted(store: Store, kiosk: Kiosk) -> None:
    learner = kiosk.page("xiaoke", 1)
    learner.begin()
    learner.answer(1)
    path = next((kiosk.folder / "journal").glob("*.jsonl"))
    forged = path.read_text("utf-8").replace('"right":false,"points":0', '"right":true,"points":1')
    assert forged != path.read_text("utf-8")
    path.write_text(forged, "utf-8")

    taken = collect_kiosk(store, kiosk.folder)

    assert (taken.attempts, taken.refused) == (0, 1)
    ((reason, raw),) = refusals(store)
    assert reason == "answer differs"
    assert json.loads(raw)["answer"]["right"] is True


def test_spoilt_lines_are_told_with_what_they_say(store: Store, kiosk: Kiosk) -> None:
    kiosk.page("xi", 1).drama()
    path = next((kiosk.folder / "journal").glob("*.jsonl"))
    with path.open("ab") as file:
        file.write(
            b'{"session": "torn\n\xff\xfe\n{"session":"x","seq":1,"kind":"refused","verdict":"bad log","raw":"{}"}\n'
        )
    taken = collect_kiosk(store, kiosk.folder)

    assert (taken.sessions, taken.refused) == (1, 3)
    assert [r for r, _ in refusals(store)] == ["no journal line", "no journal line", "bad log"]
    assert collect_kiosk(store, kiosk.folder, again=True).refused == 3
    assert len(refusals(store)) == 3


def test_half_a_line_is_left_until_it_is_whole(store: Store, kiosk: Kiosk) -> None:
    kiosk.page("xi", 1).drama()
    path = next((kiosk.folder / "journal").glob("*.jsonl"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert collect_kiosk(store, kiosk.folder).lines == 2
    path.write_bytes(whole)

    assert collect_kiosk(store, kiosk.folder).lines == 1
    assert refusals(store) == []


def test_an_unknown_program_can_be_collected_when_it_is_there(store: Store, kiosk: Kiosk) -> None:
    kiosk.page("xi", 1).drama()
    (bundle,) = (p for p in (kiosk.folder / "bundles").glob("*.json") if b'"id":"xi"' in p.read_bytes())
    aside = bundle.rename(bundle.with_suffix(".away"))
    assert collect_kiosk(store, kiosk.folder).refused == 3
    aside.rename(bundle)

    taken = collect_kiosk(store, kiosk.folder, again=True)
    assert (taken.sessions, taken.refused) == (1, 0)
    assert refusals(store) == []


def test_a_learner_of_a_list_by_hand_is_found_by_village_and_name(store: Store, kiosk: Kiosk) -> None:
    kiosk.page("xi", 1, listed_id("测村", "测一")).drama()
    assert collect_kiosk(store, kiosk.folder).unknown == 1
    assert of(store).sessions == 1
    with store.write("test") as w:
        people.add(w, name="测一", village="测村")

    assert collect_kiosk(store, kiosk.folder, again=True).unknown == 0
    (row,) = of(store).persons
    assert (row.sessions, row.finished, row.sign_ins) == (1, 1, 1)


def test_of_two_with_one_name_nobody_is_guessed(store: Store, kiosk: Kiosk) -> None:
    with store.write("test") as w:
        for _ in range(2):
            people.add(w, name="测一", village="测村")
    kiosk.page("xi", 1, listed_id("测村", "测一")).drama()

    assert collect_kiosk(store, kiosk.folder).unknown == 1
    assert [x.sessions for x in of(store).persons] == [0, 0]


def test_two_works_on_one_day_are_one_sign_in(store: Store, kiosk: Kiosk) -> None:
    with store.write("test") as w:
        who = people.add(w, name="测一", village="测村")
    kiosk.page("xi", 1, who).drama()
    kiosk.page("xi", 2, who).drama(1)
    kiosk.at += timedelta(days=1)
    kiosk.page("xi", 3, who).drama()
    collect_kiosk(store, kiosk.folder)

    f = of(store)
    assert (f.sign_ins, f.sessions, f.learners) == (2, 3, 1)


def test_a_work_gives_its_hours_once_a_year_or_the_time_it_took(store: Store, kiosk: Kiosk) -> None:
    """The drama says no length, so the time that was spent in it stands: two minutes."""
    with store.write("test") as w:
        who = people.add(w, name="测一", village="测村")
        settings.change(w, "hours.minutes", "1")
    kiosk.page("xi", 1, who).drama()
    kiosk.page("xi", 2, who).drama()
    collect_kiosk(store, kiosk.folder)
    assert of(store).persons[0].hours.alone == 20

    with store.write("test") as w:
        settings.change(w, "hours.alone", "measured")
    assert of(store).persons[0].hours.alone == 40


def test_time_away_is_not_time_spent(store: Store, kiosk: Kiosk) -> None:
    with store.write("test") as w:
        who = people.add(w, name="测一", village="测村")
        settings.change(w, "hours.minutes", "1")
        settings.change(w, "hours.alone", "measured")
    learner = kiosk.page("xiaoke", 1, who)
    learner.begin()
    learner.page.to_item()
    learner.report(learner.page.answered(0), minutes=60)
    collect_kiosk(store, kiosk.folder)

    assert of(store).persons[0].hours.alone == 50


def test_a_session_that_is_voided_counts_no_more(store: Store, kiosk: Kiosk) -> None:
    kiosk.page("xi", 1).drama()
    collect_kiosk(store, kiosk.folder)
    with store.write("test") as w:
        id = w.session.scalars(select(LearningSession.id)).one()
        void(w, id, "试机")

    assert (of(store).sessions, of(store).works) == (0, [])


def taught(heads: int | None = 40, person: str = "", **more: Any) -> dict[str, Any]:
    """The record that a room of the live player leaves, from a few minutes with one question."""
    bundle = ShelfOf().bundle("kaimen")
    about = {"kind": "报告", "place": "会场", "lecturer": "测师"}
    room = Room(bundle, opening(bundle, code="4821", seed=1, at=NINE, language="zh", **about))
    for n, entry in enumerate(
        [
            {"do": "join", "seat": 1},
            *([{"do": "person", "seat": 1, "id": person, "name": "测一"}] if person else []),
        ]
    ):
        room.apply({"at": NINE + n, **entry})
    if heads is not None:
        room.apply({"at": NINE + 9, "do": "heads", "count": heads})
    room.apply({"at": NINE + 90 * 60_000, "do": "end"})
    return session_record(room) | more


def kept(folder: Path, record: dict[str, Any]) -> None:
    write_whole(folder / "record.json", json.dumps(record).encode())


def test_a_live_session_is_an_event_with_its_people(store: Store, tmp_path: Path) -> None:
    with store.write("test") as w:
        who = people.add(w, name="测一", village="测村")
    record = taught(person=who)
    record["attendance"]["persons"].append({"id": "nobody", "name": "不认得"})
    kept(tmp_path / "a", record)
    write_whole(tmp_path / "a" / "room.json", b'{"other": 1}')
    taken = collect_rooms(store, tmp_path)

    assert (taken.lines, taken.events, taken.refused, taken.unknown) == (1, 1, 1, 1)
    assert collect_rooms(store, tmp_path).events == 0
    f = of(store)
    assert (f.kinds["report"].times, f.kinds["report"].heads, f.kinds["report"].people) == (1, 40, 1)
    assert f.persons[0].hours.together == 15
    ((held, names),) = f.held
    assert (held.place, held.lecturer, held.work, held.title, names) == ("会场", "测师", "kaimen", "开门", 1)
    assert held.results["seats"] == 1


def test_phones_are_no_people(store: Store, tmp_path: Path) -> None:
    kept(tmp_path, taught(heads=None))
    collect_rooms(store, tmp_path)

    assert (of(store).kinds["report"].times, of(store).kinds["report"].heads) == (1, 0)


def test_a_session_under_way_is_not_yet_counted(store: Store, tmp_path: Path) -> None:
    kept(tmp_path, taught(over=False))

    assert collect_rooms(store, tmp_path).events == 0


def test_a_live_record_written_anew_corrects_the_event(store: Store, tmp_path: Path) -> None:
    kept(tmp_path, taught(heads=40))
    collect_rooms(store, tmp_path)
    kept(tmp_path, taught(heads=41))
    collect_rooms(store, tmp_path)

    report = of(store).kinds["report"]
    assert (report.times, report.heads) == (1, 41)


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "舞会"},
        {"began": "2024-05-06T09:00:00"},
        {"attendance": {"heads": "many", "seats": 0, "persons": []}},
        {"attendance": {}},
        {"format": 9},
        {"minutes": None},
    ],
)
def test_a_broken_live_record_is_kept_and_not_counted(
    broken: dict[str, Any], store: Store, tmp_path: Path
) -> None:
    kept(tmp_path, taught(**broken))
    taken = collect_rooms(store, tmp_path)

    assert (taken.events, taken.refused) == (0, 1)
    assert len(refusals(store)) == 1


def test_an_event_keeps_its_zone(store: Store, tmp_path: Path) -> None:
    kept(tmp_path, taught(began="2024-12-31T23:30:00+00:00"))
    collect_rooms(store, tmp_path)

    with store.read() as r:
        (held,) = events.listed(r, date(2025, 1, 1), date(2025, 1, 1))
    assert held.at == datetime(2024, 12, 31, 23, 30, tzinfo=UTC)

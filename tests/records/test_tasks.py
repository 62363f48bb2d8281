"""A task that was taken on at the kiosk is there for the office to see."""

from datetime import date
from pathlib import Path

from engine.bundle.canonical import canonical
from engine.players.progress import write_whole
from engine.records import people, tasks
from engine.records.collect import collect_kiosk, void
from engine.records.schema import LearningSession
from engine.records.store import Store
from tests.players.kiosk.shown import COURSE, FILES, Page, Shown
from tests.records.test_collect import Kiosk, Learner

TASK = "走访一户独居老人"
YEAR = date(2024, 1, 1), date(2024, 12, 31)


def taking(kiosk: Kiosk, session: int, learner: str | None) -> None:
    course = COURSE + f"  - 实践: {{任务: {TASK}, 类型: 微心愿}}\n"
    bundle = Shown({**FILES, "courses/xiaoke/course.yaml": course}).bundle("xiaoke")
    write_whole(kiosk.folder / "bundles" / f"{bundle['digest']}.json", canonical(bundle))
    page = Page(bundle, f"{session:032x}")
    one = Learner(kiosk, page, learner)
    one.begin()
    page.send(input="jump", to="unit/6")
    one.report(page.record("accepted", event={"event": "tasked", "text": TASK, "kind": "微心愿"}))


def test_a_task_that_was_taken_on_is_collected_with_its_learner(store: Store, tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path / "kiosk")
    with store.write("test") as w:
        who = people.add(w, name="测一", village="测村")
    taking(kiosk, 1, who)
    taking(kiosk, 2, who)
    taken = collect_kiosk(store, kiosk.folder)

    assert (taken.sessions, taken.refused) == (2, 0)
    with store.read() as r:
        told = tasks.accepted(r, *YEAR)
    assert [(t.person, t.work, t.text, t.kind) for t in told] == [(who, "xiaoke", TASK, "微心愿")]
    with store.read() as r:
        assert tasks.accepted(r, date(2023, 1, 1), date(2023, 12, 31)) == []
        assert tasks.accepted(r, *YEAR, person="somebody else") == []


def test_a_session_that_does_not_count_gives_no_task(store: Store, tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path / "kiosk")
    with store.write("test") as w:
        who = people.add(w, name="测一", village="测村")
    taking(kiosk, 1, who)
    collect_kiosk(store, kiosk.folder)
    with store.write("test") as w:
        for id in w.session.query(LearningSession.id).all():
            void(w, id[0], "tried out")

    with store.read() as r:
        assert tasks.accepted(r, *YEAR) == []

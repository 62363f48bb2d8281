"""A run is kept after every input, opens where it was left, and tells in words what happened."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine.players import texts
from engine.players.progress import Store
from engine.players.session import Session
from engine.players.whereabouts import Mark
from tests.players.shelves import SAMPLE, ShelfOf, compiled

Given = dict[str, Any]
NEXT: Given = {"input": "next"}


def pick(n: int) -> Given:
    return {"input": "choose", "choice": n}


def again(session: Session, bundle: Given | None = None) -> Session:
    """The same work opened by another process."""
    other = Session(session.name, bundle or session.bundle, session.store)
    other.resume()
    return other


def to_the_door(session: Session) -> None:
    session.begin(7)
    for given in (NEXT, pick(0)):
        assert session.send(given)


def test_every_input_is_on_disk_before_the_next(drama: Session) -> None:
    drama.begin(7)
    for steps, given in enumerate((NEXT, pick(0), NEXT, pick(0)), 1):
        assert drama.send(given)
        kept = drama.store.load("scenario", "kaimen")
        assert kept.session is not None
        assert len(kept.session["log"]) == steps


def test_a_run_opens_where_it_was_left(drama: Session) -> None:
    to_the_door(drama)
    other = again(drama)
    assert (other.events, other.wait, other.news) == (drama.events, drama.wait, [])


def test_an_input_that_does_not_fit_changes_nothing(drama: Session) -> None:
    to_the_door(drama)
    before = drama.store.path("scenario", "kaimen").read_bytes()
    assert not drama.send(pick(3))
    assert drama.store.path("scenario", "kaimen").read_bytes() == before


def test_back_leads_through_every_screen_to_the_first(drama: Session) -> None:
    drama.begin(7)
    screens = [drama.events]
    for given in (NEXT, pick(0), NEXT, pick(0)):
        drama.send(given)
        screens.append(drama.events)
    for events in reversed(screens[:-1]):
        assert drama.back()
        assert drama.events == events
    assert not drama.back()


def test_a_killed_player_loses_nothing(tmp_path: Path) -> None:
    """The other process ends without any goodbye after its last input."""
    bundle = tmp_path / "kaimen.json"
    bundle.write_text(json.dumps(compiled(SAMPLE)["kaimen"]))
    script = f"""
import json, os
from pathlib import Path
from typing import Any
from engine.players.progress import Store
from engine.players.session import Session
session = Session("kaimen", json.loads(Path({str(bundle)!r}).read_text()), Store(Path({str(tmp_path / "home")!r})))
session.begin(7)
for given in ({NEXT}, {pick(0)}):
    assert session.send(given)
os.kill(os.getpid(), 9)
"""
    done = subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": "."}, check=False)
    assert done.returncode == -9
    session = Session("kaimen", compiled(SAMPLE)["kaimen"], Store(tmp_path / "home"))
    session.resume()
    assert len(session.history.state.log) == 2
    assert session.news == []


def test_endings_units_and_results_are_remembered_over_runs(drama: Session, course: Session) -> None:
    to_the_door(drama)
    for given in (NEXT, pick(0)):
        drama.send(given)
    assert drama.is_over
    assert drama.endings_seen() == (1, 2)
    drama.begin(8)
    for given in (NEXT, pick(1)):
        drama.send(given)
    assert drama.endings_seen() == (2, 2)
    assert drama.kept.record.finished == 2
    course.begin(1)
    course.send({"input": "jump", "to": "unit/6"})
    assert course.kept.record.units == [], "a unit that was jumped over is not done"


def test_progress_of_a_unit_is_kept_for_the_library(course: Session) -> None:
    course.begin(1)
    course.send({"input": "jump", "to": "unit/3"})
    assert course.store.peek("course", "xiaoke").unit == [3, 8]
    where = course.where()
    assert (where.unit_title, where.scene_title, where.nature) == ("开门", "有人敲门", "dramatised")


def test_the_way_so_far_names_units_and_choices(course: Session) -> None:
    course.begin(1)
    course.send({"input": "jump", "to": "unit/3"})
    course.send(NEXT)
    course.send(pick(0))
    assert course.way() == [
        Mark("unit", "", "第一课"),
        Mark("unit", "", "开门"),
        Mark("choice", "有人敲门", "开门"),
    ]


def edited(tmp_path: Path, before: str, after: str) -> Given:
    """The drama compiled again after an edit of its source."""
    root = tmp_path / "edited"
    shutil.copytree(SAMPLE, root)
    path = root / "scenarios/kaimen/scenario.yaml"
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))
    bundle = compiled.__wrapped__(root)["kaimen"]
    assert isinstance(bundle, dict)
    return bundle


def test_an_edit_elsewhere_keeps_the_place_and_is_told(drama: Session, tmp_path: Path) -> None:
    to_the_door(drama)
    other = again(drama, edited(tmp_path, "怕，不丢人。", "怕也不丢人。"))
    assert other.news == [texts.RESUMED["stop"]]
    assert other.where().scene_title == "一碗水"
    assert drama.store.path("scenario", "kaimen").with_suffix(".before-edit.json").exists()


def test_after_an_edit_back_stops_where_the_run_was_opened(drama: Session, tmp_path: Path) -> None:
    to_the_door(drama)
    other = again(drama, edited(tmp_path, "怕，不丢人。", "怕也不丢人。"))
    opened = other.events
    assert other.send(NEXT)
    assert other.back()
    assert other.events == opened
    assert not other.back()


def test_a_work_that_became_another_one_starts_anew_and_keeps_the_record(
    drama: Session, shelf: ShelfOf
) -> None:
    to_the_door(drama)
    drama.kept.record.see_ending("kaimen", "没有开门")
    drama.save()
    bundle = dict(shelf.bundle("kaimen"))
    bundle["scenes"] = {"新": [["stage", "新的"], ["end", "没有开门", "", "", []]]}
    bundle |= {"start": "新", "digest": "0" * 16, "counted": [], "titles": {}}
    other = again(drama, bundle)
    assert other.news == [texts.RESUMED["fresh"]]
    assert other.endings_seen() == (1, 1)


@pytest.mark.parametrize(
    "harm",
    [
        {"log": [[]]},
        {"log": [["c", "x", 1]]},
        {"seed": "x", "program": "0"},
        {"state": {}},
        {"state": [], "program": "0"},
        {"base": 5},
    ],
)
def test_a_tampered_save_never_ends_the_player(drama: Session, harm: dict[str, object]) -> None:
    to_the_door(drama)
    path = drama.store.path("scenario", "kaimen")
    kept = json.loads(path.read_text())
    kept["session"] |= harm
    path.write_text(json.dumps(kept))
    other = again(drama)
    assert other.news
    assert other.events


def test_play_goes_on_when_nothing_can_be_saved(drama: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    drama.begin(7)

    def fails(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as m:
        m.setattr(os, "fsync", fails)
        assert drama.send(NEXT)
        assert drama.send(pick(0))
        assert len(drama.take_news()) == 1, "told once"
        assert drama.trouble is not None
    assert drama.send(NEXT)
    assert drama.trouble is None
    assert drama.take_news() == [texts.SAVED_AGAIN]


def test_two_windows_on_one_work_never_harm_the_file(drama: Session) -> None:
    to_the_door(drama)
    other = again(drama)
    for session in (drama, other, drama):
        session.send(NEXT)
        session.send(pick(1))
    kept = drama.store.load("scenario", "kaimen")
    assert kept.notice is None
    assert texts.OTHER_WINDOW in drama.take_news() + other.take_news()

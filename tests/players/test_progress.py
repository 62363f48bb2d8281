"""Progress is never half written, never thrown away, and trouble is told in words."""

import json
import os
from pathlib import Path

import pytest

from engine.errors import StoreError
from engine.players.progress import Kept, Store, home
from engine.players.record import Record, record_from

SESSION = {"format": 1, "program": "x", "seed": 1, "log": [], "state": {}}


def test_what_was_saved_is_read_again(store: Store) -> None:
    record = Record({"huohua": ["火花"]}, ["unit/1"], {"b": {"points": 1, "of": 2, "passed": False}}, 3)
    store.save("course", "a", Kept(dict(SESSION), [2, 5], [3, 11], over=True, record=record))
    kept = store.load("course", "a")
    assert (kept.session, kept.place, kept.unit, kept.over) == (SESSION, [2, 5], [3, 11], True)
    assert kept.record == record
    assert kept.notice is None


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QINGJING_HOME", str(tmp_path))
    assert home() == tmp_path
    monkeypatch.delenv("QINGJING_HOME")
    assert home().name == "qingjing"


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"format": 1}',
        b'{"format": 1, "session": 5, "record": {}}',
        b'{"format": 1, "session": {"format": 1}, "record": {}}',
        b'{"format": 1, "session": null, "record": {"endings": [1]}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_set_aside_and_told(store: Store, damage: bytes) -> None:
    path = store.path("course", "a")
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    assert store.peek("course", "a").session is None
    assert path.exists(), "looking at the library moves nothing"
    kept = store.load("course", "a")
    assert kept.session is None
    assert kept.notice is not None
    assert "damaged-1" in kept.notice.zh
    assert path.with_suffix(".damaged-1.json").read_bytes() == damage
    assert not path.exists()


def test_a_second_damaged_file_does_not_replace_the_first(store: Store) -> None:
    path = store.path("course", "a")
    path.parent.mkdir(parents=True)
    for content in (b"one", b"two"):
        path.write_bytes(content)
        store.load("course", "a")
    assert path.with_suffix(".damaged-1.json").read_bytes() == b"one"
    assert path.with_suffix(".damaged-2.json").read_bytes() == b"two"


def test_a_file_of_a_later_program_is_kept_under_another_name(store: Store) -> None:
    store.save("course", "a", Kept(dict(SESSION)))
    path = store.path("course", "a")
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 2}))
    kept = store.load("course", "a")
    assert kept.notice is not None
    assert "newer-1" in kept.notice.en


def test_a_write_that_fails_leaves_the_old_file_and_no_rubbish(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save("course", "a", Kept(dict(SESSION)))
    before = store.path("course", "a").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError) as e:
        store.save("course", "a", Kept(dict(SESSION), [1, 1]))
    assert "磁盘满了" in e.value.says.zh
    assert store.path("course", "a").read_bytes() == before
    assert not list(store.folder.glob(".*.tmp"))


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    store = Store(tmp_path / "x")
    kept = store.load("course", "a")
    assert kept.sealed
    with pytest.raises(StoreError):
        store.save("course", "a", Kept())


def test_two_windows_lose_neither_endings_nor_the_file(store: Store) -> None:
    one, two = store.load("scenario", "a"), store.load("scenario", "a")
    one.record.see_ending("a", "火花")
    two.record.see_ending("a", "门缝里")
    assert not store.save("scenario", "a", one)
    assert store.save("scenario", "a", two), "the second one is told of the first"
    assert store.save("scenario", "a", one)
    assert set(store.load("scenario", "a").record.endings["a"]) == {"火花", "门缝里"}


def test_names_that_no_file_system_takes_do_not_meet(store: Store) -> None:
    names = ["火花", "../火花", "a/b", "a b", "A", "a", "x" * 300, "con?", ""]
    paths = [store.path("course", n) for n in names]
    assert len({p.name.lower() for p in paths}) == len(names)
    for name, path in zip(names, paths, strict=True):
        assert path.parent == store.folder
        store.save("course", name, Kept())


def test_an_abandoned_beginning_is_swept_away(store: Store) -> None:
    store.save("course", "a", Kept())
    left = store.folder / ".course-a.json.1.tmp"
    left.write_text("half")
    os.utime(left, (0, 0))
    store.load("course", "a")
    assert not left.exists()


def test_the_best_result_stays() -> None:
    record = Record()
    for points, of in ((2, 6), (1, 2), (2, 5)):
        record.see_result("b", {"points": points, "of": of, "passed": False})
    assert record.best["b"]["points"] == 1
    assert record_from(json.loads(json.dumps(record.as_json()))) == record

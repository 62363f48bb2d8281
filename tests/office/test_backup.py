"""A backup is what it says it is, and a restore brings it back whole."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engine.diagnostics import Both
from engine.errors import RecordError, StoreError
from engine.office import backup
from engine.records import audit, people, users, wishes
from tests.office.filled import fill
from tests.office.place import PASSWORD, Office


def made(office: Office) -> Path:
    return office.site.folder / backup.make(office.store, office.site.folder, office.site.clock()).name


def test_a_backup_holds_every_row_of_every_table(any_office: Office) -> None:
    fill(any_office)
    path = made(any_office)
    with any_office.store.read() as r:
        now = backup.counted(r)

    assert backup.examined(path) == now
    assert now["person"] == now["wish"] == 2
    assert sum(now.values()) > 15
    assert not [p for p in path.parent.iterdir() if p != path]


def test_a_restore_brings_back_what_was_there_and_keeps_what_is_there_now(any_office: Office) -> None:
    filled = fill(any_office)
    desk = any_office.desk("admin")
    with any_office.store.write("test") as w:
        wishes.correct(w, filled.wish, what="给测一修灯")
    path = made(any_office)
    with any_office.store.write("test") as w:
        people.erase(w, filled.person)
        people.correct(w, filled.other_person, name="测改")
        wishes.forget(w, filled.other_wish)
        people.add(w, name="测新", village="测试村")
        wishes.collect(w, day=any_office.site.clock().date(), how="visit", village="邻村", what="修灯")
    page = desk.get(f"/backup/{path.name}").text
    assert "少 1" in page
    assert desk.post(f"/backup/{path.name}", {"password": "wrong"}).status_code == 422
    any_office.ticks.go_on(5)
    told = desk.post(f"/backup/{path.name}", {"password": PASSWORD})
    assert told.headers["location"] == "/backup", told.text

    with any_office.store.read() as r:
        assert sorted(p.name for p in people.listed(r)) == ["测邻"]
        erased = people.person(r, filled.person)
        assert erased is not None
        assert (erased.name, erased.phone, erased.erased) == ("", "", True), "erased for good"
        assert {x.who for x in wishes.listed(r)} == {""}, "nobody's name comes back"
        assert "测一" not in wishes.wish(r, filled.wish).what
        assert len(wishes.listed(r)) == 2
        actions = [t.action for t in audit.trail(r)]
    assert actions[0] == "backup.restore"
    assert "person.erase" in actions  # nobody rids himself of his traces
    safe = next(k for k in backup.listed(any_office.site.folder) if k.name.endswith("-before.db"))
    assert backup.examined(any_office.site.folder / safe.name)["wish"] == 3
    assert desk.get("/").status_code == 200


def test_the_time_of_a_backup_is_told_as_people_there_say_it(office: Office) -> None:
    path = made(office)
    os.utime(path, (1_717_200_000, 1_717_200_000))  # midnight of 2024-06-01 in UTC
    page = office.desk("admin").get("/backup").text

    assert "2024-06-01 08:00" in page
    assert "UTC" not in page


def test_accounts_of_the_present_stay(office: Office) -> None:
    desk = office.desk("admin")
    path = made(office)
    office.account("later", "lecturer")
    desk.get(f"/backup/{path.name}")
    desk.post(f"/backup/{path.name}", {"password": PASSWORD})
    with office.store.read() as r:
        assert {u.name for u in users.listed(r)} == {"admin", "later"}


def test_a_backup_moves_to_another_office_and_another_database(any_office: Office, office: Office) -> None:
    fill(any_office)
    path = made(any_office)
    desk = office.desk("admin")
    desk.get("/backup")
    told = desk.post("/backup", {"do": "upload"}, files={"file": ("stick.db", path.read_bytes())})
    place = told.headers["location"]
    assert place.endswith("-uploaded.db")
    desk.get(place)
    desk.post(place, {"password": PASSWORD})

    assert "测一" in desk.get("/roster").text


def spoilt(path: Path) -> bytes:
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 3000] = b"\xff" * 3000
    return bytes(data)


def with_trigger(path: Path, folder: Path) -> bytes:
    copy = folder / "evil.db"
    shutil.copyfile(path, copy)
    with closing(sqlite3.connect(copy)) as one:
        one.execute("CREATE VIEW evil AS SELECT * FROM person")
        one.commit()
    return copy.read_bytes()


def orphaned(path: Path, folder: Path) -> bytes:
    """A profile of nobody."""
    copy = folder / "orphan.db"
    shutil.copyfile(path, copy)
    with closing(sqlite3.connect(copy)) as one:
        one.execute("UPDATE profile SET person_id = 'nobody' WHERE name = '测一'")
        one.commit()
    return copy.read_bytes()


def test_a_file_that_is_no_sound_backup_is_refused_and_nothing_is_kept(
    office: Office, tmp_path: Path
) -> None:
    fill(office)
    path = made(office)
    desk = office.desk("admin")
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as one:
        one.execute("CREATE TABLE t (x)")
        one.commit()
    for data in (
        b"",
        b"nonsense" * 999,
        spoilt(path),
        path.read_bytes()[:5000],
        other.read_bytes(),
        with_trigger(path, tmp_path),
        orphaned(path, tmp_path),
    ):
        desk.get("/backup")
        told = desk.post("/backup", {"do": "upload"}, files={"file": ("x.db", data)})
        assert told.status_code == 422, len(data)
        assert "不是完好的备份" in told.text or "坏了" in told.text
    assert [k.name for k in backup.listed(office.site.folder)] == [path.name]


def test_a_restore_that_fails_changes_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(office)
    path = made(office)
    with office.store.write("test") as w:
        people.add(w, name="测新", village="测试村")
    with office.store.read() as r:
        before = backup.counted(r)

    def full(*_: object) -> None:
        raise StoreError(Both("盘满了", "the disk is full"))

    monkeypatch.setattr(backup, "_traces", full)  # when all is written but the last
    with pytest.raises(StoreError):
        backup.restore(office.store, path, "test", "safe")

    with office.store.read() as r:
        assert backup.counted(r) == before


def test_a_backup_that_cannot_be_written_is_told_and_leaves_nothing(office: Office) -> None:
    office.site.folder.write_text("a file where the folder should be")
    desk = office.desk("admin")
    desk.get("/account")
    told = desk.post("/backup", {"do": "make"})

    assert told.status_code == 422
    assert "备份写不进" in told.text


def test_two_backups_of_one_second_are_two_files(office: Office) -> None:
    assert made(office) != made(office)


def test_a_backup_of_nothing_like_ours_raises(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"")
    with pytest.raises(RecordError):
        backup.examined(tmp_path / "x.db")

"""The journal: what is confirmed is on the disk, once."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.errors import StoreError
from engine.players.kiosk.journal import Journal, sessions
from engine.players.kiosk.records import Sent, sent_from
from tests.players.kiosk.shown import Page, Shown


@pytest.fixture
def page() -> Page:
    return Page(Shown().bundle("xiaoke"))


def began(page: Page) -> Sent:
    return sent_from(page.record("began"))


def lines(folder: Path) -> list[dict[str, object]]:
    return [
        json.loads(x)
        for p in sorted((folder / "journal").glob("*.jsonl"))
        for x in p.read_text().splitlines()
    ]


def test_a_record_sent_twice_is_written_once(tmp_path: Path, page: Page) -> None:
    journal = Journal(tmp_path)
    sent = began(page)
    journal.add([(sent, "ok"), (sent, "ok")])
    journal.add([(sent, "ok")])

    assert len(lines(tmp_path)) == 1


def test_it_is_written_once_also_after_a_restart(tmp_path: Path, page: Page) -> None:
    sent = began(page)
    Journal(tmp_path).add([(sent, "ok")])
    Journal(tmp_path).add([(sent, "ok")])

    assert len(lines(tmp_path)) == 1


def test_a_session_is_read_back_as_it_was(tmp_path: Path, page: Page) -> None:
    journal = Journal(tmp_path)
    journal.add([(began(page), "ok")])
    page.to_item()
    answered = sent_from(page.answered(0))
    journal.add([(answered, "ok")])
    page.send(input="next")
    closed = sent_from(page.record("closed"))
    journal.add([(closed, "ok")])

    (told,) = sessions(tmp_path)
    assert told.log == closed.log
    assert told.answers == [answered.answer]
    assert told.verified
    assert told.closed
    assert (told.work, told.digest, told.seed) == ("xiaoke", page.program.digest, 7)


def test_a_log_is_not_written_again_and_again(tmp_path: Path, page: Page) -> None:
    journal = Journal(tmp_path)
    page.to_item()
    journal.add([(began(page), "ok")])
    journal.add([(sent_from(page.answered(0)), "ok")])

    first, second = lines(tmp_path)
    assert second["from"] == len(first["log"])  # type: ignore[arg-type]
    assert len(second["log"]) == 1  # type: ignore[arg-type]


def test_a_rewind_is_read_back_too(tmp_path: Path, page: Page) -> None:
    journal = Journal(tmp_path)
    page.send(input="next")
    page.send(input="next")
    journal.add([(began(page), "ok")])
    page.history.rewind()
    journal.add([(sent_from(page.record("closed")), "ok")])

    (told,) = sessions(tmp_path)
    assert told.log == page.history.state.log
    assert len(told.log) == 1


def test_one_unverified_line_makes_the_session_unverified(tmp_path: Path, page: Page) -> None:
    journal = Journal(tmp_path)
    journal.add([(began(page), "ok"), (sent_from(page.record("closed")), "answer differs")])

    assert not sessions(tmp_path)[0].verified


def test_half_a_line_left_by_a_power_cut_is_set_aside(tmp_path: Path, page: Page) -> None:
    Journal(tmp_path).add([(began(page), "ok")])
    (path,) = (tmp_path / "journal").glob("*.jsonl")
    with path.open("ab") as file:
        file.write(b'{"session": "half')
    journal = Journal(tmp_path)
    journal.add([(sent_from(page.record("closed")), "ok")])

    assert [x["kind"] for x in lines(tmp_path)] == ["began", "closed"]
    assert (tmp_path / "journal" / "torn.txt").read_bytes() == b'{"session": "half\n'


def test_a_spoilt_line_does_not_hide_the_others(tmp_path: Path, page: Page) -> None:
    Journal(tmp_path).add([(began(page), "ok")])
    (path,) = (tmp_path / "journal").glob("*.jsonl")
    path.write_bytes(b"\x00\x00garbage\n" + path.read_bytes())

    assert len(sessions(tmp_path)) == 1
    assert Journal(tmp_path).has(page.session, 0)


def test_every_month_has_its_file(tmp_path: Path, page: Page) -> None:
    month = [datetime(2026, 11, 30, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)]
    journal = Journal(tmp_path, lambda: month.pop(0))
    journal.add([(began(page), "ok")])
    journal.add([(sent_from(page.record("closed")), "ok")])

    assert sorted(p.name for p in (tmp_path / "journal").iterdir()) == ["2026-11.jsonl", "2026-12.jsonl"]
    assert sessions(tmp_path)[0].closed.startswith("2026-12-01")


def test_a_full_disk_confirms_nothing_and_leaves_no_half_line(
    tmp_path: Path, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path)
    journal.add([(began(page), "ok")])
    before = lines(tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    sent = sent_from(page.record("closed"))
    with pytest.raises(StoreError):
        journal.add([(sent, "ok")])
    assert lines(tmp_path) == before
    assert not journal.has(sent.session, sent.seq)

    monkeypatch.undo()
    journal.add([(sent, "ok")])
    assert len(lines(tmp_path)) == 2


def test_a_line_is_forced_to_the_disk_before_it_is_confirmed(
    tmp_path: Path, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: list[int] = []
    real = os.fsync

    def watched(handle: int) -> None:
        forced.append(handle)
        real(handle)

    monkeypatch.setattr(os, "fsync", watched)
    Journal(tmp_path).add([(began(page), "ok")])

    assert forced

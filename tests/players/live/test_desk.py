"""Journal and desk: what is acknowledged is on the disk, and a room goes on where it was."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import pytest

from engine.errors import StoreError
from engine.players.live.journal import JOURNAL, UNDER_WAY, found_room, new_code, open_room, room_under_way
from engine.players.live.room import opening
from engine.players.live.streams import Stream
from tests.players.live.rooms import CODE, NOON, Served, everything, opened_in, served, small


async def put_all(made: Served, *entries: dict[str, Any]) -> list[str | None]:
    return list(await asyncio.gather(*(made.desk.put(e) for e in entries)))


def lines(folder: Path) -> list[dict[str, Any]]:
    (path,) = folder.glob(f"rooms/*/{JOURNAL}")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


async def test_entries_are_on_the_disk_when_they_are_acknowledged(tmp_path: Path) -> None:
    async with served(tmp_path) as made:
        await made.desk.put({"do": "join", "seat": 1})
        assert [e["do"] for e in lines(tmp_path)] == ["room", "join"]
        assert len(made.desk.room.seats) == 1


async def test_what_comes_together_shares_one_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []
    async with served(tmp_path) as made:
        add = made.desk.journal.add

        def counted(entries: Any) -> None:
            synced.append(1)
            add(entries)

        monkeypatch.setattr(made.desk.journal, "add", counted)
        await put_all(made, *({"do": "join", "seat": n} for n in range(1, 201)))

    assert len(made.desk.room.seats) == 200
    assert len(synced) <= 3
    assert [e["seat"] for e in lines(tmp_path)[1:]] == list(range(1, 201))


async def test_nothing_is_done_that_could_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    async with served(tmp_path) as made:
        with monkeypatch.context() as patch:
            patch.setattr("engine.players.lines.os.fsync", full)
            with pytest.raises(StoreError) as told:
                await made.desk.put({"do": "join", "seat": 1})
        assert "磁盘满了" in told.value.says.zh
        assert len(made.desk.room.seats) == 0
        assert [e["do"] for e in lines(tmp_path)] == ["room"]
        assert await made.desk.put({"do": "join", "seat": 1}) is None


async def test_a_room_goes_on_with_its_seats_its_question_and_its_timer(tmp_path: Path) -> None:
    async with served(tmp_path) as made:
        for n in range(1, 4):
            await made.desk.put({"do": "join", "seat": n})
        while made.desk.room.asking is None:
            await made.desk.put({"do": "next"})
        await made.desk.put({"do": "open"})
        poll = made.desk.room.poll
        assert poll is not None
        await made.desk.put({"do": "vote", "seat": 2, "poll": poll.id, "response": 1, "seq": 5})
        before, watch = everything(made.desk.room), made.desk.room.watch.at
        assert (
            abs(time.time() * 1000 - watch) < 60_000
        )  # the clock of the wall, so that a restart finds it right
    again = room_under_way(tmp_path, "xi", NOON)

    assert again is not None
    assert everything(again.room) == before
    assert (again.room.code, again.room.watch.running, again.room.watch.at) == (CODE, True, watch)
    assert again.keys == made.opened.keys


def test_half_a_line_at_the_end_is_set_aside(tmp_path: Path) -> None:
    opened = opened_in(tmp_path)
    opened.journal.add([{"do": "join", "seat": 1, "at": NOON}])
    with opened.journal.path.open("ab") as file:
        file.write(b'{"do":"join","seat":2,"a')
    again = found_room(opened.folder)

    assert again is not None
    assert len(again.room.seats) == 1
    again.journal.add([{"do": "join", "seat": 3, "at": NOON}])
    assert [e.get("seat") for e in again.journal.entries()] == [None, 1, 3]
    assert (opened.folder / "torn.txt").read_bytes() == b'{"do":"join","seat":2,"a\n'


def test_a_room_that_was_ended_or_left_is_not_under_way(tmp_path: Path) -> None:
    opened = opened_in(tmp_path)
    written = int(opened.journal.path.stat().st_mtime * 1000)
    assert room_under_way(tmp_path, "xi", written + UNDER_WAY - 1000) is not None
    assert room_under_way(tmp_path, "xi", written + UNDER_WAY + 1000) is None
    assert room_under_way(tmp_path, "ke", written) is None
    opened.journal.add([{"do": "end", "by": "console", "at": NOON + 1}])
    assert room_under_way(tmp_path, "xi", written) is None


def test_the_newest_of_several_rooms_goes_on(tmp_path: Path) -> None:
    opened_in(tmp_path)
    newer = open_room(tmp_path, small(), opening(small(), code="1000", seed=1, at=NOON))
    newer.journal.add([{"do": "next", "at": NOON}])
    found = room_under_way(tmp_path, "xi", NOON)

    assert found is not None
    assert found.room.code == "1000"


def test_an_edit_of_the_work_does_not_change_a_room_under_way(tmp_path: Path) -> None:
    opened = opened_in(tmp_path)
    bundle = {**small(), "title": "改过的"}
    assert room_under_way(tmp_path, "xi", NOON) is not None
    again = found_room(opened.folder)

    assert again is not None
    assert again.room.bundle["title"] != bundle["title"]


@pytest.mark.parametrize("spoilt", ["journal.jsonl", "bundle.json", "keys.json"])
def test_a_folder_that_cannot_be_read_is_no_room(tmp_path: Path, spoilt: str) -> None:
    opened = opened_in(tmp_path)
    (opened.folder / spoilt).write_bytes(b"\xff{")

    assert found_room(opened.folder) is None
    assert room_under_way(tmp_path, "xi", NOON) is None


def test_keys_are_for_the_lecturers_eyes(tmp_path: Path) -> None:
    opened = opened_in(tmp_path)

    assert (opened.folder / "keys.json").stat().st_mode & 0o077 == 0
    assert len({opened.keys.secret, opened.keys.console, opened.keys.projector}) == 3


def test_a_code_has_four_digits_and_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened_in(tmp_path)
    drawn = iter([int(CODE) - 1000, 7])
    monkeypatch.setattr("engine.players.live.journal.secrets.randbelow", lambda _: next(drawn))

    assert new_code(tmp_path) == "1007"


async def test_a_slow_page_gets_only_the_newest_view(tmp_path: Path) -> None:
    async with served(tmp_path) as made:
        slow = Stream("projector")
        made.desk.greet(slow)
        for _ in range(5):
            await made.desk.put({"do": "next"})
        await asyncio.sleep(0.25)
        told = await slow.next()

    assert told.count(b"data: ") == 1
    assert b"id: %d\n" % made.desk.room.v in told


async def test_phones_are_not_told_of_every_vote(tmp_path: Path) -> None:
    """A thousand phones and a thousand votes would be a million messages."""
    async with served(tmp_path) as made:
        await put_all(made, {"do": "join", "seat": 1}, {"do": "join", "seat": 2}, *[{"do": "next"}] * 5)
        await made.desk.put({"do": "open"})
        poll = made.desk.room.poll
        assert poll is not None
        await asyncio.sleep(0.15)
        other, own = Stream("phone", 1), Stream("phone", 2)
        for stream in (other, own):
            made.desk.greet(stream)
            await stream.next()
        await made.desk.put({"do": "vote", "seat": 2, "poll": poll.id, "response": 0, "seq": 1})
        await asyncio.sleep(0.25)

        assert b'"mine":0,"stored":1' in await asyncio.wait_for(own.next(), 30)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(other.next(), 0.1)


async def test_a_third_tab_of_a_seat_closes_the_oldest(tmp_path: Path) -> None:
    async with served(tmp_path) as made:
        await made.desk.put({"do": "join", "seat": 1})
        tabs = [Stream("phone", 1) for _ in range(3)]
        for tab in tabs:
            assert made.desk.greet(tab)

        assert [tab.closed for tab in tabs] == [True, False, False]
        assert made.desk.online() == 1

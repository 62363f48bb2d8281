"""What the library tells of a work and of the learner's progress."""

from typing import Any

from engine.players.library import Entry, endings_of, entry_of, length, standing
from engine.players.progress import Kept
from engine.players.record import Record
from tests.players.shelves import ShelfOf


def told(entry: Entry, kept: Kept) -> list[str]:
    return [b.zh for b in standing(entry, kept)]


def test_an_entry_is_made_from_a_bundle(shelf: ShelfOf) -> None:
    drama, course = (entry_of(n, shelf.bundle(n)) for n in ("kaimen", "xiaoke"))
    assert (drama.kind, drama.nature, drama.seconds, list(drama.endings)) == (
        "scenario",
        "dramatised",
        90,
        ["送了一程", "没有开门"],
    )
    assert (course.kind, course.units, course.hours) == ("course", 8, 10)
    assert endings_of(shelf.bundle("xiaoke"))["kaimen"] == ["送了一程", "没有开门"]


def test_lengths_are_in_words() -> None:
    lengths = {
        Entry("a", "course", "a", hours=20): "2 学时",
        Entry("a", "course", "a", hours=15): "1.5 学时",
        Entry("a", "scenario", "a", seconds=480): "8 分钟",
        Entry("a", "scenario", "a", seconds=90): "90 秒",
    }
    for entry, words in lengths.items():
        found = length(entry)
        assert found is not None
        assert found.zh == words
    assert length(Entry("a", "course", "a")) is None


def test_progress_is_in_words() -> None:
    drama = Entry("a", "scenario", "a", endings=("火花", "门缝里", "没应"))
    course = Entry("b", "course", "b", units=11)
    session: dict[str, Any] = {"log": []}
    assert told(drama, Kept()) == ["还没开始"]
    assert told(drama, Kept(session)) == ["正在看"]
    gone = Record({"a": ["火花", "一个已经删掉的结局"]}, finished=1)
    assert told(drama, Kept(session, over=True, record=gone)) == ["学完了", "结局 1/3"]
    assert told(course, Kept(session, unit=[3, 11])) == ["单元 3/11"]
    scored = Record(best={"b": {"points": 4, "of": 6, "passed": True}})
    assert told(course, Kept(session, unit=[11, 11], record=scored)) == ["单元 11/11", "得分 4/6"]

"""What is kept of a session."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from engine.players.live import record
from engine.players.live.room import Room, opening
from tests.players.live.rooms import CODE, NOON, Taught, small


def a_session() -> Taught:
    taught = Taught(small("ke"))
    taught.seats(4)
    taught.give(do="person", seat=2, id="a1", name="王秀英")
    taught.give(do="person", seat=3, id="a1", name="王秀英")
    taught.press("heads", count=31)
    taught.to_item("single")
    taught.press("open")
    right = taught.poll.order.index(0)
    taught.votes(right, right, (right + 1) % 3)
    for _ in range(3):
        taught.press("next")
    taught.press("jump", to="unit/12")
    taught.to_question()
    taught.press("open")
    taught.votes(0, 0, 1)
    taught.press("decide", choice=1)
    taught.press("next")
    taught.press("back")
    taught.press("decide", choice=0)
    taught.press("next")
    taught.press("end")
    return taught


def test_a_record_says_who_came_what_was_answered_and_how_it_went() -> None:
    taught = a_session()
    found = record.session_record(taught.room)

    assert found["attendance"] == {"heads": 31, "seats": 4, "persons": [{"id": "a1", "name": "王秀英"}]}
    (item,) = found["items"]
    assert (item["item"], item["answered"], item["right"]) == ("ke/dan", 3, 2)
    assert sum(o["count"] for o in item["options"]) == 3
    assert [(d["text"], d["overruled"], d["undone"], d["counts"]) for d in found["path"]] == [
        ("不开", True, True, [2, 1, 0]), ("开", False, False, [0, 0, 0]),
    ]  # fmt: skip
    assert found["overrulings"] == 1
    assert found["jumps"] == [{"at": found["jumps"][0]["at"], "to": "跳到：小戏"}]
    assert found["endings"] == ["结局：疏", "结局：亲"]
    assert found["minutes"] == round((taught.room.at - NOON) / 60_000)
    assert (found["work"]["id"], found["over"]) == ("ke", True)
    assert json.loads(json.dumps(found)) == found


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_words_only_and_every_word_is_escaped(language: str) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=y>\"'&"
    first = opening(
        {**small(), "title": evil, "id": evil}, code=CODE, seed=1, at=NOON, kind=evil, place=evil, lecturer=evil,
        language=language,  # type: ignore[arg-type]
    )  # fmt: skip
    room = Room(small(), first)
    room.apply({"do": "join", "seat": 1, "at": NOON})
    room.apply({"do": "person", "seat": 1, "id": "x", "name": evil, "at": NOON})
    found = record.session_record(room)
    row = {"ask": evil, "text": evil, "counts": [1], "overruled": True, "by_lecturer": True, "undone": True}
    found["path"], found["items"] = [row], [{"ask": evil, "answered": 1, "right": None}]
    found["endings"], found["jumps"] = [evil], [{"to": evil}]
    reader = Reader()
    reader.feed(record.summary(found, language))  # type: ignore[arg-type]

    assert set(reader.tags) <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "tr", "th", "td",
    }  # fmt: skip
    assert reader.words.count(evil) >= 9


def test_record_and_page_are_written_whole(tmp_path: Path) -> None:
    taught = a_session()
    record.write(tmp_path, taught.room)

    assert json.loads((tmp_path / record.RECORD).read_text("utf-8"))["id"].endswith(f"-ke-{CODE}")
    assert (tmp_path / record.SUMMARY).read_text("utf-8").startswith("<!doctype html>")
    assert len(list(tmp_path.iterdir())) == 2

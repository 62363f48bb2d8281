"""Who may sign in."""

from pathlib import Path

import pytest

from engine.errors import StoreError
from engine.players.kiosk.roster import read_roster, search


def listed(tmp_path: Path, data: bytes, name: str = "roster.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_people_are_found_by_the_initials_of_their_pinyin(tmp_path: Path) -> None:
    roster = read_roster(listed(tmp_path, "村,姓名\n甲村,王秀英\n甲村,李明\n乙村,王五\n".encode()))

    found, letters = search(roster, "甲村", "w")
    assert [p.name for p in found] == ["王秀英"]
    assert letters == ["x"]
    assert search(roster, "甲村", "")[1] == ["l", "w"]
    assert search(roster, "丙村", "w") == ([], [])


def test_a_surname_with_two_readings_is_found_by_either(tmp_path: Path) -> None:
    roster = read_roster(listed(tmp_path, "村,姓名\n甲村,单玉梅\n甲村,曾国\n".encode()))

    for typed, name in (("s", "单玉梅"), ("d", "单玉梅"), ("z", "曾国"), ("c", "曾国")):
        assert [p.name for p in search(roster, "甲村", typed)[0]] == [name]


def test_pinyin_in_the_list_is_taken_as_it_stands(tmp_path: Path) -> None:
    roster = read_roster(listed(tmp_path, "village,name,pinyin\nA,解放,xie fang\n".encode()))

    assert search(roster, "A", "xf")[0]
    assert not search(roster, "A", "j")[0]


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_list_as_an_office_saves_it_is_read(tmp_path: Path, codec: str) -> None:
    roster = read_roster(listed(tmp_path, "村,姓名\r\n甲村,王秀英\r\n".encode(codec)))

    assert [p.name for p in roster.people("甲村")] == ["王秀英"]


def test_json_is_read_too(tmp_path: Path) -> None:
    path = listed(tmp_path, '[{"村": "甲村", "姓名": "王秀英", "编号": "7"}]'.encode(), "roster.json")

    assert [p.id for p in read_roster(path).people("甲村")] == ["7"]


def test_two_people_of_one_name_are_two_people(tmp_path: Path) -> None:
    roster = read_roster(listed(tmp_path, "村,姓名\n甲村,王秀英\n甲村,王秀英\n".encode()))

    assert len({p.id for p in roster.people("甲村")}) == 2


def test_a_person_keeps_the_id_when_others_are_added(tmp_path: Path) -> None:
    before = read_roster(listed(tmp_path, "村,姓名\n甲村,王秀英\n".encode())).people("甲村")[0].id
    after = read_roster(listed(tmp_path, "村,姓名\n甲村,李明\n甲村,王秀英\n".encode())).people("甲村")[1].id

    assert before == after


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"{", b"PK\x03\x04"])
def test_a_file_that_is_no_list_is_told(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(StoreError):
        read_roster(listed(tmp_path, data, "roster.json" if data == b"{" else "roster.csv"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        read_roster(tmp_path / "none.csv")

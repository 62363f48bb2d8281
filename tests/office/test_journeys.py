"""What an office does in a day, through forms, on the store underneath."""

import io
import re
from datetime import date

import openpyxl
import pytest

from engine.office.board import TOPICS, board_of, topic_of
from engine.records import audit, events, people, users, wishes
from tests.office.filled import fill
from tests.office.place import PASSWORD, Desk, Office


def workbook(*rows: tuple[str, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEAD = ("姓名", "村", "性别", "出生年月", "联系电话", "身份证号")
LIST = workbook(
    ("天池店乡党员名册",), HEAD, ("测一", "测试村", "男", "1958.03", "13900000001", "140123195803010011"),
    ("测二", "测试村", "女", "1961-7", "", ""), ("", "测试村", "男", "", "", ""), ("测三", "测试村", "男", "不知道", "", ""),
)  # fmt: skip


def upload(desk: Desk, data: bytes, name: str = "名册.xlsx") -> str:
    desk.get("/import")
    told = desk.post("/import", {"do": "read"}, files={"file": (name, data)})
    assert told.status_code == 303, told.text
    return desk.get("/import").text


def seen_in(page: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found is not None
    return found[1]


def test_a_list_is_shown_before_it_changes_anything(any_office: Office) -> None:
    desk = any_office.desk("secretary")
    page = upload(desk, LIST)

    assert "<b>3</b>人新加" in page
    assert "第 5 行" in page
    assert "没有姓名" in page
    assert "身份证号不保存" in page
    assert "140123" not in page
    with any_office.store.read() as r:
        assert people.listed(r) == []
    told = desk.post("/import", {"do": "apply", "seen": seen_in(page)})
    assert told.headers["location"] == "/roster"
    with any_office.store.read() as r:
        assert [(p.name, p.born, p.phone) for p in people.listed(r)] == [
            ("测一", "1958-03", "13900000001"), ("测三", "", ""), ("测二", "1961-07", ""),
        ]  # fmt: skip
    assert "新加 3 人" in desk.get("/roster").text


def test_a_roster_that_changed_meanwhile_is_shown_again(office: Office) -> None:
    desk = office.desk("admin")
    seen = seen_in(upload(desk, LIST))
    with office.store.write("other") as w:
        people.add(w, name="测二", village="测试村", born="1961-07")
    told = desk.post("/import", {"do": "apply", "seen": seen})

    assert told.status_code == 422
    assert "刚刚有人改过" in told.text
    assert "<b>2</b>人新加" in told.text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", b"not a workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0"),
        ("../../etc/a.csv", b"\x00\xff\x00"),
        ("a.csv", b""),
        ("", b"x"),
        ("a." + "x" * 300, b"a,b\n"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_words(office: Office, name: str, data: bytes) -> None:
    desk = office.desk("admin")
    desk.get("/import")
    told = desk.post("/import", {"do": "read"}, files={"file": (name, data)})
    after = desk.get("/import")

    assert told.status_code in (303, 422)
    assert after.status_code == 200
    with office.store.read() as r:
        assert people.listed(r) == []


def test_a_preview_is_of_one_login_alone(office: Office) -> None:
    one, other = office.desk("admin"), office.desk("secretary")
    upload(one, LIST)

    assert "测一" not in other.get("/import").text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("王", "王秀英"),
        ("wxy", "王秀英"),
        ("WX", "王秀英"),
        ("秀英", "王秀英"),
        ("sym", "单玉梅"),
        ("dym", "单玉梅"),
    ],
)
def test_people_are_found_by_name_and_by_pinyin(office: Office, typed: str, found: str) -> None:
    with office.store.write("test") as w:
        for name in ("王秀英", "单玉梅"):
            people.add(w, name=name, village="测试村")
    page = office.desk("secretary").get("/roster", params={"q": typed}).text

    assert [n for n in ("王秀英", "单玉梅") if n in page] == [found]


def test_a_telephone_number_stands_on_the_persons_own_page_only(office: Office) -> None:
    filled = fill(office)
    desk = office.desk("admin")
    others = [
        desk.get(p).text
        for p in (
            "/",
            "/roster",
            "/events?year=2024",
            "/wishes",
            "/teams",
            "/reports?year=2024",
            "/trail",
            "/board",
        )
    ]

    assert not [p for p in others if "13900000000" in p]
    assert "13900000000" in desk.get(f"/roster/{filled.person}").text


def test_a_persons_hours_are_those_of_the_report(any_office: Office) -> None:
    filled = fill(any_office)
    desk = any_office.desk("admin")
    page = desk.get(f"/roster/{filled.person}?year=2024").text
    sheet = desk.get("/reports/2024-persons.csv").content.decode("utf-8-sig")

    assert "<b>1.5</b> / 32" in page
    assert next(line for line in sheet.splitlines() if "测一" in line).split(",")[5] == "1.5"


def test_a_correction_is_a_new_version_and_the_old_one_stays(office: Office) -> None:
    filled = fill(office)
    desk = office.desk("admin")
    desk.get(f"/roster/{filled.person}")
    before = office.site.clock()
    told = desk.post(
        f"/roster/{filled.person}",
        {"do": "correct", "name": "测壹", "village": "测试村", "duty": "secretary"},
    )

    assert told.status_code == 303
    with office.store.read() as r:
        one = people.person(r, filled.person)
        assert one is not None
        assert (one.name, one.duty) == ("测壹", "secretary")
        assert [t.action for t in audit.trail(r, subject=filled.person)] == ["person.correct", "person.add"]
    assert before is not None


def test_one_persons_data_are_exported_and_deleted(any_office: Office) -> None:
    filled = fill(any_office)
    desk = any_office.desk("admin")
    told = desk.get(f"/roster/{filled.person}/export")
    assert "attachment" in told.headers["content-disposition"]
    assert told.json()["profiles"][0]["name"] == "测一"
    with any_office.store.write("test") as w:
        wishes.correct(w, filled.wish, what="给测一修灯")
        wishes.correct(w, filled.other_wish, what="替测一修锁")
    page = desk.get(f"/roster/{filled.person}").text
    assert (
        page.index("给测一修灯")
        < page.index("一起抹去")
        < page.index("替测一修锁")
        < page.index("可能是别人")
    )
    assert desk.post(f"/roster/{filled.person}/erase", {"name": "测二"}).status_code == 422
    assert desk.post(f"/roster/{filled.person}/erase", {"name": "测一"}).status_code == 303

    assert desk.get(f"/roster/{filled.person}").status_code == 404
    assert "测一" not in desk.get("/roster?gone=1").text
    assert "测一" not in desk.get("/trail").text
    assert "给（已删除）修灯" in desk.get(f"/wishes/{filled.wish}").text
    with any_office.store.read() as r:
        assert events.present(r, filled.event) == [filled.person]


@pytest.mark.parametrize(
    ("kind", "unit"),
    [
        ("training", "期"),
        ("study", "次"),
        ("report", "场"),
        ("lecture", "次"),
        ("visit", "批"),
        ("volunteering", "次"),
    ],
)
def test_an_event_is_entered_by_hand(office: Office, kind: str, unit: str) -> None:
    desk = office.desk("lecturer")
    desk.get("/events")
    fields = {
        "kind": kind,
        "day": "2024-05-20",
        "times": "3",
        "heads": "40",
        "minutes": "90",
        "village": "",
        "title": "一项",
    }
    told = desk.post("/events", fields)
    assert told.status_code == 303
    page = desk.get("/events?year=2024").text

    assert f"3 {unit}" in page
    with office.store.read() as r:
        (held,) = events.listed(r, date(2024, 1, 1), date(2024, 12, 31))
    assert (held.kind, held.times, held.heads, held.people, held.minutes) == (kind, 3, 40, None, 90)


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "soon"},
        {"day": "2099-01-01"},
        {"times": "0.5"},
        {"heads": "-3"},
        {"kind": "party"},
        {"minutes": "99999999"},
        {"note": "x" * 5000},
        {"times": "１２"},
    ],
)
def test_a_wrong_entry_is_shown_again_with_what_was_typed(office: Office, wrong: dict[str, str]) -> None:
    desk = office.desk("admin")
    desk.get("/events")
    told = desk.post("/events", {"kind": "study", "day": "2024-05-20", "title": "学文件的那一回", **wrong})

    assert told.status_code == 422
    assert "学文件的那一回" in told.text
    assert 'role="alert"' in told.text
    with office.store.read() as r:
        assert events.listed(r, date(2000, 1, 1), date(2100, 12, 31)) == []


def test_who_was_there_is_named_and_taken_back(office: Office) -> None:
    filled = fill(office)
    desk = office.desk("lecturer")
    desk.get(f"/events/{filled.event}")
    assert desk.post(f"/events/{filled.event}", {"do": "attend", "names": "测邻"}).status_code == 303
    with office.store.read() as r:
        assert events.present(r, filled.event) == sorted([filled.person, filled.other_person])
    desk.post(f"/events/{filled.event}", {"do": "absent", "person": filled.person})
    with office.store.read() as r:
        assert events.present(r, filled.event) == [filled.other_person]
    told = desk.post(f"/events/{filled.event}", {"do": "attend", "names": "测一 没有这人"})
    assert "名单里没有没有这人" in told.text
    with office.store.read() as r:
        assert events.present(r, filled.event) == [filled.other_person]


def test_a_withdrawn_event_is_counted_no_more(office: Office) -> None:
    filled = fill(office)
    desk = office.desk("secretary")
    desk.get(f"/events/{filled.event}")
    desk.post(f"/events/{filled.event}/withdraw")

    assert desk.get(f"/events/{filled.event}").status_code == 404
    assert "测试村学习" not in desk.get("/events?year=2024").text


def test_a_wish_from_collecting_to_closing_and_reopening(any_office: Office) -> None:
    filled = fill(any_office)
    desk = any_office.desk("secretary")
    desk.get("/wishes")
    told = desk.post(
        "/wishes",
        {
            "what": "炕塌了，想修",
            "village": "测试村",
            "how": "phone",
            "day": "2024-05-30",
            "who": "测老",
            "consent": "1",
        },
    )
    place = told.headers["location"]
    desk.get(place)
    steps: list[dict[str, str]] = [
        {"do": "claim", "team": filled.team, "person": ""},
        {"do": "progress", "note": "砖买好了"},
        {"do": "close", "result": "solved", "satisfaction": ""},
        {"do": "rate", "satisfaction": "2"},
        {"do": "reopen", "note": "又塌了"},
        {"do": "claim", "team": "", "person": "测一"},
        {"do": "close", "result": "partly", "satisfaction": "3"},
    ]
    for step in steps:
        assert desk.post(place, step).status_code == 303, step
    page = desk.get(place).text

    assert "部分解决" in page
    assert "测一" in page
    assert desk.post(place, {"do": "claim", "team": filled.team}).status_code == 422
    with any_office.store.read() as r:
        one = wishes.wish(r, int(place.rpartition("/")[2]))
    assert (one.standing.state, one.standing.reopened, one.standing.satisfaction) == ("closed", 1, 3)
    assert [s.step for s in one.steps] == [s["do"] for s in steps]


def test_a_name_without_consent_is_not_kept(office: Office) -> None:
    fill(office)
    desk = office.desk("secretary")
    desk.get("/wishes")
    told = desk.post("/wishes", {"what": "想修灯", "village": "测试村", "how": "visit", "who": "测老"})

    assert told.status_code == 422
    assert "先征得本人同意" in told.text
    with office.store.read() as r:
        assert len(wishes.listed(r)) == 2


def test_overdue_wishes_are_listed_and_stand_first_on_the_page_of_today(office: Office) -> None:
    fill(office)
    desk = office.desk("admin")

    assert desk.get("/").text.count("超期 31 天") == 2
    assert desk.get("/wishes?state=overdue").text.count('href="/wishes/') == 2
    assert "<b>2</b>个微心愿超期" in desk.get("/").text


def test_a_team_is_made_joined_left_and_disbanded(office: Office) -> None:
    filled = fill(office)
    desk = office.desk("secretary")
    desk.get("/teams")
    desk.post("/teams", {"name": "春耕队", "village": "测试村"})
    assert "春耕队" in desk.get("/teams").text
    desk.post(f"/teams/{filled.team}", {"do": "join", "person": "测一"})
    assert "测一" in desk.get("/teams").text
    desk.post(f"/teams/{filled.team}", {"do": "part", "person": filled.person})
    assert "测一" not in desk.get("/teams").text
    desk.post(f"/teams/{filled.team}", {"do": "disband"})
    assert "测试村志愿队" not in desk.get("/teams").text


def test_a_report_is_the_same_on_the_page_and_in_the_files(any_office: Office) -> None:
    fill(any_office)
    desk = any_office.desk("admin")
    page = desk.get("/reports?year=2024").text
    book = openpyxl.load_workbook(io.BytesIO(desk.get("/reports/2024.xlsx").content))

    assert "2024年，全乡举办党员培训班0期，组织集体学习2次" in page
    assert book.sheetnames == ["汇总", "各村", "个人学时", "课程", "最难的题", "场次"]
    assert '<svg viewBox="0 0 640' in page
    told = desk.get("/reports/2024-summary.csv")
    assert "attachment" in told.headers["content-disposition"]
    assert "集体学习,2,次,24,2" in told.content.decode("utf-8-sig")


def test_a_report_of_one_village_has_that_village(office: Office) -> None:
    fill(office)
    page = office.desk("secretary", "测试村").get("/reports?year=2024").text

    assert "测试村" in page
    assert "组织集体学习1次" in page


def test_the_rules_are_changed_and_counted_by(office: Office) -> None:
    filled = fill(office)
    desk = office.desk("admin")
    desk.get("/settings")
    assert desk.post("/settings", {"key": "hours.member", "value": "40"}).status_code == 303
    assert desk.post("/settings", {"key": "hours.member", "value": "many"}).status_code == 422

    assert "/ 40" in desk.get(f"/roster/{filled.person}?year=2024").text


def test_accounts_are_added_and_given_another_role(office: Office) -> None:
    desk = office.desk("admin")
    desk.get("/users")
    fields = {"name": "xinren", "role": "lecturer", "village": "", "new": PASSWORD, "again": PASSWORD}
    assert desk.post("/users", fields).status_code == 303
    assert desk.post("/users", fields).status_code == 422
    assert desk.post("/users", {**fields, "name": "b", "again": "different"}).status_code == 422
    assert desk.post("/users", {**fields, "name": "c", "role": "king"}).status_code == 422
    with office.store.read() as r:
        id = next(u.id for u in users.listed(r) if u.name == "xinren")
    new = office.stranger()
    assert new.sign_in("xinren").status_code == 303
    assert new.get("/roster").status_code == 403
    desk.post(f"/users/{id}", {"do": "role", "role": "secretary"})
    assert new.sign_in("xinren").status_code == 303
    assert new.get("/roster").status_code == 200


def test_the_board_names_nobody_and_quotes_nothing(office: Office) -> None:
    fill(office)
    page = office.stranger().get("/board").text

    assert "测试村" in page
    assert "家里修补" in page
    assert not [x for x in ("测一", "测邻", "路灯", "13900000000", "clerk") if x in page]


def test_the_board_has_a_new_mark_when_it_shows_something_new(office: Office) -> None:
    filled = fill(office)
    stranger, desk = office.stranger(), office.desk("admin")
    before = stranger.get("/board/mark").text
    assert before == stranger.get("/board/mark").text
    assert f'data-mark="{before}"' in stranger.get("/board").text
    desk.get("/wishes")
    desk.post(f"/wishes/{filled.wish}", {"do": "claim", "team": filled.team})
    same = stranger.get("/board/mark").text
    desk.post(f"/wishes/{filled.wish}", {"do": "close", "result": "solved"})

    assert same == before  # open and claimed are both under way
    assert stranger.get("/board/mark").text != before


def test_a_withdrawn_wish_leaves_the_board(office: Office) -> None:
    filled = fill(office)
    desk = office.desk("admin")
    desk.get("/wishes")
    desk.post(f"/wishes/{filled.wish}", {"do": "withdraw"})
    with office.store.read() as r:
        assert board_of(r, date(2024, 6, 1)).collected == 1


def test_every_topic_is_reached_by_its_own_words() -> None:
    for name, words in TOPICS.values():
        assert name in {topic_of(word) for word in words}


def test_english_has_no_chinese_left_in_the_frame(office: Office) -> None:
    office.site.language = "en"
    desk = office.desk("admin")
    for path in (
        "/",
        "/roster",
        "/events",
        "/wishes",
        "/teams",
        "/reports",
        "/backup",
        "/trail",
        "/users",
        "/settings",
        "/account",
        "/import",
    ):
        text = re.sub(r"<[^>]+>", "", desk.get(path).text)
        left = re.sub(r"男|女|全乡|姓名|请按现行文件核对", "", text)
        assert not re.search(r"[\u4e00-\u9fff]", left), (path, re.findall(r"[\u4e00-\u9fff]+", left)[:5])


def test_a_file_that_is_refused_is_called_by_its_own_name(office: Office) -> None:
    desk = office.desk("admin")
    desk.get("/import")
    told = desk.post("/import", {"do": "read"}, files={"file": ("甲村名单.xlsx", b"nothing")})

    assert told.status_code == 422
    assert "甲村名单.xlsx" in told.text


def test_the_name_at_a_wish_is_deleted_for_good(office: Office) -> None:
    filled, desk = fill(office), office.desk("secretary")
    assert "永远删掉名字" in desk.get(f"/wishes/{filled.wish}").text
    desk.post(f"/wishes/{filled.wish}", {"do": "forget"})

    page = desk.get(f"/wishes/{filled.wish}").text
    assert "永远删掉名字" not in page
    assert "测一" not in page


def test_a_workbook_is_headed_as_on_the_command_line(office: Office) -> None:
    fill(office)
    data = office.desk("secretary").get("/reports/2024.xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]

    assert sheet.oddHeader is not None
    assert sheet.oddHeader.center.text == "2024 年全乡学习报表　汇总"

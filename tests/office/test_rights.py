"""Every page, and who may open it: the whole table, written out by hand."""

import pytest

from engine.office.pages import Page
from engine.office.server import PAGES
from tests.office.filled import Filled, fill
from tests.office.place import Office

#: Method, path → who is let in: a(dmin), s(ecretary), l(ecturer), v: a secretary of one village, -: nobody signed in.
TABLE = {
    ("GET", "/"): "aslv",
    ("GET", "/board"): "aslv-",
    ("GET", "/board/mark"): "aslv-",
    ("GET", "/login"): "aslv-",
    ("POST", "/login"): "aslv-",
    ("GET", "/setup/{word}"): "",
    ("POST", "/setup/{word}"): "",
    ("POST", "/logout"): "aslv",
    ("GET", "/account"): "aslv",
    ("POST", "/account"): "aslv",
    ("GET", "/users"): "a",
    ("POST", "/users"): "a",
    ("POST", "/users/{id}"): "a",
    ("GET", "/roster"): "asv",
    ("POST", "/roster"): "asv",
    ("GET", "/roster/{id}"): "asv",
    ("POST", "/roster/{id}"): "asv",
    ("GET", "/roster/{id}/export"): "asv",
    ("POST", "/roster/{id}/erase"): "a",
    ("GET", "/import"): "as",
    ("POST", "/import"): "as",
    ("GET", "/events"): "aslv",
    ("POST", "/events"): "aslv",
    ("GET", "/events/{id}"): "aslv",
    ("POST", "/events/{id}"): "aslv",
    ("POST", "/events/{id}/withdraw"): "asv",
    ("GET", "/wishes"): "asv",
    ("POST", "/wishes"): "asv",
    ("GET", "/wishes/{number}"): "asv",
    ("POST", "/wishes/{number}"): "asv",
    ("GET", "/teams"): "asv",
    ("POST", "/teams"): "asv",
    ("POST", "/teams/{id}"): "asv",
    ("GET", "/reports"): "aslv",
    ("GET", "/reports/{file}"): "aslv",
    ("GET", "/backup"): "a",
    ("POST", "/backup"): "a",
    ("GET", "/backup/{name}"): "a",
    ("GET", "/backup/{name}/file"): "a",
    ("POST", "/backup/{name}"): "a",
    ("GET", "/trail"): "a",
    ("GET", "/settings"): "a",
    ("POST", "/settings"): "a",
}
WHO = {"a": ("admin", ""), "s": ("secretary", ""), "l": ("lecturer", ""), "v": ("secretary", "测试村")}


def test_the_table_holds_every_page() -> None:
    assert {(p.method, p.path) for p in PAGES} == set(TABLE)


def address(page: Page, filled: Filled) -> str:
    """The page of something that is there."""
    things = {"/roster": filled.person, "/events": filled.event, "/teams": filled.team, "/users": filled.user}
    path = page.path.replace("{number}", str(filled.wish)).replace("{name}", filled.backup)
    path = path.replace("{file}", "2024-summary.csv").replace("{word}", "word")
    return path.replace("{id}", things.get("/" + path.split("/")[1], ""))


@pytest.mark.parametrize("role", [*WHO, "-"])
def test_each_page_lets_in_whom_it_should_and_nobody_else(office: Office, role: str) -> None:
    filled = fill(office, with_backup=True)
    desk = office.stranger() if role == "-" else office.desk(*WHO[role])
    wrong = []
    for page in PAGES:
        path = address(page, filled)
        desk.get("/login" if role == "-" else "/account")
        # Without a form's fields nothing is done; whoever may not is turned away before anything is read.
        told = desk.get(path) if page.method == "GET" else desk.post(path, {"csrf": "wrong"})
        let_in = told.status_code == 200 if page.method == "GET" else "这一页放得太久了" in told.text
        if page.path.startswith("/setup"):  # the word is looked at after the seal of the form
            let_in = told.status_code == 200
        if page.path == "/login" and page.method == "GET" and role != "-":
            let_in = told.headers.get("location") == "/"
        if let_in != (role in TABLE[page.method, page.path]):
            wrong.append((page.method, page.path, told.status_code))
        elif not let_in and role == "-" and not page.path.startswith("/setup"):
            assert told.headers["location"] == "/login"
    assert wrong == []


@pytest.mark.parametrize("role", list(WHO))
def test_the_menu_offers_what_may_be_opened_and_nothing_else(office: Office, role: str) -> None:
    fill(office)
    desk = office.desk(*WHO[role])
    home = desk.get("/").text
    for path in (
        "/roster",
        "/events",
        "/wishes",
        "/teams",
        "/reports",
        "/backup",
        "/trail",
        "/users",
        "/settings",
    ):
        assert (f'<a href="{path}"' in home) == (role in TABLE["GET", path]), path


def test_a_village_sees_its_own_things_only(office: Office) -> None:
    filled = fill(office)
    desk = office.desk("secretary", "测试村")
    for path in (
        f"/roster/{filled.other_person}",
        f"/events/{filled.other_event}",
        f"/wishes/{filled.other_wish}",
    ):
        assert desk.get(path).status_code == 404, path
    listings = [
        desk.get(p).text
        for p in ("/", "/roster", "/events?year=2024", "/wishes", "/teams", "/reports?year=2024")
    ]
    assert "测试村" in listings[1]
    assert not [p for p in listings if "邻村" in p or "测邻" in p]


@pytest.mark.parametrize(
    "path",
    [
        "/roster?village=邻村",
        "/events?village=邻村",
        "/wishes?village=邻村",
        "/reports?village=邻村",
        "/reports/2024.xlsx?village=邻村",
    ],
)
def test_a_village_cannot_ask_for_another_one(office: Office, path: str) -> None:
    fill(office)
    told = office.desk("secretary", "测试村").get(path)

    assert told.status_code == 422
    assert "只管测试村" in told.text


def test_a_village_cannot_write_into_another_one(office: Office) -> None:
    filled = fill(office)
    desk = office.desk("secretary", "测试村")
    desk.get("/account")
    told = [
        desk.post("/roster", {"name": "测新", "village": "邻村", "duty": ""}),
        desk.post(f"/roster/{filled.person}", {"do": "correct", "name": "测一", "village": "邻村"}),
        desk.post(f"/roster/{filled.other_person}", {"do": "leave"}),
        desk.post("/events", {"kind": "study", "day": "2024-05-01", "village": "邻村"}),
        desk.post(f"/events/{filled.other_event}/withdraw"),
        desk.post("/wishes", {"what": "修灯", "how": "visit", "village": "邻村"}),
        desk.post(f"/wishes/{filled.other_wish}", {"do": "withdraw"}),
        desk.post("/teams", {"name": "新队", "village": "邻村"}),
        desk.post(f"/teams/{filled.other_team}", {"do": "disband"}),
    ]
    assert {t.status_code for t in told} <= {404, 422}


def test_a_lecturer_gets_no_names(office: Office) -> None:
    fill(office)
    desk = office.desk("lecturer")
    page = desk.get("/reports?year=2024").text

    assert "个人学时" not in page
    assert "测一" not in page
    assert desk.get("/reports/2024.xlsx").status_code == 404
    assert desk.get("/reports/2024-persons.csv").status_code == 404
    assert desk.get("/reports/2024-summary.csv").status_code == 200

"""The usual list: forged forms, strings that would be code, paths out of the folder, bodies without an end."""

import re
from collections.abc import AsyncIterator
from html.parser import HTMLParser

import httpx
import pytest

from engine.office.asking import COOKIE
from engine.office.gate import FORM, HEADERS
from engine.office.passwords import Passwords
from engine.office.server import PAGES
from tests.office.filled import fill
from tests.office.place import ORIGIN, PORT, Office

EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1; DROP TABLE person; --",
    "{{ 7*7 }}{% raw %}",
    "</textarea></option><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "测\u202e试\u0007\u0000",
]


class Active(HTMLParser):
    """What on a page could run, or lead away."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("img", "iframe", "object", "embed", "style", "base"):
            self.found.append(tag)
        if tag == "script" and not str(values.get("src", "")).startswith("/static/"):
            self.found.append("script")
        self.found += [name for name in values if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action", "formaction", "xlink:href"):
            value = values.get(name)
            if value is not None and not value.startswith(("/", "#", "?")):
                self.found.append(f"{name}={value}")
            if value is not None and value.startswith("//"):
                self.found.append(f"{name}={value}")


def active(html: str) -> list[str]:
    parser = Active()
    parser.feed(html)
    return parser.found


def test_the_search_for_what_could_run_finds_it() -> None:
    assert active('<p onclick="x"><img src=x><script>1</script><a href="javascript:x">') != []
    assert len(active(EVIL[0] + EVIL[1])) >= 3


def every_page(office: Office) -> dict[str, str]:
    desk = office.desk("admin")
    paths = ["/", "/board", "/roster", "/events?year=2024", "/wishes", "/teams", "/reports?year=2024", "/backup", "/trail", "/users", "/settings", "/account", "/import"]  # fmt: skip
    pages = {p: desk.get(p).text for p in paths}
    for link in set(re.findall(r'href="(/(?:roster|events|wishes)/[^"?#]+)"', "".join(pages.values()))):
        if not link.endswith("/export"):
            pages[link] = desk.get(link).text
    return pages


@pytest.mark.parametrize("evil", EVIL)
def test_what_is_typed_stays_text_on_every_page(office: Office, evil: str) -> None:
    desk = office.desk("admin")
    desk.get("/account")
    ok = [
        desk.post("/roster", {"name": evil, "village": evil, "duty": "", "gender": evil, "born": evil, "joined": evil, "phone": evil}),
        desk.post("/events", {"kind": "study", "day": "2024-05-20", "title": evil, "village": evil, "place": evil, "lecturer": evil, "note": evil}),
        desk.post("/wishes", {"what": evil, "village": evil, "how": "visit", "who": evil, "consent": "1"}),
        desk.post("/teams", {"name": evil, "village": evil}),
        desk.post("/users", {"name": evil, "role": "lecturer", "village": evil, "new": "feng-shou-26", "again": "feng-shou-26"}),
        desk.post("/wishes/1", {"do": "claim", "team": "", "person": evil.replace("\0", "").strip(), "note": evil}),
        desk.post("/wishes/1", {"do": "progress", "note": evil}),
        desk.post("/settings", {"key": "base", "value": evil}),
    ]  # fmt: skip
    assert [t.status_code for t in ok] == [303] * len(ok), [t.text[-600:] for t in ok if t.status_code != 303]
    pages = every_page(office)

    assert len(pages) >= 16
    assert {path: found for path, html in pages.items() if (found := active(html))} == {}
    assert not [p for p, html in pages.items() if "49" in html and "{{ 7*7 }}" not in html and "7*7" in html]
    if evil.startswith("<script"):
        assert "&lt;script&gt;alert(1)" in pages["/roster"]
        assert "alert(1)" not in pages["/board"].replace("&lt;script&gt;alert(1)&lt;/script&gt;", "")


@pytest.mark.parametrize("query", ["q", "village", "state", "kind", "year", "before", "subject", "gone"])
@pytest.mark.parametrize("evil", ['"><script>alert(1)</script>', "9" * 5000, "\x00", "%", "2024-13-99"])
def test_what_an_address_carries_stays_text_too(office: Office, query: str, evil: str) -> None:
    fill(office)
    desk = office.desk("admin")
    for path in ("/roster", "/events", "/wishes", "/reports", "/trail"):
        told = desk.get(path, params={query: evil})
        assert told.status_code in (200, 422), (path, told.status_code)
        assert active(told.text) == []


def posts() -> list[str]:
    return sorted({p.path for p in PAGES if p.method == "POST"})


@pytest.mark.parametrize("token", [None, "", "x" * 43])
def test_no_form_works_without_its_seal(office: Office, token: str | None) -> None:
    filled = fill(office, with_backup=True)
    desk = office.desk("admin")
    for path in posts():
        address = (
            path.replace("{id}", filled.person).replace("{number}", "1").replace("{name}", filled.backup)
        )
        data = {} if token is None else {"csrf": token}
        told = desk.client.post(address, data={"name": "x", **data}, headers={"origin": ORIGIN})
        assert told.status_code == 403, path


def test_the_seal_of_another_login_does_not_work(office: Office) -> None:
    one, other = office.desk("admin"), office.desk("admin")
    other.get("/account")
    told = one.post("/teams", {"csrf": other.csrf, "name": "队", "village": "测试村"})

    assert told.status_code == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", f"http://127.0.0.1:{PORT + 1}", "https://127.0.0.1.evil"]
)
def test_a_form_from_another_page_is_turned_away(office: Office, origin: str) -> None:
    desk = office.desk("admin")
    told = desk.post("/teams", {"name": "队", "village": "测试村"}, origin=origin)

    assert told.status_code == 403
    assert "foreign origin" in told.text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", f"127.0.0.1.evil.example:{PORT}", "", f"10.0.0.7:{PORT}"]
)
def test_another_host_is_turned_away(office: Office, host: str) -> None:
    assert office.stranger().get("/board", headers={"host": host}).status_code == 421


def test_on_a_network_numbers_are_let_in_and_lured_names_are_not(office: Office) -> None:
    lan = Office(office.store, office.site.folder, lan=True)

    assert lan.stranger().get("/board", headers={"host": f"10.0.0.7:{PORT}"}).status_code == 200
    assert lan.stranger().get("/board", headers={"host": f"[fe80::1]:{PORT}"}).status_code == 200
    for host in (f"evil.example:{PORT}", "10.0.0.7", "10.0.0.7:1", f"10.0.0.7.evil.example:{PORT}"):
        assert lan.stranger().get("/board", headers={"host": host}).status_code == 421, host


@pytest.mark.parametrize(
    "path",
    [
        "/login",
        "/",
        "/board",
        "/board/mark",
        "/nothing",
        "/static/office.css",
        "/static/../site.py",
        "/setup/x",
    ],
)
def test_every_answer_carries_the_headers(office: Office, path: str) -> None:
    told = office.stranger().get(path)

    assert {name: told.headers[name] for name in HEADERS} == dict(HEADERS)
    assert "cache-control" in told.headers
    assert "server" not in told.headers


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    policy = HEADERS["content-security-policy"]

    assert policy.startswith("default-src 'none'")
    assert "form-action 'self'" in policy
    assert not re.search(r"unsafe|http:|\*|data:", policy)


def test_pages_with_names_are_not_kept_by_the_browser(office: Office) -> None:
    fill(office)
    desk = office.desk("admin")

    assert {desk.get(p).headers["cache-control"] for p in ("/", "/roster", "/reports/2024.xlsx")} == {
        "no-store"
    }


WAYS_OUT = [
    "../records.db", "..%2frecords.db", "%2e%2e%2frecords.db", "....//records.db", "/etc/passwd", "records.db",
    "records-20240101-000000.db%00.txt", "records-20240101-000000.db/../../records.db", "..\\records.db", "con",
    ".records-x", "records-20240101-000000-before.db", "records-99999999-999999.db%0A",
]  # fmt: skip


@pytest.mark.parametrize("name", WAYS_OUT)
def test_no_name_leads_out_of_the_folder_of_backups(office: Office, name: str) -> None:
    office.site.folder.mkdir()
    (office.site.folder.parent / "secret.db").write_bytes(b"SQLite format 3\0 secret")
    desk = office.desk("admin")
    desk.get("/account")
    for told in (
        desk.get(f"/backup/{name}"),
        desk.get(f"/backup/{name}/file"),
        desk.post(f"/backup/{name}", {"password": "x"}),
    ):
        assert told.status_code in (404, 405, 415), told.status_code
        assert b"SQLite" not in told.content


def test_a_link_in_the_folder_is_no_backup(office: Office) -> None:
    fill(office, with_backup=True)
    link = office.site.folder / "records-20240102-000000.db"
    link.symlink_to(office.site.folder.parent / "records.db")
    desk = office.desk("admin")

    assert desk.get(f"/backup/{link.name}/file").status_code == 404
    assert link.name not in desk.get("/backup").text


@pytest.mark.parametrize(
    "file",
    [
        "2024",
        ".xlsx",
        "2024.exe",
        "2024-nothing.csv",
        "../../x.csv",
        "2024-persons.xlsx",
        "99999.csv",
        "2024-summary.csv.exe",
        "０００１.xlsx",
    ],
)
def test_a_report_has_one_of_its_names(office: Office, file: str) -> None:
    assert office.desk("admin").get(f"/reports/{file}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/static//etc/passwd",
        "/static/../../../pyproject.toml",
    ],
)
def test_the_files_of_the_page_are_all_that_is_served(office: Office, path: str) -> None:
    assert office.stranger().get(path).status_code == 404


@pytest.mark.parametrize("next_", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_signing_in_leads_home_whatever_the_address_says(office: Office, next_: str) -> None:
    office.account("zhang", "admin")
    desk = office.stranger()
    desk.get("/login", params={"next": next_})
    told = desk.post(
        f"/login?next={next_}", {"name": "zhang", "password": "feng-shou-26-nian", "next": next_}
    )

    assert told.headers["location"] == "/"


def test_a_long_form_is_not_read(office: Office) -> None:
    desk = office.desk("admin")
    told = desk.post("/teams", {"name": "x" * (FORM + 1), "village": "测试村"})

    assert told.status_code == 413


async def test_a_form_without_an_end_is_cut_off(office: Office) -> None:
    office.account("admin", "admin")
    token = office.site.logins.begin(office.ids["admin"])
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b"csrf="
        while sent < 50 * FORM:
            sent += 8192
            yield b"x" * 8192

    async with httpx.AsyncClient(transport=httpx.ASGITransport(office.app), base_url=ORIGIN) as client:
        kind = {
            "content-type": "application/x-www-form-urlencoded",
            "origin": ORIGIN,
            "cookie": f"{COOKIE}={token}",
        }
        told = await client.post("/teams", content=endless(), headers=kind)

    assert told.status_code == 413
    assert sent <= 2 * FORM


async def test_who_is_not_signed_in_has_no_file_read(office: Office) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while read < 4_000_000:
            read += 8192
            yield b"x" * 8192

    async with httpx.AsyncClient(transport=httpx.ASGITransport(office.app), base_url=ORIGIN) as client:
        kind = {"content-type": "multipart/form-data; boundary=x", "origin": ORIGIN}
        told = await client.post("/backup", content=endless(), headers=kind)

    assert told.headers["location"] == "/login"
    assert read == 0


@pytest.mark.parametrize("kind", ["application/json", "text/plain", ""])
def test_only_forms_are_taken(office: Office, kind: str) -> None:
    desk = office.desk("admin")
    told = desk.client.post("/teams", content=b"{}", headers={"origin": ORIGIN, "content-type": kind})

    assert told.status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_not_known(office: Office, method: str) -> None:
    assert office.stranger().client.request(method, "/board").status_code == 405


def test_many_fields_and_broken_forms_are_a_refusal_and_no_fault(office: Office) -> None:
    desk = office.desk("admin")
    many = "&".join(f"f{n}=x" for n in range(2000)).encode()
    headers = {"origin": ORIGIN, "content-type": "application/x-www-form-urlencoded"}
    broken = {"origin": ORIGIN, "content-type": "multipart/form-data"}

    assert desk.client.post("/teams", content=many, headers=headers).status_code == 400
    assert desk.client.post("/teams", content=b"--x\r\nnonsense", headers=broken).status_code == 400


@pytest.mark.parametrize("year", ["0000", "9999", "-1", "²⁰²⁴", "1900"])
def test_no_year_in_an_address_breaks_a_page(office: Office, year: str) -> None:
    filled, desk = fill(office), office.desk("admin")
    for path in (f"/roster/{filled.person}", "/events", "/reports"):
        assert desk.get(path, params={"year": year}).status_code == 200


def test_an_address_that_leads_nowhere_is_answered_in_words(office: Office) -> None:
    for desk in (office.desk("admin"), office.stranger()):
        told = desk.get("/nothing")
        assert told.status_code == 404
        assert "没有这一页" in told.text
        assert "测一" not in told.text


def test_many_guesses_at_once_are_no_more_guesses(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each begins before the one before it is found to be wrong."""
    office.account("shuji", "secretary")
    looked: list[str] = []

    def right(_: object, __: str | None, password: str) -> bool:
        looked.append(password)
        if len(looked) < 12:
            office.stranger().sign_in("shuji", f"guess-{len(looked)}")
        return False

    monkeypatch.setattr(Passwords, "right", right)
    office.stranger().sign_in("shuji", "guess-0")

    assert len(looked) == 4, "three are free, the fourth makes the next one wait"


def test_a_file_that_is_too_large_is_refused_in_words(office: Office) -> None:
    desk = office.desk("admin")
    desk.get("/import")
    told = desk.post("/import", {"do": "read"}, files={"file": ("a.xlsx", bytes(22 * 1024 * 1024))})

    assert told.status_code == 413
    assert "文件太大了" in told.text

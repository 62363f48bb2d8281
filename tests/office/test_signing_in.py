"""Who gets in, and who does not."""

import re

import pytest

from engine.office.asking import BEFORE, COOKIE
from engine.office.logins import IDLE, WHOLE
from engine.records import audit, users
from tests.office.place import PASSWORD, Desk, Office


def test_the_right_password_opens_the_page(office: Office) -> None:
    office.account("zhang", "admin")
    desk = office.stranger()

    assert desk.get("/").headers["location"] == "/login"
    assert desk.sign_in("zhang").headers["location"] == "/"
    assert "zhang" in desk.get("/").text


@pytest.mark.parametrize(
    ("name", "password"), [("zhang", "wrong-wrong"), ("nobody", PASSWORD), ("", ""), ("zhang", "x" * 5000)]
)
def test_a_wrong_one_does_not_and_says_not_which_was_wrong(office: Office, name: str, password: str) -> None:
    office.account("zhang", "admin")
    desk = office.stranger()
    told = desk.sign_in(name, password)

    assert told.status_code == 422
    assert "账号或密码不对" in told.text
    assert desk.get("/").status_code == 303


def test_the_cookie_is_out_of_reach_and_for_this_site_only(office: Office) -> None:
    office.account("zhang", "admin")
    desk = office.stranger()
    desk.get("/login")
    told = desk.post("/login", {"name": "zhang", "password": PASSWORD})
    cookie = next(c for c in told.headers.get_list("set-cookie") if c.startswith(COOKIE))

    assert "HttpOnly" in cookie
    assert re.search("samesite=strict", cookie, re.I)
    assert "Path=/" in cookie
    assert "Max-Age" not in cookie
    assert len(cookie.split("=")[1].split(";")[0]) >= 43


def test_signing_in_gives_a_new_name_whatever_the_browser_brought(office: Office) -> None:
    office.account("zhang", "admin")
    desk = office.stranger()
    desk.client.cookies.set(COOKIE, "planted", domain="127.0.0.1")
    desk.sign_in("zhang")
    first = desk.client.cookies.get(COOKIE)
    mallory = office.stranger()
    mallory.client.cookies.set(COOKIE, "planted", domain="127.0.0.1")

    assert first != "planted"
    assert mallory.get("/").headers["location"] == "/login"


def test_signing_in_again_ends_the_login_before(office: Office) -> None:
    desk = office.desk("admin")
    before = desk.client.cookies.get(COOKIE) or ""
    desk.get("/account")
    desk.post("/account", {"password": PASSWORD, "new": "xin-mi-ma-2024", "again": "xin-mi-ma-2024"})
    old = office.stranger()
    old.client.cookies.set(COOKIE, before, domain="127.0.0.1")

    assert old.get("/").headers["location"] == "/login"
    assert desk.get("/").status_code == 200


@pytest.mark.parametrize("forged", ["", "x", "0" * 43, "../../etc/passwd", "%00", "a" * 4000, "' OR 1=1 --"])
def test_a_forged_cookie_opens_nothing(office: Office, forged: str) -> None:
    office.desk("admin")
    desk = office.stranger()
    told = desk.get("/roster", headers={"cookie": f"{COOKIE}={forged}"})

    assert told.headers["location"] == "/login"


def test_half_an_hour_of_nothing_signs_out(office: Office) -> None:
    desk = office.desk("admin")
    office.ticks.go_on(IDLE - 1)
    assert desk.get("/").status_code == 200
    office.ticks.go_on(IDLE + 1)
    assert desk.get("/").status_code == 303


def test_a_day_of_work_signs_out_too(office: Office) -> None:
    desk = office.desk("admin")
    for _ in range(int(WHOLE // IDLE) + 2):
        office.ticks.go_on(IDLE - 10)
        last = desk.get("/").status_code
    assert last == 303


def test_signing_out_ends_the_login_on_the_server(office: Office) -> None:
    desk = office.desk("admin")
    kept = desk.client.cookies.get(COOKIE) or ""
    desk.post("/logout")
    thief = office.stranger()
    thief.client.cookies.set(COOKIE, kept, domain="127.0.0.1")

    assert desk.get("/").status_code == 303
    assert thief.get("/").status_code == 303


def test_signing_out_everywhere_means_everywhere(office: Office) -> None:
    here, there = office.desk("admin"), office.desk("admin")
    here.post("/logout", {"everywhere": "1"})

    assert there.get("/").status_code == 303


def test_a_disabled_account_is_out_at_once(office: Office) -> None:
    admin, other = office.desk("admin"), office.desk("lecturer")
    admin.post(f"/users/{office.ids['lecturer']}", {"do": "disable"})

    assert other.get("/").headers["location"] == "/login"
    assert other.sign_in("lecturer").status_code == 422


def test_the_last_administrator_stays(office: Office) -> None:
    admin = office.desk("admin")
    told = admin.post(f"/users/{office.ids['admin']}", {"do": "disable"})

    assert told.status_code == 422
    assert "至少要留一个管理员" in told.text


def tries(desk: Desk, name: str, times: int) -> list[int]:
    desk.get("/login")
    return [desk.post("/login", {"name": name, "password": f"wrong-{n}"}).status_code for n in range(times)]


def test_guessing_has_to_wait_longer_each_time(office: Office) -> None:
    office.account("zhang", "admin")
    desk = office.stranger()
    waits = []
    for _ in range(12):
        while (
            told := desk.get("/login") and desk.post("/login", {"name": "zhang", "password": "wrong"})
        ).status_code == 429:
            waits.append(int(told.headers["retry-after"]))
            office.ticks.go_on(waits[-1])
    assert waits == sorted(waits)
    assert waits[0] <= 2
    assert waits[-1] >= 30
    assert max(waits) <= 61


def test_while_one_waits_not_even_the_right_password_is_looked_at(office: Office) -> None:
    office.account("zhang", "admin")
    desk = office.stranger()
    assert 429 in tries(desk, "zhang", 6)
    assert desk.sign_in("zhang").status_code == 429
    office.ticks.go_on(61)
    assert desk.sign_in("zhang").status_code == 303


def test_an_attack_from_elsewhere_does_not_keep_the_user_out(office: Office) -> None:
    office.account("zhang", "admin")
    own = office.stranger("10.0.0.5")
    assert own.sign_in("zhang").status_code == 303
    for n in range(30):
        tries(office.stranger(f"10.0.1.{n}"), "zhang", 3)
    stranger = office.stranger("10.0.2.1")

    assert stranger.sign_in("zhang").status_code == 429
    assert office.stranger("10.0.0.5").sign_in("zhang").status_code == 303


def test_one_address_that_tries_many_names_has_to_wait(office: Office) -> None:
    desk = office.stranger("10.0.0.9")
    told = [tries(desk, f"user{n}", 1)[0] for n in range(20)]

    assert told[:15] == [422] * 15
    assert 429 in told


def test_wrong_tries_stand_in_the_trail_without_the_name_that_was_typed(office: Office) -> None:
    office.account("zhang", "admin")
    tries(office.stranger(), "my-password-in-the-wrong-field", 1)
    with office.store.read() as r:
        traces = [t for t in audit.trail(r) if t.action == "login.wrong"]

    assert len(traces) == 1
    assert "my-password" not in repr(traces)


def test_the_first_administrator_is_made_with_the_word_that_was_printed(office: Office) -> None:
    office.site.prepare()
    desk, word = office.stranger(), office.site.setup
    assert len(word) >= 32
    assert desk.get("/setup/guessed").status_code == 404
    desk.get(f"/setup/{word}")
    told = desk.post(f"/setup/{word}", {"name": "zhang", "new": PASSWORD, "again": PASSWORD})

    assert told.headers["location"] == "/"
    assert desk.get("/users").status_code == 200
    assert office.stranger().get(f"/setup/{word}").status_code == 404


def test_there_is_nothing_to_set_up_where_somebody_can_sign_in(office: Office) -> None:
    office.account("zhang", "lecturer")
    office.site.prepare()

    assert office.site.setup == ""
    assert office.stranger().get("/setup/").status_code == 404


@pytest.mark.parametrize("weak", ["short", "1234567890", "zhangzhang1", "aaaaaaaaaaaa", "password123"])
def test_a_password_that_is_easy_to_guess_is_refused(office: Office, weak: str) -> None:
    office.site.prepare()
    desk, word = office.stranger(), office.site.setup
    desk.get(f"/setup/{word}")
    told = desk.post(f"/setup/{word}", {"name": "zhang", "new": weak, "again": weak})

    assert told.status_code == 422
    with office.store.read() as r:
        assert users.listed(r) == []


def test_a_new_password_needs_the_old_one(office: Office) -> None:
    desk = office.desk("lecturer")
    told = desk.post("/account", {"password": "wrong", "new": "xin-mi-ma-2024", "again": "xin-mi-ma-2024"})

    assert told.status_code == 422
    assert office.stranger().sign_in("lecturer").status_code == 303


def test_hashes_are_argon2id_and_nowhere_on_a_page(office: Office) -> None:
    desk = office.desk("admin")
    with office.store.read() as r:
        found = users.credentials(r, "admin")

    assert found is not None
    assert found[1].startswith("$argon2id$")
    assert "argon2" not in desk.get("/users").text + desk.get("/trail").text


def test_the_login_form_needs_its_own_cookie(office: Office) -> None:
    office.account("zhang", "admin")
    desk = office.stranger()
    desk.get("/login")
    desk.client.cookies.delete(BEFORE)

    assert desk.post("/login", {"name": "zhang", "password": PASSWORD}).status_code == 403

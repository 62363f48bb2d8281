"""The server's answers, without a browser."""

import json
from pathlib import Path

import httpx
import pytest

from engine.players.live.record import RECORD, SUMMARY
from tests.players.live.rooms import CODE, press, served, small, view_of


async def to_question(console: httpx.AsyncClient) -> None:
    while "poll" not in await view_of(console, "console"):
        assert (await press(console, "next")).status_code == 200


async def voted(phone: httpx.AsyncClient, poll: str, response: object, seq: int = 1) -> httpx.Response:
    return await phone.post("/api/vote", json={"poll": poll, "response": response, "seq": seq})


async def test_a_phone_joins_votes_and_sees_the_result(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console, made.phone() as phone:
        await to_question(console)
        await press(console, "open")
        poll = (await view_of(phone, "phone"))["poll"]
        told = (await voted(phone, poll["id"], 1)).json()
        assert (told["poll"], told["response"], told["seq"]) == (poll["id"], 1, 1)
        assert (await view_of(phone, "phone"))["poll"]["mine"] == 1
        assert (await view_of(console, "console"))["poll"]["counts"] == [0, 1, 0]
        await press(console, "reveal")
        assert (await view_of(phone, "phone"))["poll"]["counts"] == [0, 1, 0]


async def test_a_phone_that_comes_back_has_its_seat(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client() as phone, made.client() as other:
        first = (await phone.post("/api/join", json={"code": CODE})).json()
        by_cookie = (await phone.post("/api/join", json={})).json()
        by_token = (await other.post("/api/join", json={"seat": first["seat"]})).json()

        assert first == by_cookie == by_token
        assert first["name"].endswith(" 1")
        assert len(made.desk.room.seats) == 1


async def test_a_token_of_another_room_needs_the_code(tmp_path: Path) -> None:
    async with (
        served(tmp_path / "a") as one, served(tmp_path / "b") as two, one.client() as phone, two.client() as other
    ):  # fmt: skip
        token = (await phone.post("/api/join", json={"code": CODE})).json()["seat"]
        assert (await other.post("/api/join", json={"seat": token})).status_code == 403
        told = await other.post("/api/join", json={"seat": token, "code": CODE})
        assert told.json()["seat"] != token


async def test_two_may_share_a_phone(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console, made.client() as phone:
        first = (await phone.post("/api/join", json={"code": CODE})).json()
        second = (await phone.post("/api/join", json={"again": True})).json()
        assert first["seat"] != second["seat"]
        assert (await view_of(console, "console"))["phones"]["shared"] == 1
        await to_question(console)
        await press(console, "open")
        poll = (await view_of(phone, "phone"))["poll"]["id"]
        for n, seat in enumerate([first["seat"], second["seat"]]):
            body = {"poll": poll, "response": n, "seq": 1}
            assert (await phone.post("/api/vote", json=body, headers={"x-seat": seat})).status_code == 200
        assert (await view_of(console, "console"))["poll"]["counts"] == [1, 1, 0]
        assert (await view_of(phone, "phone"))["name"] == second["name"]
        await phone.post("/api/join", json={"seat": first["seat"]})
        assert (await view_of(phone, "phone"))["name"] == first["name"]


async def test_two_tabs_are_one_vote(tmp_path: Path) -> None:
    async with (
        served(tmp_path) as made,
        made.console() as console,
        made.phone() as tab,
        made.client() as other,
    ):
        other.cookies = tab.cookies
        await to_question(console)
        await press(console, "open")
        poll = (await view_of(tab, "phone"))["poll"]["id"]
        await voted(tab, poll, 0, 100)
        await voted(other, poll, 1, 200)

        assert (await view_of(tab, "phone"))["poll"]["mine"] == 1
        assert (await view_of(console, "console"))["poll"]["counts"] == [0, 1, 0]


async def test_a_vote_sent_again_after_closing_is_confirmed(tmp_path: Path) -> None:
    """The answer may have been lost on its way to the phone."""
    async with served(tmp_path) as made, made.console() as console, made.phone() as phone:
        await to_question(console)
        await press(console, "open")
        poll = (await view_of(phone, "phone"))["poll"]["id"]
        first = (await voted(phone, poll, 1, 7)).json()
        await press(console, "reveal")
        assert (await voted(phone, poll, 1, 7)).json() == first
        late = await voted(phone, poll, 0, 8)
        assert (late.status_code, late.json()) == (409, {"error": "closed"})
        await press(console, "next")
        assert (await voted(phone, poll, 1, 7)).json()["response"] == 1


async def test_joining_closed_leaves_in_who_has_a_seat(tmp_path: Path) -> None:
    async with (
        served(tmp_path) as made,
        made.console() as console,
        made.phone() as phone,
        made.client() as late,
    ):
        await press(console, "joining", on=False)
        told = await late.post("/api/join", json={"code": CODE})
        assert (told.status_code, told.json()) == (403, {"error": "closed"})
        assert (await phone.post("/api/join", json={})).status_code == 200
        assert (await view_of(console, "projector"))["join"]["on"] is False


async def test_asking_for_a_known_version_gets_nothing_new(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console, made.phone() as phone:
        v = (await view_of(phone, "phone"))["v"]
        told = await phone.get(f"/api/state/phone?v={v}")
        assert (told.status_code, told.content) == (304, b"")
        await press(console, "next")
        told = await phone.get(f"/api/state/phone?v={v}")
        assert told.status_code == 200
        assert told.json()["v"] > v


async def test_others_votes_are_nothing_new_for_a_phone(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console, made.phone() as one, made.phone() as two:
        await to_question(console)
        await press(console, "open")
        view = await view_of(one, "phone")
        await voted(two, view["poll"]["id"], 0)

        assert (await one.get(f"/api/state/phone?v={view['v']}")).status_code == 304


async def test_a_phone_that_asks_is_online(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console, made.phone() as phone, made.phone():
        await view_of(phone, "phone")

        assert (await view_of(console, "console"))["phones"] == {"online": 1, "gone": 1, "shared": 0}


async def test_who_signs_in_is_in_the_record_once(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console, made.phone() as one, made.phone() as two:
        assert (await view_of(one, "phone"))["roster"] is True
        assert (await one.get("/api/villages")).json() == {"villages": ["甲村", "乙村"]}
        listed = (await one.get("/api/people?village=甲村&typed=w")).json()["people"]
        assert listed == [{"id": "a1", "name": "王＊英"}]
        for phone in (one, two):
            assert (await phone.post("/api/join", json={"person": "a1"})).json()["person"] == "王秀英"
        assert (await one.post("/api/join", json={"person": "nobody"})).status_code == 404
        record = (await console.get("/api/record")).json()

    assert record["attendance"] == {"heads": None, "seats": 2, "persons": [{"id": "a1", "name": "王秀英"}]}


async def test_the_remote_is_let_in_by_six_digits_once(tmp_path: Path) -> None:
    async with (
        served(tmp_path) as made,
        made.console() as console,
        made.client() as one,
        made.client() as two,
    ):
        await press(console, "remote", act="new")
        digits = (await view_of(console, "console"))["remote"]["digits"]
        assert len(digits) == 6
        told = await one.post("/api/enter", json={"digits": f"{digits[:3]} {digits[3:]}"})
        assert told.json()["role"] == "remote"
        assert (await two.post("/api/enter", json={"digits": digits})).status_code == 403
        assert (await press(one, "next")).status_code == 200
        assert (await view_of(one, "console"))["remote"] == {"digits": None, "on": True}
        for do in ("end", "joining", "remote"):
            assert (await press(one, do, on=False, act="new")).status_code == 403
        await press(console, "remote", act="revoke")
        assert (await press(one, "next")).status_code == 403


async def test_a_new_remote_puts_the_old_one_out(tmp_path: Path) -> None:
    async with (
        served(tmp_path) as made,
        made.console() as console,
        made.client() as one,
        made.client() as two,
    ):
        for remote in (one, two):
            await press(console, "remote", act="new")
            digits = (await view_of(console, "console"))["remote"]["digits"]
            assert (await remote.post("/api/enter", json={"digits": digits})).status_code == 200

        assert (await press(one, "next")).status_code == 403
        assert (await press(two, "next")).status_code == 200


async def test_the_clicker_at_the_projector_may_lead_and_not_end(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client("127.0.0.1") as projector:
        assert (await projector.post("/api/enter", json={})).json()["role"] == "projector"
        assert (await press(projector, "next")).status_code == 200
        for do in ("end", "heads", "remote", "joining", "hide", "allow"):
            assert (await press(projector, do, act="new")).status_code == 403
        assert (await projector.get("/api/state/console")).status_code == 403


async def test_the_dot_is_not_written_down(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console:
        v = made.desk.room.v
        for place in ({"x": 0.5, "y": 0.25}, {"x": None, "y": None}, {"x": 2, "y": "a"}):
            assert (await press(console, "pointer", **place)).json() == {"v": v}


async def test_the_end_leaves_a_record_and_a_page_to_print(tmp_path: Path) -> None:
    async with served(tmp_path, small("ke")) as made, made.console() as console, made.phone() as phone:
        await press(console, "heads", count=42)
        await to_question(console)
        await press(console, "open")
        view = await view_of(phone, "phone")
        await voted(phone, view["poll"]["id"], view["poll"]["options"].index("低处"))
        for _ in range(3):
            await press(console, "next")
        await press(console, "end")
        record = json.loads((made.opened.folder / RECORD).read_text("utf-8"))
        page = await console.get("/summary")
        assert (await phone.get("/summary")).status_code == 403

    assert record["attendance"]["heads"] == 42
    assert record["items"][0]["ask"] == "水往哪里流？"
    assert (record["items"][0]["answered"], record["items"][0]["right"]) == (1, 1)
    assert record["work"]["digest"] == small("ke")["digest"]
    assert page.text == (made.opened.folder / SUMMARY).read_text("utf-8")
    assert "水往哪里流？" in page.text


@pytest.mark.parametrize("path", ["/generate_204", "/mobile/generate_204", "/gen_204"])
@pytest.mark.parametrize("host", ["127.0.0.1:8770", "connectivitycheck.gstatic.com"])
async def test_a_phone_is_told_that_the_network_is_good(tmp_path: Path, path: str, host: str) -> None:
    async with served(tmp_path) as made, made.client() as phone:
        if path.count("/") > 1 and host.startswith("127"):
            return  # under our own name it is a page that there is not
        told = await phone.get(path, headers={"host": host})

    assert (told.status_code, told.content) == (204, b"")


async def test_apples_question_is_answered_as_it_wants(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client() as phone:
        told = await phone.get("/hotspot-detect.html", headers={"host": "captive.apple.com"})

    assert told.text == "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>"


async def test_a_lost_page_is_led_to_the_room(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client() as phone:
        told = await phone.get("/anything", headers={"host": "example.org"})

    assert (told.status_code, told.headers["location"]) == (302, f"http://192.168.1.5:8770/{CODE}")


async def test_the_code_to_scan_is_a_picture(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client() as phone:
        told = await phone.get("/api/qr.svg")

    assert told.headers["content-type"].startswith("image/svg+xml")
    assert told.text.startswith("<svg")


async def test_a_phones_view_is_one_json_object_whatever_is_its_own(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console, made.phone() as phone:
        await phone.post("/api/join", json={"person": "b1"})
        keys = []
        for _ in range(6):
            view = await view_of(phone, "phone")
            keys.append(set(view))
            await press(console, "next")

    assert all({"v", "now", "room", "name", "person", "roster"} <= k for k in keys)
    assert any("poll" in k for k in keys)

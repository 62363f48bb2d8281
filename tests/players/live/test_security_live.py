"""What a phone, a guest of the network or a lured browser cannot do."""

from pathlib import Path

import pytest

from engine.players.live.gate import Limits
from engine.players.live.limits import Buckets
from engine.players.live.routes import lecturer, pages, phones, streams
from engine.players.live.seats import signed
from engine.players.web.guard import HEADERS
from tests.players.live.rooms import CODE, press, served, view_of

GETS = [
    "/", "/4821", "/projector", "/console", "/remote", "/api/qr.svg", "/api/qr/remote.svg", "/api/record", "/summary",
    "/api/state/phone", "/api/state/projector", "/api/state/console", "/api/villages", "/api/people", "/generate_204",
    "/media/x.svg", "/shared/none.js",
]  # fmt: skip


@pytest.mark.parametrize("token", [
    "", "seat.1", "seat.1." + "0" * 32, "seat.2.x", "seat.1.é", "seat.-1." + "0" * 32, "x" * 1900, "console." + "0" * 32,
])  # fmt: skip
async def test_a_forged_seat_is_no_seat(tmp_path: Path, token: str) -> None:
    async with served(tmp_path) as made, made.phone(), made.client() as forger:
        headers = {b"x-seat": token.encode("latin-1"), b"cookie": f"qj_seat={token}".encode("latin-1")}
        assert (await forger.get("/api/state/phone", headers=headers)).status_code == 401
        told = await forger.post("/api/vote", json={"poll": "p1", "response": 0, "seq": 1}, headers=headers)
        assert told.status_code == 401
        assert (await forger.post("/api/join", json={"seat": token})).status_code == 403


async def test_a_seat_that_was_signed_for_something_else_is_none(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.phone(), made.client() as forger:
        key = made.opened.keys.signing
        for what in ("console", "remote.0", "seat.2", "seat.1.1", "seat.", "seat.²"):
            cookie = f"qj_seat={signed(key, what)}".encode("latin-1")
            assert (await forger.get("/api/state/phone", headers={b"cookie": cookie})).status_code == 401, (
                what
            )


async def test_no_credential_of_a_phone_opens_the_console(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client() as phone:
        seat = (await phone.post("/api/join", json={"code": CODE})).json()["seat"]
        for name in ("qj_console", "qj_projector", "qj_remote"):
            phone.cookies.set(name, seat)
        headers = {"x-room-key": seat, "x-seat": seat}
        for path in (
            "/api/state/console",
            "/api/state/projector",
            "/api/stream/console",
            "/api/record",
            "/summary",
        ):
            assert (await phone.get(path, headers=headers)).status_code == 403, path
        before = made.desk.room.v
        assert (await phone.post("/api/command", json={"do": "next"}, headers=headers)).status_code == 403
        for key in (seat, CODE, "", None):
            assert (await phone.post("/api/enter", json={"key": key})).status_code == 403
        assert made.desk.room.v == before


async def test_the_projectors_key_is_not_the_consoles(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client() as other:
        told = await other.post("/api/enter", json={"key": made.opened.keys.projector})
        assert told.json()["role"] == "projector"
        assert (await other.get("/api/state/projector")).status_code == 200
        assert (await other.get("/api/state/console")).status_code == 403
        assert (await press(other, "end")).status_code == 403


async def test_the_consoles_key_is_in_nothing_that_the_room_sees(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console, made.phone() as phone:
        await press(console, "remote", act="new")
        digits = (await view_of(console, "console"))["remote"]["digits"]
        seen = [await phone.get(path) for path in GETS] + [await console.get("/api/state/projector")]
        secrets = [made.opened.keys.console, made.opened.keys.secret, made.opened.keys.projector]
        for told in seen:
            assert not any(s in told.text for s in secrets), told.url
        assert f'"{digits}"' not in "".join(told.text for told in seen)


async def test_only_this_machine_gets_the_projector_without_a_key(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client() as phone, made.client("127.0.0.1") as here:
        assert (await phone.post("/api/enter", json={})).status_code == 403
        assert (await here.post("/api/enter", json={})).json()["role"] == "projector"


async def test_reading_changes_nothing(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console, made.phone():
        before = (made.desk.room.v, made.opened.journal.path.read_bytes())
        for path in GETS:
            for method in ("GET", "HEAD"):
                await console.request(method, path)
        for path in ("/api/command?do=next", "/api/vote", "/api/join?code=4821", "/api/enter"):
            assert (await console.get(path)).status_code == 405

        assert (made.desk.room.v, made.opened.journal.path.read_bytes()) == before


def test_every_route_that_changes_something_is_post_only() -> None:
    changing = {"/api/join", "/api/vote", "/api/enter", "/api/command"}
    for route in [*pages.routes, *phones.routes, *lecturer.routes, *streams.routes]:
        methods = getattr(route, "methods", None)
        path = getattr(route, "path", "")
        assert methods == {"POST"} if path in changing else methods in (None, {"GET", "HEAD"}, {"GET"}), path


@pytest.mark.parametrize("host", ["evil.example", "192.168.1.5", "192.168.1.6:8770", ""])
async def test_another_host_may_change_nothing(tmp_path: Path, host: str) -> None:
    async with served(tmp_path) as made, made.client() as phone:
        headers = {"host": host, "origin": f"http://{host}"}
        assert (await phone.post("/api/join", json={"code": CODE}, headers=headers)).status_code == 421
        told = await phone.get("/api/state/projector", headers=headers)
        assert told.status_code == 302


async def test_a_page_from_elsewhere_cannot_press(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console:
        for headers in ({"origin": "http://evil.example"}, {"origin": "null"}, {"origin": ""}):
            told = await console.post("/api/command", json={"do": "next"}, headers=headers)
            assert told.status_code == 403
        told = await console.post(
            "/api/command", content=b'{"do":"next"}', headers={"content-type": "text/plain"}
        )
        assert told.status_code == 415
        assert made.desk.room.v == 1


async def test_phones_of_the_network_reach_the_room_under_its_address(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client(origin="http://192.168.1.5:8770") as phone:
        assert (await phone.post("/api/join", json={"code": CODE})).status_code == 200


@pytest.mark.parametrize("path", ["/api/join", "/api/vote", "/api/command", "/api/enter"])
async def test_a_body_is_small_and_json(tmp_path: Path, path: str) -> None:
    async with served(tmp_path) as made, made.console() as console, made.phone():
        console.cookies.update({"qj_seat": signed(made.opened.keys.signing, "seat.1")})
        assert (await console.post(path, json={"x": "x" * 2048})).status_code == 413
        half, endless = b'{"seat": "\\ud800"}', b'{"digits": 1e999}'
        for body in (b"", b"{", b"[]", b"7", b"\xff", b"[" * 2000, half, endless):
            told = await console.post(path, content=body, headers={"content-type": "application/json"})
            assert told.status_code == 400, body


async def test_junk_is_answered_and_never_breaks_the_room(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console, made.phone() as phone:
        for do in (None, 7, "", "nothing", "vote", "join", "room", "digits", "__init__", ["next"]):
            assert (await press(console, do)).status_code == 400  # type: ignore[arg-type]
        for body in (
            {},
            {"poll": 1},
            {"poll": "p1"},
            {"poll": "p1", "seq": -1},
            {"poll": "p1", "seq": 2**60},
        ):
            assert (await phone.post("/api/vote", json=body)).status_code == 400
        assert (await press(console, "next")).status_code == 200
        assert made.desk.room.v == 3


async def test_a_flood_from_one_seat_is_stopped(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.phone() as phone, made.phone() as other:
        body = {"poll": "p1", "response": 0, "seq": 1}
        told = [(await phone.post("/api/vote", json=body)) for _ in range(30)]
        assert {t.status_code for t in told} == {409, 429}
        assert int(told[-1].headers["retry-after"]) >= 1
        assert (await other.post("/api/vote", json=body)).status_code == 409


async def test_a_flood_from_one_address_stops_nobody_else_and_not_the_lecturer(tmp_path: Path) -> None:
    limits = Limits()
    limits.api = Buckets(1, 20)
    async with served(tmp_path, limits=limits) as made, made.console() as console:
        async with made.client("192.168.1.66") as flood, made.client("192.168.1.67") as other:
            told = [(await flood.get("/api/state/phone")).status_code for _ in range(40)]
            assert (told[0], told[-1]) == (401, 429)
            assert (await other.get("/api/state/phone")).status_code == 401
        async with made.client("127.0.0.1") as here:
            for _ in range(40):
                await here.get("/api/state/phone")
        assert (await press(console, "next")).status_code == 200


async def test_one_address_cannot_take_the_seats_of_all(tmp_path: Path) -> None:
    limits = Limits()
    limits.joins = Buckets(0.1, 3)
    async with served(tmp_path, limits=limits) as made:
        async with made.client("192.168.1.66") as greedy, made.client("192.168.1.67") as other:
            told = []
            for _ in range(5):
                greedy.cookies.clear()
                told.append(await greedy.post("/api/join", json={"code": CODE}))
            assert [t.status_code for t in told] == [200, 200, 200, 429, 429]
            assert int(told[-1].headers["retry-after"]) >= 1
            own = {"seat": told[0].json()["seat"]}
            assert (await greedy.post("/api/join", json=own)).status_code == 200, "his own seat is no new one"
            assert (await greedy.post("/api/join", json=own | {"again": True})).status_code == 429
            assert (await other.post("/api/join", json={"code": CODE})).status_code == 200
        assert len(made.desk.room.seats) == 4


async def test_the_room_code_cannot_be_guessed_through(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client() as guesser, made.client("192.168.1.9") as other:
        told = [await guesser.post("/api/join", json={"code": f"{n:04d}"}) for n in range(40)]
        assert {t.status_code for t in told} == {403, 429}
        assert (await guesser.post("/api/join", json={"code": CODE})).status_code == 429
        assert (await other.post("/api/join", json={"code": CODE})).status_code == 200


async def test_the_key_cannot_be_guessed_through(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client() as guesser:
        told = [await guesser.post("/api/enter", json={"key": f"{n:032x}"}) for n in range(40)]
        assert {t.status_code for t in told} == {403, 429}
        told = [await press(guesser, "next") for n in range(5)]
        assert {t.status_code for t in told} == {429}
        assert made.desk.room.v == 1


async def test_after_a_few_wrong_digits_the_right_ones_are_void(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.console() as console:
        await press(console, "remote", act="new")
        digits = (await view_of(console, "console"))["remote"]["digits"]
        wrong = f"{(int(digits) + 1) % 1_000_000:06d}"
        for n in range(5):  # from five addresses
            async with made.client(f"192.168.1.{n + 10}") as guesser:
                assert (await guesser.post("/api/enter", json={"digits": wrong})).status_code == 403
        async with made.client("192.168.1.99") as late:
            assert (await late.post("/api/enter", json={"digits": digits})).status_code == 403
        assert (await view_of(console, "console"))["remote"] == {"digits": None, "on": False}


async def test_without_a_remote_no_digits_let_anybody_in(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client() as guesser:
        for digits in ("", "000000", "None", "null"):
            assert (await guesser.post("/api/enter", json={"digits": digits})).status_code == 403


@pytest.mark.parametrize("path", GETS)
async def test_every_answer_carries_the_headers(tmp_path: Path, path: str) -> None:
    async with served(tmp_path) as made, made.console() as console:
        told = await console.get(path)

    policy = told.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    for name, value in HEADERS.items():
        assert told.headers[name] == value or (name == "content-security-policy" and path == "/summary")


async def test_cookies_are_not_for_scripts_and_not_for_other_sites(tmp_path: Path) -> None:
    async with served(tmp_path) as made, made.client("127.0.0.1") as client:
        for path, body in (("/api/join", {"code": CODE}), ("/api/enter", {})):
            cookie = (await client.post(path, json=body)).headers["set-cookie"].lower()
            assert "httponly" in cookie
            assert "samesite=strict" in cookie


def test_a_bucket_fills_again_and_forgets_the_longest_untouched() -> None:
    now = [0.0]
    bucket = Buckets(2, 3, lambda: now[0])
    assert [bucket.take("a") for _ in range(4)] == [0, 0, 0, 1]
    assert bucket.take("b") == 0
    now[0] = 0.5
    assert [bucket.take("a") for _ in range(2)] == [0, 1]
    for n in range(9000):
        bucket.take(str(n))
    assert len(bucket._left) <= 8192

"""What stands before the routes."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.routing import Mount, Route

from engine.players.kiosk.kiosk import Kiosk
from engine.players.kiosk.routes import learners, machine, pages, records, works
from engine.players.web.guard import HEADERS, LIMIT, WRITING, hosts_for
from tests.players.kiosk.shown import ORIGIN, client_of, kiosk_in


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return kiosk_in(tmp_path)


@pytest.fixture
async def client(kiosk: Kiosk) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(kiosk) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/static/app.js", "/api/shelf", "/health", "/nothing", "/qr/gou.svg"])
async def test_every_answer_carries_the_headers(client: httpx.AsyncClient, path: str) -> None:
    told = await client.get(path)

    assert {name: told.headers[name] for name in HEADERS} == dict(HEADERS)
    assert "cache-control" in told.headers


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    policy = HEADERS["content-security-policy"]

    assert "unsafe" not in policy
    assert "http:" not in policy
    assert "*" not in policy
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost:8765.evil.example", ""]
)
async def test_another_host_is_turned_away(client: httpx.AsyncClient, host: str) -> None:
    assert (await client.get("/api/shelf", headers={"host": host})).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765"])
async def test_this_machine_is_let_in(client: httpx.AsyncClient, host: str) -> None:
    assert (await client.get("/api/shelf", headers={"host": host})).status_code == 200


def test_the_address_for_phones_is_a_host_too() -> None:
    assert "10.0.0.2:80" in hosts_for("0.0.0.0", 8765, "http://10.0.0.2:80")
    assert "0.0.0.0:8765" not in hosts_for("0.0.0.0", 8765)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://127.0.0.1:9999"])
async def test_another_page_cannot_change_anything(client: httpx.AsyncClient, origin: str) -> None:
    told = await client.post("/api/beat", json={}, headers={"origin": origin})

    assert told.status_code == 403


async def test_a_form_cannot_either(client: httpx.AsyncClient) -> None:
    told = await client.post("/api/beat", content="{}", headers={"content-type": "text/plain"})

    assert told.status_code == 415


async def test_a_body_that_is_too_long_is_not_read(client: httpx.AsyncClient, kiosk: Kiosk) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 65536

    json = {"content-type": "application/json"}
    told = await client.post("/api/beat", content=b" " * (LIMIT + 1), headers=json)
    streamed = await client.post("/api/beat", content=endless(), headers=json)

    assert (told.status_code, streamed.status_code) == (413, 413)
    assert kiosk.heartbeat.beats == 0


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b"null", b'{"records": ["\\ud800"]}']
)
async def test_what_is_no_json_object_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    for path in ("/api/beat", "/api/records"):
        told = await client.post(path, content=body, headers={"content-type": "application/json"})
        assert told.status_code == 400


@pytest.mark.parametrize("method", ["PATCH", "OPTIONS", "TRACE", "PROPFIND"])
async def test_other_methods_are_not_known(client: httpx.AsyncClient, method: str) -> None:
    assert (await client.request(method, "/api/shelf")).status_code == 405


def test_no_route_that_reads_is_one_that_writes() -> None:
    """State changes only by POST, PUT and DELETE: the routes with GET and those without are told apart here."""
    writing = set()
    for module in (pages, works, learners, records, machine):
        for route in module.routes:
            if isinstance(route, Mount):
                continue
            assert isinstance(route, Route)
            assert route.methods is not None
            methods = route.methods - {"HEAD"}
            assert len(methods) == 1
            if methods & set(WRITING):
                writing.add((route.path, *methods))
    assert writing == {
        ("/api/visit", "POST"), ("/api/visit", "DELETE"), ("/api/progress/{work}", "PUT"),
        ("/api/records", "POST"), ("/api/beat", "POST"), ("/api/exit", "POST"),
    }  # fmt: skip


async def test_reading_everything_changes_no_file(client: httpx.AsyncClient, tmp_path: Path) -> None:
    await client.get("/api/works/xiaoke")  # keeps the bundle for answers: content, not state
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    for path in (
        "/",
        "/api/shelf",
        "/api/works/xiaoke",
        "/api/villages",
        "/api/people",
        "/health",
        "/stop/gou",
        "/qr/gou.svg",
    ):
        await client.get(path)
    for path in ("/api/beat", "/api/exit", "/api/records", "/api/visit"):
        assert (await client.get(path)).status_code == 405

    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    "path",
    ["/static/../server.py", "/static/%2e%2e/server.py", "/static//etc/passwd", "/static/..%2fkiosk.py"],
)
async def test_no_file_outside_the_page_is_sent(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


def test_the_origin_of_these_tests_is_the_kiosks_own() -> None:
    assert ORIGIN.removeprefix("http://") in hosts_for("127.0.0.1", 8765)

"""What stands between a request and the routes: host, origin, size; and the headers of every answer.

The page may load only from here, run only scripts that are files, and never make a text into HTML.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Largest request body. A whole course's log is some kilobytes.
LIMIT = 256 * 1024
READING = ("GET", "HEAD")
WRITING = ("POST", "PUT", "DELETE")

HEADERS: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "permissions-policy": (
        "accelerometer=(), autoplay=(self), camera=(), clipboard-read=(), display-capture=(), fullscreen=(self), "
        "geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), "
        "screen-wake-lock=(self), serial=(), usb=()"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
}


def hosts_for(host: str, port: int, address: str = "") -> frozenset[str]:
    """The Host headers that this server answers to: another name is a page that was lured here."""
    names = {"127.0.0.1", "localhost", "[::1]"}
    if host not in ("0.0.0.0", "::"):  # noqa: S104 - compared with, never bound to
        names.add(f"[{host}]" if ":" in host else host)
    hosts = {f"{name}:{port}" for name in names}
    if port == 80:
        hosts |= names
    if address:
        hosts.add(urlsplit(address).netloc)
    return frozenset(hosts)


class Guard:
    """The outermost layer. ``stranger`` answers who only reads, under a host that is not ours."""

    def __init__(
        self, app: ASGIApp, hosts: Iterable[str], limit: int = LIMIT, stranger: ASGIApp | None = None
    ) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.limit = limit
        self.stranger = stranger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope["method"], Headers(scope=scope))
        if refusal is None and scope["method"] in WRITING:
            body = await self._body(receive)
            if body is None:
                refusal = PlainTextResponse("too large", 413)
            else:
                receive = _told_once(body)
        await (refusal or self.app)(scope, receive, _with_headers(send))

    def _refusal(self, method: str, headers: Headers) -> ASGIApp | None:
        host = headers.get("host", "")
        if host not in self.hosts:
            if self.stranger is not None and method in READING:
                return self.stranger
            return PlainTextResponse("unknown host", 421)
        if method in READING:
            return None
        if method not in WRITING:
            return PlainTextResponse("method not allowed", 405, {"allow": ", ".join(READING + WRITING)})
        # A browser always names the origin of such a request; another page's is another one.
        if urlsplit(headers.get("origin", "")).netloc != host:
            return PlainTextResponse("foreign origin", 403)
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return PlainTextResponse("JSON only", 415)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.limit:
            return PlainTextResponse("too large", 413)
        return None

    async def _body(self, receive: Receive) -> bytes | None:
        """The whole body, or nothing when it is longer than it may be."""
        body = b""
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return b""
            body += bytes(message.get("body", b""))
            if len(body) > self.limit:
                return None
            if not message.get("more_body"):
                return body


def _told_once(body: bytes) -> Receive:
    told = False

    async def receive() -> Message:
        nonlocal told
        if told:
            return {"type": "http.disconnect"}
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if "cache-control" not in headers:
                headers["cache-control"] = "no-store"
        await send(message)

    return sending

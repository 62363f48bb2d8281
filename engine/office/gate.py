"""What stands before the routes of the office page: as ``players/web/guard.py``, but for pages with forms."""

from collections.abc import Callable, Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from engine.players.web.guard import HEADERS as PLAYERS

#: Bytes of a form; of a list of people; of a backup.
FORM, LIST, BACKUP = 64 * 1024, 21 * 1024 * 1024, 4 * 1024**3
LIMITS = {"/import": LIST, "/backup": BACKUP}
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
HEADERS: Mapping[str, str] = {
    **PLAYERS,
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "referrer-policy": "same-origin",
}


class TooLong(Exception):
    """A body goes on beyond its limit: ``server.py`` answers it."""


def is_here(port: int, names: frozenset[str], *, lan: bool) -> Callable[[str], bool]:
    """Tells whether a Host header means this server. On a network every address of ours is a number, and a
    page that was lured here comes by a name."""

    def here(host: str) -> bool:
        if host in names:
            return True
        name = host.removesuffix(f":{port}")
        if not lan or (name == host and port != 80):
            return False
        try:
            ip_address(name.removeprefix("[").removesuffix("]"))
        except ValueError:
            return False
        return True

    return here


class Gate:
    """The outermost layer. ``large`` answers what is too large: the one refusal that the office itself may meet."""

    def __init__(self, app: ASGIApp, here: Callable[[str], bool], large: Callable[[], Response]) -> None:
        self.app = app
        self.here = here
        self.large = large

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        limit = LIMITS.get(scope["path"], FORM)
        refusal = self._refusal(scope["method"], Headers(scope=scope), limit)
        await (refusal or self.app)(scope, _counted(receive, limit), _with_headers(send))

    def _refusal(self, method: str, headers: Headers, limit: int) -> Response | None:
        host = headers.get("host", "")
        if not self.here(host):
            return PlainTextResponse("unknown host", 421)
        if method in ("GET", "HEAD"):
            return None
        if method != "POST":
            return PlainTextResponse("method not allowed", 405, {"allow": "GET, HEAD, POST"})
        # A browser always names the origin of a form; another page's is another one.
        if urlsplit(headers.get("origin", "")).netloc != host:
            return PlainTextResponse("foreign origin", 403)
        if headers.get("content-type", "").partition(";")[0].strip().lower() not in _FORMS:
            return PlainTextResponse("forms only", 415)
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or len(length) > 12 or int(length) > limit:
            return self.large()
        return None


def _counted(receive: Receive, limit: int) -> Receive:
    left = limit

    async def counting() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise TooLong
        return message

    return counting


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if "cache-control" not in headers:
                headers["cache-control"] = "no-store"
        await send(message)

    return sending

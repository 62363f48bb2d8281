"""Statements to a learning record store over HTTP (xAPI 1.0.3, part 3, 2.1): in batches, again when the net fails.

A statement has the same id whenever it is sent, so what arrived twice is there once.
"""

import json
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from http.client import HTTPException
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from engine.diagnostics import Both
from engine.errors import RecordError, StoreError
from engine.records.xapi import Statement, batches

VERSION = "1.0.3"
SIZE = 100
#: Seconds before each further try.
WAITS = (1.0, 3.0, 10.0, 30.0)
_SECONDS = 30
_CONFLICT = 409


class Sent(NamedTuple):
    """``there``: the store had a statement of that id that says something else, and keeps it."""

    sent: int = 0
    there: int = 0


class _Stays(HTTPRedirectHandler):
    """An address that has moved is an answer: followed, a POST would become a GET and lose what it brought,
    and the password would go to whoever is named."""

    def redirect_request(self, *_: object) -> None:
        return None


class _Conflict(Exception):
    """The store has one of these, and it says something else."""


_OPENER = build_opener(_Stays)


def send(
    found: Iterator[Statement],
    url: str,
    *,
    user: str = "",
    password: str = "",
    wait: Callable[[float], None] = time.sleep,
    step: Callable[[int], None] = lambda _: None,
) -> Sent:
    """All statements; ``step`` is told how many after each batch. Raises ``StoreError`` when the store stays
    away, with how many had arrived, and ``RecordError`` when it refuses."""
    address = _address(url)
    headers = {"Content-Type": "application/json; charset=utf-8", "X-Experience-API-Version": VERSION}
    if user:
        headers["Authorization"] = "Basic " + b64encode(f"{user}:{password}".encode()).decode()
    sent = there = 0
    for batch in batches(found, SIZE):
        try:
            _post(address, headers, batch, wait, sent)
            sent += len(batch)
        except _Conflict:
            for one in batch:
                try:
                    _post(address, headers, [one], wait, sent)
                    sent += 1
                except _Conflict:
                    there += 1
        step(sent + there)
    return Sent(sent, there)


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise RecordError(Both(f"“{url}”不是 LRS 的网址", f"`{url}` is not the address of an LRS"))
    return url.rstrip("/") if url.rstrip("/").endswith("/statements") else url.rstrip("/") + "/statements"


def _post(
    address: str, headers: dict[str, str], batch: list[Statement], wait: Callable[[float], None], sent: int
) -> None:
    body = json.dumps(batch, ensure_ascii=False).encode()
    request = Request(address, body, headers)  # noqa: S310
    why = ""
    for pause in (*WAITS, None):
        try:
            # The scheme was looked at in `_address`.
            with _OPENER.open(request, timeout=_SECONDS):
                return
        except HTTPError as e:
            if e.code == _CONFLICT:
                raise _Conflict from e
            if 300 <= e.code < 400:
                moved = e.headers.get("Location", "")
                raise RecordError(
                    Both(
                        f"LRS 搬到了 {moved}，请改用这个网址",
                        f"the LRS has moved to {moved}: use that address",
                    )
                ) from e
            if e.code < 500 and e.code not in (408, 429):
                said = e.read(300).decode("utf-8", "replace").strip()
                raise RecordError(
                    Both(f"LRS 不收（{e.code}）：{said}", f"the LRS refuses ({e.code}): {said}")
                ) from e
            why = str(e.code)
        except (URLError, HTTPException, OSError) as e:
            why = str(getattr(e, "reason", e))
        if pause is not None:
            wait(pause)
    raise StoreError(
        Both(
            f"LRS 连不上（{why}），已送到 {sent} 条；再运行一次，不会重复",
            f"the LRS cannot be reached ({why}); {sent} statements arrived. Run it again: nothing is doubled",
        )
    )

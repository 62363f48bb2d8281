"""A stub of the service behind an HTTPS proxy: the library's own URL, TLS, headers and wire format."""

import base64
import json
import re
import socket
import ssl
import subprocess
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from engine.speech.finish.mp3 import encoded


class Asked(NamedTuple):
    host: str
    text: str
    language: str


class Stub:
    """``script`` is what it does, request by request; the last one is repeated."""

    def __init__(self, certificate: Path) -> None:
        self.script: list[str] = ["ok"]
        self.asked: list[Asked] = []
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(certificate)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._listening.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            try:
                self._tunnel(connection)
            except OSError:
                pass
            finally:
                connection.close()

    def _tunnel(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        head = _head(connection)
        host = re.match(rb"CONNECT (\S+):443 ", head)
        assert host, head
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with self._tls.wrap_socket(connection, server_side=True) as secure:
            self._answer(secure, host[1].decode())

    def _answer(self, secure: ssl.SSLSocket, host: str) -> None:
        head = _head(secure)
        assert head.startswith(b"POST /_/TranslateWebserverUi/data/batchexecute "), head
        length = re.search(rb"content-length: (\d+)", head, re.I)
        assert length
        body = b""
        while len(body) < int(length[1]):
            body += secure.recv(65536)
        rpc = json.loads(urllib.parse.unquote(body.decode().removeprefix("f.req=").removesuffix("&")))
        text, language, *_ = json.loads(rpc[0][0][1])
        self.asked.append(Asked(host, text, language))
        what = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if what == "stall":
            secure.recv(1)  # until the other side has had enough
            return
        secure.sendall(_response(what, text))


def _head(connection: socket.socket) -> bytes:
    data = b""
    while not data.endswith(b"\r\n\r\n"):
        got = connection.recv(1)
        if not got:
            raise OSError("closed")
        data += got
    return data


@cache
def speech(seconds: float) -> bytes:
    t = np.arange(round(24_000 * seconds)) / 24_000
    return encoded((0.3 * np.sin(2 * np.pi * 220 * t)).astype(np.float32), 24_000)


def _wire(mp3: bytes) -> bytes:
    sound = base64.b64encode(mp3).decode()
    inner = json.dumps([sound], separators=(",", ":"))
    line = json.dumps([["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]], separators=(",", ":"))
    return f")]}}'\n\n{len(line)}\n{line}\n".encode()


def _response(what: str, text: str) -> bytes:
    extra, status = (
        b"",
        {"429": "429 Too Many Requests", "500": "500 Oops", "403": "403 Forbidden"}.get(what, "200 OK"),
    )
    seconds = 0.22 * sum(c.isalnum() for c in text)
    body = {
        "empty": _wire(b""),
        "html": "<!doctype html><title>登录</title><form></form>".encode(),
        "half": _wire(speech(0.1)),
        "text": _wire(b"<html>login</html>" * 20),
    }.get(what, _wire(speech(seconds)) if status == "200 OK" else b"no")
    if what == "429":
        extra = b"Retry-After: 7\r\n"
    declared = len(body)
    if what == "cut":
        body = body[: len(body) // 2]
    return (
        f"HTTP/1.1 {status}\r\nContent-Length: {declared}\r\nConnection: close\r\n".encode()
        + extra
        + b"\r\n"
        + body
    )


@contextmanager
def serving(folder: Path) -> Iterator[Stub]:
    certificate = folder / "stub.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=translate.google.com",
         "-keyout", str(certificate), "-out", str(folder / "public.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    certificate.write_bytes(certificate.read_bytes() + (folder / "public.pem").read_bytes())
    stub = Stub(certificate)
    try:
        yield stub
    finally:
        stub.close()

"""The doctor, and the words with the system."""

import socket
from pathlib import Path

import pytest

from engine.diagnostics import Both
from engine.errors import ProjectError
from engine.players.kiosk import fitness
from engine.players.kiosk.notify import notify, watchdog_seconds
from engine.players.library import Shelf
from tests.players.kiosk.shown import ROSTER, Shown, kiosk_in


def no_shelf() -> Shelf:
    raise ProjectError(Both("这里没有课程", "no courses here"))


def test_whatever_is_missing_comes_with_its_cure(tmp_path: Path) -> None:
    for found in fitness.examined(tmp_path, 1, no_shelf):
        assert found.state in ("ok", "missing", "advice")
        assert (found.cure is None) == (found.state == "ok")


def test_a_machine_without_a_browser_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitness, "find_browser", lambda: None)
    found = fitness.browser()

    assert found.state == "missing"
    assert found.cure is not None
    assert "apt install chromium" in found.cure.en


def test_a_machine_without_chinese_fonts_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitness, "_chinese_fonts", lambda: "")

    assert fitness.fonts().state == "missing"


def test_a_port_that_is_taken_is_told() -> None:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        sock.listen()

        assert fitness.port_free(sock.getsockname()[1]).state == "missing"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert fitness.writing(tmp_path / "file" / "data").state == "missing"
    assert fitness.writing(tmp_path / "new").state == "ok"


def test_settings_and_roster_are_looked_through(tmp_path: Path) -> None:
    assert fitness.settings(tmp_path).state == "advice"
    (tmp_path / "roster.csv").write_text(ROSTER)
    assert fitness.settings(tmp_path).state == "ok"
    (tmp_path / "kiosk.json").write_text("{")
    assert fitness.settings(tmp_path).state == "missing"


def test_a_pin_is_advised_until_there_is_one(tmp_path: Path) -> None:
    assert fitness.pin(tmp_path).state == "advice"
    kiosk_in(tmp_path)
    assert fitness.pin(tmp_path).state == "ok"


def test_broken_courses_are_named() -> None:
    shelf = Shown()
    shelf.broken = ["huai"]
    found = fitness.works(lambda: shelf)

    assert found.state == "advice"
    assert "huai" in found.says.en


def test_systemd_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.bind(path)
        monkeypatch.setenv("NOTIFY_SOCKET", path)

        assert notify("READY=1")
        assert sock.recv(100) == b"READY=1"


def test_without_systemd_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    monkeypatch.delenv("WATCHDOG_USEC", raising=False)

    assert not notify("READY=1")
    assert watchdog_seconds() is None
    monkeypatch.setenv("WATCHDOG_USEC", "20000000")
    assert watchdog_seconds() == 10

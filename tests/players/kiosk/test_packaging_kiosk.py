"""What `packaging/` ships agrees with what the code does."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from engine.players.kiosk.config import PORT
from engine.players.kiosk.heartbeat import SILENCE

PACKAGING = Path(__file__).resolve().parents[3] / "packaging"


def test_the_policy_lets_the_browser_open_the_kiosk_and_nothing_else() -> None:
    policy = json.loads((PACKAGING / "linux" / "chromium-policy.json").read_text())

    assert policy["URLBlocklist"] == ["*"]
    assert policy["URLAllowlist"] == [f"http://127.0.0.1:{PORT}"]
    assert policy["DeveloperToolsAvailability"] == 2
    assert policy["PrintingEnabled"] is False


def test_every_command_in_the_units_is_one_that_the_program_knows() -> None:
    from click.testing import CliRunner

    from engine.cli.commands.kiosk import command

    known = CliRunner().invoke(command, ["--help"]).output
    for unit in (PACKAGING / "linux").glob("*.service"):
        for line in unit.read_text().splitlines():
            if line.startswith("ExecStart=") and "qingjing kiosk" in line:
                options = re.findall(r"--[a-z-]+", line.partition("qingjing kiosk")[2])
                assert options
                assert all(option in known for option in options), (unit.name, options)


def test_the_server_is_started_anew_after_a_crash_but_not_after_the_pin() -> None:
    unit = (PACKAGING / "linux" / "qingjing.service").read_text()

    assert "Restart=on-failure" in unit
    assert "WatchdogSec=" in unit
    assert "StartLimitIntervalSec=0" in unit
    assert f"{SILENCE:.0f} 秒" in (PACKAGING / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    for path in (PACKAGING / "linux").glob("qingjing*"):
        name = path.name.replace("@.", "@tty1.")
        text = re.sub(r"ExecStart=.*", "ExecStart=/bin/true", path.read_text())
        (tmp_path / name).write_text(text)
    told = subprocess.run(
        ["systemd-analyze", "verify", *sorted(str(p) for p in tmp_path.iterdir())],
        capture_output=True,
        text=True,
        check=False,
    )

    assert not [line for line in told.stderr.splitlines() if "qingjing" in line]


def test_the_windows_files_are_as_windows_wants_them() -> None:
    for name in ("kiosk.cmd", "edge-policy.reg"):
        data = (PACKAGING / "windows" / name).read_bytes()
        assert data.isascii()
        assert data.count(b"\r\n") == data.count(b"\n") > 10

"""``qingjing kiosk`` and ``qingjing doctor`` from the command line."""

import errno
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from engine.cli.app import COMMANDS
from engine.cli.commands import doctor, kiosk
from engine.players.kiosk import fitness, pin
from engine.players.kiosk.config import read_config
from engine.players.kiosk.pin import fits


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin, "ROUNDS", 1000)


def test_both_commands_are_on_the_list() -> None:
    assert {"kiosk", "doctor"} <= set(COMMANDS)


def test_a_pin_is_set_without_being_shown(tmp_path: Path) -> None:
    told = CliRunner().invoke(
        kiosk.command, ["--set-pin", "--folder", str(tmp_path)], input="2468\n2468\n", standalone_mode=False
    )

    assert told.return_value == 0
    assert "2468" not in told.output
    assert fits("2468", read_config(tmp_path).pin)


def test_a_pin_of_letters_is_refused_and_the_old_one_stays(tmp_path: Path) -> None:
    run = CliRunner()
    run.invoke(
        kiosk.command, ["--set-pin", "--folder", str(tmp_path)], input="2468\n2468\n", standalone_mode=False
    )
    told = run.invoke(
        kiosk.command, ["--set-pin", "--folder", str(tmp_path)], input="abcd\nabcd\n", standalone_mode=False
    )

    assert told.return_value == 1
    assert fits("2468", read_config(tmp_path).pin)


def test_setting_a_pin_keeps_the_other_settings(tmp_path: Path) -> None:
    (tmp_path / "kiosk.json").write_text('{"typing": true}')
    CliRunner().invoke(
        kiosk.command, ["--set-pin", "--folder", str(tmp_path)], input="2468\n2468\n", standalone_mode=False
    )

    assert read_config(tmp_path).typing is True


def test_doctor_tells_everything_in_both_forms(tmp_path: Path) -> None:
    run = CliRunner()
    text = run.invoke(doctor.command, ["--folder", str(tmp_path), "--port", "1"], standalone_mode=False)
    told = json.loads(
        run.invoke(
            doctor.command, ["--folder", str(tmp_path), "--format", "json"], standalone_mode=False
        ).output
    )

    assert {"browser", "Chinese fonts", "sound", "data folder", "port", "exit PIN", "courses"} <= {
        f["name"] for f in told
    }
    assert len(text.output.splitlines()) >= len(told)


def test_doctor_fails_when_something_needed_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.players.kiosk.fitness.find_browser", lambda: None)
    told = CliRunner().invoke(doctor.command, ["--folder", str(tmp_path)], standalone_mode=False)

    assert told.return_value == 1


def test_a_picture_outside_the_work_is_not_found(tmp_path: Path) -> None:
    from engine.cli.serving import pictures

    class Shelf:
        root = tmp_path

        def bundle(self, _: str) -> dict[str, object]:
            return {"natures": {"xi": "dramatised"}}

    for name in ("courses/ke/images/a.svg", "scenarios/xi/images/b.svg", "courses/other/c.svg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("<svg/>")
    find = pictures(Shelf())  # type: ignore[arg-type]

    assert find("ke", "images/a.svg") == tmp_path / "courses/ke/images/a.svg"
    assert find("ke", "images/b.svg") == tmp_path / "scenarios/xi/images/b.svg"
    assert find("ke", "../other/c.svg") is None
    assert find("ke", "images") is None


@pytest.mark.parametrize("full", [True, False])
def test_a_kiosk_that_can_keep_nothing_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    def fails(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("engine.players.kiosk.server.serve", _served)
    monkeypatch.setattr(kiosk, "free", lambda *_: None)
    if full:
        monkeypatch.setattr(fitness, "write_whole", fails)

    told = CliRunner().invoke(kiosk.command, ["--folder", str(tmp_path)], standalone_mode=False)

    assert told.exception is None
    assert ("存不下来" in told.output) is full


async def _served(*_: object, **__: object) -> None:
    """A server that ends at once."""

"""The settings of a kiosk."""

import json
from pathlib import Path

import pytest

from engine.errors import StoreError
from engine.players.kiosk.config import FILE, Config, read_config, write_config
from engine.players.kiosk.pin import hashed


def test_without_a_file_the_usual_settings_hold(tmp_path: Path) -> None:
    assert read_config(tmp_path) == Config()


def test_what_is_written_is_read(tmp_path: Path) -> None:
    written = write_config(tmp_path, Config(), pin=hashed("1234"), address="http://10.0.0.2:8765", scale=1.5)

    assert read_config(tmp_path) == written


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[]", "{}"),
        ('{"colour": "red"}', "colour"),
        ('{"pin": "1234"}', "pin"),
        ('{"address": "not an address"}', "address"),
        ('{"scale": 9}', "scale"),
        ('{"scale": true}', "scale"),
        ('{"typing": 1}', "typing"),
        ('{"strike": 2001}', "strike"),
        ('{"strike": "slow"}', "strike"),
        ('{"roster": "../secret.csv"}', "roster"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / FILE).write_text(text)

    with pytest.raises(StoreError, match=named.replace("{", r"\{")):
        read_config(tmp_path)


def test_a_damaged_file_is_told_and_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{")

    with pytest.raises(StoreError):
        read_config(tmp_path)
    assert (tmp_path / FILE).read_text() == "{"


def test_only_what_differs_from_the_usual_is_kept(tmp_path: Path) -> None:
    write_config(tmp_path, Config(), typing=True)

    assert json.loads((tmp_path / FILE).read_text()) == {"typing": True}


@pytest.mark.parametrize("text", ["{", "[]", '{"pin": "1234"}'])
def test_whoever_is_told_of_damaged_settings_is_told_the_cure(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)

    with pytest.raises(StoreError) as told:
        read_config(tmp_path)
    assert "--set-pin" in told.value.says.zh
    assert "--set-pin" in told.value.says.en

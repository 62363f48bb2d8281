"""``qingjing office`` as it is typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import URL

from engine.cli.commands import office
from engine.office import server
from engine.players.web import network
from engine.records import users
from engine.records.store import open_store
from tests.browser.office.place import ROOT


def typed(folder: Path, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "engine", "office", "--store", str(folder / "r.db"), *arguments]
    environment = {
        **os.environ,
        "QINGJING_HOME": str(folder),
        "LANG": "zh_CN.UTF-8",
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        command,
        cwd=ROOT,
        input=said,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
        check=False,
    )


def test_an_account_is_added_with_a_password_from_standard_input(tmp_path: Path) -> None:
    told = typed(
        tmp_path, "user", "add", "例书记", "--role", "书记", "--village", "测试村", said="feng-shou-26\n"
    )
    assert told.returncode == 0, told.stderr
    with open_store(URL.create("sqlite", database=str(tmp_path / "r.db"))) as store, store.read() as r:
        found = users.credentials(r, "例书记")

    assert found is not None
    assert (found[0].role, found[0].village) == ("secretary", "测试村")
    assert "m=65536,t=3,p=4" in found[1]  # RFC 9106, second recommended option
    assert typed(tmp_path, "user", "list").stdout == "例书记\t书记\t测试村\n"


def test_a_weak_password_is_refused_in_one_sentence(tmp_path: Path) -> None:
    told = typed(tmp_path, "user", "add", "li", said="12345\n")

    assert told.returncode == 3
    assert "密码要 10 到 128 个字" in told.stderr
    assert "Traceback" not in told.stderr


async def _at_once(*_: object, **__: object) -> None:
    """A server that ends at once."""


def served(folder: Path, monkeypatch: pytest.MonkeyPatch, own: list[str]) -> Result:
    """``qingjing office --lan`` on a machine with these addresses."""
    monkeypatch.setattr(network, "_routed", list)
    monkeypatch.setattr(network, "_of_interfaces", lambda: own)
    monkeypatch.setattr(network, "_named", list)
    monkeypatch.setattr(server, "serve", _at_once)
    monkeypatch.setenv("QINGJING_HOME", str(folder))
    told = CliRunner().invoke(office.command, ["--lan", "--store", str(folder / "r.db"), "--port", "8781"])
    assert told.exception is None, told.exception
    return told


def test_a_machine_on_several_networks_tells_every_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = served(tmp_path, monkeypatch, ["100.64.1.1", "10.1.2.3", "127.0.0.1"]).output

    assert "\nhttp://10.1.2.3:8781/setup/" in told, "a private address is likelier"
    assert "：http://100.64.1.1:8781/" in told


def test_a_machine_without_a_network_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = served(tmp_path, monkeypatch, []).output

    assert "\nhttp://127.0.0.1:8781/setup/" in told
    assert "没有连上网" in told

"""``qingjing teach``"""

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from engine.cli.commands import teach
from engine.cli.serving import free
from engine.errors import ProjectError
from engine.players.live import server
from engine.players.web import network
from tests.players.live.running import free_port


@pytest.fixture
def served_with(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What would be served."""
    seen: dict[str, Any] = {}

    async def serve(desk: Any, app: Any, **how: Any) -> None:
        seen.update(desk=desk, app=app, **how)

    monkeypatch.setattr(server, "serve", serve)
    monkeypatch.setattr(network, "addresses", lambda: ["192.168.1.5", "10.0.0.9"])
    return seen


def run(folder: Path, *arguments: str) -> str:
    told = CliRunner().invoke(
        teach.command, ["huohua", "--folder", str(folder), "--port", str(free_port()), *arguments],
        standalone_mode=False, catch_exceptions=False,
    )  # fmt: skip
    assert told.return_value == 0
    return told.output


def test_alone_it_listens_on_this_machine_only(served_with: dict[str, Any], tmp_path: Path) -> None:
    told = run(tmp_path)

    assert served_with["host"] == "127.0.0.1"
    assert served_with["desk"].join.lan is False
    assert "--lan" in told
    assert f"/console#{served_with['desk'].keys.console}" in told


def test_on_the_network_it_tells_the_address_for_phones(served_with: dict[str, Any], tmp_path: Path) -> None:
    told = run(tmp_path, "--lan")
    desk = served_with["desk"]

    assert served_with["host"] == "0.0.0.0"
    assert desk.join.url == f"http://192.168.1.5:{served_with['port']}/{desk.room.code}"
    assert desk.join.url in told
    assert "15" in told
    assert {"192.168.1.5:" + str(served_with["port"]), "10.0.0.9:" + str(served_with["port"])} <= set(
        served_with["app"].hosts
    )


def test_without_a_network_there_is_no_room_for_phones(
    served_with: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "addresses", list)
    with pytest.raises(ProjectError) as told:
        run(tmp_path, "--lan")

    assert "--lan" in told.value.says.zh
    assert not (tmp_path / "rooms").exists()


def test_the_room_goes_on_unless_a_fresh_one_is_wanted(served_with: dict[str, Any], tmp_path: Path) -> None:
    run(tmp_path)
    first = served_with["desk"].room.code
    told = run(tmp_path)
    assert served_with["desk"].room.code == first
    assert "--fresh" in told
    run(tmp_path, "--fresh")
    assert served_with["desk"].room.code != first
    assert len(list((tmp_path / "rooms").iterdir())) == 2


def test_what_is_told_about_the_session_is_kept(served_with: dict[str, Any], tmp_path: Path) -> None:
    run(tmp_path, "--place", "孔河沟", "--lecturer", "老师", "--kind", "talk")
    (journal,) = tmp_path.glob("rooms/*/journal.jsonl")
    first = json.loads(journal.read_text("utf-8").splitlines()[0])

    assert (first["place"], first["lecturer"], first["kind"]) == ("孔河沟", "老师", "报告")


def test_the_kind_follows_from_the_work(served_with: dict[str, Any], tmp_path: Path) -> None:
    run(tmp_path)

    assert served_with["desk"].room.about["kind"] == "情景教学"


def test_windows_are_opened_when_asked(
    served_with: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open_new", opened.append)
    run(tmp_path)
    served_with["started"]()
    assert opened == []
    run(tmp_path, "--open")
    served_with["started"]()

    assert [url.partition("#")[0].rpartition("/")[2] for url in opened] == ["projector", "console"]


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        sock.listen()
        port = str(sock.getsockname()[1])
        told = CliRunner().invoke(teach.command, ["huohua", "--folder", str(tmp_path), "--port", port])

    assert isinstance(told.exception, ProjectError)
    assert port in told.exception.says.zh
    assert "别的程序正占着" in told.exception.says.zh


def test_an_address_of_another_machine_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as told:
        free("192.0.2.1", 8765)

    assert "不是这台机器的地址" in told.value.says.zh


def test_a_work_that_there_is_not_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    told = CliRunner().invoke(teach.command, ["huohuo", "--folder", str(tmp_path)])

    assert isinstance(told.exception, ProjectError)
    assert "huohua" in told.exception.says.zh


def test_the_addresses_of_this_machine_are_no_loopback() -> None:
    assert not any(a.startswith(("127.", "169.254.")) for a in network.addresses())


def test_private_addresses_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_routed", lambda: ["100.64.1.1", "127.0.0.1"])
    monkeypatch.setattr(network, "_of_interfaces", lambda: ["169.254.3.4", "10.1.2.3"])
    monkeypatch.setattr(network, "_named", lambda: ["172.20.0.1", "10.1.2.3"])

    assert network.addresses() == ["10.1.2.3", "172.20.0.1", "100.64.1.1"]

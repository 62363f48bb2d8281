"""``qingjing records`` as an office types it, on both databases."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from openpyxl import load_workbook
from sqlalchemy import URL

from engine.cli.app import run as run_command
from engine.cli.commands.records import SUBJECTS, Subjects, command
from engine.players.kiosk.config import Config
from engine.players.kiosk.roster import search
from engine.players.kiosk.server import roster_in
from tests.records.rosters import ROSTERS, saved
from tests.records.test_collect import Kiosk

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    url: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Run:
    """Status, data and words of a command."""
    monkeypatch.setenv("QINGJING_STORE", url.render_as_string(hide_password=False))
    monkeypatch.setenv("QINGJING_HOME", str(tmp_path / "home"))

    def ran(*arguments: object) -> tuple[int, str, str]:
        status = run_command(["records", *map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return ran


def test_a_list_is_imported_when_it_is_confirmed(run: Run, tmp_path: Path) -> None:
    path = saved("plain", tmp_path)
    status, _, words = run("roster", "import", path)
    assert status == 1
    assert "新增 3 人" in words
    assert "没有改" in words
    assert run("roster", "list")[1] == ""

    status, _, words = run("roster", "import", path, "--yes")
    assert status == 0
    assert "新增 3 人，修改 0 人，转出 0 人" in words
    people = [json.loads(line) for line in run("roster", "list")[1].splitlines()]
    assert [p["name"] for p in people] == ["测三", "测一", "测二"]
    assert "1000000" not in json.dumps(people)
    assert "没有要改的" in run("roster", "import", path, "--yes")[2]


@pytest.mark.parametrize("name", ROSTERS)
def test_every_messy_list_is_imported_or_refused_in_words(name: str, run: Run, tmp_path: Path) -> None:
    status, out, words = run("roster", "import", saved(name, tmp_path), "--yes")

    refused = "没有导入" in words or "里没有名单" in words
    assert out == ""
    assert status == (3 if "里没有名单" in words else 1 if refused else 0), words
    assert "第" in words or not refused or status == 3
    assert "程序出了意外" not in words


def test_a_wrong_line_is_named_and_the_others_are_imported(run: Run, tmp_path: Path) -> None:
    status, _, words = run("roster", "import", saved("with_wrong_lines", tmp_path), "--yes")

    assert status == 1
    assert "表“Sheet”第 3 行（A3）：没有姓名" in words
    assert len(run("roster", "list")[1].splitlines()) == 3


def test_an_unknown_sheet_is_told_with_those_there_are(run: Run, tmp_path: Path) -> None:
    status, _, words = run("roster", "import", saved("one_sheet_a_village", tmp_path), "--sheet", "丁村")

    assert status == 3
    assert "乙村、丙村" in words


def test_the_kiosk_takes_the_exported_list_and_knows_no_telephone(run: Run, tmp_path: Path) -> None:
    run("roster", "import", saved("plain", tmp_path), "--yes")
    folder = tmp_path / "kiosk"
    status, _, _ = run("roster", "export", "--kiosk", "-o", folder / "roster.csv")
    assert status == 0
    assert "1000000" not in (folder / "roster.csv").read_text("utf-8-sig")

    roster = roster_in(folder, Config())
    found, _ = search(roster, "甲村", "cy")
    ids = {json.loads(line)["name"]: json.loads(line)["id"] for line in run("roster", "list")[1].splitlines()}
    assert [(p.masked, p.id) for p in found] == [("测＊", ids["测一"])]


def test_the_kiosk_reads_the_store_when_there_is_no_list(run: Run, tmp_path: Path) -> None:
    run("roster", "import", saved("plain", tmp_path), "--yes")

    assert roster_in(tmp_path, Config()).villages() == ["乙村", "甲村"]


def test_one_person_is_exported_and_deleted(run: Run, tmp_path: Path) -> None:
    run("roster", "import", saved("plain", tmp_path), "--yes")
    run("event", "add", "集体学习", "--day", "2024-5-6", "--who", "测一", "--title", "测一领读")
    status, out, _ = run("person", "export", "测一")
    told = json.loads(out)
    assert status == 0
    assert told["profiles"][0]["phone"] == "10000000001"
    assert len(told["attended"]) == 1

    status, _, words = run("person", "delete", "测一")
    assert status == 1
    assert "2024-05-06 的活动：测一领读（会抹去这个名字）" in words
    assert run("person", "delete", "测一", "--yes")[0] == 0
    assert run("person", "export", "测一")[0] == 3
    after = run("person", "export", told["id"])[1]
    assert "测一" not in after
    assert "10000000001" not in after
    assert "集体学习1次" in run("report", "--year", 2024)[1]


def test_what_a_kiosk_wrote_is_collected_and_reported(run: Run, tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path / "kiosk")
    kiosk.page("xi", 1).drama()
    status, _, words = run("collect", "--folder", kiosk.folder)
    assert status == 0
    assert "新的自学 1 次" in words

    with next((kiosk.folder / "journal").glob("*.jsonl")).open("a") as file:
        file.write("spoilt\n")
    status, _, words = run("collect", "--folder", kiosk.folder)
    assert status == 1
    assert "有 1 条没有计入" in words
    (refused,) = run("refused")[1].splitlines()
    assert json.loads(refused)["raw"] == "spoilt"


def test_the_report_in_every_form(run: Run, tmp_path: Path) -> None:
    run("event", "add", "培训班", "--times", 2, "--heads", 527, "--day", "2024年4月1日")
    line = run("report", "--year", 2024, "-o", tmp_path / "r.xlsx")[1]
    assert "党员培训班2期" in line
    assert "培训527人次" in line
    assert load_workbook(tmp_path / "r.xlsx")["汇总"]["B2"].value == 2

    told = json.loads(run("report", "--year", 2024, "--format", "json")[1])
    assert told["line"]["zh"] == line.strip()
    assert told["tables"]["summary"]["rows"][0][:4] == ["党员培训班", 2, "期", 527]

    rows = list(csv.reader(io.StringIO(run("report", "--year", 2024, "--format", "csv")[1].lstrip("\ufeff"))))
    assert rows[1][:4] == ["党员培训班", "2", "期", "527"]
    run("report", "--year", 2024, "--format", "csv", "-o", tmp_path / "tables")
    assert sorted(p.name for p in (tmp_path / "tables").iterdir()) == sorted(
        ["汇总.csv", "各村.csv", "个人学时.csv", "课程.csv", "最难的题.csv", "场次.csv"]
    )


def test_an_event_is_corrected_and_withdrawn(run: Run) -> None:
    id = run("event", "add", "党课", "--day", "2024-03-05")[1].strip()
    assert run("event", "correct", id, "--times", 3)[0] == 0
    assert "讲党课3次" in run("report", "--year", 2024)[1]
    assert json.loads(run("event", "list", "--year", 2024)[1])["times"] == 3
    assert run("event", "withdraw", id)[0] == 0
    assert "讲党课0次" in run("report", "--year", 2024)[1]
    assert run("event", "withdraw", id)[0] == 3


def test_a_wish_from_the_door_to_the_close(run: Run, tmp_path: Path) -> None:
    run("roster", "import", saved("plain", tmp_path), "--yes")
    assert run("team", "add", "甲村服务队", "--village", "甲村")[0] == 0
    assert run("team", "join", "甲村服务队", "测一", "测二")[0] == 0
    assert run("team", "list")[1].rstrip().endswith("甲村服务队  2")
    number = run(
        "wish", "add", "修路灯", "--village", "甲村", "--how", "上门", "--who", "测户", "--day", "2024-02-01"
    )[1].strip()
    assert run("wish", "close", number, "--result", "已解决")[0] == 3
    assert run("wish", "overdue")[0] == 1
    assert run("wish", "claim", number, "--team", "甲村服务队")[0] == 0
    assert run("wish", "progress", number, "灯买好了")[0] == 0
    assert (
        run("wish", "close", number, "--result", "已解决", "--satisfaction", 3, "--day", "2024-02-09")[0] == 0
    )
    assert run("wish", "overdue")[0] == 0
    (told,) = (json.loads(x) for x in run("wish", "list", "--format", "json")[1].splitlines())
    assert (told["state"], told["result"], told["satisfaction"], told["who"]) == ("closed", "solved", 3, "")
    assert "1个问题" in run("report", "--year", 2024)[1]
    assert run("wish", "reopen", number, "--note", "又坏了")[0] == 0
    assert "0个问题" in run("report", "--year", 2024)[1]


def test_a_rule_is_changed_with_its_note(run: Run) -> None:
    status, out, _ = run("settings", "hours.member", 40)

    assert status == 0
    assert "请按现行文件核对" in out
    assert out.splitlines()[0].split()[:2] == ["hours.member", "40"]
    assert run("settings", "hours.member", "viel")[0] == 3
    assert run("settings", "hours.member")[0] == 2


def test_xapi_goes_to_a_file_line_by_line(run: Run, tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path / "kiosk")
    kiosk.page("xi", 1).drama()
    run("collect", "--folder", kiosk.folder)
    status, _, words = run("export", "--xapi", "-o", tmp_path / "x.jsonl")

    assert status == 0
    assert "3 条" in words
    assert len([json.loads(x) for x in (tmp_path / "x.jsonl").read_text("utf-8").splitlines()]) == 3
    assert [p.name for p in tmp_path.glob(".*")] == []
    assert len(run("export", "--xapi")[1].splitlines()) == 3


def test_nobody_is_purged_before_the_years_are_over(run: Run, tmp_path: Path) -> None:
    run("roster", "import", saved("plain", tmp_path), "--yes")
    run("settings", "retention.years", 1)

    assert "没有到期的" in run("purge", "--yes")[2]


def commands(group: click.Command, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(group, Subjects):
        return [(path, group)]
    context = click.Context(group)
    found = [group.get_command(context, name) for name in group.list_commands(context)]
    return [x for c in found if c is not None for x in commands(c, (*path, str(c.name)))]


def test_every_command_and_option_says_what_it_does() -> None:
    listed = commands(command)

    assert {path[0] for path, _ in listed} == set(SUBJECTS)
    for path, one in listed:
        assert one.help, path
        for option in one.params:
            if isinstance(option, click.Option):
                assert option.help, (path, option.name)

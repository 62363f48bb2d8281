"""A mistake on the command line is told in the language of the run, with what may be written instead."""

import pytest

from engine.cli import language, usage
from engine.cli.app import run


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (language, usage):
        monkeypatch.setattr(module, "LANGUAGE", "zh")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("kiosk --port 99999", "--port 写得不对，要写 1 到 65535 之间的整数"),
        ("kiosk --port abc", "--port 写得不对，要写 1 到 65535 之间的整数"),
        ("check --format xml", "--format 写得不对，可以写：text、concise、json"),
        ("import no-such.docx", "没有这个文件或文件夹：no-such.docx"),
        ("import engine", "engine 是文件夹，这里要写文件"),
        ("import", "少写了 FILES"),
        ("chek", "没有这个命令：chek，是不是 check？"),
        ("records repot", "没有这个命令：repot，是不是 report？"),
        ("check --strickt", "没有 --strickt 这个选项，是不是 --strict？"),
        ("speak --backend", "--backend 后面少写了内容"),
        ("check --strict=yes", "--strict 后面不用再写什么"),
        ("doctor one two", "多写了：one two"),
    ],
)
def test_what_is_wrong_is_told_in_chinese(
    capsys: pytest.CaptureFixture[str], arguments: str, says: str
) -> None:
    assert run(arguments.split()) == 2

    said, cure = capsys.readouterr().err.splitlines()
    assert said == says
    assert cure.startswith("看说明：qingjing") and cure.endswith(" --help")

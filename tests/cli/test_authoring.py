"""The commands that begin and tidy sources, run as an author runs them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
KINDS = [("zh", "scenario"), ("zh", "course"), ("en", "scenario"), ("en", "course")]


def run(cwd: Path, *arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    home = {name: str(cwd / ".home") for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA")}
    environment = {**os.environ, **home, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "engine", *arguments, "--lang", language], cwd=cwd, env=environment,
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(("language", "kind"), KINDS)
def test_what_new_writes_is_clean_and_plays(language: str, kind: str, tmp_path: Path) -> None:
    made = run(tmp_path, "new", kind, "dier-ke", "--title", "第二课: “试一试” # 1", language=language)

    assert made.returncode == 0, made.stderr
    assert f"{kind}s/dier-ke/{kind}.yaml" in made.stdout.split()
    checked = run(tmp_path, "check", "--strict", "--format", "concise")
    assert checked.returncode == 0, checked.stderr
    played = run(tmp_path, "play", "dier-ke", "--text")
    assert "第二课: “试一试” # 1" in played.stdout
    assert run(tmp_path, "fmt", "--check").returncode == 0
    assert "#" in (tmp_path / f"{kind}s" / "dier-ke" / f"{kind}.yaml").read_text("utf-8")


def test_new_leaves_what_is_there_alone(tmp_path: Path) -> None:
    run(tmp_path, "new", "scenario", "yuye")
    source = tmp_path / "scenarios" / "yuye" / "scenario.yaml"
    source.write_text("mine", "utf-8")

    for kind, name in (("scenario", "yuye"), ("course", "yuye"), ("scenario", "YUYE")):
        again = run(tmp_path, "new", kind, name)
        assert again.returncode == 3
        assert f"choose another name, such as {name}-2" in again.stderr
    assert source.read_text("utf-8") == "mine"
    assert not (tmp_path / "courses").exists()


@pytest.mark.parametrize(
    ("bad", "better"),
    [("a b", "a-b"), ("../x", "x"), ("a_b/c", "a-b-c"), ("con", "x-con"), ("ＡＢ：１", "AB-1"), ("。", "x"), ("x" * 99, "x" * 60)],
)  # fmt: skip
def test_a_bad_name_is_refused_with_one_that_would_do(bad: str, better: str, tmp_path: Path) -> None:
    made = run(tmp_path, "new", "scenario", "--", bad)

    assert made.returncode == 3
    assert made.stderr.rstrip().endswith(f" {better}")
    assert not (tmp_path / "scenarios").exists()
    assert run(tmp_path, "new", "scenario", better).returncode == 0


def test_new_works_inside_a_project_from_any_folder_of_it(tmp_path: Path) -> None:
    run(tmp_path, "new", "course", "fangxun")
    inside = tmp_path / "courses" / "fangxun"

    assert run(inside, "new", "scenario", "yuye").returncode == 0
    assert (tmp_path / "scenarios" / "yuye" / "scenario.yaml").is_file()


def test_fmt_writes_what_it_changes_and_nothing_else(tmp_path: Path) -> None:
    run(tmp_path, "new", "scenario", "yuye", language="zh")
    path = tmp_path / "scenarios" / "yuye" / "scenario.yaml"
    clean = path.read_text("utf-8")
    messy = clean.replace("  小梁: {", "  小梁:    {", 1)
    path.write_text(messy, "utf-8")

    assert run(tmp_path, "fmt", "--check").returncode == 1
    assert path.read_text("utf-8") == messy
    done = run(tmp_path, "fmt", "yuye")
    assert (done.returncode, done.stdout) == (0, "scenarios/yuye/scenario.yaml\n")
    assert path.read_text("utf-8") == clean


def test_fmt_mends_slips_only_when_asked(tmp_path: Path) -> None:
    run(tmp_path, "new", "scenario", "yuye", language="zh")
    path = tmp_path / "scenarios" / "yuye" / "scenario.yaml"
    clean = path.read_text("utf-8")
    path.write_bytes(clean.replace("性质: ", "性质：").encode("gb18030"))

    plain = run(tmp_path, "fmt")
    assert plain.returncode == 1
    assert "Y110" in plain.stderr
    assert "--fix" in plain.stderr
    assert path.read_bytes() == clean.replace("性质: ", "性质：").encode("gb18030")
    fixed = run(tmp_path, "fmt", "--fix")
    assert fixed.returncode == 0
    assert "was GB18030, is UTF-8 now" in fixed.stderr
    assert path.read_text("utf-8") == clean


def test_fmt_of_a_path_that_leads_nowhere_is_wrong_usage(tmp_path: Path) -> None:
    run(tmp_path, "new", "scenario", "yuye")

    assert run(tmp_path, "fmt", "nowhere").returncode == 2


def test_schema_writes_every_schema_and_tells_vscode_when_asked(tmp_path: Path) -> None:
    run(tmp_path, "new", "scenario", "yuye")
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{\n  // mine\n  "editor.tabSize": 2\n}\n', "utf-8")

    plain = run(tmp_path, "schema", "-o", "schemas")
    assert plain.returncode == 0
    assert len(plain.stdout.split()) == 7
    assert "yaml.schemas" not in settings.read_text("utf-8")
    told = run(tmp_path, "schema", "--vscode")
    assert told.returncode == 0, told.stderr
    text = settings.read_text("utf-8")
    assert "// mine" in text
    assert '"./.qingjing/schema/scenario.schema.json": ["scenarios/*/scenario.yaml"' in text
    assert (tmp_path / ".qingjing" / "schema" / "scenario.schema.json").is_file()


def test_schema_leaves_settings_that_it_cannot_read_alone(tmp_path: Path) -> None:
    run(tmp_path, "new", "scenario", "yuye")
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text("{ mine", "utf-8")

    told = run(tmp_path, "schema", "--vscode")

    assert told.returncode == 1
    assert '"yaml.schemas"' in told.stderr
    assert settings.read_text("utf-8") == "{ mine"

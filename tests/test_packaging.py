"""The wheel carries the engine and the sample content, and works where no repository is."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ("courses", "scenarios")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Built from a copy, because a build leaves its folder behind; nothing is downloaded."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    # What was rendered here stays here.
    ignored = shutil.ignore_patterns("rendered")
    shutil.copytree(ROOT / "audio", source / "audio", ignore=ignored)
    for name in ("engine", *CONTENT):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        str(out),
    ]
    ran = subprocess.run(
        [*command, str(source)], capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (built,) = out.glob("*.whl")
    yield built


def files_below(folder: Path) -> set[str]:
    return {
        p.relative_to(folder).as_posix()
        for p in folder.rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }


def test_the_project_lists_every_package() -> None:
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    found = {
        p.parent.relative_to(ROOT).as_posix().replace("/", ".")
        for p in (ROOT / "engine").rglob("__init__.py")
    }

    assert len(packages) == len(set(packages))
    assert set(packages) == found | {f"engine.sample.{name}" for name in ("audio", *CONTENT)}


def test_the_wheel_holds_the_content(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()

    for folder in CONTENT:
        prefix = f"engine/sample/{folder}/"
        inside = {n.removeprefix(prefix) for n in names if n.startswith(prefix)}
        assert inside == files_below(ROOT / folder)
    tables = {n for n in names if n.startswith("engine/sample/audio/")}
    assert tables == {f"engine/sample/audio/{p.name}" for p in (ROOT / "audio").glob("*.yaml")}
    assert not [n for n in names if n.startswith(("audio/", "courses/", "scenarios/", "tests/"))]


def test_the_wheel_holds_every_file_of_the_engine(wheel: Path) -> None:
    """A style sheet or a script that is left behind is missed only when somebody opens the player."""
    names = {n.removeprefix("engine/") for n in ZipFile(wheel).namelist() if n.startswith("engine/")}
    wanted = {n for n in files_below(ROOT / "engine") if not n.endswith("README.md")}

    assert wanted - names == set()


@pytest.mark.parametrize(
    "arguments", [["check", "--strict"], ["explore", "huohua"], ["transcript", "dongzheng"]]
)
def test_the_wheel_works_outside_a_repository(wheel: Path, tmp_path: Path, arguments: list[str]) -> None:
    """Only the wheel's own files are on the path before the installed libraries."""
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    ZipFile(wheel).extractall(site)
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"}

    ran = subprocess.run(
        [sys.executable, "-m", "engine", *arguments, "--lang", "en"], cwd=elsewhere, env=environment,
        capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip

    assert ran.returncode == 0, ran.stdout[-500:] + ran.stderr[-2000:]
    assert list(elsewhere.iterdir()) == []

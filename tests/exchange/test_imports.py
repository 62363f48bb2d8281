"""Files of every form come in as they were judged, and what comes in compiles."""

from pathlib import Path

import pytest

from engine.exchange.report import ImportFault
from tests.imports import FOLDERS, errors, made, sources, told

FILES = [path for folder in FOLDERS for path in sources(folder)]


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_file_imports_as_it_was_judged(path: Path) -> None:
    assert told(path) == (path.parent / f"{path.name}.expected").read_text("utf-8")


@pytest.mark.parametrize("chinese", [True, False])
@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_what_comes_in_compiles_in_both_spellings(path: Path, *, chinese: bool) -> None:
    try:
        got = made(path, chinese=chinese)
    except ImportFault:
        assert told(path).startswith("refused: ")
        return
    assert errors(got) == []
    assert got.report.came

"""The page's own files: types, names, words, sizes. No browser."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from engine.players import texts

ROOT = Path(__file__).resolve().parents[3]
STATIC = ROOT / "engine" / "players" / "kiosk" / "static"
TSC = ROOT / "tests" / "js" / "node_modules" / "typescript" / "bin" / "tsc"


def reached(first: Path) -> list[Path]:
    """The modules that the page loads, but for the runtime, which has tests of its own."""
    found: list[Path] = []
    waiting = [first]
    while waiting:
        path = waiting.pop()
        if path in found or "runtime" in path.parts:
            continue
        found.append(path)
        named = re.findall(r'(?:from|import\() ?"(\.[^"]+)"', path.read_text(encoding="utf-8"))
        waiting += [(path.parent / name).resolve() for name in named]
    return sorted(found)


OURS = reached(STATIC / "start.js")


@pytest.mark.skipif(
    shutil.which("node") is None or not TSC.exists(), reason="needs node and tests/js/node_modules"
)
def test_the_types_in_the_comments_hold() -> None:
    told = subprocess.run(
        ["node", str(TSC), "-p", str(ROOT / "tests" / "browser" / "tsconfig.json")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.stdout == ""
    assert told.returncode == 0


def words() -> dict[str, list[str]]:
    """The page's texts, read out of the module."""
    text = (STATIC / "texts.js").read_text(encoding="utf-8")
    found = re.findall(r'^  "?([\w.]+)"?: (\[".*"\]),$', text, re.M)
    return {key: json.loads(value) for key, value in found}


def test_every_text_is_there_in_both_languages_with_the_same_values() -> None:
    told = words()

    assert len(told) > 100
    for key, (zh, en) in told.items():
        assert zh, key
        assert en, key
        assert set(re.findall(r"\{\w+\}", zh)) == set(re.findall(r"\{\w+\}", en)), key
        assert not re.search(r"[A-Za-z]{4,}", re.sub(r"\{\w+\}", "", zh)), key


def test_every_text_that_is_used_exists_and_every_one_is_used() -> None:
    told = words()
    source = "\n".join(p.read_text(encoding="utf-8") for p in OURS if p.name != "texts.js")
    used = set(re.findall(r'\bt\("([\w.]+)"', source))
    named = set(re.findall(r'"([\w.]+)"', source))

    assert used <= set(told)
    # Kinds of units are named by the content.
    named |= {"resumed.stop", "resumed.checkpoint", "resumed.scene", "resumed.replayed", "resumed.fresh"}
    named |= set(texts.UNIT_KINDS)
    assert {k for k in told if k not in named and not re.search(rf"\b{k}:", source)} == set()


def test_things_have_the_same_names_as_in_the_terminal() -> None:
    told = words()

    for kind, both in texts.UNIT_KINDS.items():
        assert told[kind][0] == both.zh
    for nature, both in texts.NATURE_TOLD.items():
        assert told[nature][0] == both.zh
    assert told["app"] == [texts.APP.zh, texts.APP.en]


def test_the_kiosk_speaks_to_older_people_politely() -> None:
    assert not [key for key, (zh, _) in words().items() if "你" in zh]


def test_small_files_with_one_idea_each() -> None:
    sizes = {p.name: len(p.read_text(encoding="utf-8").splitlines()) for p in OURS}

    assert max(sizes.values()) <= 500
    assert sorted(sizes.values())[len(sizes) // 2] <= 150


def test_no_file_starts_without_saying_what_it_is_for() -> None:
    for path in OURS:
        assert path.read_text(encoding="utf-8").startswith("// "), path


def test_the_page_holds_no_style_and_no_script_of_its_own() -> None:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    named = re.findall(r'"/static/([\w./]+)"', page)

    assert len(named) >= 4
    assert all((STATIC / name).is_file() for name in named)
    assert "<style" not in page
    assert "style=" not in page
    assert not re.search(r"<script(?![^>]*src=)", page)
    assert not re.search(r"\son\w+=", page)


def test_the_text_in_the_page_is_what_the_script_puts_there() -> None:
    page = (STATIC / "index.html").read_text(encoding="utf-8")

    for key in ("app", "tagline", "tagline2", "start"):
        assert f">{words()[key][0]}<" in page

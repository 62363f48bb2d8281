"""The runtime and its twin: the same files, the same functions, the same answers, event by event."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engine.speech.sentences import sentences
from tests.js import calls, resumes
from tests.js.names import JAVASCRIPT, PYTHON, javascript_names, python_names
from tests.speech.random_texts import random_text
from tests.walks import walk

HERE = Path(__file__).parent
WALKS, RESUMES, CALLS, SENTENCES = 400, 150, 150, 2000

#: What only one side needs. Python links scenes into operations, expressions and texts into closures; JavaScript
#: runs them as they stand in the bundle, and writes names into the log only when it is saved.
ONLY_IN_PYTHON = {
    "expression": {"compiled", "equal", "quick", "unequal"},
    "program": {"Choice", "link", "offering", "op", "ops", "ordinals", "thunk", "writer"},
    "stand": {"line"},
    "text": {"writer"},
}
ONLY_IN_JAVASCRIPT = {
    "asking": {"fixed"},  # JSON may hold −0
    "branches": {"isJump"},
    "expression": {"evaluated"},
    "items": {"countOf"},
    "program": {"at", "including", "isOnce", "key", "marks", "starts", "text", "value"},
    "save": {"framesFrom"},
    "stand": {"isLine", "isSilent"},
    "step": {"assign", "call", "end", "halt", "isOpen", "leave", "line", "marked"},
    "stops": {"marked", "tally"},
    "text": {"written"},
}


def node(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run node where the packages are; a machine without it cannot say that the twins agree."""
    program = shutil.which("node")
    assert program is not None, "node 20 or newer is needed to test the JavaScript runtime"
    return subprocess.run(
        [program, *arguments],
        cwd=HERE,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def packages() -> Path:
    """The TypeScript compiler, installed once for every change of the lock file."""
    modules, lock = HERE / "node_modules", HERE / "package-lock.json"
    stamp = modules / ".installed"
    if not stamp.exists() or stamp.read_bytes() != lock.read_bytes():
        npm = shutil.which("npm")
        assert npm is not None, "npm is needed to install the TypeScript compiler"
        done = subprocess.run([npm, "ci"], cwd=HERE, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        stamp.write_bytes(lock.read_bytes())
    return modules


@pytest.fixture(scope="session")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the Python runtime answers, as files by the variables that name them."""
    folder = tmp_path_factory.mktemp("twin")
    lines = {
        "WALKS": [json.dumps(walk(n)) for n in range(WALKS)],
        "RESUMES": [json.dumps(resumes.case(n)) for n in range(RESUMES)],
        "CALLS": [json.dumps(line) for line in calls.lines(CALLS, seed=1)],
        "SENTENCES": [
            json.dumps({"text": t, "pieces": sentences(t)}) for t in map(random_text, range(SENTENCES))
        ],
    }
    for name, content in lines.items():
        (folder / name).write_text("\n".join([*content, ""]), "utf-8")
    return {name: str(folder / name) for name in lines}


def test_the_twins_have_the_same_files() -> None:
    python = {p.stem for p in PYTHON.glob("*.py")} - {"__init__"}
    assert {p.stem for p in JAVASCRIPT.glob("*.js")} - {"own"} == python


@pytest.mark.parametrize("name", sorted(p.stem for p in PYTHON.glob("*.py") if p.stem != "__init__"))
def test_the_twins_have_the_same_functions(name: str) -> None:
    python, javascript = python_names(PYTHON / f"{name}.py"), javascript_names(JAVASCRIPT / f"{name}.js")
    assert python - javascript == ONLY_IN_PYTHON.get(name, set())
    assert javascript - python == ONLY_IN_JAVASCRIPT.get(name, set())


@pytest.mark.parametrize("name", sorted(p.name for p in HERE.glob("*.test.mjs")))
def test_node_finds_no_difference(name: str, packages: Path, answers: dict[str, str]) -> None:
    done = node("--test", "--test-reporter=spec", name, **answers)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "skipped 0" in done.stdout


def test_the_split_into_sentences_has_a_twin() -> None:
    speech, static = PYTHON.parent / "speech", JAVASCRIPT.parent
    assert "players/kiosk/static/sentences.js" in (speech / "sentences.py").read_text("utf-8").split("\n")[0]
    assert "speech/sentences.py" in (static / "sentences.js").read_text("utf-8").split("\n")[0]
    assert {"ranges", "sentences"} <= python_names(speech / "sentences.py")
    assert {"ranges", "sentences"} <= javascript_names(static / "sentences.js")


def test_the_types_are_right(packages: Path) -> None:
    done = node("node_modules/typescript/bin/tsc", "--project", ".")
    assert done.returncode == 0, done.stdout


def test_the_lock_file_names_no_registry() -> None:
    assert "resolved" not in (HERE / "package-lock.json").read_text("utf-8")


def test_python_writes_the_same_answers_again() -> None:
    run = [sys.executable, "-m", "tests.js.calls", "3", "--seed", "4"]
    first, again = [
        subprocess.run(run, cwd=HERE.parents[1], capture_output=True, check=True).stdout for _ in "ab"
    ]
    assert first == again != b""

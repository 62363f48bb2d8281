"""The documentation says what is so: its examples compile, its commands run, its tables are current."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import pytest
from pydantic import TypeAdapter, ValidationError

from engine.cli.app import COMMANDS
from engine.cli.exports import FORMS
from engine.compiler.compile import Compiler, Result
from engine.compiler.project import Project
from engine.diagnostics import Severity
from engine.diagnostics.render import concise
from engine.graph.explore import BUDGET
from engine.model.meanings import meanings
from engine.model.vocabulary import KEYS
from engine.source.reader import read_yaml
from tests import make_docs

ROOT = make_docs.ROOT
READMES = ("README.md", "README.zh-CN.md")
MANUALS = ("scenarios/README.md", "courses/README.md")
DOCS = (*READMES, *MANUALS)

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[ ]*$", re.S | re.M)
_HAN = re.compile(r"[\u4e00-\u9fff]")


class Block(NamedTuple):
    """A fenced block. Its info may name a path: then the block is that file, whole."""

    kind: str
    path: str
    body: str


def blocks(doc: str) -> list[Block]:
    out = []
    for found in _FENCE.finditer((ROOT / doc).read_text("utf-8")):
        kind, _, path = found["info"].strip().partition(" ")
        out.append(Block(kind, path, found["body"]))
    return out


def commands(doc: str) -> list[str]:
    lines = [line for b in blocks(doc) if b.kind == "console" for line in b.body.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def project_of(doc: str, folder: Path) -> Project:
    """The files that a document shows, on disk."""
    for block in blocks(doc):
        if block.path:
            target = folder / block.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.body, "utf-8")
    return Project(folder)


def compiled(project: Project) -> Iterator[tuple[Compiler, Result]]:
    compiler = Compiler(project)
    for path in project.scenarios():
        yield compiler, compiler.scenario(path)
    for path in project.courses():
        yield compiler, compiler.course(path)
    for path in project.banks():
        yield compiler, compiler.bank(path)


@pytest.mark.parametrize("doc", DOCS)
def test_the_files_that_a_document_shows_are_clean(doc: str, tmp_path: Path) -> None:
    """Nothing that a reader copies out of a README has an error or a warning."""
    project = project_of(doc, tmp_path)
    found = [d for compiler, result in compiled(project) for d in compiler.proved(result, BUDGET)]

    wrong = [concise(d, "en") for d in found if d.severity is not Severity.NOTE]
    assert wrong == []
    assert project.scenarios()


@pytest.mark.parametrize("doc", DOCS)
def test_the_commands_that_a_document_shows_run(doc: str, tmp_path: Path) -> None:
    """A ``console`` block holds ``$ qingjing …`` lines that a reader may type as they stand."""
    if doc == "README.md":  # it shows the content of the repository
        for folder in ("courses", "scenarios"):
            shutil.copytree(ROOT / folder, tmp_path / folder)
    project_of(doc, tmp_path)

    assert commands(doc)
    for line in commands(doc):
        name, *arguments = shlex.split(line)
        assert name == "qingjing", line
        ran = run(arguments, tmp_path)
        assert ran.returncode == 0, f"{line}\n{ran.stdout[-500:]}{ran.stderr[-2000:]}"


def run(arguments: list[str], cwd: Path, language: str = "zh") -> subprocess.CompletedProcess[str]:
    home = {name: str(cwd) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA")}
    environment = {**os.environ, **home, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "engine", *arguments, "--lang", language]
    return subprocess.run(
        command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL,
        capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_help_in_both_languages(command: str, tmp_path: Path) -> None:
    zh, en = (run([command, "--help"], tmp_path, language) for language in ("zh", "en"))

    assert zh.returncode == en.returncode == 0, zh.stderr + en.stderr
    assert "用法" in zh.stdout
    assert _HAN.search(zh.stdout.split("用法", 1)[1].split("\n", 1)[1])
    assert "Usage" in en.stdout
    assert not _HAN.search(en.stdout), en.stdout
    assert all(COMMANDS[command])


@pytest.mark.parametrize("readme", READMES)
def test_every_command_has_a_section(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    sections = re.findall(r"^### qingjing (\S+)\n\n\w", text, re.M)

    assert sorted(sections) == sorted(COMMANDS)


@pytest.mark.parametrize("readme", READMES)
def test_every_form_of_a_build_has_a_row(readme: str) -> None:
    rows = re.findall(
        r"^\| (`[a-z0-9-]+`(?:(?:, |、)`[a-z0-9-]+`)*) \|", (ROOT / readme).read_text("utf-8"), re.M
    )

    assert {name for row in rows for name in re.findall(r"`([^`]+)`", row)} >= set(FORMS)


@pytest.mark.parametrize("manual", MANUALS)
def test_the_key_tables_are_current(manual: str) -> None:
    """``python -m tests.make_docs`` writes them."""
    text = (ROOT / manual).read_text("utf-8")

    assert make_docs.current(text) == text


@pytest.mark.parametrize("name", make_docs.models())
def test_every_key_stands_in_a_manual_with_both_spellings(name: str) -> None:
    module = make_docs.models()[name].__module__.rpartition(".")[2]
    manual = "scenarios/README.md" if module in ("scenario", "steps") else "courses/README.md"
    text = (ROOT / manual).read_text("utf-8")

    assert re.search(rf"<!-- keys [\w ]*\b{name}\b", text)
    for key in make_docs.keys_of(make_docs.models()[name]):
        assert f"| `{key.zh}` | `{key.en}` |" in text


def test_every_word_that_stands_as_a_value_is_in_a_manual() -> None:
    text = "".join((ROOT / manual).read_text("utf-8") for manual in MANUALS)

    for name, listed in make_docs.words().items():
        assert f"<!-- keys {name} -->" in text
        assert [k.en for k in listed] == list(meanings()[name])


@pytest.mark.parametrize("name", make_docs.models())
def test_the_example_of_a_key_is_valid(name: str) -> None:
    """The example in a table is written in the Chinese spelling, and the model takes it."""
    model = make_docs.models()[name]
    model.model_rebuild()
    for key, field in zip(unsorted(name), model.model_fields.values(), strict=True):
        example = meanings()[name][key.en].example
        source, found = read_yaml("example", example.encode(), KEYS)
        assert not found, example
        assert list(source.tree) == [key.zh], example
        kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        try:
            TypeAdapter(kind).validate_python(source.tree[key.zh])
        except ValidationError as problem:
            pytest.fail(f"{name}.{key.en}: {example}: {problem}")


def unsorted(name: str) -> list[make_docs.Key]:
    """The keys in the order of the model's fields."""
    by_english = {key.en: key for key in make_docs.keys_of(make_docs.models()[name])}
    fields = make_docs.models()[name].model_fields
    return [by_english[field.rstrip("_")] for field in fields]


def test_no_meaning_is_left_without_a_key() -> None:
    known = {name: {k.en for k in make_docs.keys_of(model)} for name, model in make_docs.models().items()}
    known |= {name: {k.en for k in listed} for name, listed in make_docs.words().items()}

    assert {name: set(section) for name, section in meanings().items()} == known


def test_the_layers_of_the_architecture_are_those_of_the_contract() -> None:
    layers = next(b.body for b in blocks("ARCHITECTURE.md") if b.kind == "layers")
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    contract = next(c for c in contracts if c["type"] == "layers")

    assert layers.split("\n")[:-1] == contract["layers"]
    assert contract["exhaustive"] is True


def test_a_link_in_a_document_leads_to_a_file() -> None:
    broken = []
    for doc in (*DOCS, "ARCHITECTURE.md", "DEVELOPERS.md", "CONTRIBUTING.md"):
        text = _FENCE.sub("", (ROOT / doc).read_text("utf-8"))
        targets = re.findall(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)", text)
        local = [t.partition("#")[0] for t in targets if "://" not in t]
        broken += [f"{doc}: {t}" for t in local if not (ROOT / doc).parent.joinpath(t).exists()]
    assert broken == []


def kept_files() -> Iterator[Path]:
    """Every file of the repository that ``.gitignore`` does not leave out."""
    ignored = [".git", *(line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split())]
    for folder, folders, files in os.walk(ROOT):
        here = Path(folder)
        folders[:] = sorted(f for f in folders if not _is_ignored(here / f, ignored))
        yield from (here / f for f in sorted(files) if not _is_ignored(here / f, ignored))


def _is_ignored(path: Path, patterns: list[str]) -> bool:
    inside = path.relative_to(ROOT).as_posix()
    return any(fnmatch(path.name, p) or fnmatch(inside, p) for p in patterns)


_MACHINE_PATH = re.compile(
    r"(?<![\w.:/~*-])/(?:root|home|Users|work|opt(?!/qingjing)|mnt|tmp/b)/[\w.]|[A-Z]:\\+Users\\+\w"
)
_REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org|\bmirrors?\.[\w-]+\.\w|--(?:extra-)?index-url"
)


def test_no_file_names_a_machine_or_a_registry() -> None:
    """A path of one machine or the address of one registry is wrong on every other machine."""
    found = []
    for path in kept_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if _MACHINE_PATH.search(line) or _REGISTRY.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []


def test_the_search_for_machines_and_registries_finds_them() -> None:
    for text in ("see {s}home{s}li{s}x", "'{s}work{s}main'", "C:{b}Users{b}li"):
        assert _MACHINE_PATH.search(text.format(s="/", b="\\")), text
    for text in ("https:{s}{s}pypi{d}org{s}simple", "files{d}pythonhosted{d}org", "mirrors{d}somewhere{d}cn"):
        assert _REGISTRY.search(text.format(s="/", d=".")), text


def test_no_python_file_is_longer_than_500_lines() -> None:
    lengths = {
        p.relative_to(ROOT).as_posix(): p.read_text("utf-8").count("\n")
        for p in kept_files()
        if p.suffix == ".py"
    }

    assert len(lengths) > 100
    assert {name: n for name, n in lengths.items() if n > 500} == {}

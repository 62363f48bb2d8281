"""The schemas take everything that the compiler takes, and tell what is misspelt or of the wrong form."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from engine.exchange.schema import FILES, PLACES, schema_of, schemas
from engine.model.meanings import meanings
from engine.model.vocabulary import KEYS, WORDS
from engine.source.reader import read_yaml
from engine.speech.backends.auto import all_backends
from tests import make_docs
from tests.test_docs import blocks

ROOT = Path(__file__).resolve().parent.parent.parent
ALL = schemas(b.name for b in all_backends())
VALIDATORS: dict[str, Any] = {name: jsonschema.Draft7Validator(schema) for name, schema in ALL.items()}
SHIPPED = [(name, p) for name, places in PLACES.items() for place in places for p in sorted(ROOT.glob(place))]


class _Editor(yaml.SafeLoader):
    """YAML as an editor reads it: the core schema of YAML 1.2."""


_Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    resolved = f"tag:yaml.org,2002:{tag}"
    _Editor.add_implicit_resolver(
        resolved, re.compile(rf"^(?:{pattern})$"), [c if c != "\0" else "" for c in first]
    )
_Editor.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def as_editor(text: str) -> Any:
    return yaml.load(text, Loader=_Editor)


def as_compiler(text: str) -> Any:
    source, found = read_yaml("f.yaml", text.encode(), KEYS)
    assert source.tree, found
    return source.tree


READERS: list[Callable[[str], Any]] = [as_editor, as_compiler]


def wrong(name: str, value: Any) -> list[str]:
    return [e.message for e in VALIDATORS[name].iter_errors(value)]


@pytest.mark.parametrize("name", ALL)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(ALL[name])
    json.dumps(ALL[name])


@pytest.mark.parametrize(("name", "path"), SHIPPED, ids=lambda p: p if isinstance(p, str) else p.name)
def test_the_shipped_content_is_valid(name: str, path: Path) -> None:
    text = path.read_text("utf-8")

    assert wrong(name, as_editor(text)) == []
    if name != "voices":  # its numbers are texts to our own reader
        assert wrong(name, as_compiler(text)) == []


def test_every_kind_of_file_has_a_place() -> None:
    assert set(PLACES) == set(ALL) == {*FILES, "voices"}
    assert {name for name, _ in SHIPPED} >= {"scenario", "course", "bank", "route", "lexicon", "voices"}


@pytest.mark.parametrize("doc", ["scenarios/README.md", "courses/README.md", "README.md", "README.zh-CN.md"])
def test_the_files_that_a_manual_shows_are_valid(doc: str) -> None:
    shown = [b for b in blocks(doc) if b.path.endswith(".yaml")]

    assert shown
    for block in shown:
        kind = next(k for k, places in PLACES.items() if any(Path(block.path).match(p) for p in places))
        for reader in READERS:
            assert wrong(kind, reader(block.body)) == [], block.path


@pytest.mark.parametrize("name", make_docs.models())
def test_the_example_of_a_key_is_valid_in_both_spellings(name: str) -> None:
    schema = schema_of(make_docs.models()[name])
    properties = schema["definitions"][name]["properties"]
    for key in make_docs.keys_of(make_docs.models()[name]):
        meaning = meanings()[name][key.en]
        for spelling in (key.zh, key.en):
            told = properties[spelling]
            assert told["title"] == f"{key.zh} · {key.en}"
            assert meaning.zh in told["description"]
            assert meaning.en in told["description"]
            alone = {**told, "definitions": schema["definitions"]}
            for reader in READERS:
                value = reader(meaning.example)[key.zh]
                assert list(jsonschema.Draft7Validator(alone).iter_errors(value)) == [], meaning.example


SHORT = """\
scenario: x
title: X
nature: dramatised
cast: [甲, 乙]
variables: {a: 3, b: 是, c: {initial: 晴, range: [晴, 阴]}}
sources: {S1: 《报》}
scenes:
  one:
    script:
      - 甲: 你好
      - 停
      - discuss: 怎么办？
      - choose: {options: [走, {say: 留, once: true}]}
      - checkpoint: 是
    goto: two
  two: {script: 完了。, ending: e}
"""


def test_shorter_forms_are_valid() -> None:
    for reader in READERS:
        assert wrong("scenario", reader(SHORT)) == []
    bank = "bank: b\nitems: [{id: 1, stem: 对吗？, key: 对}, {id: 2, stem: s, options: [甲, 乙], key: [A, B], source: S1}]\n"
    assert wrong("bank", as_editor(bank)) == []


PLANTED = {
    "a misspelt key": ("scenario", SHORT.replace("title:", "titel:"), "titel"),
    "a key that is missing": ("scenario", SHORT.replace("nature: dramatised\n", ""), "nature"),
    "a word outside the list": ("scenario", SHORT.replace("dramatised", "invented"), "invented"),
    "a key in two spellings": ("scenario", SHORT + "标题: Y\n", "both spellings"),
    "a list for a text": ("scenario", SHORT.replace("title: X", "title: [X]"), "['X']"),
    "an unknown step": (
        "scenario",
        SHORT.replace("- discuss: 怎么办？", "- {discus: 怎么办？, time: 3}"),
        "discus",
    ),
    "a key in an option": ("scenario", SHORT.replace("once: true", "onse: true"), "onse"),
    "a flag that is none": ("scenario", SHORT.replace("once: true", "once: maybe"), "maybe"),
    "a range that is none": ("scenario", SHORT.replace("[晴, 阴]", "3 bis 5"), "3 bis 5"),
    "a pause that is none": ("scenario", SHORT.replace("- 停\n", "- pause: lange\n"), "lange"),
    "a name with a space": ("course", "course: a b\ntitle: T\nunits: []\n", "a b"),
    "an unknown unit": ("course", "course: a\ntitle: T\nunits: [{leson: x.md}]\n", "leson"),
    "a pass mark above all": (
        "course",
        "course: a\ntitle: T\nunits: [{quiz: {bank: b, pass: 120}}]\n",
        "120",
    ),
    "a kind of item": ("bank", "bank: b\nitems: [{id: q, stem: s, type: single-choice}]\n", "single-choice"),
    "a number of points": ("bank", "bank: b\nitems: [{id: q, stem: s, points: many}]\n", "many"),
    "a stop without its record": ("route", "route: r\nstops: [{id: a, name: A}]\n", "record"),
    "an engine of speech": ("voices", "旁白: {kokro: {name: x}}\n", "kokro"),
    "a speed": ("voices", "旁白: {kokoro: {name: x, speed: 9}}\n", "9"),
    "a list of readings": ("lexicon", "readings: [a]\n", "['a']"),
}


def leaves(errors: Any) -> Iterator[str]:
    """What is wrong in the end: an ``anyOf`` only says that nothing fitted."""
    for e in errors:
        if e.context:
            yield from leaves(e.context)
        else:
            yield "both spellings" if e.validator == "not" else e.message[:120]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_mistake_is_found(name: str) -> None:
    kind, text, told = PLANTED[name]

    assert any(told in said for said in leaves(VALIDATORS[kind].iter_errors(as_editor(text))))


def test_every_word_of_the_language_stands_in_a_schema() -> None:
    text = json.dumps(ALL, ensure_ascii=False)

    assert [w for pair in WORDS.items() for w in pair if f'"{w}":' not in text] == []

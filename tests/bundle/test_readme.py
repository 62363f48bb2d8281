"""The description of the format names everything that there is."""

import re
from pathlib import Path

from engine.bundle.types import Bundle, Item
from engine.runtime import program, stops
from tests.bundles import KINDS

BUNDLE = (Path(__file__).parents[2] / "engine/bundle/README.md").read_text("utf-8")
RUNTIME = (Path(__file__).parents[2] / "engine/runtime/README.md").read_text("utf-8")


def section(text: str, title: str) -> str:
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_every_field_of_a_bundle_and_of_an_item_is_described() -> None:
    for shape, title in ((Bundle, "Fields"), (Item, "Items")):
        for key in shape.__annotations__:
            assert f"`{key}`" in section(BUNDLE, title), key


def test_every_instruction_is_described() -> None:
    source = Path(str(program.__file__)).read_text("utf-8")
    names = set(re.findall(r'name == "([\w-]+)"', source)) | set(program.HALTING) | set(stops.KINDS)
    assert len(names) > 20
    for name in names | {"sound", "show"}:
        assert f'["{name}"' in section(BUNDLE, "Instructions"), name


def test_every_operator_and_piece_is_described() -> None:
    source = (Path(str(program.__file__)).parent / "expression.py").read_text("utf-8")
    operators = set(re.findall(r'^    "(\S+)": ', source, re.M)) | {
        "s",
        "neg",
        "not",
        "seen",
        "visits",
        "score",
    }
    for operator in operators:
        assert f'["{operator}"' in section(BUNDLE, "Expressions"), operator
    for piece in "v?~&":
        assert f'["{piece}"' in section(BUNDLE, "Texts"), piece


def test_every_kind_of_item_has_its_key_and_response() -> None:
    for kind in KINDS:
        assert section(BUNDLE, "Items").count(f"`{kind}`") >= 2, kind


def test_every_event_and_every_input_is_described() -> None:
    folder = Path(str(program.__file__)).parent
    source = "".join((folder / f"{name}.py").read_text("utf-8") for name in ("step", "program", "asking"))
    events = (
        set(re.findall(r'"event": "(\w+)"', source)) | set(program.HALTING.values()) | {"shown", "played"}
    )
    assert len(events) > 20
    for event in events:
        assert f"`{event}`" in section(RUNTIME, "Events"), event
    for kind in re.findall(r'kind == "(\w+)"', source):
        assert f'"input": "{kind}"' in section(RUNTIME, "Inputs"), kind


def test_every_file_of_the_runtime_is_in_its_table() -> None:
    folder = Path(str(program.__file__)).parent
    for path in folder.glob("*.py"):
        assert path.name == "__init__.py" or f"`{path.name}`" in RUNTIME, path.name

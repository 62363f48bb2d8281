"""A bank that goes out as GIFT or Moodle XML and comes home is the same bank."""

import re
from pathlib import Path
from typing import Any

import pytest

from engine.compiler.compile import Compiler
from engine.compiler.files import Files
from engine.exchange.importers.target import Target
from engine.exchange.importing import imported
from engine.model.bank import Bank
from tests.building import Shown

GIFT = pytest.importorskip("engine.exchange.exporters.gift", reason="what is written is not there yet")
XML = pytest.importorskip("engine.exchange.exporters.moodle_xml", reason="what is written is not there yet")

ROOT = Path(__file__).resolve().parent.parent.parent
MANUAL = (ROOT / "courses/README.md").read_text("utf-8")


def banks() -> dict[str, str]:
    """The shipped banks, and the one of the manual, which has every kind."""
    found = {p.stem: p.read_text("utf-8") for p in sorted(ROOT.glob("courses/*/banks/*.yaml"))}
    shown = re.search(r"```yaml courses/\w+/banks/\w+\.yaml\n(.*?)```", MANUAL, re.S)
    assert shown is not None
    return {**found, "manual": shown[1]}


def opened(text: str) -> tuple[Bank, dict[str, Any]]:
    """The model of a bank and its compiled items."""
    path = "courses/x/banks/x.yaml"
    project = Shown({path: text})
    model = Files(project).yaml(path, Bank).model
    assert isinstance(model, Bank)
    (entry,) = Compiler(project).library.banks
    return model, dict(entry.items)


@pytest.mark.parametrize("form", ["gift", "moodle-xml"])
@pytest.mark.parametrize("name", banks())
def test_a_bank_comes_home_as_it_went(name: str, form: str) -> None:
    model, items = opened(banks()[name])
    sent = (GIFT.gift if form == "gift" else XML.moodle_xml)(model, items)

    (text,) = imported("x", sent.data, Target("t", "t"), form).files.values()
    home, again = opened(str(text))

    left = {note.en.partition(":")[0] for note in sent.left}
    assert again == {key: item for key, item in items.items() if key.rpartition("/")[2] not in left}
    assert len(left) <= 1
    for part in ("bank", "title", "sources", "remark"):
        assert getattr(home, part) == getattr(model, part)

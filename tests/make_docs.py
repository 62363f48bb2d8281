"""The key tables of the authoring manuals: ``python -m tests.make_docs`` writes them anew.

The spellings come from the models, the meanings from ``keys.txt``; a table stands between
``<!-- keys Scene -->`` and ``<!-- end -->`` and may join several models or a list of words.
"""

import re
from pathlib import Path
from typing import NamedTuple

from pydantic import AliasChoices

from engine.model import bank, course, lexicon, route, scenario, steps
from engine.model.base import Authored
from engine.model.meanings import meanings
from engine.model.vocabulary import KINDS, NATURES
from engine.source.boxes import BOXES
from engine.source.expression import CALLS

ROOT = Path(__file__).resolve().parent.parent
MANUALS = (ROOT / "scenarios" / "README.md", ROOT / "courses" / "README.md")
_TABLE = re.compile(r"(?P<open><!-- keys (?P<names>[\w ]+) -->\n).*?(?=<!-- end -->)", re.S)


class Key(NamedTuple):
    """One row of a table: both spellings of a key, and whether it must be there."""

    zh: str
    en: str
    required: bool = False


def models() -> dict[str, type[Authored]]:
    """Every mapping that an author may write, by name, in the order of the modules."""
    found: dict[str, type[Authored]] = {}
    for module in (scenario, steps, course, route, bank, lexicon):
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, Authored)
                and value.__module__ == module.__name__
            ):
                found[value.__name__] = value
    return {name: model for name, model in found.items() if model.model_fields and name != "Unit"}


def keys_of(model: type[Authored]) -> list[Key]:
    """The keys of a model in both spellings, the required ones first."""
    out = []
    for field in model.model_fields.values():
        assert isinstance(field.validation_alias, AliasChoices)
        zh, en = (str(choice) for choice in field.validation_alias.choices)
        out.append(Key(zh, en, field.is_required()))
    return sorted(out, key=lambda key: not key.required)


def words() -> dict[str, list[Key]]:
    """The closed lists of words that are no keys: kinds of items, natures, functions, containers."""
    functions = {en: zh for zh, en in CALLS.items() if zh != en}
    boxes = {en: zh for zh, en in BOXES.items() if zh != en}
    lists = {"kinds": KINDS, "natures": NATURES, "calls": functions, "boxes": boxes}
    return {name: [Key(zh, en) for en, zh in listed.items()] for name, listed in lists.items()}


def table(name: str) -> list[str]:
    """The rows of one model or one list of words."""
    known = words().get(name) or keys_of(models()[name])
    said = meanings()[name]
    rows = []
    for key in known:
        m = said[key.en]
        must = " **必写**" if key.required and len(known) > 1 else ""
        cells = (f"`{key.zh}`", f"`{key.en}`", f"{m.zh}{must}", m.en, f"`{m.example}`")
        rows.append("| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |")
    return rows


def current(text: str) -> str:
    """A manual with its tables as they should be."""
    head = ["| 中文 | English | 意思 | meaning | 例子 |", "|---|---|---|---|---|"]

    def made(found: re.Match[str]) -> str:
        rows = dict.fromkeys(row for name in found["names"].split() for row in table(name))
        return found["open"] + "\n".join([*head, *rows]) + "\n"

    return _TABLE.sub(made, text)


def main() -> None:
    for path in MANUALS:
        path.write_text(current(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()

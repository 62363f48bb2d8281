"""The files of cases: sentences and how they are said, by people who know."""

import csv
from pathlib import Path
from typing import NamedTuple

FILES = ("cases.tsv", "more_cases.tsv")


class Case(NamedTuple):
    """``expected``: for a ``norm`` accepted texts parted by ``|``; for a ``pinyin`` ``word=reading/reading;…``."""

    id: str
    kind: str
    text: str
    expected: str
    why: str


def cases(kind: str) -> list[Case]:
    """The cases of a kind from all files."""
    out = []
    for name in FILES:
        with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
            out += [Case(**row) for row in csv.DictReader(file, delimiter="\t")]
    return [case for case in out if case.kind == kind]

"""Harder cases: the codes stand on the faulty lines.

``# E: G401`` says that this line gets that code, ``# E+2: L304`` that the second line below gets it (in a
block of text ``#`` begins no comment). What is not announced must not be said.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.checks.pages import parse_page
from engine.checks.registry import rules
from engine.diagnostics import Diagnostic

Compiled = Callable[[Path], list[Diagnostic]]
CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.yaml"))
_EXPECTED = re.compile(r"# E(?:\+(\d+))?: ([A-Z]\d{3})")


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.stem)
def test_the_announced_codes_stand_on_their_lines_and_no_others(
    case: Path, tmp_path: Path, compiled: Compiled
) -> None:
    text = case.read_text("utf-8")
    folder = (
        "courses/tielu/banks/tielu.yaml" if text.startswith("题库") else "scenarios/wandian/scenario.yaml"
    )
    path = tmp_path / folder
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")

    found = sorted((d.span.line, d.code) for d in compiled(tmp_path))

    assert found == _expected(text)


def test_every_case_announces_something() -> None:
    assert all(_EXPECTED.search(case.read_text("utf-8")) for case in CASES)
    assert len(CASES) >= 12


def test_pages_and_cases_cover_every_rule_that_checks() -> None:
    told = {code for case in CASES for _, code in _expected(case.read_text("utf-8"))}
    checking = {r.fault.code for r in rules() if r.check is not None}

    assert len(checking) >= 60
    assert all(parse_page(r.page).wrong for r in rules())
    assert told <= {r.fault.code for r in rules()}


def _expected(text: str) -> list[tuple[int, str]]:
    return sorted(
        (number + int(found[1] or 0), found[2])
        for number, line in enumerate(text.split("\n"), 1)
        for found in _EXPECTED.finditer(line)
    )

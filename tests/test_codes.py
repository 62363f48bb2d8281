"""The ledger of codes: every code that was ever given, never given again.

``tests/codes.txt`` has one line for each: code, name, and the version that brought it; ``removed`` behind
it when the rule is gone, ``fallback`` when it only says that nobody foresaw the mistake.
"""

import pkgutil
import re
from importlib import import_module
from pathlib import Path

from engine.checks.registry import rules
from engine.diagnostics.fault import Fault

LEDGER = Path(__file__).with_name("codes.txt")
_LINE = re.compile(r"([YMLGATVB][1-9]\d{2}) ([a-z0-9-]+) (\d+\.\d+\.\d+)(?: (removed|fallback))?")


def _entries() -> list[tuple[str, str, str]]:
    entries = []
    for line in LEDGER.read_text("utf-8").splitlines():
        found = _LINE.fullmatch(line)
        assert found, line
        entries.append((found[1], found[2], found[4] or ""))
    return entries


def _faults() -> set[str]:
    """Codes of all faults that any module defines."""
    found = set()
    for package in ("engine.source", "engine.model", "engine.compiler", "engine.checks", "engine.graph"):
        path = import_module(package).__path__
        for info in pkgutil.walk_packages(path, f"{package}."):
            module = import_module(info.name)
            found |= {f.code for f in vars(module).values() if isinstance(f, Fault)}
    return found


def test_the_ledger_is_in_order_and_gives_no_code_or_name_twice() -> None:
    codes = [code for code, _, _ in _entries()]
    names = [name for _, name, _ in _entries()]

    assert codes == sorted(set(codes), key=lambda c: ("YMLGATVB".index(c[0]), c))
    assert len(names) == len(set(names))


def test_every_rule_stands_in_the_ledger_under_its_name() -> None:
    alive = {(code, name) for code, name, state in _entries() if state == ""}

    assert alive == {(r.fault.code, r.name) for r in rules()}


def test_every_code_that_the_engine_can_give_has_a_page_and_a_line_in_the_ledger() -> None:
    known = {code for code, _, state in _entries() if state != "removed"}
    without_page = {code for code, _, state in _entries() if state == "fallback"}

    assert _faults() == known
    assert {r.fault.code for r in rules()} == known - without_page

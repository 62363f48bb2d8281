"""Every text of the interface stands in both languages and in characters of sure width."""

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

import pytest

from engine.diagnostics import Both
from engine.players import texts


def every() -> Iterator[tuple[str, Both]]:
    for name, value in vars(texts).items():
        if isinstance(value, Both):
            yield name, value
        elif isinstance(value, dict) and name.isupper():
            yield from ((f"{name}.{key}", both) for key, both in value.items())


@pytest.mark.parametrize(("name", "both"), every(), ids=lambda x: x if isinstance(x, str) else "")
def test_a_text_is_whole(name: str, both: Both) -> None:
    assert both.zh.strip()
    assert both.en.strip()
    assert sorted(re.findall(r"{(\w+)}", both.zh)) == sorted(re.findall(r"{(\w+)}", both.en))
    assert not [c for c in both.zh + both.en if east_asian_width(c) == "A"]
    assert re.search("[\u4e00-\u9fff：。]", both.zh), "Chinese"
    assert not re.search("[\u4e00-\u9fff]", both.en) or name == "K_LANGUAGE"

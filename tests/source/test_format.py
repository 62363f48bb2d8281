"""``fmt``: the normal layout means the same, keeps every comment, and is reached in one step."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.diagnostics import Both
from engine.model.vocabulary import KEYS
from engine.source.format import SEVERAL, UNPROVEN, formatted
from engine.source.layout import comments_of, laid_out
from engine.source.reader import read_yaml
from tests.source import test_mend, test_reader_fuzz, test_yaml_pitfalls

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED = sorted(p for top in ("courses", "scenarios", "audio") for p in (ROOT / top).rglob("*.yaml"))

#: name: (as it was written, as it should stand)
LAYOUTS = {
    "spaces": ("a:   1\nb: {c:  1,d: [ 2,3 ] }\n", "a: 1\nb: {c: 1, d: [2, 3]}\n"),
    "a list below its key": ("a:\n- 1\n-   2\n", "a:\n  - 1\n  - 2\n"),
    "deep steps": ("a:\n    b:\n        - c: 1\n          d: 2\n", "a:\n  b:\n    - c: 1\n      d: 2\n"),
    "a list in a list": ("a:\n-   - 1\n    - 2\n", "a:\n  - - 1\n    - 2\n"),
    "a text behind a bar": ("a:\n    b: |\n          x\n            y\n\n    c: 1\n", "a:\n  b: |\n    x\n      y\n\n  c: 1\n"),
    "a bar with a number": ("a:\n    b: |2\n        x\n      y\n", "a:\n  b: |2\n      x\n    y\n"),
    "a bar that keeps its end": ("a: |+\n  x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"),
    "a bar without a text": ("a: |\nb: 1\n", "a: |\nb: 1\n"),
    "a text over lines": ("a: one\n      two\nb: 'x\n   y  \n\n  z'\n", "a: one\n  two\nb: 'x\n  y\n\n  z'\n"),
    "an escaped blank": ('a: "x\\ \n    y"\n', 'a: "x\\ \n  y"\n'),
    "brackets over lines": ("a:\n    b: [1,\n        2,\n    ]\n", "a:\n  b: [1,\n      2,\n  ]\n"),
    "comments": (
        "# top\na:   # of a\n\n    # of b\n    b: 1     # far\n    # end of a\n# end\n",
        "# top\na:   # of a\n\n  # of b\n  b: 1     # far\n  # end of a\n# end\n",
    ),
    "a comment behind a bar": ("a:\n    b: |  # why\n        x\n", "a:\n  b: |  # why\n    x\n"),
    "anchors": ("a: &x   1\nb:   *x\n*x : 2\n", "a: &x 1\nb: *x\n*x : 2\n"),
    "a value on its own line": ("a:\n      one\nb:\n- &x\n  c: 1\n", "a:\n  one\nb:\n  - &x\n    c: 1\n"),
    "empty lines": ("\n\na: 1   \n\n\n  \nb: 2\n\n\n", "a: 1\n\n\n\nb: 2\n"),
    "quotes": ("a: \"x\"\nb: 'y'\nc: z\n", "a: \"x\"\nb: 'y'\nc: z\n"),
    "a question mark": ("?   a\n:   b\n", "? a\n: b\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_becomes_the_normal_one(name: str) -> None:
    before, after = LAYOUTS[name]

    made = formatted("f.yaml", before.encode(), frozenset(), fix=False)

    assert made.why is None
    assert (made.data or b"").decode() == after
    assert formatted("f.yaml", after.encode(), frozenset(), fix=False).data == after.encode()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.name)
def test_the_shipped_content_stands_in_the_normal_layout(path: Path) -> None:
    keys = frozenset[str]() if path.name == "voices.yaml" else KEYS

    assert formatted(path.name, path.read_bytes(), keys, fix=True).data == path.read_bytes()


def shaken(text: str, seed: int) -> str:
    """The same YAML as another hand would write it: wider steps, lists below their keys, blanks at will."""
    r = random.Random(seed)
    width = r.choice([3, 4, 8])
    out = []
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        wide = indent // 2 * width + indent % 2
        body = re.sub(r"^(- +)", "-" + " " * (width - 1), line.lstrip(" "))
        body = re.sub(r"^((?:- +)?[\w]+:) (?=[^|>])", rf"\1{' ' * r.randint(1, 4)}", body)
        out.append(" " * wide + body if line.strip() else " " * r.choice([0, 0, indent]))
    return "\n".join(out) + "\n" * r.randint(0, 3)


@pytest.mark.parametrize("seed", range(8))
def test_a_bundle_is_the_same_before_and_after(seed: int, tmp_path: Path) -> None:
    """The whole content, written by another hand and put in order again, compiles to the same bytes."""
    changed = 0
    for path in SHIPPED:
        text = path.read_text("utf-8")
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        keys = frozenset[str]() if path.name == "voices.yaml" else KEYS
        other = shaken(text, seed)
        assert read_yaml("f", other.encode(), keys)[0].tree == read_yaml("f", text.encode(), keys)[0].tree
        made = formatted(path.name, other.encode(), keys, fix=False)
        assert made.data is not None, made
        assert formatted(path.name, made.data, keys, fix=False).data == made.data
        assert comments_of(made.data.decode()) == comments_of(text)
        changed += made.data != other.encode()
        target.write_bytes(made.data)
    for lesson in [*(ROOT / "courses").rglob("*.md")]:
        target = tmp_path / lesson.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(lesson.read_bytes())

    assert changed > 5
    assert compiled(tmp_path) == compiled(ROOT)


def compiled(root: Path) -> dict[str, bytes]:
    compiler = Compiler(Project(root))
    made = {p: compiler.scenario(p).data for p in compiler.project.scenarios()}
    made |= {p: compiler.course(p).data for p in compiler.project.courses()}
    assert all(made.values())
    return made


def slips() -> dict[str, tuple[bytes, frozenset[str]]]:
    """Every file with a slip that the tests of the reader know."""
    found: dict[str, tuple[bytes, frozenset[str]]] = {}
    tables = [(test_yaml_pitfalls.CASES, test_yaml_pitfalls.KEYS)]
    tables += [(t, test_mend.KEYS) for t in vars(test_mend).values() if isinstance(t, dict)]
    for table, keys in tables:
        for name, case in table.items():
            text = case[0] if isinstance(case, tuple) else case
            if isinstance(text, str | bytes) and isinstance(name, str) and not name.startswith("__"):
                found[name] = (text.encode() if isinstance(text, str) else text, keys)
    return found


SLIPS = slips()


@pytest.mark.parametrize("name", SLIPS)
def test_what_the_reader_mends_is_mended_in_the_file(name: str) -> None:
    data, keys = SLIPS[name]
    source, _ = read_yaml("f.yaml", data, keys)

    made = formatted("f.yaml", data, keys, fix=True)

    if made.data is None:
        assert made.why is not None
        assert not source.tree
        return
    after, _ = read_yaml("f.yaml", made.data, keys)
    assert after.tree == source.tree
    assert not after.mends
    assert formatted("f.yaml", made.data, keys, fix=False).data == made.data


def test_the_slips_of_the_reader_are_many() -> None:
    assert len(SLIPS) > 100
    assert sum(formatted("f", d, k, fix=True).data is not None for d, k in SLIPS.values()) > len(SLIPS) - 5


@given(text=st.one_of(test_reader_fuzz.mutations(), test_reader_fuzz.swaps()), fix=st.booleans())
@settings(max_examples=400, deadline=None)
def test_nothing_is_lost_whatever_the_edit(text: str, fix: bool) -> None:
    keys = test_reader_fuzz.KEYS
    data = text.encode("utf-8", "replace")
    source, _ = read_yaml("f.yaml", data, keys)

    made = formatted("f.yaml", data, keys, fix=fix)

    if made.data is None:
        assert made.why or made.slips
        return
    after, _ = read_yaml("f.yaml", made.data, keys)
    assert after.tree == source.tree
    assert list(after.tree) == list(source.tree)
    assert comments_of(after.text) == comments_of(source.text)
    assert formatted("f.yaml", made.data, keys, fix=fix).data == made.data


def test_slips_wait_for_fix_but_blanks_do_not() -> None:
    tabs = formatted("f.yaml", "场景:\n\t村口:\n\t\t去:河边\n".encode(), KEYS, fix=False)
    colon = formatted("f.yaml", "标题：火花\n".encode(), KEYS, fix=False)

    assert tabs.data == "场景:\n  村口:\n    去: 河边\n".encode()
    assert colon.data is None
    assert [d.code for d in colon.slips] == ["Y110"]


@pytest.mark.parametrize("codec", ["gb18030", "utf-16", "utf-8-sig"])
def test_another_encoding_becomes_utf8_and_says_so(codec: str) -> None:
    made = formatted("f.yaml", "标题:  火花\r\n简介: 好\r\n".encode(codec), KEYS, fix=False)

    assert made.data == "标题: 火花\r\n简介: 好\r\n".encode()
    assert made.was


def test_a_control_character_waits_for_fix() -> None:
    data = "标题: 火\x07花\n".encode()

    assert formatted("f.yaml", data, KEYS, fix=False).data is None
    assert formatted("f.yaml", data, KEYS, fix=True).data == "标题: 火 花\n".encode()


def test_a_file_that_cannot_be_read_is_left_with_its_reason() -> None:
    broken = formatted("f.yaml", b"a: &x *y\n", frozenset(), fix=True)
    several = formatted("f.yaml", b"a: 1\n---\nb: 2\n", frozenset(), fix=True)

    assert broken.data is several.data is None
    assert broken.why is not None
    assert several.why is SEVERAL


def test_a_layout_that_would_change_the_meaning_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    for wrong in ("a: 2\n", "a: 1\nb: 2\n", "b: 1\n", "a: 1 # c\n", "a: '1'\n", "a: [\n"):
        monkeypatch.setattr("engine.source.format.laid_out", lambda _, wrong=wrong: wrong)

        made = formatted("f.yaml", b"a: 1\n", frozenset(), fix=False)

        assert made.data is None, wrong
        assert made.why is UNPROVEN
    assert isinstance(UNPROVEN, Both)


def test_a_layout_of_nothing_is_nothing() -> None:
    assert laid_out("# only a comment\n") == "# only a comment\n"

"""The thirty-one slips that YAML libraries answer with silence or with an English riddle.

Each is read as it was meant, with a warning where something had to be mended, or is an error that
names the place and the cure.
"""

from typing import Any

import pytest

from engine.diagnostics import Severity
from engine.source.reader import read_yaml

KEYS = frozenset({"scenes", "id", "say", "choices", "text", "goto"})
BASE = (
    "scenes:\n"  # 1
    "  - id: jia\n"
    "    say:\n"  # 3
    "      - 你好\n"
    "    choices:\n"  # 5
    "      - text: 去乙\n"
    "        goto: yi\n"  # 7
)


def meant(
    say: Any = "你好", text: str = "去乙", goto: str | None = "yi", name: str = "jia"
) -> dict[str, Any]:
    return {"scenes": [{"id": name, "say": [say], "choices": [{"text": text, "goto": goto}]}]}


def said(text: str) -> str:
    return BASE.replace("- 你好", text)


Found = list[tuple[str, int, int]]

#: name: (file, what it means (nothing: it cannot be read), what is said: code, line, column)
CASES: dict[str, tuple[str | bytes, dict[str, Any] | None, Found]] = {
    "full-width colon after a key": (BASE.replace("goto: yi", "goto：yi"), meant(), [("Y110", 7, 13)]),
    "no space after the colon": (BASE.replace("goto: yi", "goto:yi"), meant(), [("Y111", 7, 13)]),
    "tab for indentation": (BASE.replace("        goto", "\tgoto"), meant(), [("Y112", 7, 1)]),
    # ``Name: line`` is how a line of a script is spelt in English: the script's model takes it.
    "colon and space in a line of speech": (said("- 护士: 你好"), meant({"护士": "你好"}), []),
    "colon and space inside a value": (
        BASE.replace("text: 去乙", "text: 去乙: 快"), meant(text="去乙: 快"), [("Y119", 6, 17)],
    ),
    "# inside a line": (said("- 你好 #1床"), meant("你好 #1床"), [("Y117", 4, 12)]),
    "text starts with 【": (said("- 【甲】你好"), meant("【甲】你好"), []),
    "text starts with [": (said("- [甲]你好"), meant("[甲]你好"), [("Y118", 4, 9)]),
    "text starts with a quote and goes on": (said('- "你好"她说'), meant('"你好"她说'), [("Y127", 4, 13)]),
    "text starts with *": (said("- *重点*内容"), meant("*重点*内容"), [("Y118", 4, 9)]),
    "text starts with &": (said("- &注意"), meant("&注意"), [("Y118", 4, 9)]),
    "text starts with %": (said("- %50 的人"), meant("%50 的人"), [("Y118", 4, 9)]),
    "text starts with @": (said("- @护士"), meant("@护士"), [("Y118", 4, 9)]),
    "text starts with !": (said("- !注意"), meant("!注意"), [("Y118", 4, 9)]),
    "text starts with >": (said("- >注意"), meant(">注意"), [("Y118", 4, 9)]),
    "yes as text": (BASE.replace("text: 去乙", "text: yes"), meant(text="yes"), []),
    "是 as text": (BASE.replace("text: 去乙", "text: 是"), meant(text="是"), []),
    "number as id": (BASE.replace("id: jia", "id: 001"), meant(name="001"), []),
    "time as text": (BASE.replace("text: 去乙", "text: 12:30"), meant(text="12:30"), []),
    "date as text": (BASE.replace("text: 去乙", "text: 2026-01-02"), meant(text="2026-01-02"), []),
    "duplicate key": (BASE + "        goto: bing\n", meant(), [("Y102", 8, 9)]),
    "key indented by one too few": (BASE.replace("    choices:", "   choices:"), None, [("Y143", 5, 4)]),
    "list dash without space": (said("-你好"), meant(), [("Y115", 4, 7)]),
    "full-width dash": (said("－ 你好"), meant(), [("Y116", 4, 7)]),
    "full-width space as indentation": (BASE.replace("    say:", "　　say:"), meant(), [("Y113", 3, 1)]),
    "no-break space as indentation": (BASE.replace("    say:", "\xa0" * 4 + "say:"), meant(), [("Y114", 3, 1)]),
    "full-width quotes": (said("- “你好: 吗”"), meant("“你好: 吗”"), [("Y131", 4, 9)]),
    "unclosed quote": (said('- "你好'), meant(), [("Y141", 4, 9)]),
    "BOM at start": ("\ufeff" + BASE, meant(), []),
    "gbk bytes": (BASE.encode("gbk"), meant(), []),
    "empty value": (BASE.replace("goto: yi", "goto:"), meant(goto=None), []),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_pitfall_is_read_as_meant_or_named(name: str) -> None:
    written, tree, found = CASES[name]

    source, diagnostics = read_yaml(
        "f.yaml", written if isinstance(written, bytes) else written.encode(), KEYS
    )

    assert [(d.code, d.span.line, d.span.column) for d in diagnostics] == found
    assert source.tree == (tree or {})
    assert all(d.hint is not None for d in diagnostics)


def test_the_table_holds_all_of_them() -> None:
    assert len(CASES) == 31


def test_a_misplaced_key_is_told_which_line_to_line_up_with() -> None:
    _, found = read_yaml("f.yaml", BASE.replace("    choices:", "   choices:").encode(), KEYS)

    assert found[0].hint is not None
    assert found[0].hint.zh == "让它与第 3 行的`say`对齐：加上 1 个空格"
    assert found[0].hint.en == "move it 1 to the right, in line with `say` in line 3"


#: name: (file, code, line, column)
ERRORS = {
    "a key indented too much": ("标题: 火花\n  去: x\n", "Y144", 2, 3),
    "a key deeper than its neighbours": ("a:\n  b: c\n d: e\n", "Y143", 3, 2),
    "a first line that is indented": ("  a: b\nc: d\n", "Y143", 2, 1),
    "a line without a colon": ("标题: 火花\n简介\nsay: x\n", "Y145", 2, 1),
    "a line of a script without its dash": ("say:\n  - 石头：娘\n  娘：快进屋\n", "Y146", 3, 3),
    "a text in a list without its dash": ("say:\n  - 石头：娘\n  快进屋\n", "Y146", 3, 3),
    "a list on the line of its key": ("say: - 石头：娘\n", "Y147", 1, 6),
    "a text behind the bar": ("say: | 石头：娘\n  娘：快\n", "Y148", 1, 8),
    "a wrong escape": ('标题: "a\\q"\n', "Y149", 1, 7),
    "two documents": ("a: 1\n---\nb: 2\n", "Y150", 2, 1),
    "text behind the end": ("a: 1\n...\nb: 2\n", "Y150", 2, 1),
    "an empty entry": ("a: [b, , c]\n", "Y151", 1, 8),
    "an empty entry inside": ("a: {x: [b, , c]}\n", "Y151", 1, 12),
    "a key that begins with @": ("a: 1\n@b: 2\n", "Y154", 2, 1),
    "a key that begins with %": ("a: 1\n%b: 2\n", "Y156", 2, 1),
    "a directive": ("%YAML 9\n---\na: b\n", "Y156", 1, 1),
    "text behind a quoted key": ("a: 1\n'b' c: 2\n", "Y157", 2, 5),
    "an alias of nothing": ("a: *b\n", "Y107", 1, 4),
    "an anchor twice": ("a: &x 1\nb: &x 2\n", "Y162", 2, 4),
    "a list for a key": ("? [a]\n: b\nc: d\n", "Y108", 1, 3),
    "an empty file": ("", "Y106", 1, 1),
    "only a comment": ("# 只有注释\n", "Y106", 1, 1),
    "a list for a file": ("- a\n- b\n", "Y105", 1, 1),
    "a text for a file": ("一段文字\n", "Y105", 1, 1),
    "too many levels": ("a:\n  - " + "[" * 101 + "b" + "]" * 101 + "\n", "Y152", 2, 103),
    "thousands of levels": ("a: " + "[" * 2000 + "\n", "Y152", 1, 1003),
    "aliases that explode": (
        "".join(f"a{n}: &x{n} [{f'*x{n - 1}, ' * 9 if n else ''}b]\n" for n in range(9)), "Y153", 7, 10,
    ),
    "aliases that pile up": (
        "".join(f"a{n}: &x{n} [{f'*x{n - 1}' if n else 'b'}]\n" for n in range(120)), "Y152", 100, 12,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ERRORS)
def test_what_cannot_be_meant_is_named_at_the_useful_place(name: str) -> None:
    text, code, line, column = ERRORS[name]

    _, found = read_yaml("f.yaml", text.encode(), KEYS)

    assert [(d.code, d.severity, d.span.line, d.span.column) for d in found] == [
        (code, Severity.ERROR, line, column)
    ]
    assert found[0].hint is not None


def test_a_second_fault_is_still_found_after_a_first() -> None:
    text = 'a: "b\nc: [d\ne: f\ne: g\n? [h]\n: i\n'

    source, found = read_yaml("f.yaml", text.encode(), KEYS)

    assert [(d.code, d.span.line) for d in found] == [("Y141", 1), ("Y142", 2), ("Y102", 4), ("Y108", 5)]
    assert source.tree == {"a": "b", "c": ["d"], "e": "f"}

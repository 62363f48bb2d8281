"""What an input method does is read as it was meant, and said; what is right is left alone."""

from typing import Any

import pytest

from engine.diagnostics import Diagnostic, Severity
from engine.diagnostics.fault import Fault
from engine.source import faults, mend_slips
from engine.source.mend import mend
from engine.source.mend_clean import is_clean
from engine.source.mend_page import Page
from engine.source.mend_walk import Walk
from engine.source.reader import read_yaml

KEYS = frozenset(
    [
        "标题",
        "简介",
        "角色",
        "身份",
        "声音",
        "变量",
        "初值",
        "范围",
        "说明",
        "来源",
        "名称",
        "场景",
        "剧本",
        "选择",
        "问",
        "选项",
        "说",
        "做",
        "去",
        "若",
        "则",
        "否则",
        "史实",
        "讨论",
        "题目",
        "时间",
        "一次",
        "题",
        "scenes",
        "id",
        "say",
        "choices",
        "text",
        "goto",
        "script",
    ]
)

#: What is valid and plain: no word is said about it, and it is read as YAML reads it.
SOUND: dict[str, tuple[str, Any]] = {
    "a line of a script in a list": ("剧本:\n  - 石头：娘，山上下来一队人！\n", ["石头：娘，山上下来一队人！"]),
    "a line with an ASCII colon": ("剧本:\n  - 石头:娘\n  - 12:30 出发\n", ["石头:娘", "12:30 出发"]),
    "a block text": ("剧本: |\n  石头：娘\n  - 去：河边\n\n    # 不是注释\n  “a: b”\n", "石头：娘\n- 去：河边\n\n  # 不是注释\n“a: b”\n"),
    "a block text in a list": ("题:\n  - |\n    去：河边\n    [甲\n  - 好\n", ["去：河边\n[甲\n", "好"]),
    "a block text that is folded": ("简介: >-\n  去：河边\n  a: b\n", "去：河边 a: b"),
    "a block text with its indentation": ("简介: |2\n    去：河边\n  a\n", "  去：河边\na\n"),
    "wide blanks inside a block text": ("剧本: |\n  石头：娘\n  　　走吧　\n", "石头：娘\n　　走吧　\n"),
    "a text of several lines": ("简介: 红军过村\n  那天，石头：醒了\n  -好\n", "红军过村 那天，石头：醒了 -好"),
    "a text below its key": ("简介:\n  故事：一个孩子\n  的三次选择。\n", "故事：一个孩子 的三次选择。"),
    "quoted texts": ("题: [\"去：河边\", '它''好']\n", ["去：河边", "它'好"]),
    "a quoted text of several lines": ('简介: "红军\n  去：河边\n  a: b"\n', "红军 去：河边 a: b"),
    "a comment": ("题: 好 # 去：河边\n# 去：河边\n", "好"),
    "a full-width hash in a text": ("题: 好 ＃1\n", "好 ＃1"),
    "a flow over several lines": ("题: [甲,\n  乙, # 丙\n  {说: 丁}]\n", ["甲", "乙", {"说": "丁"}]),
    "commas and colons in flow texts": ("题: {题目: 换了你，你会怎么选？, 说: 娘：走}\n", {"题目": "换了你，你会怎么选？", "说": "娘：走"}),
    "a line of a script in brackets": ("则: [石头：我给你们带路！]\n", ["石头：我给你们带路！"]),
    "a flag in braces": ("题: {说: 好, 一次}\n", {"说": "好", "一次": None}),
    "an anchor and an alias": ("题: &a1 {说: 好}\n做: *a1\n", {"说": "好"}),
    "a quoted key": ("题:\n  '@张三': 好\n", {"@张三": "好"}),
    "a key that YAML takes": ("题:\n  王 五: 好\n  50%: 好\n", {"王 五": "好", "50%": "好"}),
    "full-width brackets as text": ("题:\n  - ［石头下］\n  - 【甲】你好\n", ["［石头下］", "【甲】你好"]),
    "long dashes as text": ("题:\n  ——选自《太原日报》\n", "——选自《太原日报》"),
    "a dash with a number": ("范围:\n  -5\n", "-5"),
    "a list right under its key": ("题:\n- 甲\n- 乙\n", ["甲", "乙"]),
    "one line of a script": ("剧本:\n  石头：娘\n", "石头：娘"),
    "directives and document marks": ("%YAML 1.1\n---\n题: 好\n...\n", "好"),
    "a citation and braces inside a text": ("题: 有记述说，孔河沟{信任}人。[^S02]\n", "有记述说，孔河沟{信任}人。[^S02]"),
    "an address": ("题:\n  https://example.org/a:b\n", "https://example.org/a:b"),
}  # fmt: skip

Found = list[tuple[str, int, int]]

#: What is mended: (file, the value of its first key, what is said: code, line, column).
MENDED: dict[str, tuple[str, Any, Found]] = {
    "a full-width colon": ("标题：火花\n", "火花", [("Y110", 1, 3)]),
    "a full-width colon after a name": (
        "角色:\n  石头：{身份：放羊娃}\n",
        {"石头": {"身份": "放羊娃"}},
        [("Y110", 2, 5), ("Y110", 2, 9)],
    ),
    "a full-width colon before a nested value": ("题：\n  去：河边\n", {"去": "河边"}, [("Y110", 1, 2), ("Y110", 2, 4)]),
    "a full-width colon in a list": ("题:\n  - 去：河边\n", [{"去": "河边"}], [("Y110", 2, 6)]),
    "blanks around a full-width colon": ("标题 ：　火花\n", "火花", [("Y110", 1, 4)]),
    "a full-width colon before a bar": ("剧本：|\n  石头：娘\n", "石头：娘\n", [("Y110", 1, 3)]),
    "two colons": ("标题：甲: 乙\n", "甲: 乙", [("Y110", 1, 3), ("Y119", 1, 5)]),
    "no space after a colon": ("标题:火花\n", "火花", [("Y111", 1, 3)]),
    "no space before a brace": ("角色:\n  石头:{身份: 娃}\n", {"石头": {"身份": "娃"}}, [("Y111", 2, 5)]),
    "a wide blank after a colon": ("标题:　火花\n", "火花", [("Y111", 1, 3)]),
    "a key in full-width quotes": ("“标题”：火花\n", "火花", [("Y134", 1, 1), ("Y110", 1, 5)]),
    "tabs all the way": (
        "题:\n\t村口:\n\t\t说:\n\t\t\t- 甲\n\t\t去: 乙\n",
        {"村口": {"说": ["甲"], "去": "乙"}},
        [("Y112", 2, 1), ("Y112", 3, 1), ("Y112", 4, 1), ("Y112", 5, 1)],
    ),
    "one tab among spaces": ("题:\n\t- 甲\n      - 乙\n", ["甲", "乙"], [("Y112", 2, 1)]),
    "a tab before the second key of an item": ("题:\n  - 说: 甲\n\t去: 乙\n", [{"说": "甲", "去": "乙"}], [("Y112", 3, 1)]),
    "a tab before a text that goes on": ("题: 甲\n\t乙\n", "甲 乙", [("Y112", 2, 1)]),
    "a tab on an empty line": ("题:\n  - 甲\n\t\n  - 乙\n", ["甲", "乙"], [("Y130", 3, 1)]),
    "wide blanks all the way": (
        "题:\n　　村口:\n　　　　去：乙\n",
        {"村口": {"去": "乙"}},
        [("Y113", 2, 1), ("Y113", 3, 1), ("Y110", 3, 6)],
    ),
    "no-break spaces": ("题:\n\xa0\xa0去: 乙\n", {"去": "乙"}, [("Y114", 2, 1)]),
    "a character without width": ("\u200b题: 乙\u200b\n", "乙", [("Y130", 1, 1), ("Y130", 1, 6)]),
    "tabs in a block text": ("剧本: |\n\t石头：娘\n\t娘：走\n去: 乙\n", "石头：娘\n娘：走\n", [("Y112", 2, 1), ("Y112", 3, 1)]),
    "wide blanks before a block text": ("剧本: |\n　　石头：娘\n　　娘：走\n", "石头：娘\n娘：走\n", [("Y113", 2, 1), ("Y113", 3, 1)]),
    "an empty line of wide blanks in a block text": ("剧本: |\n  石头：娘\n　\n  娘：走\n", "石头：娘\n\n娘：走\n", [("Y130", 3, 1)]),
    "a key behind a block text with tabs": (
        "题:\n  剧本: |\n\t\t石头：娘\n  去：乙\n",
        {"剧本": "石头：娘\n", "去": "乙"},
        [("Y112", 3, 1), ("Y110", 4, 4)],
    ),
    "a block text whose first line is deeper": ("剧本: |\n      （夜）\n    石头：娘\n    娘：走\n", "（夜）\n石头：娘\n娘：走\n", [("Y125", 2, 5)]),
    "a block text with one line too shallow": ("剧本: |\n    （夜）\n    石头：娘\n   娘：走\n", "（夜）\n石头：娘\n娘：走\n", [("Y126", 4, 1)]),
    "a block text after too many blanks": ("剧本: |\n     \n  石头：娘\n", "\n石头：娘\n", [("Y133", 2, 1)]),
    "a script without its bar": ("剧本:\n  石头：娘\n  娘：走\n", "石头：娘\n娘：走\n", [("Y124", 1, 3)]),
    "a script with ASCII colons and no bar": ("剧本:\n  石头: 娘\n  娘: 走\n", "石头: 娘\n娘: 走\n", [("Y124", 1, 3)]),
    "a full-width bar": ("剧本：｜\n  石头：娘\n", "石头：娘\n", [("Y110", 1, 3), ("Y123", 1, 4)]),
    "no space after a dash": ("题:\n  -你好\n  -5\n", ["你好", "5"], [("Y115", 2, 3), ("Y115", 3, 3)]),
    "no space after the dash of a mapping": (
        "题:\n  -说: 甲\n   去: 乙\n  -说: 丙\n    去: 丁\n",
        [{"说": "甲", "去": "乙"}, {"说": "丙", "去": "丁"}],
        [("Y115", 2, 3), ("Y115", 4, 3)],
    ),
    "a wide blank after a dash": ("题:\n  -　你好\n", ["你好"], [("Y135", 2, 4)]),
    "a tab after a dash": ("题:\n\t-\t说: 甲\n\t\t去: 乙\n", [{"说": "甲", "去": "乙"}], [("Y112", 2, 1), ("Y135", 2, 3), ("Y112", 3, 1)]),
    "foreign dashes": ("题:\n  － 甲\n  —乙\n  – 丙\n  • 丁\n", ["甲", "乙", "丙", "丁"], [("Y116", n, 3) for n in (2, 3, 4, 5)]),
    "a number sign in a text": ("题: 去看 #1床 的人 # 注\n", "去看 #1床 的人", [("Y117", 1, 7)]),
    "a number sign that begins a text": ("题:\n  - #1床\n", ["#1床"], [("Y117", 2, 5)]),
    "texts with a first character of YAML's": (
        "题:\n  - *重点*\n  - @张三 'x'\n  - `a`\n  - ,好\n  - !好 的\n  - |好\n",
        ["*重点*", "@张三 'x'", "`a`", ",好", "!好 的", "|好"],
        [("Y118", n, 5) for n in (2, 3, 4, 5, 6, 7)],
    ),
    "brackets that open a text": ("题:\n  - [甲]你好\n  - {甲}你好\n", ["[甲]你好", "{甲}你好"], [("Y118", 2, 5), ("Y129", 3, 5)]),
    "the variants of a text": (
        "题:\n  - {信任 >= 2：围上来|远远看着}\n  - {~晴|阴}\n  - {&一|二}\n  - {信任}\n  - {信任 >= 2: 甲|乙}\n",
        ["{信任 >= 2：围上来|远远看着}", "{~晴|阴}", "{&一|二}", "{信任}", "{信任 >= 2: 甲|乙}"],
        [("Y129", n, 5) for n in (2, 3, 4, 5, 6)],
    ),
    "a colon in a sentence": ("题:\n  - 他想了想，说: 好\n  - 时间是 12: 30 分\n", ["他想了想，说: 好", "时间是 12: 30 分"], [("Y119", 2, 11), ("Y119", 3, 11)]),
    "a colon in a text of two lines": ("题: 去乙: 快\n  点儿\n做: 好\n", "去乙: 快 点儿", [("Y119", 1, 6)]),
    "full-width quotes and a colon": ("题: “你好: 吗”\n", "“你好: 吗”", [("Y131", 1, 4)]),
    "a quote that goes on": ("题: '你好'她说\n", "'你好'她说", [("Y127", 1, 8)]),
    "a comma behind a quote and a bracket": ("题: '好',\n做: [甲]，\n", "好", [("Y132", 1, 7), ("Y132", 2, 7)]),
    "full-width braces": ("题: ｛说：好，去：乙｝\n", {"说": "好", "去": "乙"}, [("Y120", 1, 4), ("Y120", 1, 12), ("Y110", 1, 6), ("Y121", 1, 8), ("Y110", 1, 10)]),
    "full-width square brackets": ("题: ［甲，乙］\n", ["甲", "乙"], [("Y120", 1, 4), ("Y120", 1, 8), ("Y121", 1, 6)]),
    "a full-width closing brace": ("题: {说: 好｝\n", {"说": "好"}, [("Y120", 1, 9)]),
    "full-width marks inside braces": ("题: {说：走，好吗，去：乙}\n", {"说": "走，好吗", "去": "乙"}, [("Y110", 1, 6), ("Y121", 1, 11), ("Y110", 1, 13)]),
    "no space inside braces": ("题: {说:走,去:乙}\n", {"说": "走", "去": "乙"}, [("Y111", 1, 6), ("Y111", 1, 10)]),
    "a full-width comma between words of a program": ("题: [S01，S02]\n", ["S01", "S02"], [("Y121", 1, 8)]),
    "a comma in a text in braces": ("题: {说: 走,好吗, 去: 乙}\n", {"说": "走,好吗", "去": "乙"}, [("Y128", 1, 9)]),
    "a colon in a text in braces": ("题: {说: 走: 好, 去: 乙}\n", {"说": "走: 好", "去": "乙"}, [("Y119", 1, 9)]),
    "texts in brackets with marks of YAML's": (
        '题: [有{信任}人, @甲, "乙"说, 丙 #1]\n',
        ["有{信任}人", "@甲", '"乙"说', "丙 #1"],
        [("Y129", 1, 6), ("Y118", 1, 13), ("Y127", 1, 17), ("Y117", 1, 25)],
    ),
    "marks in the second line of brackets": ("题: [甲,\n  {说：乙}]\n", ["甲", {"说": "乙"}], [("Y110", 2, 5)]),
    "a full-width hash before a comment": ("＃ 注\n题: 好\n", "好", [("Y122", 1, 1)]),
    "a wide blank behind a value": ("题: 好　\n", "好", [("Y130", 1, 5)]),
    "a key that a text takes in": ("题: 甲\n  去：乙\n", "甲 去：乙", [("Y160", 2, 3)]),
    "an item that a text takes in": ("题:\n  - 甲\n    - 乙\n", ["甲 - 乙"], [("Y163", 3, 5)]),
}  # fmt: skip

#: What is wrong, but can still be read as meant, so that the rest of the file is looked at as well.
READ_ON: dict[str, tuple[str, Any, Found]] = {
    "an unclosed quote": ("题: \"甲's\n做: 乙\n", "甲's", [("Y141", 1, 4)]),
    "an unclosed quote of two lines": ("题: '甲\n  乙\n做: 乙\n", "甲 乙", [("Y141", 1, 4)]),
    "an unclosed quote before another": ('题:\n  - "甲\n  - "乙"\n', ["甲", "乙"], [("Y141", 2, 5)]),
    "an unclosed bracket": ("题: [甲, 乙\n做: 乙\n", ["甲", "乙"], [("Y142", 1, 4)]),
    "an unclosed bracket of two lines": ("题: [甲,\n  乙\n做: 乙\n", ["甲", "乙"], [("Y142", 1, 4)]),
    "an unclosed bracket inside braces": ("题: {说: [甲, 乙}\n", {"说": ["甲", "乙"]}, [("Y142", 1, 8)]),
    "an unclosed quote in brackets": ('题: ["甲, 乙]\n', ['"甲', "乙"], [("Y141", 1, 5)]),
    "a script that begins beside its key": ("剧本: 石头：娘\n    娘：走\n", "石头：娘 娘：走", [("Y158", 1, 5)]),
}  # fmt: skip


def read(text: str) -> tuple[Any, Found, list[Diagnostic]]:
    source, found = read_yaml("f.yaml", text.encode(), KEYS)
    first = next(iter(source.tree.values()), "nothing was read")
    return first, [(d.code, d.span.line, d.span.column) for d in found], found


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_left_alone(name: str) -> None:
    text, meant = SOUND[name]

    assert mend("f.yaml", text, KEYS) == (text, {}, [])
    assert read(text) == (meant, [], [])


@pytest.mark.parametrize("name", MENDED)
def test_a_slip_is_read_as_meant_with_a_warning(name: str) -> None:
    text, meant, said = MENDED[name]

    tree, places, found = read(text)

    assert places == said
    assert tree == meant
    assert {d.severity for d in found} == {Severity.WARNING}
    assert all(d.hint for d in found)


@pytest.mark.parametrize("name", READ_ON)
def test_an_error_that_can_be_guessed_stops_nothing(name: str) -> None:
    text, meant, said = READ_ON[name]

    tree, places, found = read(text)

    assert places == said
    assert tree == meant
    assert {d.severity for d in found} == {Severity.ERROR}


@pytest.mark.parametrize("name", MENDED)
def test_a_mended_file_is_clean(name: str) -> None:
    text, meant, _ = MENDED[name]
    mended, changes, _ = mend("f.yaml", text, KEYS)

    assert mended.count("\n") == text.count("\n")
    if changes:
        assert read(mended) == (meant, [], [])


@pytest.mark.parametrize("text", [case[0] for table in (SOUND, MENDED, READ_ON) for case in table.values()])
def test_the_quick_look_never_spares_a_file_that_needs_the_walk(text: str) -> None:
    page = Page("f.yaml", text, KEYS)
    Walk(page).all()

    if is_clean(text, KEYS):
        assert not page.mends
        assert not page.diagnostics


def test_the_quick_look_spares_what_authors_write() -> None:
    text = (
        "情景剧: huohua\n场景:\n  村口:\n    剧本: |\n      （夜。）\n      石头：娘，“走: 吗”\n\n    选择:\n      选项:\n"
        "        - {说: 跟娘进屋, 去: 窑洞}\n        - 说: '好'  # 注\n          做: 信任 += 1\n  路边:\n    剧本:\n"
        "      - 石头：你们……真是红军？\n      - 若: 信任 >= 2 且 见过(窑洞)\n        则: [石头：我给你们带路！]\n"
        "      - 史实: 有记述说。[^S02]\n"
    )

    assert is_clean(text, KEYS)
    assert not is_clean(text.replace("去: 窑洞", "去：窑洞"), KEYS)
    assert not is_clean(text.replace("说: '好'", "说：好"), KEYS)
    assert not is_clean(text.replace("- 石头", "- 史实"), KEYS)


def test_a_long_file_is_mended_like_a_short_one() -> None:
    scene = "  - id: a\n    say:\n      - 石头：娘，山上下来一队人！\n    goto: b\n"
    text = "scenes:\n" + scene * 5000 + scene.replace("goto: ", "goto：")

    source, found = read_yaml("f.yaml", text.encode(), KEYS)

    assert [(d.code, d.span.line, d.span.column) for d in found] == [("Y110", 20005, 9)]
    assert source.tree["scenes"][-1]["goto"] == "b"


def test_every_slip_has_a_case() -> None:
    slips = {fault.code for fault in vars(mend_slips).values() if isinstance(fault, Fault)}

    assert slips == {code for _, _, said in MENDED.values() for code, _, _ in said} - {"Y160", "Y163"}


def test_no_code_is_used_twice() -> None:
    codes = [
        fault.code
        for module in (faults, mend_slips)
        for fault in vars(module).values()
        if isinstance(fault, Fault)
    ]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("text", "path", "part", "inside", "place"),
    [
        ("标题：火花\n", ("标题",), "value", (0, None), (1, 4, 6)),
        ("标题：火花\n", ("标题",), "key", (0, None), (1, 1, 3)),
        ("标题：去乙: 快\n", ("标题",), "value", (4, 1), (1, 8, 9)),
        ("\t标题：火花\n", ("标题",), "value", (1, 1), (1, 6, 7)),
        ("题: {说：好，去：乙}\n", ("题", "去"), "value", (0, None), (1, 11, 12)),
        ("剧本：|\n\t石头：娘\n", ("剧本",), "value", (3, 1), (2, 5, 6)),
        ("剧本: |\n    （夜）\n  石头：娘\n", ("剧本",), "value", (4, 2), (3, 3, 5)),
        ("剧本: |2\n    （夜）\n  石头：娘\n", ("剧本",), "value", (2, 3), (2, 5, 8)),
        ("题:\n  -你好\n", ("题", 0), "value", (0, None), (2, 4, 6)),
        ("题:\n  - a: b\n    c:\n", ("题", 0, "c"), "value", (0, None), (3, 7, 8)),
    ],
)
def test_a_place_is_told_in_the_columns_of_the_author(
    text: str,
    path: tuple[str | int, ...],
    part: str,
    inside: tuple[int, int | None],
    place: tuple[int, int, int],
) -> None:
    source, _ = read_yaml("f.yaml", text.encode(), KEYS)

    span = source.span(path, part, *inside)

    assert (span.line, span.column, span.end_column) == place

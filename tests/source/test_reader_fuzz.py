"""Whatever the bytes, reading answers: values and places inside the file, soon, and never a traceback."""

import re
import time
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.diagnostics import Diagnostic
from engine.source.encoding import decoded
from engine.source.mend import mend
from engine.source.mend_clean import is_clean
from engine.source.place import Source
from engine.source.reader import MAX_BYTES, read_yaml

KEYS = frozenset(
    [
        "情景剧",
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
        "等级",
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
        "画面",
        "史实",
        "讨论",
        "题目",
        "时间",
        "结局",
    ]
)

SOURCES = (
    """\
情景剧: huohua
标题: 火花
简介: 红军过村那天，放羊娃石头要拿三次主意。
角色:
  旁白: {声音: 旁白}
  石头: {身份: 放羊娃, 声音: 少年}
变量:
  信任: {初值: 0, 范围: 0..5, 说明: 乡亲们信不信这支队伍}
来源:
  S02: {名称: 《太原日报》2022-09-01 第8版, 等级: B}
场景:
  村口:
    剧本: |
      （一九三六年三月，孔河沟。）
      石头：娘，山上下来一队人！

      娘（压低声音）：快进屋，别出声。
    选择:
      问: 你是石头。你怎么办？
      选项:
        - {说: 跟娘进屋, 去: 窑洞}
        - {说: 站在路边看, 做: 信任 += 1, 去: 路边}
""",
    """\
场景:
  路边:
    剧本:
      - 石头：你们……真是红军？
      - 若: 信任 >= 2 且 见过(窑洞)
        则: [石头：我给你们带路！]
        否则: [（石头没有再说话。）]
      - 画面: images/lubian.svg   # 一张图
      - 史实: >-
          有记述说，孔河沟的群众在路边
          摆出小米粥迎接队伍。[^S02]
      - 讨论: {题目: 换了你，你会怎么选？, 时间: 3 分钟}
    去: 结尾
  结尾:
    剧本: 夜里，石头家的窗上亮着一点火花。
    结局: "火花"
""",
    """\
标题: &t 火花
简介: 'it''s'
说明: *t
来源: [S01, 'S02: x', {名称: 甲, 等级: B-}]
角色:
- 石头
- 说: 去河边
  去:   河边
""",
)
#: A key with its colon: at the head of a line, or a word of the language inside braces.
KEY = re.compile(rf"(?:^ *(?:- )?\w+|[{{] ?(?:{'|'.join(KEYS)})|, (?:{'|'.join(KEYS)})):(?= |$)", re.M)
SWAPS = str.maketrans(":,-#|{}[]\"'> ", "：，－＃｜｛｝［］“‘＞　")
PIECES = st.sampled_from(
    [
        *"：:，,。“”\"'{}[]｛｝［］|>#-－—•&*!%@`? \t\u3000\xa0\u200b\\x甲",
        "\n",
        "\n- ",
        "\n  ",
        "  ",
        "    ",
        ": ",
        "- ",
        " #",
        "# ",
        "去: ",
        "说：",
        "剧本:\n",
        "剧本: |\n",
        "---\n",
        "- {",
        "|\n",
        "\t\t",
        "\u3000\u3000",
    ]
)
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32"])


def check(data: bytes) -> tuple[Source, list[Diagnostic]]:
    """Read, and hold the answer to its promises."""
    begin = time.perf_counter()
    source, found = read_yaml("f.yaml", data, KEYS)
    assert time.perf_counter() - begin < 5

    text, _ = decoded("f.yaml", data, MAX_BYTES)
    assert source.text.count("\n") == (text or "").count("\n")
    spans = [d.span for d in found] + [source.span(path) for path in paths(source.tree)]
    lines = (text or "").split("\n")
    for span in spans:
        if text is None:
            assert span.line >= 1
            continue
        assert 1 <= span.line == span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert span.column < span.end_column <= len(lines[span.line - 1]) + 2
    assert all(d.code != "Y103" for d in found), "an error of YAML's that nobody has put into words"
    return source, found


def paths(tree: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    steps: list[tuple[str | int, Any]] = []
    if isinstance(tree, dict):
        steps = list(tree.items())
    elif isinstance(tree, list):
        steps = list(enumerate(tree))
    return [above, *[path for step, value in steps for path in paths(value, (*above, step))][:40]]


@st.composite
def mutations(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(SOURCES))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        match draw(st.integers(0, 3)):
            case 0 | 1:
                text = text[:at] + draw(PIECES) + text[at:]
            case 2:
                text = text[:at] + text[at + draw(st.integers(1, 6)) :]
            case _:
                lines = text.split("\n")
                line = draw(st.integers(0, len(lines) - 1))
                lines[line] = (
                    draw(st.sampled_from(["", " ", "   ", "\t", "　", "        "])) + lines[line].lstrip()
                )
                text = "\n".join(lines)
    return text


@st.composite
def swaps(draw: st.DrawFn) -> str:
    """Half-width marks become full-width ones here and there, as an input method has it."""
    text = draw(st.sampled_from(SOURCES))
    marks = [at for at, character in enumerate(text) if ord(character) in SWAPS]
    for at in draw(st.lists(st.sampled_from(marks), min_size=1, max_size=12)):
        text = text[:at] + text[at].translate(SWAPS) + text[at + 1 :]
    return text


TEXTS = st.one_of(
    st.sampled_from(
        ["去", "石头：娘", "", "no", "12:30", "- x", "# c", "a: b", "“好”", "'", "娘，走", "{信任}", "|"]
    ),
    st.text(alphabet="娘石头，。！？“”（）：…—《》ab XY01:#-'\"[]{},&*|>%@!?~=.\n", max_size=50),
)
NAMES = st.sampled_from(["去", "说", "石头", "标题", "a", "S01", "信任 值", "娘（小声）", "x-y", "q?", "50%"])
TREES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(NAMES, inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(mutations())
def test_a_mutated_source_is_answered(text: str) -> None:
    source, found = check(text.encode())

    assert source.tree or any(d.severity == "error" for d in found)
    if is_clean(text, KEYS):
        assert mend("f.yaml", text, KEYS)[1] == {}


@settings(max_examples=40, deadline=None)
@given(swaps())
def test_marks_of_an_input_method_are_answered(text: str) -> None:
    source, found = check(text.encode())

    assert source.tree or any(d.severity == "error" for d in found)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SOURCES), st.data())
def test_a_full_width_colon_behind_any_key_changes_nothing(text: str, data: st.DataObject) -> None:
    colons = [match.end() - 1 for match in KEY.finditer(text)]
    chosen = set(data.draw(st.lists(st.sampled_from(colons), min_size=1, max_size=6)))
    gap = data.draw(st.booleans())
    written = "".join(
        "：" if at in chosen else "" if at - 1 in chosen and character == " " and not gap else character
        for at, character in enumerate(text)
    )

    source, found = check(written.encode())

    assert source.tree == read_yaml("f.yaml", text.encode(), KEYS)[0].tree
    assert [d.code for d in found] == ["Y110"] * len(chosen)
    lines = written.split("\n")
    assert {lines[d.span.line - 1][d.span.column - 1] for d in found} == {"："}


@settings(max_examples=40, deadline=None)
@given(
    mutations(),
    CODECS,
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
)
def test_an_encoding_changes_nothing_or_is_answered(text: str, codec: str, end: str, other: str) -> None:
    data = text.replace("\n", end).encode(codec, "ignore")

    check(data)
    check(data[: len(data) // 2] + text.encode(other, "ignore"))


@settings(max_examples=50, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200), st.text(alphabet=st.characters(codec="utf-8"), max_size=80).map(str.encode)
    )
)
def test_bytes_of_any_kind_are_answered(data: bytes) -> None:
    check(data)


@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(NAMES, TREES, min_size=1, max_size=3),
    st.sampled_from([True, False, None]),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([30, 80, 1000]),
)
def test_what_a_program_has_written_is_left_alone(
    tree: dict[str, Any], flow: bool | None, style: str | None, width: int
) -> None:
    text = yaml.safe_dump(
        tree, allow_unicode=True, default_flow_style=flow, default_style=style, width=width, sort_keys=False
    )

    source, found = check(text.encode())

    assert [d.code for d in found] == []
    assert blank(source.tree) == blank(yaml.load(text, yaml.CBaseLoader))


def blank(tree: Any) -> Any:
    """An empty value is nothing to us and an empty text to the loader that knows only texts."""
    if isinstance(tree, dict):
        return {key: blank(value) for key, value in tree.items()}
    return [blank(value) for value in tree] if isinstance(tree, list) else tree or ""

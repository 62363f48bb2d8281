"""GIFT as Moodle describes it, and as people write it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.exchange.importers import gift
from engine.exchange.importers.target import Target
from engine.exchange.report import ImportFault
from engine.model.vocabulary import KEYS
from engine.source.reader import read_yaml
from tests.imports import errors


def items(text: str) -> list[dict[str, object]]:
    got = gift.read("t.gift", text.encode(), Target("t", "t", chinese=False))
    (content,) = got.files.values()
    assert isinstance(content, str)
    assert errors(got) == []
    tree: dict[str, list[dict[str, object]]] = read_yaml("t", content.encode(), KEYS)[0].tree
    return tree["items"]


def test_a_blank_line_within_braces_does_not_end_a_question() -> None:
    assert items("a?{\n~x\n\n=y\n}\n\nb?{T}") == [
        {"id": "t1", "stem": "a?", "type": "single", "options": {"A": "x", "B": "y"}, "key": "B"},
        {"id": "t2", "stem": "b?", "type": "true-false", "key": "true"},
    ]


def test_a_range_has_the_same_right_answers_as_its_middle_with_a_tolerance() -> None:
    assert items("n{#-3.142..-3.141}") == [
        {"id": "t1", "stem": "n", "type": "number", "key": "-3.1415", "tolerance": "0.0005"}
    ]


def test_an_equals_sign_within_a_tag_is_no_answer() -> None:
    (item,) = items('[html]q{=<b class="x">a</b> ~b}')
    assert item["options"] == {"A": "a", "B": "b"}


def test_a_text_in_a_chinese_encoding_is_read() -> None:
    got = gift.read("t.gift", "几天？{=七十五天}".encode("gb18030"), Target("t", "t"))
    assert "七十五天" in str(got.files)


_MARKS = st.text(alphabet="~=#{}:\\%->[]()$/ \n\tab1T甲对<>&;^|\"'", max_size=120)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=80), _MARKS, _MARKS.map(lambda t: f"::a::q{{{t}}}\n\nb{{T}}")))
def test_no_text_raises_and_all_that_comes_in_compiles(text: str) -> None:
    try:
        got = gift.read("t.gift", text.encode("utf-8", "replace"), Target("t", "t"))
    except ImportFault:
        return
    assert errors(got) == []

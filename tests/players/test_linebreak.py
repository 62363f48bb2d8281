"""Lines are never too wide, lose nothing, and break where Chinese may be broken."""

import re
from unicodedata import east_asian_width

from hypothesis import example, given
from hypothesis import strategies as st

from engine.players.linebreak import NO_END, NO_START, broken, cells, tame, width_of

TEXT = st.text(st.sampled_from("红军东征路上，。、；：？！）」』（「『“”‘’…—·%1936年abc -\n"), max_size=120)


def lines_of(text: str, width: int, hang: int = 0) -> list[str]:
    return ["".join(t for t, _ in spans) for spans in broken([(text, "")], width, hang)]


@given(st.text(max_size=200), st.integers(4, 80))
@example("a" * 200, 10)
@example("，" * 50, 8)
def test_no_line_is_wider_than_the_page(text: str, width: int) -> None:
    for spans in broken([(text, "")], width):
        assert width_of(spans) <= width


@given(TEXT, st.integers(8, 76))
def test_nothing_but_spaces_at_line_ends_is_lost(text: str, width: int) -> None:
    assert re.sub(r"\s", "", "".join(lines_of(text, width))) == re.sub(r"\s", "", tame(text))


@given(
    st.text(st.sampled_from("红军东征路上，。（）「」"), min_size=1, max_size=80).map(lambda s: f"春{s}天")
)
def test_no_mark_stands_where_it_must_not(text: str) -> None:
    """In text with no more than three marks in a row there is always a better place."""
    text = re.sub(r"[，。（）「」]{3,}", "，", text)
    for line in lines_of(text, 20):
        assert line[0] not in NO_START, line
    for line in lines_of(text, 20)[:-1]:
        assert line[-1] not in NO_END, line


@given(st.text(max_size=60))
def test_a_tamed_text_has_no_control_characters(text: str) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", tame(text))


def test_marks_of_unsure_width_are_written_as_sure_ones() -> None:
    tamed = tame("“红军杨”……你们——真是·①②③ 25℃ ×2 it’s ★ Ⅳ")
    assert tamed == "「红军杨」......你们－－真是・(1)(2)(3) 25摄氏度 x2 it's * IV"
    assert not [c for c in tamed if east_asian_width(c) == "A"]


def test_a_word_and_a_number_stay_whole() -> None:
    assert lines_of("一九三六年是1936年，编号ABC123。", 14) == ["一九三六年是", "1936年，编号", "ABC123。"]


def test_a_dash_is_never_torn() -> None:
    for width in range(4, 20):
        for line in lines_of("他说——是的——走吧", width):
            assert line.count("－") % 2 == 0, line


def test_the_last_line_is_no_lone_character() -> None:
    assert lines_of("山梁上下来一队人呀。", 18) == ["山梁上下来一队", "人呀。"]


def test_a_hanging_indent_leaves_room() -> None:
    lines = lines_of("1. 山梁上下来一队人，有枪有马，望不到尾。", 20, 3)
    assert cells(lines[0]) <= 20
    assert all(cells(line) <= 17 for line in lines[1:])


def test_roles_survive_the_break() -> None:
    spans = broken([("石头", "name0"), ("：山梁上下来一队人", "")], 10)
    assert spans[0][0] == ("石头", "name0")
    assert {role for line in spans[1:] for _, role in line} == {""}

"""Typed answers compared as people mean them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.runtime.fold import LIMIT, fold, millionths


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("七十五天", "75 天"),
        ("３万", "三万"),
        ("3万5千", "35000"),
        ("两个", "二个"),
        ("一百零五", "105"),
        ("一九三六年", "1936年"),
        ("十", "10"),
        ("二十", "20"),
        ("《火花》", "火花"),
        ("ＡＢＣ", "a b c"),
        ("3.5", "３．５"),
        ("1,936", "1936"),
        ("〇", "0"),
    ],
)
def test_the_same_answer_in_two_hands(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3.5", "35"),
        ("万一", "一"),
        ("万", "零"),
        ("é", "e"),
        ("一亿", "一"),
        ("-5", "5"),
        ("ı", "i"),
        ("１．５", "15"),
    ],
)
def test_answers_that_are_not_the_same(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "text", ["九" * 30 + "万", "9" * 30 + "千", "千" * 2000, "九" * 17 + "十", "百万万万万万万"]
)
def test_a_number_beyond_the_limit_is_the_limit(text: str) -> None:
    assert int(fold(text)) <= LIMIT


@given(st.text())
def test_folding_is_total(text: str) -> None:
    fold(text)
    millionths(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("75", 75_000_000),
        ("－１２.5", -12_500_000),
        ("−3", -3_000_000),
        ("+3", 3_000_000),
        ("＋３", 3_000_000),
        (" 1 936 ", 1_936_000_000),
        (".5", 500_000),
        ("3.14159265", 3_141_592),
        ("七十五", 75_000_000),
        ("9007199254", 9_007_199_254_000_000),
        ("9007199255", None),
        ("9" * 16, None),
        ("3.", None),
        ("--3", None),
        ("-", None),
        ("", None),
        (".", None),
        ("3.4.5", None),
        ("三天", None),
        ("1e3", None),
        ("٣", None),
    ],
)
def test_numbers_in_millionths(text: str, wanted: int | None) -> None:
    assert millionths(text) == wanted

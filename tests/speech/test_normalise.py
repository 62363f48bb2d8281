"""Numbers, dates and signs as people say them."""

import re

import pytest

from engine.speech.frontend.normalise import in_words, normalise
from engine.speech.frontend.numbers import cardinal
from tests.speech.case_files import Case, cases


@pytest.mark.parametrize("case", cases("norm"), ids=lambda c: c.id)
def test_a_sentence_is_put_into_words(case: Case) -> None:
    assert in_words(case.text) in case.expected.split("|"), case.why


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0", "零"), ("10", "十"), ("15", "十五"), ("110", "一百一十"), ("1005", "一千零五"), ("1050", "一千零五十"),
        ("10000", "一万"), ("10010", "一万零一十"), ("100000", "十万"), ("2002", "两千零二"), ("20200", "两万零二百"), ("1000001", "一百万零一"),
        ("100000000", "一亿"), ("100010000", "一亿零一万"), ("2000000000000", "两万亿"), ("0.05", "零点零五"),
    ],
)  # fmt: skip
def test_a_number_is_counted(number: str, said: str) -> None:
    assert cardinal(number) == said


def test_every_piece_stands_for_a_range_of_the_shown_sentence() -> None:
    shown = "1936年2月20日，红军[^S02]走2—3公里，约13.5%。"
    pieces = normalise(shown)

    edges = [n for p in pieces for n in (p.start, p.end)]
    assert edges == sorted(edges)
    assert edges[0] == 0
    assert edges[-1] == len(shown)
    said = {shown[p.start : p.end]: p.words for p in pieces}
    assert said["1936"] == "一九三六"
    assert said["—"] == "到"
    assert said["13.5%"] == "百分之十三点五"
    assert said["[^S02]"] == ""


def test_a_sentence_in_words_only_stays_as_it_is() -> None:
    shown = "重走东征路，“三会一课”《条例》（试行）：红军从孔河沟经过……"
    assert in_words(shown) == shown


def test_no_digit_is_left_over() -> None:
    for shown in (
        "12-34-56",
        "1.2.3.4",
        "3:4:5",
        "2024/13/45",
        "1/0",
        "٣",
        "1,23",
        "０.５％",
        "5e3",
        "1——2",
        "7²",
    ):
        assert not re.search(r"[0-9０-９]", in_words(shown)), shown

"""Expressions written out again, and names guessed among many."""

import pytest

from engine.checks.authored import typed
from engine.checks.guess import guess
from engine.checks.pretty import pretty
from engine.compiler.sound import pinyin
from engine.graph.subject import Place, Subject
from engine.source.expression import parse_expression
from engine.source.place import Source

WRITTEN = {
    "信任 + 1 >= 2": "信任 + 1 >= 2",
    "信任 >= 2 且 见过(窑洞)": "信任 >= 2 且 见过(窑洞)",
    "非 有票": "非 有票",
    "-(信任)": "-信任",
    "次数(窑洞) > 1": "次数(窑洞) > 1",
    "随机(1, 6)": "随机(1, 6)",
    "得分()": "得分()",
    '天气 == "晴"': '天气 == "晴"',
    "有票 == 是": "有票 == 是",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_an_expression_is_written_as_its_author_would(text: str) -> None:
    assert pretty(parse_expression(text).expr, chinese=True) == WRITTEN[text]


def test_an_expression_of_an_english_file_is_written_in_english() -> None:
    expr = parse_expression("not seen(cave) or flag == true or visits(hall) > 2").expr

    assert pretty(expr, chinese=False) == "not seen(cave) or flag == true or visits(hall) > 2"


def _subject() -> Subject:
    subject = Subject("scenario", "a", Source("a.yaml", ""), {}, None)
    subject.sound = pinyin
    return subject


@pytest.mark.parametrize("size", [5, 5_000])
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("x00003", "s00003"),  # one letter changed
        ("last-staton", "last-station"),  # one left out
        ("last-statioon", "last-station"),  # one too many
        ("ｓ００００３", "s00003"),  # full width
        ("老程", "老陈"),  # the same sound
        ("完全不同的名字", None),
    ],
)
def test_a_slip_is_found_among_few_and_among_many(size: int, written: str, meant: str | None) -> None:
    known = dict.fromkeys([*(f"s{n:05d}" for n in range(size)), "老陈", "石头", "last-station"])

    subject = _subject()

    assert guess(subject, written, known) == meant
    assert guess(subject, written, known) == meant


def test_what_was_typed_at_a_place_is_found_or_nothing() -> None:
    tree = {"场景": {"站台": {"剧本": "好", "选项": [{"说": "等"}]}}}
    place = Place(Source("a.yaml", "", tree), (("场景", "scenes"), "站台"))

    assert typed(place, "剧本") == "好"
    assert typed(place, "剧本", 0) == "好"  # one text is a list of one
    assert typed(place, "选项", 0, "说") == "等"
    assert typed(place, "选项", 1, "说") is None
    assert typed(place, "剧本", "说") is None
    assert typed(place, "标题") is None


def test_a_name_with_two_slips_is_found_among_many_too() -> None:
    known = dict.fromkeys([*(f"s{n:05d}" for n in range(5_000)), "the-last-station"])

    assert guess(_subject(), "the-lasst-statoin", known) == "the-last-station"


def test_after_many_strange_names_only_single_slips_are_looked_for() -> None:
    subject, known = _subject(), dict.fromkeys(f"s{n:05d}" for n in range(5_000))

    for n in range(100):
        guess(subject, f"完全不同{n}", known)

    assert guess(subject, "x00003", known) == "s00003"
    assert guess(subject, "xy0003", known) is None

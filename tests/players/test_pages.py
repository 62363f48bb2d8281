"""Pages are cut where it disturbs least, and a new size keeps the place."""

from hypothesis import given
from hypothesis import strategies as st

from engine.players.pages import Reading, cut, lay, text_width
from engine.players.paragraphs import Paragraph

WORDS = "一九三六年三月下旬，红军从孔河沟经过。"


def paragraphs(count: int, words: str = WORDS) -> list[Paragraph]:
    return [Paragraph([(f"{n}号：{words}", "")]) for n in range(count)]


@given(st.integers(1, 30), st.integers(20, 76), st.integers(4, 20))
def test_every_line_is_on_one_page_and_no_page_is_too_high(count: int, width: int, height: int) -> None:
    lines = [x for x in lay(paragraphs(count), width) if x.spans]
    pages = cut(lay(paragraphs(count), width), height)
    assert all(len(page) <= height for page in pages)
    assert [x for page in pages for x in page if x.spans] == lines


def test_a_heading_never_stands_last() -> None:
    listed = [*paragraphs(4), Paragraph([("下一节", "title")], keep=True), *paragraphs(3)]
    for height in range(4, 14):
        for page in cut(lay(listed, 40), height)[:-1]:
            assert not page[-1].keep


def test_no_page_begins_or_ends_with_a_free_row() -> None:
    for page in cut(lay(paragraphs(20), 40), 9):
        assert page[0].spans
        assert page[-1].spans


@given(st.integers(2, 12), st.integers(24, 76), st.integers(24, 76), st.integers(4, 20), st.integers(4, 20))
def test_a_new_size_shows_the_same_words(count: int, width: int, other: int, height: int, low: int) -> None:
    reading = Reading(paragraphs(count), [])
    reading.fit(width, height, height, 0)
    for _ in range(len(reading.pages)):
        first = reading.page[0]
        reading.fit(other, low, low, 0)
        shown = [(x.paragraph, x.at) for x in reading.page]
        assert min(shown) <= (first.paragraph, first.at)
        assert max(shown)[0] >= first.paragraph or (first.paragraph, first.at) <= max(shown)
        reading.fit(width, height, height, 0)
        if not reading.turn(1):
            break


def test_a_form_shares_the_last_page_when_it_fits() -> None:
    reading = Reading(paragraphs(2), [Paragraph([("怎么办？", "question")])])
    reading.fit(76, 16, 20, 10)
    assert len(reading.pages) == 1
    reading.fit(76, 16, 20, 17)
    assert len(reading.pages) == 2
    assert [x.paragraph for x in reading.pages[-1]] == [2]


def test_a_question_longer_than_the_window_loses_no_line() -> None:
    long = Paragraph([(WORDS * 12, "question")])
    reading = Reading([], [long])
    reading.fit(40, 10, 12, 8)
    words = "".join(t for page in reading.pages for x in page for t, _ in x.spans)
    assert words == WORDS * 12
    assert len(reading.pages[-1]) + 8 <= 12


def test_a_table_keeps_its_columns_or_is_told_row_by_row() -> None:
    rows = [[[("名目", "strong")], [("说明", "strong")]], [[("培训班", "")], [(WORDS, "")]]]
    table = [Paragraph([], rows=rows)]
    wide = lay(table, 60)
    assert "".join(t for t, _ in wide[0].spans).startswith("名目")
    assert all(text_width(x) <= 60 for x in wide)
    narrow = lay(table, 16)
    assert "".join(t for t, _ in narrow[0].spans) == "名目：培训班"
    assert all(text_width(x) <= 16 for x in narrow)


def test_wide_spacing_takes_twice_the_rows() -> None:
    assert len(lay(paragraphs(1), 20, roomy=True)) == 2 * len(lay(paragraphs(1), 20))


def test_a_box_is_padded_where_there_is_room() -> None:
    box = [
        Paragraph([("史实", "label")], "fact", block=1),
        Paragraph([(WORDS, "")], "fact", tight=True, block=1),
    ]
    plain, airy = lay(box, 60), lay(box, 60, airy=True)
    assert len(airy) == len(plain) + 2
    assert {x.box for x in airy} == {"fact"}

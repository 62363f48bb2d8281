"""What fits on the wall."""

import pytest

from engine.players.linebreak import broken
from engine.players.live.blocks import LINES, TITLE, height, split
from engine.players.live.jumps import ways_in
from engine.players.live.slides import Slide, deck_of
from engine.players.paragraphs import Writer
from engine.runtime.history import History
from engine.runtime.program import Program
from tests.players.live.rooms import Taught, real, small

WORKS = ["huohua", "yansu-junji", "dongzheng", "jidi"]


def deck(*events: dict[str, object]) -> list[Slide]:
    bundle = small("ke")
    return deck_of(Writer(bundle, "zh"), bundle["items"], list(events))


@pytest.mark.parametrize("work", WORKS)
def test_every_slide_of_the_works_fits(work: str) -> None:
    """Every scene is played from its start, by the first ways and by the last ones."""
    bundle = real(work)
    seen = 0
    for first in (True, False):
        for scene in ways_in(bundle):
            taught = Taught(bundle)
            if scene in bundle["titles"]:
                taught.press("jump", to=f"scene/{scene}")
            for _ in range(60):
                for slide in taught.room.deck:
                    room = LINES - (TITLE if slide.title else 0)
                    assert sum(map(height, slide.blocks)) <= room + 0.01, slide
                    seen += 1
                told = taught.press("next")
                if told == "undecided":
                    taught.press("decide", choice=0 if first else len(taught.poll.options) - 1)
                elif told:
                    break
    assert seen > 50


def test_a_long_speech_is_cut_at_the_ends_of_sentences_and_nothing_is_lost() -> None:
    text = "".join(f"这是第{n}句话，说得不长也不短，刚好一行多一点。" for n in range(30))
    slides = deck({"event": "said", "who": "石头", "text": text})

    assert len(slides) > 2
    assert "".join(b[3] for s in slides for b in s.blocks) == text
    assert all(b[3].endswith("。") and b[1] == "石头" for s in slides for b in s.blocks)


def test_a_text_without_any_stop_is_cut_by_lines() -> None:
    text = "山" * 700
    parts = split(["told", text], LINES)

    assert "".join(p[1] for p in parts) == text
    assert all(height(p) <= LINES for p in parts)


def test_a_heading_never_stands_last() -> None:
    blocks = [["p", ["开头。" * 40]], ["h", 3, ["小标题"]], ["p", ["后文。" * 40]]]
    slides = deck({"event": "paged", "title": "题", "blocks": blocks})

    assert all(s.blocks[-1][0] != "h" for s in slides)
    assert [b[1] for s in slides for b in s.blocks if b[0] == "h"] == ["小标题"]


def test_notes_travel_with_every_slide_of_their_page_and_end_with_it() -> None:
    notes = [["p", ["问一问。"]]]
    slides = deck(
        {"event": "paged", "title": "一", "blocks": [["p", ["长。" * 200]]], "notes": notes},
        {"event": "paged", "title": "二", "blocks": [["p", ["短。"]]]},
    )

    assert len(slides) > 2
    assert [s.notes for s in slides] == [("问一问。",)] * (len(slides) - 1) + [()]


def test_a_page_may_have_nothing_but_its_title() -> None:
    assert [(s.kind, s.title, s.blocks) for s in deck({"event": "paged", "title": "想", "blocks": []})] == [
        ("page", "想", ())
    ]


def test_a_picture_has_a_slide_of_its_own() -> None:
    blocks = [["p", ["看图。"]], ["img", "images/a.svg", "树"], ["p", ["看完了。"]]]
    slides = deck({"event": "paged", "title": "题", "blocks": blocks})

    assert [(s.picture, s.alt, len(s.blocks)) for s in slides] == [
        ("", "", 1), ("images/a.svg", "树", 0), ("", "", 1),
    ]  # fmt: skip


def test_the_last_slide_of_a_page_names_what_it_cites() -> None:
    slides = deck({"event": "paged", "title": "题", "blocks": [["p", ["甲", ["cite", "S1"], "。"]]]})

    assert slides[0].blocks == (["p", "甲。"],)
    assert slides[0].sources == ("村志，B 级",)


def test_no_line_of_a_slide_begins_with_a_mark() -> None:
    text = "一句接着一句，" * 40 + "完。"
    for part in split(["told", text], LINES):
        for line in broken([(part[1], "")], 40):
            assert line[0][0][0] not in "，。"


def test_no_control_character_reaches_the_wall() -> None:
    (slide,) = deck({"event": "told", "text": "甲\x1b[31m乙\u202e"})

    assert slide.blocks == (["told", "甲[31m乙"],)


@pytest.mark.parametrize("work", WORKS)
def test_every_scene_with_a_title_can_be_reached(work: str) -> None:
    bundle = real(work)

    assert set(bundle["titles"]) <= set(ways_in(bundle))


def test_the_frames_of_a_scene_are_those_that_play_makes() -> None:
    bundle = small("ke")
    history = History(Program(bundle))
    history.step({"input": "jump", "to": "unit/12"})
    while history.state.wait == "next" and history.state.scene != "xi/门口":
        history.step({"input": "next"})

    assert history.state.scene == "xi/门口"
    assert ways_in(bundle)["xi/门口"] == history.state.stack

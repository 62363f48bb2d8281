"""What a screen says: feedback in words, sources spelled out, no speaker notes."""

from typing import Any

from engine.players.forms import Form
from engine.players.paragraphs import Paragraph
from engine.players.present import present
from engine.players.session import Session

NEXT = {"input": "next"}


def words(paragraphs: list[Paragraph]) -> str:
    return "\n".join(p.text for p in paragraphs)


def at_unit(session: Session, unit: int) -> Session:
    session.begin(5)
    assert session.send({"input": "jump", "to": f"unit/{unit}"})
    return session


def answer(session: Session, value: Any) -> str:
    assert session.send({"input": "answer", "response": value})
    return words(present(session, "zh").flow)


def test_a_lesson_page_numbers_its_sources_and_hides_the_notes(course: Session) -> None:
    course.begin(5)
    shown = words(present(course, "zh").flow)
    assert "[1] 《太原日报》2022-09-01 第 8 版，B 级" in shown
    assert "[2] 转载页（作者未显示），C 级" in shown
    assert "第一座村庄……[1]" in shown
    assert "学员看不到" not in shown


def test_a_course_says_that_a_drama_is_invented(course: Session) -> None:
    shown = present(at_unit(course, 3), "zh")
    assert "创作：人物、对话和情节是艺术再创作" in words(shown.flow)


def test_a_question_shows_options_in_the_drawn_order_and_takes_authored_places(course: Session) -> None:
    shown = present(at_unit(course, 6), "zh")
    item = course.bundle["items"]["xiaoke/danxuan"]
    for option in shown.form.options:
        assert item["options"][option.gives["response"]] == option.text
    assert words(shown.ask).startswith("队伍进的第一座村庄是哪里？")


def test_feedback_is_in_words_with_comment_rationale_and_source(course: Session) -> None:
    at_unit(course, 6)
    shown = answer(course, 1)
    for line in (
        "再想想",
        "您的回答：天池店",
        "答案：孔河沟",
        "天池店：天池店在后头。",
        "解析：报上写的是孔河沟。",
        "出处：《太原日报》2022-09-01 第 8 版，B 级",
    ):
        assert line in shown, line
    course.send(NEXT)
    assert "\n对\n" in answer(course, [0, 1])


def test_after_an_answer_nothing_that_was_read_comes_again(course: Session) -> None:
    before = present(at_unit(course, 6), "zh")
    assert "练一练" in words(before.flow)
    assert "练一练" not in answer(course, 0)


def test_an_answer_that_stands_is_shown_again_and_told(course: Session) -> None:
    at_unit(course, 6)
    answer(course, 0)
    course.send(NEXT)
    course.back()
    assert "\n对\n" in words(present(course, "zh").flow)
    course.back()
    course.send({"input": "jump", "to": "unit/6"})
    shown = present(course, "zh")
    assert "第一次的回答算数" in words(shown.flow)
    assert shown.form == Form("next")


def test_a_short_answer_is_marked_by_the_learner(course: Session) -> None:
    at_unit(course, 4)
    shown = answer(course, "不闯门")
    assert "您的回答：不闯门" in shown
    assert "因为看见他们不闯门" in shown
    form = present(course, "zh").form
    assert [o.text for o in form.options] == ["对，意思到了", "还差点"]
    course.send(form.options[1].gives)
    assert "再想想" in words(present(course, "zh").flow)


def test_a_survey_is_neither_right_nor_wrong(course: Session) -> None:
    shown = answer(at_unit(course, 5), 1)
    assert "记下了" in shown
    assert "再想想" not in shown


def test_a_result_lists_what_was_wrong_and_offers_to_go_over_it(course: Session) -> None:
    at_unit(course, 6)
    for value in (1, [0, 1], False, "孔河", "75", [0, 1, 2], [0, 1, 2]):
        answer(course, value)
        course.send(NEXT)
    shown = present(course, "zh")
    for line in (
        "及格了",
        "得分：6，满分 7",
        "及格线：60%",
        "队伍进的第一座村庄是哪里？",
        "您的回答：天池店",
    ):
        assert line in words(shown.flow), line
    assert [o.gives for o in shown.form.options] == [{"input": "review"}, NEXT]
    course.send({"input": "review"})
    assert "这一遍不计分" in words(present(course, "zh").ask)


def test_a_stop_tells_record_certainty_dispute_and_neighbours(course: Session) -> None:
    shown = words(present(at_unit(course, 2), "zh").flow)
    for line in ("@--o", "下一站 村里（3 里）", "沟口", "今属：天池店乡", "可信度：中", "分歧：日子有两说。"):
        assert line in shown, line


def test_an_ending_tells_how_many_there_are(drama: Session) -> None:
    drama.begin(1)
    for given in (NEXT, {"input": "choose", "choice": 1}):
        drama.send(given)
    shown = present(drama, "zh")
    assert "结局：没有开门" in words(shown.flow)
    assert "这出戏有 2 个结局，您看过 1 个。换一种选法，会走到别的结局。" in words(shown.flow)
    assert [o.gives for o in shown.form.options] == ["again", "shelf"]


def test_a_way_that_stops_is_told(drama: Session) -> None:
    bundle = {**drama.bundle, "start": "圈", "scenes": {"圈": [["choose", "？", [["a", "圈", False]]]]}}
    bundle |= {"counted": [], "digest": "1" * 16}
    stuck = Session("stuck", bundle, drama.store)
    stuck.begin(1)
    assert "课件在这里走不下去了" in words(present(stuck, "zh").flow)


def test_the_interface_speaks_english_and_the_content_stays(course: Session) -> None:
    shown = present(at_unit(course, 6), "en")
    assert "choose one" in words(shown.ask)
    assert "队伍进的第一座村庄是哪里？" in words(shown.ask)

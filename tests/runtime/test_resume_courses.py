"""A course that is opened after units, lessons or stops were changed."""

from typing import Any

from engine.runtime import History, Program
from engine.runtime.resume import restored
from tests.runtime.saves import save_of
from tests.runtime.stories import (
    compiled,
    kinds,
    next_,
    raw_bundle,
)

LESSON = "# {0}\n\n## {0}一\n\n字。\n\n## {0}二\n\n字。\n"
COURSE_FILES = {f"courses/c/{n}.md": LESSON.format(n) for n in ("a", "b", "c")}


def course(*lessons: str) -> Program:
    units = "".join(f"  - 课文: {n}.md\n" for n in lessons)
    files = {**COURSE_FILES, "courses/c/course.yaml": f"课程: c\n标题: 课\n单元:\n{units}"}
    return Program(compiled(files, "courses/c/course.yaml"))


def in_unit(program: Program, pages: int) -> dict[str, Any]:
    history = History(program)
    next_(history, pages)
    return save_of(history)


def title(history: History) -> str:
    return str(next(e for e in history.events if e["event"] == "paged")["title"])


def test_units_put_in_or_taken_out_before_leave_the_page_where_it_was() -> None:
    save = in_unit(course("a", "b"), 3)
    for lessons in (["c", "a", "b"], ["b"], ["b", "a"]):
        history, resumed = restored(course(*lessons), save)
        assert (resumed.how, title(history)) == ("stop", "b二")


def test_where_the_unit_is_gone_the_next_one_begins_or_what_follows_the_one_before() -> None:
    save = in_unit(course("a", "b", "c"), 3)
    history, resumed = restored(course("a", "c"), save)
    assert (resumed.how, title(history)) == ("scene", "c一")
    assert kinds(history.events) == ["opened", "paged"]
    save = in_unit(course("a", "b"), 3)
    history, resumed = restored(course("a", "c"), save)
    assert title(history) == "c一"
    history, resumed = restored(course("c"), save)
    assert title(history) == "c一"


def test_a_course_that_was_finished_goes_on_with_a_unit_that_was_added() -> None:
    save = in_unit(course("a"), 2)
    assert save["state"]["wait"] == "over"
    history, _ = restored(course("a", "b"), save)
    assert title(history) == "b一"
    for lessons in (["b", "a"], ["b"]):
        history, _ = restored(course(*lessons), save)
        assert kinds(history.events) == ["finished"]


def test_a_unit_whose_pages_were_rewritten_begins_again() -> None:
    save = in_unit(course("a", "b"), 3)
    files = {
        **COURSE_FILES,
        "courses/c/b.md": "# b\n\n## 新一\n\n新。\n\n## 新二\n\n新。\n\n## 新三\n\n新。\n",
    }
    units = "课程: c\n标题: 课\n单元:\n  - 课文: a.md\n  - 课文: b.md\n"
    program = Program(compiled({**files, "courses/c/course.yaml": units}, "courses/c/course.yaml"))
    history, resumed = restored(program, save)
    assert (resumed.how, title(history)) == ("scene", "新一")


def test_a_jump_into_a_route_is_placed_in_it_again() -> None:
    scenes: dict[str, Any] = {
        "course": [["unit", 0, "route", "路"], ["call", "route/r"]],
        "route/r": [["stop", stop("a")], ["stop", stop("b")]],
    }
    addresses = {"stop/b": ["route/r", 1, [["course", 2]]]}
    history = History(Program(raw_bundle(scenes, kind="course", addresses=addresses)))
    history.step({"input": "jump", "to": "stop/b"})
    more: dict[str, Any] = {
        **scenes,
        "course": [["unit", 0, "lesson", "课"], ["call", "lesson/x"], *scenes["course"]],
        "lesson/x": [["page", {"title": "x", "blocks": []}]],
    }
    again, resumed = restored(Program(raw_bundle(more, kind="course", digest="1" * 16)), save_of(history))
    assert (resumed.how, again.state.pc) == ("stop", 1)
    assert kinds(next_(again)) == ["finished"]
    lost: dict[str, Any] = {"course": [*more["course"][:2]], "lesson/x": more["lesson/x"]}
    again, resumed = restored(Program(raw_bundle(lost, kind="course", digest="2" * 16)), save_of(history))
    assert (resumed.how, resumed.scene) == ("scene", "course")


def stop(id: str) -> dict[str, Any]:
    return {"id": id, "at": 0, "of": 2, "name": id, "record": "", "sources": []}


def test_a_frame_that_is_no_call_starts_its_scene_again() -> None:
    """An address made by hand may lead in through any counter."""
    scenes = {"头": [["unit", 0, "lesson", "课"], ["call", "尾"]], "尾": [0, 0]}
    addresses = {"unit/1": ["尾", 1, [["头", 0]]]}
    history = History(Program(raw_bundle(scenes, addresses=addresses)))
    history.step({"input": "jump", "to": "unit/1"})
    again, resumed = restored(Program(raw_bundle(scenes, digest="1" * 16)), save_of(history))
    assert (resumed.how, resumed.scene, again.state.stack) == ("scene", "头", [("头", 2, False)])

"""What a player says with a number of the work in it: every value there is, and none where there are too many."""

import re
from pathlib import Path
from typing import Any

from engine.players import kiosk
from engine.speech import counted as module
from engine.speech.counted import MOST, counted

TEXTS = Path(kiosk.__file__).parent / "static" / "texts.js"


def item(points: int, kind: str = "single") -> dict[str, Any]:
    return {"kind": kind, "points": points}


def course(*code: Any, items: dict[str, Any] | None = None, draw: int = 2, units: int = 0) -> list[str]:
    items = items or {}
    quiz = ["quiz", {"title": "", "bank": "ku", "draw": draw}]
    scenes = {"一": list(code), "二": [quiz] if items else []}
    made = {"id": "t", "kind": "course", "scenes": scenes, "items": items, "banks": {"ku": list(items)}}
    return list(counted({**made, "units": [{}] * units}))


def scores(said: list[str]) -> list[str]:
    return [s for s in said if "分里" in s]


def test_the_words_are_those_of_the_touch_player() -> None:
    texts = re.findall(r': \["([^"]*)", "', TEXTS.read_text("utf-8"))
    own = {v for name, v in vars(module).items() if name.isupper() and isinstance(v, str)}

    assert len(own) == 8
    # Whole sentences behind the value are phrases of the player.
    assert [o for o in own if not any(text.startswith(o) for text in texts)] == []


def test_a_quiz_has_every_score_that_it_can_come_to() -> None:
    items = {"a": item(1), "b": item(3), "c": item(3)}

    assert scores(course(items=items)) == [
        *(f"4 分里得了 {n} 分" for n in (0, 1, 3, 4)),
        *(f"6 分里得了 {n} 分" for n in (0, 1, 3, 4, 6)),
    ]
    assert scores(course(items={"a": item(1), "b": item(1, "survey")})) == [
        "1 分里得了 0 分",
        "1 分里得了 1 分",
    ]


def test_a_course_has_every_score_of_its_questions_together() -> None:
    said = course(["item", "a"], items={"a": item(1), "b": item(2)}, draw=1)

    assert [s for s in said if s.startswith("答题")] == [f"答题得了 {n} 分。" for n in (1, 2, 3)]


def test_where_there_are_too_many_values_there_are_none() -> None:
    many = {f"q{n}": item(2**n) for n in range(7)}

    assert not [s for s in course(items=many, draw=7) if "得了" in s]
    assert len([s for s in course(units=MOST) if "单元" in s]) == MOST
    assert not [s for s in course(units=MOST + 1) if "单元" in s]


def test_endings_are_counted_by_story_and_time_is_told_as_the_page_has_it() -> None:
    code: list[Any] = [["end", name, None, None, []] for name in ("暖", "冷", "暖")]
    drama = {"id": "t", "kind": "scenario", "scenes": {"一": code, "二": [["discuss", {"seconds": 90}]]}}

    assert list(counted(drama)) == [
        "建议想 90 秒。",
        "这出戏有 2 个结局，您看过 1 个。",
        "这出戏的 2 个结局，您都看过了。",
    ]
    assert course(["discuss", {"seconds": 150}], ["discuss", {}]) == ["建议想 3 分钟。"]
    two = {**drama, "kind": "course", "units": [], "scenes": {"甲/一": code, "乙/一": code[:1], "乙/二": []}}
    assert list(counted(two)) == ["这出戏有 2 个结局，您看过 1 个。", "这出戏的 2 个结局，您都看过了。"]

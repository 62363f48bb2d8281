"""Every screen of a work with everything in it, at two sizes, in three colours, by keys and by mouse."""

import random
from pathlib import Path

import pytest

from engine.players.progress import Store
from tests.players.apps import app_for
from tests.players.screen_checks import faults, text_of
from tests.players.shelves import REAL, ShelfOf
from tests.players.tour import by_keys, by_mouse


@pytest.mark.parametrize(("size", "look"), [((80, 24), "day"), ((120, 40), "night"), ((60, 18), "contrast")])
async def test_a_course_is_played_with_keys_and_keeps_every_rule(
    shelf: ShelfOf, store: Store, size: tuple[int, int], look: str
) -> None:
    """Nothing hides in a corner: each kind of step and item is met."""
    app = app_for(shelf, store, "xiaoke", look=look)
    found: list[str] = []
    seen: list[str] = []

    def check() -> None:
        seen.append(text_of(app))
        found.extend(f"{f}\n{seen[-1]}" for f in faults(app))

    async with app.run_test(size=size) as pilot:
        await by_keys(pilot, app, random.Random(1), check)
    assert not found, found[0]
    everything = "\n".join(seen)
    for words in ("史实", "旁注", "出处", "讨论", "实践任务", "可信度", "分歧", "参考答案", "结局", "练一练"):
        assert words in everything, words
    assert "讲到这里停一停" not in everything, "speaker notes are the lecturer's"


async def test_a_course_is_played_with_the_mouse_alone(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke", look="day")
    async with app.run_test(size=(80, 24)) as pilot:
        assert await by_mouse(pilot, app, random.Random(2), lambda: None) > 15
    assert store.peek("course", "xiaoke").record.finished == 1


@pytest.mark.parametrize(
    ("name", "size"),
    [("dongzheng", (80, 24)), ("jidi", (120, 40)), ("huohua", (80, 24)), ("yansu-junji", (120, 40))],
)
async def test_the_real_works_keep_the_rules(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    shelf, store = ShelfOf(REAL), Store(tmp_path)
    app = app_for(shelf, store, name)
    found: list[str] = []
    async with app.run_test(size=size) as pilot:
        await by_keys(
            pilot, app, random.Random(3), lambda: found.extend(f"{f}\n{text_of(app)}" for f in faults(app))
        )
    assert not found, found[0]

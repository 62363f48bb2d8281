"""What the keys and the mouse do on each screen of the terminal player."""

from collections.abc import Callable
from threading import Event

import pytest
from textual.widgets import Input

from engine.diagnostics import Diagnostic
from engine.players.linebreak import cells
from engine.players.progress import Store
from engine.players.terminal.screens.help import Help
from engine.players.terminal.screens.library import Library
from engine.players.terminal.screens.opening import Opening
from engine.players.terminal.screens.play import Play
from engine.players.terminal.screens.units import Units
from engine.players.terminal.screens.where import WhereAmI
from engine.players.terminal.themes import CONTRAST, LOOKS, NIGHT, look_for
from tests.players.apps import app_for
from tests.players.screen_checks import faults, text_of
from tests.players.shelves import ShelfOf
from tests.players.tour import by_keys_until, click_plate, play_of

SIZE = (80, 24)


async def test_from_the_library_into_a_work_and_back(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Library)
        for words in ("开门", "创作", "90 秒", "样样都有的小课", "1 学时", "还没开始"):
            assert words in text_of(app), words
        assert not faults(app)
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.screen, Opening)
        assert "创作：人物、对话和情节是艺术再创作" in text_of(app)
        assert "石头，放羊娃" in text_of(app)
        assert not faults(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Play)
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert isinstance(app.screen, Library)
        assert "正在看" in text_of(app)


async def test_a_run_under_way_is_not_dropped_without_asking(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "kaimen")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "1", "escape", "2", "2")
        await pilot.pause()
        assert "从头开始，现在走到的地方就不留了" in text_of(app)
        assert not faults(app)
        await pilot.press("2")
        await pilot.pause()
        assert "一碗水" in text_of(app), "no: on where I was"
        await pilot.press("escape", "2", "2", "1")
        await pilot.pause()
        assert "有人敲门" in text_of(app)


async def test_an_ending_that_was_not_read_through_is_still_there(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "kaimen")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "2", "escape", "2")
        await pilot.pause()
        assert "回到结尾" in text_of(app)
        await pilot.press("1")
        await pilot.pause()
        assert "怕，不丢人。" in text_of(app)


async def test_enter_alone_never_chooses(shelf: ShelfOf, store: Store) -> None:
    """Who presses Enter to read on is stopped at the question; the second press takes what is lit."""
    app = app_for(shelf, store, "kaimen")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert play_of(app).form.kind == "choose"
        assert "先选一个" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "您选了：开门" in text_of(app)


async def test_back_turns_pages_first_and_then_steps(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke")
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.pause()
        first = text_of(app)
        assert len(play_of(app).reading.pages) > 1
        await pilot.press("enter")
        await pilot.pause()
        second = text_of(app)
        assert second != first
        assert not play_of(app).session.history.state.log, "turning a page is no input"
        while not play_of(app).session.history.state.log:
            await pilot.press("space")
            await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        assert play_of(app).reading.is_last, "back from a step shows the end of the screen before"
        while play_of(app).reading.index:
            await pilot.press("left")
            await pilot.pause()
        assert text_of(app) == first
        await pilot.press("b")
        await pilot.pause()
        assert "前面没有了" in text_of(app)


async def test_a_new_size_keeps_the_place(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke")
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        place = play_of(app).reading.place()
        assert place is not None
        for size in ((120, 40), (40, 12), (80, 24), (60, 16)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            page = play_of(app).reading.page
            assert [page[0].paragraph, page[0].at] <= place <= [page[-1].paragraph, 1 << 30], size


async def test_the_page_in_a_screen_is_kept_too(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke")
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        shown = text_of(app)
    again = app_for(shelf, store, "xiaoke", fresh=False)
    async with again.run_test(size=(80, 16)) as pilot:
        await pilot.press("enter", "1")
        await pilot.pause()
        assert text_of(again) == shown


async def test_any_unit_can_be_gone_to(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke", fresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.screen, Units)
        assert "练一练   （测验）" in text_of(app)
        await pilot.press("6")
        await pilot.pause()
        assert "队伍进的第一座村庄是哪里？" in text_of(app)
        await pilot.press("u", "down", "enter")
        await pilot.pause()
        assert "从哪里来" in text_of(app)


async def test_where_am_i_tells_the_way(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "kaimen")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "1", "m")
        await pilot.pause()
        assert isinstance(app.screen, WhereAmI)
        assert "有人敲门：开门" in text_of(app)
        assert "信任" not in text_of(app), "variables are for authors"
        assert not faults(app)
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, Play)


async def test_an_author_sees_variables(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "kaimen")
    app.author = Written()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "1", "m")
        await pilot.pause()
        assert "信任 = 1" in text_of(app)


class Written(ShelfOf):
    """A project in which nothing changes and nothing is wrong."""

    def wrong(self, name: str) -> list[Diagnostic]:
        return []

    def follow(self, first: Callable[[], str | None], told: Callable[[str], None], stop: Event) -> None:
        return


async def test_help_closes_behind_its_last_page(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "kaimen")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("?")
        await pilot.pause()
        assert isinstance(app.screen, Help)
        while isinstance(app.screen, Help):
            assert not faults(app)
            await pilot.press("enter")
            await pilot.pause()
        assert isinstance(app.screen, Play)


async def test_language_changes_at_once(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "kaimen")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("l")
        await pilot.pause()
        assert "step 1" in text_of(app)
        assert "第 1 步" not in text_of(app)
        await pilot.press("l")
        await pilot.pause()
        assert "第 1 步" in text_of(app)
        assert not faults(app)


async def test_looks_are_kept_for_the_next_run(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "kaimen")
    async with app.run_test(size=SIZE) as pilot:
        before = app.look.name
        await pilot.press("t")
        await pilot.pause()
        assert app.look.name != before
        assert not faults(app)
        await pilot.press("+")
        await pilot.pause()
        assert "行距放宽了" in text_of(app)
    assert store.root.joinpath("settings.json").exists()
    again = app_for(shelf, store, "kaimen")
    assert again.settings.look == app.look.name
    assert again.settings.roomy


@pytest.mark.parametrize("key", ["１", "1"])
async def test_a_full_width_digit_is_a_digit(shelf: ShelfOf, store: Store, key: str) -> None:
    app = app_for(shelf, store, "kaimen")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", key)
        await pilot.pause()
        assert "您选了：开门" in text_of(app)


async def test_letters_are_typed_into_the_field_and_not_taken_for_keys(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke", fresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2", "4")
        await pilot.pause()
        assert isinstance(app.focused, Input)
        await pilot.press("q", "b", "?", "1", "space", "left", "t")
        await pilot.pause()
        assert app.focused.value == "qb?1t "
        await pilot.press("escape", "m")
        await pilot.pause()
        assert isinstance(app.screen, WhereAmI)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.focused, Input)
        assert app.focused.value == "qb?1t ", "looking elsewhere loses no word"
        await pilot.press("enter")
        await pilot.pause()
        assert "您的回答：qb?1t" in text_of(app)


async def test_an_empty_answer_or_no_number_is_explained(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke", fresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2", "4", "enter")
        await pilot.pause()
        assert "先写几个字" in text_of(app)


async def test_who_does_not_know_sees_the_answer(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke", fresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2", "4", "down", "down", "enter")
        await pilot.pause()
        assert "参考答案" in text_of(app)


async def test_ticks_are_set_and_taken_back(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke", fresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2", "6", "1", "enter", "enter")
        await pilot.pause()
        assert "先选一个" in text_of(app)
        await pilot.press("1", "2", "1", "down", "down", "down", "space")
        await pilot.pause()
        assert "1[ ]" in text_of(app)
        assert "2[x]" in text_of(app)
        assert "3[x]" in text_of(app)


async def test_rows_are_put_in_order_with_keys_and_with_the_mouse(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke", fresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2", "6")
        await by_keys_until(pilot, app, "order")
        plates = play_of(app).widget
        await pilot.press("down", "space", "down", "down", "space")
        assert plates.order == [1, 2, 0]
        await click_plate(pilot, plates, 2, tail=0)
        assert plates.order == [1, 0, 2]
        await click_plate(pilot, plates, 0, tail=0)
        assert plates.order == [1, 0, 2], "the first row cannot go up"


async def test_a_match_waits_for_every_partner(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke", fresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2", "6")
        await by_keys_until(pilot, app, "match")
        await pilot.press("2", "enter")
        await pilot.pause()
        assert "还有没连上的" in text_of(app)
        await pilot.press("1", "3", "up", "1")
        await pilot.pause()
        assert play_of(app).widget.found[1] == 0, "a partner can be changed"
        await pilot.press("enter")
        await pilot.pause()
        assert play_of(app).form.kind == "next"


async def test_every_key_in_the_bottom_row_can_be_clicked(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "kaimen")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for words, screen in (("进度", WhereAmI), ("帮助", Help)):
            column = column_of(text_of(app).splitlines()[-1], words)
            await pilot.click(app.screen.keys, offset=(column, 0))  # type: ignore[attr-defined]
            await pilot.pause()
            assert isinstance(app.screen, screen)
            await pilot.press("escape")
            await pilot.pause()


def column_of(row: str, words: str) -> int:
    return cells(row[: row.index(words)])


async def test_a_wide_window_has_a_column_with_cast_and_progress(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "xiaoke", fresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2", "3", "enter")
        await pilot.pause()
        for words in ("人物", "石头，放羊娃", "来人，过路的红军", "3/8"):
            assert words in text_of(app), words
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "放羊娃" not in text_of(app)


async def test_a_work_that_cannot_be_opened_is_told_in_the_library(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        del shelf.bundles["kaimen"]
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.screen, Library)
        assert "这个打不开：没有 kaimen" in text_of(app)


async def test_what_happened_to_the_progress_is_told_before_anything_else(
    shelf: ShelfOf, store: Store
) -> None:
    path = store.path("scenario", "kaimen")
    path.parent.mkdir(parents=True)
    path.write_text("{")
    app = app_for(shelf, store, "kaimen", fresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "进度文件坏了" in text_of(app)


async def test_q_leaves_with_everything_saved(shelf: ShelfOf, store: Store) -> None:
    app = app_for(shelf, store, "kaimen")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "1", "q")
        await pilot.pause()
    assert app.return_code == 0
    kept = store.peek("scenario", "kaimen")
    assert kept.session is not None
    assert len(kept.session["log"]) == 2


def test_sixteen_colours_get_the_look_that_is_sure() -> None:
    assert look_for("standard", "day") is CONTRAST
    assert look_for(None, "day") is CONTRAST
    assert look_for("truecolor", "day") is LOOKS["day"]
    assert look_for("256", "something else") is NIGHT

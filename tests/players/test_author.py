"""The terminal player in the hands of an author: variables, any scene, new at every save."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from engine.cli.workshop import Workshop
from engine.compiler.project import Project
from engine.players.author import entered, followed, scenes_of
from engine.players.library import entry_of
from engine.players.progress import Store
from engine.players.session import Session
from engine.players.terminal.app import PlayerApp
from engine.players.terminal.screens.author import AuthorPlay
from engine.players.terminal.screens.scenes import Scenes
from engine.players.terminal.screens.wrong import Wrong
from engine.players.terminal.themes import LOOKS
from engine.runtime.history import History
from engine.runtime.program import Program
from engine.runtime.save import saved
from tests.players.screen_checks import faults, text_of
from tests.players.shelves import SAMPLE, compiled

SIZE, WIDE = (80, 24), (120, 40)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    shutil.copytree(SAMPLE, tmp_path / "project")
    made = Workshop(Project(tmp_path / "project"))
    list(made.build())
    return made


def author_app(workshop: Workshop, store: Store, name: str = "kaimen") -> PlayerApp:
    bundle = workshop.bundle(name)
    first = (entry_of(name, bundle), Session(name, bundle, store))
    app = PlayerApp(workshop, store, first=first, fresh=True, seed=5, author=workshop)
    app.look, app.theme = LOOKS["night"], "night"
    return app


def edit(workshop: Workshop, old: str, new: str) -> None:
    path = workshop.root / "scenarios" / "kaimen" / "scenario.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


async def until(pilot: Pilot[Any], there: Callable[[], bool]) -> None:
    for _ in range(200):
        if there():
            return
        await pilot.pause()
        await asyncio.sleep(0.05)
    raise AssertionError("it does not come")


def the_play(app: PlayerApp) -> AuthorPlay:
    return next(s for s in app.screen_stack if isinstance(s, AuthorPlay))


@pytest.mark.parametrize("size", [SIZE, WIDE])
async def test_variables_are_there_and_follow(
    size: tuple[int, int], workshop: Workshop, store: Store
) -> None:
    app = author_app(workshop, store)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "信任=0" in text_of(app).replace(" ", "")
        while not the_play(app).form.options:
            await pilot.press("enter")
        await pilot.press("1")
        await pilot.pause()
        assert "信任=1" in text_of(app).replace(" ", "")
        assert not faults(app)


async def test_any_scene_is_a_key_away_and_values_stay(workshop: Workshop, store: Store) -> None:
    app = author_app(workshop, store)
    async with app.run_test(size=SIZE) as pilot:
        while not the_play(app).form.options:
            await pilot.press("enter")
        await pilot.press("1", "g")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, Scenes)
        assert not faults(app)
        wanted, _ = screen.scenes[-1]
        while wanted not in [o.gives for o in screen.form.options]:
            await pilot.press(str([o.gives for o in screen.form.options].index(1) + 1))
            await pilot.pause()
        await pilot.press(str([o.gives for o in screen.form.options].index(wanted) + 1))
        await pilot.pause()
        state = the_play(app).session.history.state
        assert state.scene == wanted
        assert dict(zip(the_play(app).session.program.names, state.vars, strict=True))["信任"] == 1


async def test_a_save_is_shown_at_the_same_place(workshop: Workshop, store: Store) -> None:
    app = author_app(workshop, store)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        while not the_play(app).form.options:
            await pilot.press("enter")
        asked = the_play(app).session.history.state
        where = (asked.scene, asked.pc)
        option = the_play(app).form.options[0].text

        edit(workshop, f"说: {option}", f"说: 慢慢{option}")

        await until(pilot, lambda: f"慢慢{option}" in text_of(app))
        state = the_play(app).session.history.state
        assert (state.scene, state.pc) == where
        assert "已更新" in text_of(app)
        assert len(state.log) == len(asked.log)


async def test_errors_are_counted_and_the_last_good_build_plays_on(workshop: Workshop, store: Store) -> None:
    app = author_app(workshop, store)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        before = the_play(app).session.program.digest

        edit(workshop, "去: ", "去: 没有这一场")

        await until(pilot, lambda: "1 处错误" in text_of(app))
        assert "上一次好的" in text_of(app)
        assert the_play(app).session.program.digest == before
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, Wrong)
        assert "scenarios/kaimen/scenario.yaml:" in text_of(app)
        assert "没有这一场" in text_of(app)
        # A path is in Latin letters in any language.
        assert not [
            f
            for f in faults(app)
            if not any(w in f for w in ("'scenarios'", "'kaimen'", "'scenario'", "'yaml'"))
        ]
        await pilot.press("escape")
        edit(workshop, "去: 没有这一场", "去: ")
        await until(pilot, lambda: "处错误" not in text_of(app))


async def test_a_learner_has_no_such_keys(workshop: Workshop, store: Store) -> None:
    bundle = workshop.bundle("kaimen")
    app = PlayerApp(
        workshop,
        store,
        first=(entry_of("kaimen", bundle), Session("kaimen", bundle, store)),
        fresh=True,
        seed=5,
    )
    async with app.run_test(size=SIZE) as pilot:
        before = app.screen
        await pilot.press("g", "e")
        await pilot.pause()
        assert app.screen is before
        assert "信任" not in text_of(app)


def walked(bundle: dict[str, Any], choices: int) -> History:
    history = History(Program(bundle), 3)
    while choices and history.state.wait in ("next", "choose"):
        if history.state.wait == "next":
            history.step({"input": "next"})
        else:
            history.step({"input": "choose", "choice": 0})
            choices -= 1
    return history


def test_a_way_is_followed_through_an_edit_and_does_what_is_written_now() -> None:
    made = compiled(SAMPLE)["kaimen"]
    history = walked(made, 1)
    scenes = {
        name: [
            ["set", "信任", ["+", "信任", 2]] if isinstance(i, list) and i[0] == "set" else i for i in code
        ]
        for name, code in made["scenes"].items()
    }
    edited = Program({**made, "scenes": scenes, "digest": "0" * 16})

    along = followed(edited, saved(history))

    assert along is not None
    assert along.state.scene == history.state.scene
    assert len(along.state.log) == len(history.state.log)
    values = dict(zip(edited.names, along.state.vars, strict=True))
    assert values["信任"] > dict(zip(edited.names, history.state.vars, strict=True))["信任"]


def test_a_way_that_leads_elsewhere_now_is_not_followed() -> None:
    made = compiled(SAMPLE)["kaimen"]
    history = walked(made, 1)
    start = made["start"]
    edited = Program({**made, "scenes": {**made["scenes"], start: ["没有了。", 0]}, "digest": "0" * 16})

    assert followed(edited, saved(history)) is None
    assert followed(Program(made), saved(history)) is None, "the same program is opened exactly"


def test_every_scene_can_be_begun_at() -> None:
    for made in compiled(SAMPLE).values():
        program = Program(made)
        for scene, title in scenes_of(made):
            history = entered(program, scene)
            assert title
            assert history.events
            again = History(program, history.seed, history.base)
            assert again.events == history.events

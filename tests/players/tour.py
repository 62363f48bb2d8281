"""Plays a work through the terminal player with keys or with the mouse, looking at every screen."""

import random
from collections.abc import Callable

from textual.pilot import Pilot

from engine.players.forms import PICKS
from engine.players.terminal.app import PlayerApp
from engine.players.terminal.screens.play import Play
from engine.players.terminal.widgets.plates import Plates, Zone

Look = Callable[[], None]


def play_of(app: PlayerApp) -> Play:
    screen = app.screen
    assert isinstance(screen, Play), screen
    return screen


async def by_keys(
    pilot: Pilot[None], app: PlayerApp, chance: random.Random, look: Look, most: int = 600
) -> int:
    """To the end of the work with keys alone; returns how many screens there were."""
    for n in range(most):
        await pilot.pause()
        look()
        play = play_of(app)
        if not (play.reading.is_last and play.widget is not None):
            await pilot.press(chance.choice(["enter", "space", "right"]))
            continue
        kind, count = play.form.kind, len(play.form.options)
        if kind == "over":
            return n
        if kind in PICKS:
            await _pick(pilot, chance.randrange(count), chance)
        elif kind == "multiple":
            await pilot.press("1", "2", "enter")
        elif kind == "order":
            await pilot.press("down", "space", "down", "space", "enter")
        elif kind == "match":
            await pilot.press(*[str(k % count + 1) for k in range(len(play.form.left))], "enter")
        else:
            await pilot.press(*("75" if play.form.numeric else "abc"), "enter")
    raise AssertionError("no end")


async def _pick(pilot: Pilot[None], at: int, chance: random.Random) -> None:
    if chance.random() < 0.5 and at < 9:
        await pilot.press(str(at + 1))
    else:
        await pilot.press(*["down"] * (at + 1), "enter")


async def by_mouse(
    pilot: Pilot[None], app: PlayerApp, chance: random.Random, look: Look, most: int = 600
) -> int:
    """The same with clicks alone."""
    for n in range(most):
        await pilot.pause()
        look()
        play = play_of(app)
        if not (play.reading.is_last and play.widget is not None):
            assert await pilot.click(play.go_on, offset=(5, 0))
            continue
        kind, count = play.form.kind, len(play.form.options)
        if kind == "over":
            return n
        if kind in PICKS:
            await click_plate(pilot, play.widget, chance.randrange(count))
        elif kind == "multiple":
            await click_plate(pilot, play.widget, 0)
            await click_plate(pilot, play.widget, count)
        elif kind == "order":
            await click_plate(pilot, play.widget, 0, tail=1)
            await click_plate(pilot, play.widget, count)
        elif kind == "match":
            left = len(play.form.left)
            for k in range(left):
                await click_plate(pilot, play.widget, k)
                await click_plate(pilot, play.widget, left + k)
            await click_plate(pilot, play.widget, left + count)
        else:
            await click_plate(pilot, play.widget.ways, 1)
    raise AssertionError("no end")


def zone_of(plates: Plates, plate: int, tail: int = -1) -> Zone:
    return next(z for z in plates.zones_now() if (z.plate, z.tail) == (plate, tail))


async def click_plate(pilot: Pilot[None], plates: Plates, plate: int, tail: int = -1) -> None:
    """A click in the middle of a plate's first row, or on one of its tails."""
    await pilot.pause()
    region = zone_of(plates, plate, tail).region
    at = (region.x + min(region.width // 2, 8), region.y)
    assert await pilot.click(plates, offset=at)
    await pilot.pause()


async def by_keys_until(pilot: Pilot[None], app: PlayerApp, kind: str) -> None:
    """Through a quiz with any answer, to its first item of a kind."""
    for _ in range(40):
        await pilot.pause()
        play = play_of(app)
        if not (play.reading.is_last and play.widget is not None):
            await pilot.press("enter")
        elif play.form.kind == kind:
            return
        elif play.form.kind == "multiple":
            await pilot.press("1", "enter")
        elif play.form.kind == "order":
            await pilot.press("enter")
        elif play.form.kind == "text":
            await pilot.press("7", "enter")
        else:
            await pilot.press("1")
    raise AssertionError(kind)

"""``qingjing play``, which is also what ``qingjing`` alone does."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import Command
from engine.cli.language import LANGUAGE, say

if TYPE_CHECKING:
    from engine.players.clips import Clips
    from engine.players.library import Entry


@click.command("play", cls=Command, help=say("打开 NAME；不写名字就打开书架。", "Open NAME, or the library."))
@click.argument("name", required=False)
@click.option(
    "--text",
    is_flag=True,
    help=say("纯文字方式，读屏和管道也能用", "plain lines, for pipes and screen readers"),
)
@click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), default=None, help=say("随机种子", "seed of the generator")
)
@click.option("--fresh", is_flag=True, help=say("从头开始，不接上次", "start anew"))
@click.option(
    "--author",
    is_flag=True,
    help=say(
        "边写边演：看变量，跳到任何一场，存一下就是新的",
        "while you write: variables, any scene, new at every save",
    ),
)
@click.option("--no-sound", is_flag=True, help=say("不念出来", "read nothing aloud"))
def command(
    name: str | None,
    text: bool = False,
    seed: int | None = None,
    fresh: bool = False,
    no_sound: bool = False,
    author: bool = False,
) -> int:
    # Until the first screen is painted there is nothing to collect; the player switches it on again.
    gc.disable()
    from engine.cli.shelf import open_shelf

    shelf = open_shelf()
    if text or not (sys.stdin.isatty() and sys.stdout.isatty()):
        gc.enable()
        from engine.players.text_mode import run as run_text

        return run_text(
            shelf, name, seed=seed, fresh=fresh, language=LANGUAGE, stdin=sys.stdin, stdout=sys.stdout
        )
    from engine.players.terminal.app import run as run_app

    def clips(entry: "Entry") -> "Clips":
        from engine.players.clips import Clips

        return Clips.load(shelf.root, entry.id, entry.digest)

    if author:
        return _for_author(shelf.folder, name, seed=seed, fresh=fresh)
    return run_app(shelf, name, seed=seed, fresh=fresh, language=LANGUAGE, clips=None if no_sound else clips)


def _for_author(folder: Path, name: str | None, *, seed: int | None, fresh: bool) -> int:
    """The player on sources that change. What the author tries is no learner's progress."""
    from engine.cli.common import project_here, show, work_named
    from engine.cli.workshop import Workshop
    from engine.diagnostics import Both
    from engine.errors import ProjectError
    from engine.players.terminal.app import run as run_app

    project = project_here()
    if name is not None:
        work_named(project, name)
    workshop = Workshop(project)
    for _ in workshop.build(name):
        pass
    if name is not None and workshop.works[name].bundle is None:
        show(workshop.wrong(name), project, "text")
        raise ProjectError(Both(f"{name} 有错，先改好再来", f"{name} has errors: mend them first"))
    return run_app(
        workshop, name, seed=seed, fresh=fresh, language=LANGUAGE, author=workshop, progress=folder / "author"
    )

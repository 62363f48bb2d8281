"""``qingjing preview``"""

import webbrowser
from contextlib import suppress
from typing import cast

import click

from engine.cli.app import Command
from engine.cli.language import LANGUAGE, say


@click.command(
    "preview",
    cls=Command,
    help=say(
        "边写边看：存一下，浏览器里马上是新的，还在原来的地方。",
        "See NAME while you write: at every save the browser shows it anew, at the same place.",
    ),
)
@click.argument("name", required=False)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8766, show_default=True, help=say("端口", "port")
)
@click.option("--open", "open_", is_flag=True, help=say("打开浏览器", "open a browser"))
def command(name: str | None, *, port: int, open_: bool) -> int:
    import asyncio

    from engine.cli.common import project_here, work_named, works
    from engine.cli.serving import free, pictures
    from engine.cli.shelf import ProjectShelf
    from engine.cli.workshop import Workshop, is_source, watched
    from engine.players.coverage import Ledger
    from engine.players.preview.desk import Desk
    from engine.players.preview.server import HOST, changes, serve

    project = project_here()
    if name is not None:
        work_named(project, name)
    free(HOST, port)
    workshop = Workshop(project)
    desk = Desk(workshop, Ledger(ProjectShelf(project.root).folder / "coverage.json"), LANGUAGE)
    # A workshop has the root and the bundles of a shelf, which is all that pictures are found by.
    media = pictures(cast("ProjectShelf", workshop))
    desk.shown = name or next(iter(sorted(works(project))), None)
    address = f"http://{HOST}:{port}/"

    def ready() -> None:
        click.echo(address)
        click.echo(
            say("改了就存，网页会跟着变。按 Ctrl+C 结束。", "Save, and the page follows. Ctrl+C ends it."),
            err=True,
        )
        if open_:
            webbrowser.open(address)

    with suppress(KeyboardInterrupt):  # the usual way to end it
        asyncio.run(serve(desk, media, changes(watched(project.root), is_source), port=port, ready=ready))
    return 0

"""``qingjing teach``"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.cli.app import Command
from engine.cli.language import LANGUAGE, say
from engine.cli.serving import free, known, pictures
from engine.diagnostics import Both
from engine.errors import ProjectError

if TYPE_CHECKING:
    from engine.cli.shelf import ProjectShelf
    from engine.players.live.journal import Opened
    from engine.players.live.server import Pictures

CLEAN = 0
#: Kinds of a session as the record has them, and how they may be typed instead.
KINDS = {"课": "class", "报告": "talk", "情景教学": "scenario"}
#: Phones that a plain router of a home bears, and of a better one (LOOK.md 5.4).
FEW, MORE = 15, 60


@click.command("teach", cls=Command, help=say("给全场上 NAME 这一课。", "Teach NAME to a room."))
@click.argument("name")
@click.option(
    "--lan",
    is_flag=True,
    help=say("让同一个 Wi-Fi 里的手机能进来", "let phones of the local network in"),
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8770, show_default=True, help=say("端口", "port")
)
@click.option("--host", default=None, help=say("只听这一个地址", "listen on this address only"))
@click.option(
    "--open/--no-open",
    "open_",
    default=False,
    help=say("打开讲台和投影两个窗口", "open the console's and the projector's window"),
)
@click.option("--place", default="", help=say("地点，写进课堂记录", "place, for the record"))
@click.option("--lecturer", default="", help=say("讲师，写进课堂记录", "lecturer, for the record"))
@click.option(
    "--kind",
    type=click.Choice([*KINDS, *KINDS.values()]),
    metavar=say("|".join(KINDS), "|".join(KINDS.values())),
    default=None,
    help=say("形式，写进课堂记录", "kind of the session, for the record"),
)
@click.option(
    "--fresh", is_flag=True, help=say("另开一堂，不接着上次", "a new room, even if one is under way")
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help=say("存课堂记录的文件夹", "where rooms are kept"),
)
def command(
    name: str,
    *,
    lan: bool,
    port: int,
    host: str | None,
    open_: bool,
    place: str,
    lecturer: str,
    kind: str | None,
    fresh: bool,
    folder: Path | None,
) -> int:
    import asyncio

    from engine.cli.shelf import open_shelf
    from engine.players.live.desk import Desk
    from engine.players.live.server import join_at, make_app, roster_in, serve
    from engine.players.progress import home
    from engine.players.settle import settle
    from engine.players.web.network import addresses

    data = folder or home()
    shelf = open_shelf()
    known(shelf, name)
    bound = host or ("0.0.0.0" if lan else "127.0.0.1")  # noqa: S104 - asked for with --lan
    free(bound, port)
    reached = _reached(bound, addresses())
    named = next((zh for zh, en in KINDS.items() if kind in (zh, en)), "")
    about = {"place": place, "lecturer": lecturer, "kind": named}
    opened, again = _room(data, shelf, name, about, fresh=fresh)
    desk = Desk(opened, join_at(reached[0] if reached else "", port, opened.room.code))
    app = make_app(
        desk,
        port=port,
        addresses=reached,
        pictures=_pictures(shelf, name),
        roster=roster_in(data),
        sounds=shelf.root,
    )
    _tell(opened, desk.join.url if reached else "", port, again=again, lan=lan)
    settle()

    def started() -> None:
        if open_:
            _open(opened, port)

    with suppress(KeyboardInterrupt):  # the usual way to end it by hand
        asyncio.run(serve(desk, app, host=bound, port=port, started=started))
    return CLEAN


def _reached(bound: str, own: list[str]) -> list[str]:
    """The addresses for phones; none when the room has only this machine."""
    if bound in ("127.0.0.1", "localhost", "::1"):
        return []
    if bound != "0.0.0.0":  # noqa: S104 - compared with
        return [bound]
    if not own:
        raise ProjectError(
            Both(
                "没有连上网络，手机进不来：先连上 Wi-Fi 或网线；或去掉 --lan，用举手代替",
                "no network, so no phone could come in: connect this machine first, or leave out --lan",
            )
        )
    return own


def _room(
    data: Path, shelf: "ProjectShelf", name: str, about: dict[str, str], *, fresh: bool
) -> tuple["Opened", bool]:
    """The room under way, or a new one; raises ``StoreError``."""
    import secrets
    import time

    from engine.players.live.journal import new_code, open_room, room_under_way
    from engine.players.live.room import opening

    now = time.time_ns() // 1_000_000
    found = None if fresh else room_under_way(data, name, now)
    if found is not None:
        return found, True
    bundle: dict[str, Any] = shelf.bundle(name)
    about = {**about, "kind": about["kind"] or ("课" if bundle["kind"] == "course" else "情景教学")}
    first = opening(
        bundle, code=new_code(data), seed=secrets.randbelow(2**32), at=now, language=LANGUAGE, **about
    )  # fmt: skip
    return open_room(data, bundle, first), False


def _pictures(shelf: "ProjectShelf", name: str) -> "Pictures":
    """Only what the work itself names is ever read for a request."""
    from engine.players.kiosk.works import pictures as on_pages

    bundle = shelf.bundle(name)
    listed = {*bundle["media"], *on_pages(bundle)}
    find = pictures(shelf)
    return lambda path: find(name, path) if path in listed else None


def _console(opened: "Opened", port: int) -> str:
    return f"http://127.0.0.1:{port}/console#{opened.keys.console}"


def _tell(opened: "Opened", url: str, port: int, *, again: bool, lan: bool) -> None:
    room = opened.room
    lines = [
        (say("课堂", "room"), f"{room.bundle['title']}  {room.code}"),
        (say("讲台", "console"), _console(opened, port)),
        (say("投影", "projector"), f"http://127.0.0.1:{port}/projector"),
        (say("手机", "phones"), url or say("没有开（加 --lan 才开），用举手", "none (--lan lets them in): hands")),
        (say("记录", "kept in"), str(opened.folder)),
    ]  # fmt: skip
    for label, text in lines:
        click.echo(f"{label}  {text}")
    if again:
        click.echo(
            say("接着上次没上完的这一堂；要另开，加 --fresh。", "This goes on with the room under way; --fresh begins another."),
            err=True,
        )  # fmt: skip
    if lan:
        click.echo(
            say(
                f"一个普通家用路由器常常只带得动 {FEW} 部手机，好的也就 {MORE} 部；百人的课堂请用两三个，用网线接到这台电脑。",
                f"A plain home router often bears {FEW} phones, a good one {MORE}; for a hundred use two or three, wired to this machine.",
            ),
            err=True,
        )
    click.echo(say("讲台的地址不要投到墙上。按 Ctrl+C 停下。", "Keep the console's address off the wall. Ctrl+C stops."), err=True)  # fmt: skip


def _open(opened: "Opened", port: int) -> None:
    import webbrowser

    webbrowser.open_new(f"http://127.0.0.1:{port}/projector")
    webbrowser.open_new(_console(opened, port))

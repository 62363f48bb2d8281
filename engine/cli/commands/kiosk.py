"""``qingjing kiosk``"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import Command
from engine.cli.language import LANGUAGE, say
from engine.cli.serving import free, known, pictures
from engine.diagnostics import Both
from engine.errors import ProjectError

if TYPE_CHECKING:
    from engine.players.kiosk.browser import Browser
    from engine.players.kiosk.kiosk import Kiosk
    from engine.players.kiosk.server import Beside

CLEAN, ERRORS = 0, 1


@click.command(
    "kiosk",
    cls=Command,
    help=say(
        "给触摸屏用的界面；写了 NAMES 就只放这几门课。", "Serve the touch player, with NAMES only if given."
    ),
)
@click.argument("names", nargs=-1)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help=say("端口", "port")
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help=say(
        "监听的地址；不写就只有本机能打开", "address to listen on; this machine only unless told otherwise"
    ),
)
@click.option(
    "--open", "open_", is_flag=True, help=say("打开浏览器，并看住它", "open a browser and keep it alive")
)
@click.option(
    "--attach",
    is_flag=True,
    help=say("只管浏览器，服务由别的进程开着", "only the browser, for a server that runs elsewhere"),
)
@click.option(
    "--set-pin",
    is_flag=True,
    help=say("设退出口令（4 到 8 位数字）", "set the PIN for leaving (4 to 8 digits)"),
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help=say("存进度、答题记录和设置的文件夹", "where progress, answers and settings are kept"),
)
def command(
    names: tuple[str, ...],
    *,
    port: int,
    host: str,
    open_: bool,
    attach: bool,
    set_pin: bool,
    folder: Path | None,
) -> int:
    from engine.players.progress import home

    data = folder or home()
    if set_pin:
        return _set_pin(data)
    if attach:
        return _attach(data, port)
    return _serve(data, names, host, port, open_=open_)


def _set_pin(data: Path) -> int:
    from engine.players.kiosk.config import read_config, write_config
    from engine.players.kiosk.pin import hashed, is_pin

    pin = click.prompt(
        say("新口令", "New PIN"), hide_input=True, confirmation_prompt=say("再输一遍", "Again"), err=True
    )
    if not is_pin(pin):
        click.echo(say("口令要 4 到 8 位数字", "a PIN has 4 to 8 digits"), err=True)
        return ERRORS
    write_config(data, read_config(data), pin=hashed(pin))
    click.echo(
        say(
            "口令设好了：按住屏幕左上角 3 秒，就会问口令。",
            "PIN set: hold the top left corner for 3 seconds to be asked.",
        ),
        err=True,
    )
    return CLEAN


def _serve(data: Path, names: tuple[str, ...], host: str, port: int, *, open_: bool) -> int:
    import asyncio

    from engine.cli.shelf import open_shelf
    from engine.players.kiosk.server import make_kiosk, serve
    from engine.players.settle import settle

    shelf = open_shelf()
    for name in names:
        known(shelf, name)
    kiosk = make_kiosk(
        data, shelf, port=port, names=names, media=pictures(shelf), sounds=shelf.root, language=LANGUAGE
    )
    free(host, port)
    beside = _beside(data, port) if open_ else None
    _tell_if_nothing_is_kept(data)
    if not kiosk.works.entries():
        click.echo(say("书架上还没有能打开的课程", "there is no course that can be opened"), err=True)
    click.echo(f"http://{host}:{port}/")
    settle()
    with suppress(KeyboardInterrupt):  # the usual way to end it by hand
        asyncio.run(serve(kiosk, host=host, port=port, beside=beside))
    return CLEAN


def _tell_if_nothing_is_kept(data: Path) -> None:
    """One can learn where nothing can be written; whoever starts the kiosk has to know."""
    from engine.players.kiosk.fitness import writing

    found = writing(data)
    if found.state == "missing" and found.cure is not None:
        zh = f"记录和进度存不下来（{found.says.zh}）：{found.cure.zh}"
        en = f"answers and progress are not kept ({found.says.en}): {found.cure.en}"
        click.echo(say(zh, en), err=True)


def _browser(data: Path) -> "Browser":
    from engine.players.kiosk.browser import Browser, find_browser, has_screen

    path = find_browser()
    if path is None:
        raise ProjectError(
            Both(
                "没有找到浏览器：请装 Chromium 或 Edge，再运行 qingjing doctor",
                "no browser found: install Chromium or Edge, then run qingjing doctor",
            )
        )
    if not has_screen():
        raise ProjectError(
            Both("这里没有屏幕可用，打不开浏览器", "there is no screen here to open a browser on")
        )
    return Browser(path, data / "browser")


def _beside(data: Path, port: int) -> "Beside":
    from engine.players.kiosk.watch import within

    browser = _browser(data)

    async def run(kiosk: "Kiosk") -> None:
        await within(kiosk, browser, f"http://127.0.0.1:{port}")

    return run


def _attach(data: Path, port: int) -> int:
    import asyncio

    from engine.players.kiosk.watch import outside, ready

    browser = _browser(data)
    url = f"http://127.0.0.1:{port}"

    async def run() -> int:
        if not await ready(url, 60):
            click.echo(say(f"{url} 没有人应", f"nobody answers at {url}"), err=True)
            return ERRORS
        await outside(browser, url)
        return CLEAN

    try:
        return asyncio.run(run())
    except KeyboardInterrupt:
        return CLEAN

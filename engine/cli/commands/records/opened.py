"""What the commands of the records share: the store that was named, and who is at the keyboard."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.cli.language import say

if TYPE_CHECKING:
    from engine.records.store import Store


def stored(run: Callable[..., int]) -> Callable[..., int]:
    """The command gets an open store first, and the option ``--store``."""

    @click.option(
        "--store",
        "address",
        default=None,
        envvar="QINGJING_STORE",
        help=say("数据库：文件或 postgresql:// 地址", "the database: a file or a postgresql:// URL"),
    )
    @wraps(run)
    def with_store(*args: Any, address: str | None, **kwargs: Any) -> int:
        with open_named(address) as store:
            return run(store, *args, **kwargs)

    return with_store


def open_named(address: str | None) -> "Store":
    """The store at that address, or the usual one; raises ``StoreError``."""
    from engine.players.progress import home
    from engine.records.store import open_store, url_of

    return open_store(url_of(address, home()))


def actor() -> str:
    """Who is told in the audit trail for what is done on the command line."""
    import getpass

    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError, ImportError):
        return "cli"


def today() -> date:
    """Today, as people here would say."""
    return date.today()


def day_option(name: str, zh: str, en: str, *, required: bool = False) -> Callable[[Any], Any]:
    """A day, as people type it; today where it is not given and not required."""

    def read(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
        from engine.records.clock import read_day

        return None if value is None else read_day(value)

    return click.option(name, callback=read, required=required, default=None, help=say(zh, en))


def put(data: bytes, target: Path | None) -> None:
    """Data to a file, whole or not at all, and the path is told; or to stdout."""
    from engine.cli.files import write_atomically

    if target is None:
        out = click.get_binary_stream("stdout")
        out.write(data)
        out.flush()
        return
    write_atomically(target, data)
    click.echo(str(target), err=True)


def sure(question: str, *, yes: bool) -> bool:
    """Whether to go on: ``--yes``, or an answer at a terminal. Nobody there means no."""
    if yes:
        return True
    if not click.get_text_stream("stdin").isatty():
        return False
    return click.confirm(question, default=False, err=True)

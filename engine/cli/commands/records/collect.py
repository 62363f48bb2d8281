"""``qingjing records collect``"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import Command
from engine.cli.commands.records.opened import stored
from engine.cli.language import say

if TYPE_CHECKING:
    from engine.records.store import Store

CLEAN, ERRORS = 0, 1


@click.command(
    "collect",
    cls=Command,
    help=say(
        "收进触摸屏的答题记录和直播课的记录：逐条核对，收过的不再收，不对的留着并说出来。",
        "Take in what kiosks and live sessions wrote: checked line by line, each once, refused ones kept and told.",
    ),
)
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), default=None,
    help=say("触摸屏的文件夹；不写是本机的", "a kiosk's data folder; this machine's if not given"),
)  # fmt: skip
@click.option(
    "--rooms", type=click.Path(path_type=Path, file_okay=False), default=None,
    help=say("直播课记录的文件夹；不写是上面那个文件夹里的 rooms", "where live sessions leave their records; rooms in that folder if not given"),
)  # fmt: skip
@click.option(
    "--name", default="kiosk", show_default=True, help=say("这台触摸屏叫什么", "what the kiosk is called")
)
@click.option(
    "--again", is_flag=True, help=say("从头再核对一遍", "from the beginning: what was refused may count now")
)
@stored
def command(store: "Store", *, folder: Path | None, rooms: Path | None, name: str, again: bool) -> int:
    from engine.cli.common import progress
    from engine.players.progress import home
    from engine.records.collect import collect_kiosk, collect_rooms

    data = folder or home()
    months = len(list((data / "journal").glob("*.jsonl")))
    with progress(months, "收进记录", "collecting") as bar:
        taken = collect_kiosk(store, data, name=name, again=again, step=bar.step)
    place = rooms or data / "rooms"
    if place.is_dir():
        taken += collect_rooms(store, place)
    click.echo(
        say(
            f"新读 {taken.lines} 条：新的自学 {taken.sessions} 次、答题 {taken.attempts} 次、签到 {taken.signed_in} 人次、"
            f"活动 {taken.events} 场。",
            f"{taken.lines} new lines: {taken.sessions} sessions, {taken.attempts} attempts, {taken.signed_in} sign-ins, "
            f"{taken.events} events.",
        ),
        err=True,
    )
    if taken.unknown:
        click.echo(
            say(
                f"有 {taken.unknown} 次的人不在名单里，次数算了，没有记名；补了名单再运行 collect --again",
                f"{taken.unknown} times nobody on the roster fitted; counted without a name. Mend the roster, then --again",
            ),
            err=True,
        )
    if taken.refused:
        click.echo(
            say(
                f"有 {taken.refused} 条没有计入，原样留着：qingjing records refused",
                f"{taken.refused} lines were not counted, and are kept: qingjing records refused",
            ),
            err=True,
        )
    return ERRORS if taken.refused else CLEAN

"""``qingjing records event``"""

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from engine.cli.app import Command
from engine.cli.commands.records import Subjects
from engine.cli.commands.records.opened import actor, day_option, stored, today
from engine.cli.language import say

if TYPE_CHECKING:
    from engine.records.store import Store

CLEAN = 0
_NUMBER = click.IntRange(0, 1_000_000)
command = Subjects(
    "event",
    help=say(
        "登记活动。期、场、次、人次、人数各记各的，不互相推算。",
        "What was held. Times, attendances and people are entered each for itself.",
    ),
)


def _options(run: Any) -> Any:
    for option in (
        click.option("--lecturer", default=None, help=say("主讲", "the lecturer")),
        click.option("--place", default=None, help=say("地点", "the place")),
        click.option("--village", default=None, help=say("哪个村办的；不写是乡里", "the village; the township if not given")),
        click.option("--title", default=None, help=say("名称", "what it was about")),
        click.option("--minutes", type=_NUMBER, default=None, help=say("一次多少分钟，用来算学时", "minutes of one time")),
        click.option("--people", type=_NUMBER, default=None, help=say("人数：同一个人只算一次", "people, each once")),
        click.option("--heads", type=_NUMBER, default=None, help=say("人次：来一次算一次", "attendances, each time")),
        click.option("--times", type=click.IntRange(1, 1_000_000), default=None, help=say("几期、几次、几场、几件", "how many times")),
    ):  # fmt: skip
        run = option(run)
    return run


@command.command(
    "add",
    cls=Command,
    help=say(
        "登记一项。KIND：培训班、集体学习、专题报告、党课、情景教学、主题党日、参观、志愿者、问题、其他。",
        "Enter one. KIND: training, study, report, lecture, scenario, day, visit, volunteering, problem, other.",
    ),
)
@click.argument("kind")
@day_option("--day", "哪一天，如 2024-03-05；不写是今天", "the day; today if not given")
@click.option(
    "--who",
    multiple=True,
    help=say("到场的人，姓名或编号，可写几次", "who was there, by name or id; may be repeated"),
)
@_options
@stored
def add(store: "Store", kind: str, *, day: date | None, who: tuple[str, ...], **given: Any) -> int:
    from engine.records import events, people
    from engine.records.kinds import KINDS, kind_named
    from engine.records.settings import settings

    code = kind_named(kind)
    with store.write(actor()) as w:
        persons = [people.the_one(w, name).id for name in who]
        told = {k: v for k, v in given.items() if v is not None}
        held = events.Held(code, day or today(), zone=settings(w).zone, **told)
        id = events.add(w, held, persons)
    click.echo(id)
    name, unit = KINDS[code].name, KINDS[code].unit
    click.echo(
        say(
            f"记下了：{held.day} {name.zh} {held.times} {unit.zh}",
            f"entered: {held.day} {name.en}, times: {held.times}",
        ),
        err=True,
    )
    return CLEAN


@command.command(
    "correct",
    cls=Command,
    help=say(
        "改正编号是 ID 的一项；以前的报表仍能照原样再出。",
        "Correct the event ID; older reports can still be made as they were.",
    ),
)
@click.argument("id")
@day_option("--day", "哪一天", "the day")
@_options
@stored
def correct(store: "Store", id: str, *, day: date | None, **given: Any) -> int:
    from engine.records import events

    changes = {k: v for k, v in {"day": day, **given}.items() if v is not None}
    with store.write(actor()) as w:
        events.correct(w, id, **changes)
    return CLEAN


@command.command(
    "withdraw", cls=Command, help=say("撤回编号是 ID 的一项，不再计入。", "Count the event ID no more.")
)
@click.argument("id")
@stored
def withdraw(store: "Store", id: str) -> int:
    from engine.records import events

    with store.write(actor()) as w:
        events.withdraw(w, id)
    return CLEAN


@command.command(
    "list",
    cls=Command,
    help=say("一年里登记过的，一行一个（JSON）。", "What was held in a year: a JSON line each."),
)
@click.option(
    "--year",
    type=click.IntRange(1949, 2200),
    default=None,
    help=say("哪一年；不写是今年", "the year; this one if not given"),
)
@click.option("--village", default="", help=say("只看这个村", "this village only"))
@stored
def list_(store: "Store", *, year: int | None, village: str) -> int:
    from engine.records import events

    year = year or today().year
    with store.read() as r:
        for held in events.listed(r, date(year, 1, 1), date(year, 12, 31), village=village):
            told = {
                **asdict(held),
                "day": held.day.isoformat(),
                "at": held.at.isoformat() if held.at else None,
            }
            click.echo(json.dumps(told, ensure_ascii=False))
    return CLEAN

"""``qingjing records wish``"""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from engine.cli.app import Command
from engine.cli.commands.records import Subjects
from engine.cli.commands.records.opened import actor, day_option, stored, sure, today
from engine.cli.language import say

if TYPE_CHECKING:
    from engine.records.store import Store
    from engine.records.wishes import Wished

CLEAN, ERRORS = 0, 1
_NUMBER = click.argument("number", type=click.IntRange(1, 10_000_000))
_NOTE = click.option("--note", default="", help=say("一句话", "a sentence"))
_DAY = day_option("--day", "哪一天；不写是今天", "the day; today if not given")
_RATED = click.option(
    "--satisfaction", type=click.IntRange(1, 3), default=None,
    help=say("群众满意程度：3 满意，2 基本满意，1 不满意", "the villager is: 3 satisfied, 2 fairly, 1 not"),
)  # fmt: skip
_AS_JSON = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=say("输出的样子", "form of the output"),
)
command = Subjects("wish", help=say("微心愿台账：收集、认领、办理、办结、回访。", "The ledger of wishes."))


@command.command(
    "add", cls=Command, help=say("记一个心愿 WHAT，打印它的号。", "Enter a wish; its number is printed.")
)
@click.argument("what")
@click.option("--village", required=True, help=say("哪个村", "the village"))
@click.option(
    "--how", type=click.Choice(["visit", "phone", "wechat", "other", "上门", "电话", "微信", "其他"]), required=True,
    help=say("怎么收集的", "how it was collected"),
)  # fmt: skip
@click.option("--who", default="", help=say("谁的心愿", "whose wish it is"))
@click.option("--consent", is_flag=True, help=say("本人同意写出姓名", "the villager agrees to be named"))
@day_option("--due", "办结期限；不写按设置", "until when; by the setting if not given")
@_DAY
@stored
def add(
    store: "Store",
    what: str,
    *,
    village: str,
    how: str,
    who: str,
    consent: bool,
    due: date | None,
    day: date | None,
) -> int:
    from engine.records import wishes

    ways = {"上门": "visit", "电话": "phone", "微信": "wechat", "其他": "other"}
    with store.write(actor()) as w:
        number = wishes.collect(
            w,
            day=day or today(),
            how=ways.get(how, how),
            village=village,
            what=what,
            who=who,
            consent=consent,
            due=due,
        )
    click.echo(str(number))
    return CLEAN


def _take(store: "Store", number: int, step: str, day: date | None, **more: Any) -> int:
    from engine.records import people, teams, wishes
    from engine.records.wish import STATES, Step

    with store.write(actor()) as w:
        if more.get("person"):
            more["person"] = people.the_one(w, more["person"]).id
        if more.get("team"):
            more["team"] = teams.the_one(w, more["team"]).id
        standing = wishes.take(w, number, Step(step, day or today(), **more))
    state = STATES[standing.state]
    click.echo(say(f"第 {number} 号：{state.zh}", f"wish {number}: {state.en}"), err=True)
    return CLEAN


@command.command(
    "claim", cls=Command, help=say("认领：写一位志愿者或一支队伍。", "Claim: one volunteer or one team.")
)
@_NUMBER
@click.option("--person", default=None, help=say("志愿者，姓名或编号", "the volunteer, by name or id"))
@click.option("--team", default=None, help=say("队伍，名字或编号", "the team, by name or id"))
@_NOTE
@_DAY
@stored
def claim(
    store: "Store", number: int, *, person: str | None, team: str | None, note: str, day: date | None
) -> int:
    return _take(store, number, "claim", day, person=person, team=team, note=note)


@command.command("progress", cls=Command, help=say("记一句进展 NOTE。", "Note how it goes."))
@_NUMBER
@click.argument("note")
@_DAY
@stored
def progress(store: "Store", number: int, note: str, *, day: date | None) -> int:
    return _take(store, number, "progress", day, note=note)


@command.command("release", cls=Command, help=say("退回，等别人认领。", "Give it back, for others to claim."))
@_NUMBER
@_NOTE
@_DAY
@stored
def release(store: "Store", number: int, *, note: str, day: date | None) -> int:
    return _take(store, number, "release", day, note=note)


@command.command(
    "close",
    cls=Command,
    help=say("办结，写结果和群众的满意程度。", "Close, with the result and the villager's satisfaction."),
)
@_NUMBER
@click.option(
    "--result", type=click.Choice(["solved", "partly", "unsolved", "已解决", "部分解决", "没有办成"]), required=True,
    help=say("结果", "the result"),
)  # fmt: skip
@_RATED
@_NOTE
@_DAY
@stored
def close(
    store: "Store", number: int, *, result: str, satisfaction: int | None, note: str, day: date | None
) -> int:
    results = {"已解决": "solved", "部分解决": "partly", "没有办成": "unsolved"}
    said = results.get(result, result)
    return _take(store, number, "close", day, result=said, satisfaction=satisfaction, note=note)


@command.command(
    "rate",
    cls=Command,
    help=say("办结以后回访，记满意程度。", "The villager's satisfaction, asked after the close."),
)
@_NUMBER
@_RATED
@_NOTE
@_DAY
@stored
def rate(store: "Store", number: int, *, satisfaction: int | None, note: str, day: date | None) -> int:
    return _take(store, number, "rate", day, satisfaction=satisfaction, note=note)


@command.command("reopen", cls=Command, help=say("重新办理。", "Open it again."))
@_NUMBER
@_NOTE
@_DAY
@stored
def reopen(store: "Store", number: int, *, note: str, day: date | None) -> int:
    return _take(store, number, "reopen", day, note=note)


@command.command("withdraw", cls=Command, help=say("撤回，不办了。", "Withdraw it."))
@_NUMBER
@_NOTE
@_DAY
@stored
def withdraw(store: "Store", number: int, *, note: str, day: date | None) -> int:
    return _take(store, number, "withdraw", day, note=note)


@command.command(
    "forget",
    cls=Command,
    help=say(
        "永远删掉这是谁的心愿，心愿本身留着。", "Delete for good whose wish it is; the wish itself stays."
    ),
)
@_NUMBER
@click.option("--yes", is_flag=True, help=say("不再问", "do not ask"))
@stored
def forget(store: "Store", number: int, *, yes: bool) -> int:
    from engine.records import wishes

    with store.read() as r:
        wishes.wish(r, number)
    question = say(f"永远删掉第 {number} 号心愿的姓名。删吗？", f"Delete for good whose wish {number} is?")
    if not sure(question, yes=yes):
        click.echo(say("没有删。要删就加 --yes", "Nothing was deleted. Add --yes to do it"), err=True)
        return ERRORS
    with store.write(actor()) as w:
        wishes.forget(w, number)
    click.echo(say("删了。", "Deleted."), err=True)
    return CLEAN


@command.command(
    "list",
    cls=Command,
    help=say("列出心愿；没有同意的不写姓名。", "List wishes; nobody is named without consent."),
)
@click.option(
    "--state",
    type=click.Choice(["open", "claimed", "closed", "withdrawn"]),
    default=None,
    help=say("只看这一种", "these only"),
)
@click.option("--village", default="", help=say("只看这个村", "this village only"))
@_AS_JSON
@stored
def list_(store: "Store", *, state: str | None, village: str, form: str) -> int:
    from engine.records import wishes

    with store.read() as r:
        _show(wishes.listed(r, state=state or "", village=village), form)
    return CLEAN


@command.command(
    "overdue",
    cls=Command,
    help=say("列出过了期限还没办结的；有就退出码 1。", "List what is overdue; exit status 1 if anything is."),
)
@click.option("--village", default="", help=say("只看这个村", "this village only"))
@_AS_JSON
@stored
def overdue(store: "Store", *, village: str, form: str) -> int:
    from engine.records import wishes

    with store.read() as r:
        late = wishes.overdue(r, today(), village=village)
    _show(late, form)
    return ERRORS if late else CLEAN


def _show(listed: "list[Wished]", form: str) -> None:
    import json

    from engine.records.wish import RESULTS, STATES

    for x in listed:
        s = x.standing
        if form == "json":
            told = {
                "number": x.number, "state": s.state, "day": x.day.isoformat(), "due": x.due.isoformat(), "how": x.how,
                "village": x.village, "who": x.named, "what": x.what, "team": s.team, "person": s.person,
                "closed": s.closed.isoformat() if s.closed else None, "result": s.result,
                "satisfaction": s.satisfaction, "reopened": s.reopened,
            }  # fmt: skip
            click.echo(json.dumps(told, ensure_ascii=False))
            continue
        result = say("，", ", ") + say(RESULTS[s.result].zh, RESULTS[s.result].en) if s.result else ""
        state = say(STATES[s.state].zh, STATES[s.state].en)
        due = say(f"限 {x.due}", f"due {x.due}")
        click.echo(f"{x.number:>4}  {state}{result}  {x.village}  {x.named}  {x.what}  {due}")

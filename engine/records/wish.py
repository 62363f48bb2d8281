"""A 微心愿 as a state machine: pure. ``collect`` makes it open; each step leads on, or is refused.

open ──claim──► claimed ──close──► closed
 ▲  ◄─release──  │ ▲ progress, claim │ ▲ rate
 │               │ └─────reopen──────┘
 └──reopen── withdrawn ◄──withdraw── (open, claimed)
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from engine.diagnostics import Both
from engine.errors import RecordError

WAYS = {
    "visit": Both("上门走访", "visit"),
    "phone": Both("电话询问", "telephone"),
    "wechat": Both("微信沟通", "WeChat"),
    "other": Both("其他", "other"),
}
STATES = {
    "open": Both("待认领", "open"),
    "claimed": Both("办理中", "claimed"),
    "closed": Both("已办结", "closed"),
    "withdrawn": Both("已撤回", "withdrawn"),
}
RESULTS = {
    "solved": Both("已解决", "solved"),
    "partly": Both("部分解决", "partly solved"),
    "unsolved": Both("没有办成", "not solved"),
}
SATISFACTION = {
    3: Both("满意", "satisfied"),
    2: Both("基本满意", "fairly satisfied"),
    1: Both("不满意", "not satisfied"),
}
STEPS = {
    "claim": Both("认领", "claim"),
    "progress": Both("进展", "progress"),
    "release": Both("退回", "release"),
    "close": Both("办结", "close"),
    "rate": Both("回访", "rate"),
    "reopen": Both("重办", "reopen"),
    "withdraw": Both("撤回", "withdraw"),
}
_LEADS: dict[tuple[str, str], str] = {
    ("open", "claim"): "claimed",
    ("open", "withdraw"): "withdrawn",
    ("claimed", "claim"): "claimed",
    ("claimed", "progress"): "claimed",
    ("claimed", "release"): "open",
    ("claimed", "close"): "closed",
    ("claimed", "withdraw"): "withdrawn",
    ("closed", "rate"): "closed",
    ("closed", "reopen"): "claimed",
    ("withdrawn", "reopen"): "open",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step. A claim names a team or a person; a close has a result; a close or rate may have the
    villager's satisfaction (1 to 3)."""

    step: str
    day: date
    team: str | None = None
    person: str | None = None
    note: str = ""
    result: str = ""
    satisfaction: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a wish is. ``closed`` is the day of the close that stands."""

    state: str = "open"
    team: str | None = None
    person: str | None = None
    closed: date | None = None
    result: str = ""
    satisfaction: int | None = None
    reopened: int = 0

    def is_overdue(self, due: date, today: date) -> bool:
        return self.state in ("open", "claimed") and due < today


def may(standing: Standing) -> list[str]:
    """The steps that are possible now, in the order of the table."""
    return [step for state, step in _LEADS if state == standing.state]


def after(standing: Standing, step: Step) -> Standing:
    """The standing after a step; raises ``RecordError`` when it is not possible or lacks something."""
    led = _LEADS.get((standing.state, step.step))
    if led is None:
        what, where = STEPS.get(step.step, Both(step.step, step.step)), STATES[standing.state]
        can = [STEPS[s] for s in may(standing)]
        raise RecordError(
            Both(
                f"这个心愿{where.zh}，不能{what.zh}；现在可以：{'、'.join(s.zh for s in can)}",
                f"this wish is {where.en}: {what.en} is not possible; possible: {', '.join(s.en for s in can)}",
            )
        )
    _complete(step)
    if step.step == "claim":
        return replace(standing, state=led, team=step.team, person=step.person)
    if step.step == "release":
        return replace(standing, state=led, team=None, person=None)
    if step.step == "close":
        return replace(
            standing, state=led, closed=step.day, result=step.result, satisfaction=step.satisfaction
        )
    if step.step == "rate":
        return replace(standing, satisfaction=step.satisfaction)
    if step.step == "reopen":
        again = standing.reopened + 1
        return replace(standing, state=led, closed=None, result="", satisfaction=None, reopened=again)
    return replace(standing, state=led)


def standing_of(steps: Iterable[Step]) -> Standing:
    """All steps, one after the other."""
    standing = Standing()
    for step in steps:
        standing = after(standing, step)
    return standing


def _complete(step: Step) -> None:
    if step.step == "claim" and (step.team is None) == (step.person is None):
        raise RecordError(
            Both("认领要写一位志愿者，或者一支队伍", "a wish is claimed by one volunteer or by one team")
        )
    if step.step == "progress" and not step.note.strip():
        raise RecordError(Both("进展要写一句话", "say in a sentence how it goes"))
    if step.step == "close" and step.result not in RESULTS:
        raise RecordError(
            Both(
                "办结要写结果：solved、partly 或 unsolved", "a close has a result: solved, partly or unsolved"
            )
        )
    if step.step == "rate" and step.satisfaction is None:
        raise RecordError(Both("回访要写满意程度：3、2 或 1", "a rating is 3, 2 or 1"))
    if step.satisfaction is not None and step.satisfaction not in SATISFACTION:
        raise RecordError(
            Both("满意程度是 3（满意）、2（基本满意）、1（不满意）", "satisfaction is 3, 2 or 1")
        )

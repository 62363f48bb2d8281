"""Kinds of events, and the word that each is counted in. 期, 场, 次, 人次, 人数 are different figures:
none is ever worked out from another."""

from typing import NamedTuple

from engine.diagnostics import Both
from engine.errors import RecordError


class Kind(NamedTuple):
    """``unit`` counts the times. ``also``: other ways to call it. ``learning``: it gives class hours."""

    name: Both
    unit: Both
    also: tuple[str, ...] = ()
    learning: bool = True


KINDS: dict[str, Kind] = {
    "training": Kind(Both("党员培训班", "training course"), Both("期", ""), ("培训班", "培训")),
    "study": Kind(Both("集体学习", "group study"), Both("次", ""), ("集中学习", "学习")),
    "report": Kind(Both("专题报告", "report"), Both("场", ""), ("报告", "报告会", "讲座", "专题讲座")),
    "lecture": Kind(Both("党课", "party lecture"), Both("次", ""), ("讲党课", "课", "上党课", "course")),
    "scenario": Kind(Both("情景教学", "scenario teaching"), Both("场", ""), ("情景剧", "情景")),
    "day": Kind(Both("主题党日", "party day"), Both("次", ""), ("党日",)),
    "visit": Kind(Both("参观", "visit"), Both("批", ""), ("接待", "参观接待"), learning=False),
    "volunteering": Kind(
        Both("志愿服务", "volunteering"), Both("次", ""), ("志愿者", "志愿"), learning=False
    ),
    "problem": Kind(
        Both("解决问题", "problem solved"), Both("件", ""), ("问题", "急难愁盼问题"), learning=False
    ),
    "other": Kind(Both("其他", "other"), Both("次", "")),
}


def kind_named(text: str) -> str:
    """The kind that somebody means; raises ``RecordError`` with all of them.

    >>> kind_named("报告"), kind_named("党课"), kind_named("visit")
    ('report', 'lecture', 'visit')
    """
    wanted = text.strip()
    for code, kind in KINDS.items():
        if wanted in (code, kind.name.zh, kind.name.en, *kind.also):
            return code
    names = "、".join(k.name.zh for k in KINDS.values())
    raise RecordError(
        Both(f"没有“{text}”这一类，有：{names}", f"no kind `{text}`; there are: {', '.join(KINDS)}")
    )

"""The board in the hall: how the wishes stand, without anything that tells who wished what.

What was wished is written freely and may name people, so it is never shown: each wish is counted under a
general word. Kinds and villages are counted apart; together they could point at somebody.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from engine.diagnostics import Both
from engine.records import teams, wishes
from engine.records.settings import settings
from engine.records.store import Reading
from engine.records.wishes import Wished

#: What a wish may be about, and the words that tell it; the first that fits.
TOPICS: dict[str, tuple[Both, tuple[str, ...]]] = {
    "health": (Both("看病拿药", "health"), ("看病", "药", "医", "体检", "血压", "住院", "眼镜", "助听", "轮椅", "拐杖", "残")),
    "phone": (Both("手机上网", "phones"), ("手机", "微信", "视频", "网", "缴费", "支付", "认证", "充电")),
    "learn": (Both("上学读书", "school"), ("书包", "学费", "上学", "作业", "课本", "孩子", "孙", "读书", "文具", "台灯", "辅导")),
    "farm": (Both("种地养殖", "farming"), ("地", "种", "粮", "土豆", "谷", "羊", "牛", "猪", "鸡", "果", "农", "化肥", "浇")),
    "home": (Both("家里修补", "repairs"), ("修", "灯", "炉", "炕", "房", "屋", "窗", "门", "水管", "锅", "电", "煤", "冰箱", "电视")),
    "road": (Both("出门行路", "roads"), ("路", "车", "出门", "台阶", "扶手", "接送", "进城")),
    "company": (Both("陪伴说话", "company"), ("陪", "说话", "聊", "理发", "打扫", "洗", "做饭", "团圆", "照相", "过年")),
    "goods": (Both("日用东西", "things of daily use"), ("衣", "被", "鞋", "米", "面", "油", "买")),
}  # fmt: skip
OTHER = Both("别的事情", "other things")


class Bar(NamedTuple):
    name: str
    done: int
    all: int


class Board(NamedTuple):
    """Of one year. ``kinds`` and ``villages`` the most first."""

    base: str
    year: int
    collected: int
    solved: int
    working: int
    satisfied: int
    volunteers: int
    teams: int
    kinds: list[tuple[Both, int]]
    villages: list[Bar]


def topic_of(what: str) -> Both:
    """What a wish is about in general.

    >>> topic_of("想请人教怎么用微信视频").zh, topic_of("一件小事").zh
    ('手机上网', '别的事情')
    """
    return next((name for name, words in TOPICS.values() if any(w in what for w in words)), OTHER)


def board_of(r: Reading, today: date) -> Board:
    """Wishes collected this year, or still open, or closed this year; withdrawn ones are not shown."""
    ledger = [x for x in wishes.listed(r) if x.standing.state != "withdrawn" and _of_year(x, today.year)]
    solved = [x for x in ledger if x.standing.result in ("solved", "partly")]
    kinds = Counter(topic_of(x.what) for x in ledger)
    every = Counter(x.village for x in ledger)
    done = Counter(x.village for x in solved)
    bars = [Bar(village, done[village], n) for village, n in every.most_common()]
    return Board(
        settings(r).base, today.year, len(ledger), len(solved),
        sum(x.standing.state in ("open", "claimed") for x in ledger),
        sum(x.standing.satisfaction in (2, 3) for x in solved),
        len(_helpers(ledger, teams.listed(r))), len(teams.listed(r)), kinds.most_common(6), bars,
    )  # fmt: skip


def _of_year(x: Wished, year: int) -> bool:
    closed = x.standing.closed
    return closed is None or year in (closed.year, x.day.year)


def _helpers(ledger: Iterable[Wished], all_teams: Iterable[teams.Volunteers]) -> set[str]:
    claimed = {x.standing.person for x in ledger if x.standing.person}
    return claimed | {m for t in all_teams for m in t.members}

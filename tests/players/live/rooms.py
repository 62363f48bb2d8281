"""Rooms for tests: a lecturer who presses, phones that vote, and a client that speaks to the app itself."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

from engine.players.kiosk.roster import ListedRoster, Person
from engine.players.live import views
from engine.players.live.desk import Desk, Join
from engine.players.live.gate import Limits
from engine.players.live.journal import Opened, open_room
from engine.players.live.polls import Poll
from engine.players.live.room import Entry, Room, opening
from engine.players.live.server import join_at, make_app
from tests.building import compiler_of
from tests.players.shelves import REAL, ShelfOf

PORT = 8770
ORIGIN = f"http://127.0.0.1:{PORT}"
CODE = "4821"
NOON = 1_795_000_000_000

#: One of every kind, a talk, a task, a drama with a vote.
COURSE = """\
课程: ke
标题: 一课
来源: {S1: {名称: 村志, 等级: B}}
单元:
  - 课文: lessons/a.md
  - 题: ke/dan
  - 题: ke/duo
  - 题: ke/pan
  - 题: ke/kong
  - 题: ke/shu
  - 题: ke/xu
  - 题: ke/lian
  - 题: ke/wen
  - 题: ke/hua
  - 题: ke/jian
  - 情景剧: xi
  - 路线: route.yaml
"""
BANK = """\
题库: ke
题目:
  - {编号: dan, 题: 水往哪里流？, 选项: [低处, 高处, 不流], 答案: A, 解析: 人往高处走。, 评: {B: 那是人。}}
  - {编号: duo, 题: 哪些会飞？, 选项: [喜鹊, 山羊, 燕子, 黄牛], 答案: AC}
  - {编号: pan, 题: 石头会不会响？, 答案: 对}
  - {编号: kong, 题: 村子叫什么？, 答案: [孔河沟, 孔河沟村]}
  - {编号: shu, 题: 一共几天？, 题型: 数字, 答案: 75, 单位: 天}
  - {编号: xu, 题: 先后？, 题型: 排序, 选项: [甲, 乙, 丙]}
  - {编号: lian, 题: 连一连, 题型: 连线, 配对: {一: 壹, 二: 贰}}
  - {编号: wen, 题: 喜欢哪样？, 题型: 调查, 选项: [茶, 水]}
  - {编号: hua, 题: 说一句, 题型: 调查}
  - {编号: jian, 题: 怎样劝？, 参考答案: 先帮忙。}
"""
DRAMA = """\
情景剧: xi
标题: 小戏
性质: 创作
角色: {奶奶: 守着门的老人}
变量: {勇气: {初值: 1, 范围: 0..5}}
场景:
  门口:
    标题: 有人敲门
    剧本: |
      夜里有人敲门。勇气 {勇气}。
      奶奶（小声）：谁呀？
    选择: {问: 开不开？, 选项: [{说: 开, 去: 开了, 做: 勇气 += 1}, {说: 不开, 去: 没开}, {说: 问一声, 去: 商量}]}
  商量:
    标题: 商量
    剧本:
      - 讨论: {题目: 换了您，开不开？, 时间: 2 分钟}
    表决: {问: 大家定。, 选项: [{说: 开, 去: 开了}, {说: 不开, 去: 没开}]}
  开了: {标题: 门开了, 剧本: 是邻居。, 结局: 亲, 评语: 好。}
  没开: {标题: 门没开, 剧本: 走了。, 结局: 疏, 评语: 唉。}
"""
ROUTE = """\
路线: lu
标题: 路
站点:
  - {编号: gou, 名称: 沟口, 记载: "淹过。[^S1]"}
  - {编号: cun, 名称: 村委会, 记载: "没淹过。[^S1]"}
"""
LESSON = """\
# 课文

## 一

甲是开头。[^S1]

:::讲稿
先问大家，停五秒。
:::

![树](images/shu.svg)

## 二

- 一条
- 两条
"""
FILES: dict[str, str | bytes] = {
    "courses/ke/course.yaml": COURSE, "courses/ke/lessons/a.md": LESSON, "courses/ke/route.yaml": ROUTE,
    "courses/ke/banks/ke.yaml": BANK, "courses/ke/images/shu.svg": "<svg/>", "scenarios/xi/scenario.yaml": DRAMA,
}  # fmt: skip

_MADE: dict[str, dict[str, Any]] = {}


def small(name: str = "xi") -> dict[str, Any]:
    """The bundle of the small course ``ke`` or the small drama ``xi``."""
    if name not in _MADE:
        compiler = compiler_of(FILES)
        result = (
            compiler.course("courses/ke/course.yaml")
            if name == "ke"
            else compiler.scenario("scenarios/xi/scenario.yaml")
        )
        assert result.bundle is not None, [d.message.en for d in result.diagnostics]
        _MADE[name] = result.bundle
    return _MADE[name]


def real(name: str) -> dict[str, Any]:
    """A work of the repository."""
    return ShelfOf(REAL).bundle(name)


class Taught:
    """A room with its journal in memory, one second an entry."""

    def __init__(self, bundle: dict[str, Any], seed: int = 7) -> None:
        self.bundle = bundle
        self.entries: list[Entry] = [opening(bundle, code=CODE, seed=seed, at=NOON)]
        self.room = Room(bundle, self.entries[0])
        self.seq = 0

    def give(self, **entry: Any) -> str | None:
        entry["at"] = NOON + 1000 * len(self.entries)
        self.entries.append(json.loads(json.dumps(entry)))
        return self.room.apply(entry)

    def press(self, do: str, **fields: Any) -> str | None:
        return self.give(do=do, **fields)

    def seats(self, count: int) -> None:
        for n in range(1, count + 1):
            self.give(do="join", seat=n)

    def vote(self, seat: int, response: Any, poll: str | None = None) -> str | None:
        self.seq += 1
        id = poll or self.poll.id
        return self.give(do="vote", seat=seat, poll=id, response=response, seq=self.seq)

    def votes(self, *responses: Any) -> None:
        """One for each seat, the first ones first."""
        for seat, response in enumerate(responses, 1):
            assert self.vote(seat, response) is None

    @property
    def poll(self) -> Poll:
        assert self.room.poll is not None
        return self.room.poll

    def to_question(self) -> Poll:
        """Press on to the next question."""
        while self.room.asking is None:
            assert self.press("next") is None
        return self.poll

    def to_item(self, kind: str) -> Poll:
        """Press on, past other questions, to the first of a kind."""
        while self.to_question().kind != kind:
            self.pass_question(0)
        return self.poll

    def pass_question(self, choice: int) -> None:
        while self.room.asking is not None and self.press("next") is None:
            pass
        if self.room.asking is not None:
            assert self.press("decide", choice=choice) is None
            assert self.press("next") is None

    def to_end(self) -> None:
        """The one big button, and the lecturer's word where nobody has one."""
        for _ in range(2000):
            told = self.press("next")
            if told == "undecided":
                assert self.press("decide", choice=0) is None
            elif told is not None:
                assert told == "end"
                return
        raise AssertionError("no end")

    def replayed(self) -> Room:
        room = Room(self.bundle, self.entries[0])
        for entry in self.entries[1:]:
            room.apply(entry)
        return room


def everything(room: Room) -> Any:
    """What all pages of a room are shown."""
    seats = [room.seats.get(n) for n in range(1, len(room.seats) + 1)]
    return (
        views.projector(room),
        views.console(room),
        views.phone(room),
        [views.own(room, seat) for seat in seats if seat is not None],
    )


ROSTER = ListedRoster([Person("a1", "甲村", "王秀英", ("wxy",)), Person("b1", "乙村", "李明", ("lm",))])


def opened_in(folder: Path, bundle: dict[str, Any] | None = None) -> Opened:
    bundle = bundle or small()
    return open_room(folder, bundle, opening(bundle, code=CODE, seed=7, at=NOON, kind="情景教学"))


class Served:
    """A desk at work behind its app."""

    def __init__(self, opened: Opened, join: Join | None = None, limits: Limits | None = None) -> None:
        self.opened = opened
        self.desk = Desk(opened, join or join_at("192.168.1.5", PORT, opened.room.code))
        self.app = make_app(
            self.desk,
            port=PORT,
            addresses=["192.168.1.5"],
            roster=ROSTER,
            limits=limits,
            pictures=lambda _: None,
        )

    def client(self, address: str = "192.168.1.77", origin: str = ORIGIN) -> httpx.AsyncClient:
        """A browser of its own, on the phone's address unless told otherwise."""
        transport = httpx.ASGITransport(app=self.app, client=(address, 50_000))
        return httpx.AsyncClient(transport=transport, base_url=origin, headers={"origin": origin})

    @asynccontextmanager
    async def console(self) -> AsyncIterator[httpx.AsyncClient]:
        async with self.client("127.0.0.1") as client:
            told = await client.post("/api/enter", json={"key": self.opened.keys.console})
            assert told.status_code == 200
            yield client

    @asynccontextmanager
    async def phone(self) -> AsyncIterator[httpx.AsyncClient]:
        async with self.client() as client:
            told = await client.post("/api/join", json={"code": CODE})
            assert told.status_code == 200, told.text
            yield client


@asynccontextmanager
async def served(
    folder: Path, bundle: dict[str, Any] | None = None, limits: Limits | None = None
) -> AsyncIterator[Served]:
    made = Served(opened_in(folder, bundle), limits=limits)
    working = asyncio.create_task(made.desk.run())
    try:
        yield made
    finally:
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working


async def press(console: httpx.AsyncClient, do: str, **fields: Any) -> httpx.Response:
    return await console.post("/api/command", json={"do": do, **fields})


async def view_of(client: httpx.AsyncClient, page: str) -> dict[str, Any]:
    told = await client.get(f"/api/state/{page}")
    assert told.status_code == 200, told.text
    found: dict[str, Any] = told.json()
    return found

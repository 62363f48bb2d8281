"""A kiosk in memory, for tests: two small works, a roster, a client that speaks to the app itself."""

from pathlib import Path
from typing import Any

import httpx

from engine.compiler.compile import Compiler
from engine.diagnostics import Both
from engine.errors import ProjectError
from engine.players.kiosk.config import Config, write_config
from engine.players.kiosk.kiosk import Kiosk
from engine.players.kiosk.pin import hashed
from engine.players.kiosk.server import make_app, make_kiosk
from engine.players.library import Entry, entry_of
from engine.runtime.history import History
from engine.runtime.program import Program
from engine.runtime.save import saved
from tests.building import compiler_of

PORT = 8765
ORIGIN = f"http://127.0.0.1:{PORT}"
PIN = "1357"
COURSE = """\
课程: xiaoke
标题: 小课
来源: {S1: {名称: 村志, 等级: B}}
单元:
  - 课文: lessons/a.md
  - 题: xiaoke/shui
  - 题: xiaoke/jian
  - 路线: route.yaml
  - 测验: {题库: banks/xiaoke.yaml, 抽: 2, 及格: 60%, 复习错题: 是, 固定顺序: 是}
"""
BANK = """\
题库: xiaoke
题目:
  - {编号: shui, 题: 水往哪里流？, 选项: [低处, 高处], 答案: A, 固定顺序: 是}
  - {编号: shi, 题: 石头会不会响？, 答案: 对}
  - {编号: jian, 题: 怎样劝？, 参考答案: 先帮忙。}
"""
ROUTE = """\
路线: lu
标题: 路
站点:
  - {编号: gou, 名称: 沟口, 记载: "淹过。[^S1]"}
  - {编号: 村, 名称: 村委会, 记载: "没淹过。[^S1]"}
"""
DRAMA = """\
情景剧: xi
标题: 小戏
性质: 创作
场景:
  门口:
    剧本: 有人敲门。
    选择: {问: 开不开？, 选项: [{说: 开, 去: 开了}, {说: 不开, 去: 没开}]}
  开了: {剧本: 是邻居。, 结局: 亲, 评语: 好。}
  没开: {剧本: 走了。, 结局: 疏, 评语: 唉。}
"""
LESSON = "# 课文\n\n## 一\n\n甲。[^S1]\n\n![树](images/shu.svg)\n\n## 二\n\n乙。\n"
FILES: dict[str, str | bytes] = {
    "courses/xiaoke/course.yaml": COURSE,
    "courses/xiaoke/lessons/a.md": LESSON,
    "courses/xiaoke/route.yaml": ROUTE,
    "courses/xiaoke/banks/xiaoke.yaml": BANK,
    "courses/xiaoke/images/shu.svg": "<svg/>",
    "scenarios/xi/scenario.yaml": DRAMA,
}
#: Made once: a hash is slow by intent.
_HASH = hashed(PIN)
ROSTER = "村,姓名,编号\n甲村,王秀英,a1\n甲村,王秀兰,a2\n甲村,单玉梅,a3\n乙村,李明,b1\n"


_MADE: dict[tuple[Any, ...], dict[str, Any]] = {}


class Shown:
    """A shelf of compiled texts; ``files`` may be edited, as an author would."""

    def __init__(self, files: dict[str, str | bytes] | None = None) -> None:
        self.files = dict(files or FILES)
        self.broken: list[str] = []

    def entries(self) -> list[Entry]:
        return [entry_of(name, self.bundle(name)) for name in ("xiaoke", "xi")]

    def bundle(self, name: str) -> dict[str, Any]:
        key = (name, *sorted(self.files.items()))
        if key not in _MADE:
            _MADE[key] = self._made(name)
        return _MADE[key]

    def _made(self, name: str) -> dict[str, Any]:
        compiler: Compiler = compiler_of(self.files)
        path = {"xiaoke": "courses/xiaoke/course.yaml", "xi": "scenarios/xi/scenario.yaml"}.get(name)
        if path is None:
            raise ProjectError(Both("没有", "none"))
        result = compiler.course(path) if name == "xiaoke" else compiler.scenario(path)
        assert result.bundle is not None, [d.message.en for d in result.diagnostics]
        return result.bundle


def kiosk_in(folder: Path, *, address: str = "", roster: str = ROSTER, shelf: Shown | None = None) -> Kiosk:
    folder.mkdir(parents=True, exist_ok=True)
    if roster:
        (folder / "roster.csv").write_text(roster, encoding="utf-8")
    write_config(folder, Config(), pin=_HASH, address=address)
    return make_kiosk(folder, shelf or Shown(), port=PORT, media=_media(folder))


def _media(folder: Path):  # type: ignore[no-untyped-def]
    def find(work: str, path: str) -> Path | None:
        file = folder / "media" / path
        return file if file.exists() else None

    return find


def client_of(kiosk: Kiosk) -> httpx.AsyncClient:
    """A page of this kiosk: it names its origin, as a browser does."""
    transport = httpx.ASGITransport(app=make_app(kiosk, port=PORT))
    return httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers={"origin": ORIGIN})


class Page:
    """What the page does: plays in its own machine, and reports."""

    def __init__(self, bundle: dict[str, Any], session: str = "0" * 31 + "1", seed: int = 7) -> None:
        self.program = Program(bundle)
        self.history = History(self.program, seed)
        self.session = session
        self.seq = 0

    def send(self, **given: Any) -> list[dict[str, Any]]:
        return self.history.step(given)

    def record(self, kind: str, **more: Any) -> dict[str, Any]:
        out = {
            "session": self.session, "seq": self.seq, "kind": kind, "work": self.program.bundle["id"],
            "digest": self.program.digest, "seed": self.history.seed, "base": None,
            "log": saved(self.history)["log"], "learner": None, "at": 1, **more,
        }  # fmt: skip
        self.seq += 1
        return out

    def to_item(self) -> None:
        """To the first item of the course."""
        while self.history.state.wait != "answer":
            self.send(input="next")

    def answered(self, response: Any) -> dict[str, Any]:
        """Answer the item on show; the record of it."""
        marked = self.send(input="answer", response=response)[-1]
        return self.record(
            "answered", answer={k: marked[k] for k in ("item", "response", "right", "points", "of")}
        )

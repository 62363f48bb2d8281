"""The office page as a process of its own, in front of a store where a season has happened."""

import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from sqlalchemy import URL

from engine.office.passwords import Passwords
from engine.records import events, people, teams, users, wishes
from engine.records.events import Held
from engine.records.store import open_store
from engine.records.wish import Step

ROOT = Path(__file__).resolve().parents[3]
PASSWORD = "feng-shou-26-nian"
VILLAGES = ("测试村", "例子沟", "样本坪", "演示庄")
_FAMILY, _GIVEN = "王李张刘陈杨赵黄", ("测", "秀例", "建样", "玉演", "志试")
_WISHES = (
    "想请人教怎么用微信和外头的孩子视频", "院里的灯坏了，晚上出门看不见", "去县医院拿药没有车", "炕塌了一块，想趁天暖修一修",
    "孙子缺一盏台灯", "土豆卖不出去", "想有人陪着说说话", "老花镜腿断了", "手机认证老是过不去", "院墙边的路不平，拄拐走不稳",
)  # fmt: skip


def free_port() -> int:
    with closing(socket.socket()) as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def filled(path: Path) -> None:
    """Made people and made events of this year, so that every page has something to show."""
    today = date.today()
    with open_store(URL.create("sqlite", database=str(path))) as store, store.write("test") as w:
        ids = []
        for n in range(48):
            village = VILLAGES[n % 4]
            name = _FAMILY[n % 8] + _GIVEN[n // 8 % 5]
            duty = "secretary" if n < 4 else ""
            ids.append(people.add(w, name=name, village=village, duty=duty, gender="男女"[n % 2], born=f"19{50 + n % 30}-0{1 + n % 9}", joined=f"19{80 + n % 19}-07"))  # fmt: skip
        for n, kind in enumerate(("training", "study", "report", "lecture", "visit", "volunteering", "day", "study", "lecture")):  # fmt: skip
            day = today - timedelta(days=n * 11 % 100)
            title = (
                "乡村振兴培训班",
                "学条例",
                "防汛专题报告",
                "重走东征路",
                "外县支部来参观",
                "清理河道",
                "主题党日",
                "学讲话",
                "讲传统",
            )[n]
            held = Held(kind, day, times=1 + n % 3, heads=20 + n * 7, minutes=90 * (kind != "visit"), village=VILLAGES[n % 4] if n % 3 else "", place="教育基地", lecturer="例讲师", title=title)  # fmt: skip
            events.add(w, held, ids[n : n + 20] if n % 2 == 0 else [])
        made = [teams.add(w, village=v, name=f"{v}志愿队") for v in VILLAGES[:3]]
        for n, id in enumerate(made):
            for who in ids[n : n + 24 : 4]:
                teams.belong(w, id, who)
        for n, what in enumerate(_WISHES):
            day = today - timedelta(days=5 + n * 6)
            number = wishes.collect(w, day=day, how=("visit", "phone", "wechat")[n % 3], village=VILLAGES[n % 4], what=what, who="例" + _FAMILY[n % 8], consent=n % 2 == 0)  # fmt: skip
            if n % 4 != 3:
                wishes.take(w, number, Step("claim", day, team=made[n % 3]))
            if n % 4 == 0:
                wishes.take(w, number, Step("progress", day, note="看过了，下周去办"))
            if n % 4 == 1:
                wishes.take(w, number, Step("close", today, result="solved", satisfaction=3, note="办好了"))
        for name, role in (("guanli", "admin"), ("shuji", "secretary"), ("jiangshi", "lecturer")):
            users.add(w, name=name, role=role, password_hash=Passwords().hashed(PASSWORD))


class OfficePlace:
    """A running office page."""

    def __init__(self, folder: Path, *, language: str = "zh", fill: bool = True) -> None:
        self.folder, self.language = folder, language
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.store = folder / "records.db"
        if fill:
            filled(self.store)
        self.said = ""

    def __enter__(self) -> "OfficePlace":
        command = [
            sys.executable, "-m", "engine", "office", "--lang", self.language, "--port", str(self.port),
            "--store", str(self.store), "--backups", str(self.folder / "backups"),
        ]  # fmt: skip
        out = (self.folder / "said.txt").open("w+")
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONUNBUFFERED": "1"})  # fmt: skip
        for _ in range(300):
            try:
                urlopen(f"{self.url}/login", timeout=2).close()
                break
            except (URLError, OSError):
                assert self.process.poll() is None, (self.folder / "said.txt").read_text()
                time.sleep(0.1)
        out.close()
        self.said = (self.folder / "said.txt").read_text("utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(20)

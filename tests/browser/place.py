"""A kiosk on a free port, as a process of its own: with the project's content and a course of every kind of thing."""

import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
PIN = "2468"
LANGUAGE = "zh"

COURSE = """\
课程: yangyang
标题: 样样都有
简介: 每一种题、每一种页，都在这里走一遍。
对象: 做检查的人
学时: 0.5
来源:
  S1: {名称: 《村防汛手册》, 等级: B, 说明: 例子里编的}
  S2: {名称: 一份名字很长很长的材料，长得要折成三行才放得下，用来看看放不放得下（转载页，节选）, 等级: C}
单元:
  - 课文: lessons/kuai.md
  - 题: yangyang/yijian
  - 题: yangyang/shuoshuo
  - 题: yangyang/jianda
  - 题: yangyang/tiankong
  - 题: yangyang/hushu
  - 题: yangyang/laoren
  - 路线: route.yaml
  - 情景剧: wandian
  - 讨论: {题目: 咱村哪几户要先叫？, 时间: 5 分钟}
  - 测验: {题库: banks/yangyang.yaml, 抽: 4, 及格: 60%, 复习错题: 是, 固定顺序: 是}
  - 实践: {任务: 走访一户独居老人，记下一个微心愿, 类型: 微心愿, 证据: 一张照片，或三句话, 说明: 先征得本人同意再记。}
"""
LESSON = """\
# 雨从哪里来

## 先看沟口，再看一个很长很长的小标题会怎么样

手册上写着，**沟口**的住户最先转移。[^S1][^S2]

> 老话说，水火无情。

| 看见 | 就做 | 找谁 |
|---|---|---|
| 水变浑 | 报告值班的人 | 值班室 |
| 石头响 | 马上走 | 谁也不找 |

:::旁注
手册是例子里编的。
:::

![沟口的一棵树](images/shu.svg)

:::念
这一句只念不显示。
:::

---

记住三句话，还有一段很长的话：手册里一共写了二十多条，从怎样看天、怎样看水、怎样看山讲起，讲到怎样叫人、怎样带人、怎样安顿，一条一条都有来历。村里的老人说，早年间没有手册，靠的是敲锣；锣声一响，家家户户都往高处走，走到庙台上点人数，少了谁就回去找谁。后来有了喇叭，有了电话，办法变了，道理没有变。

1. 先报告
2. 再叫人
3. 最后拿东西

:::史实
有记载说，那年的水，淹到了门槛。[^S1]
:::
"""
ROUTE = """\
路线: zhuanyi
标题: 转移路线
站点:
  - {编号: goukou, 名称: 沟口, 今属: 孔河沟村, 记载: "雨大时先淹这里。[^S1]", 可信度: 只有手册一处写了, 分歧: 一说先淹桥头。}
  - {编号: cunwei, 名称: 村委会, 记载: "院里有大棚，能安顿二十户。[^S1]", 里程: 300 米}
  - {编号: miaotai, 名称: 庙台, 记载: "点人数的地方。[^S2]", 里程: 700 米}
"""
BANK = """\
题库: yangyang
题目:
  - {编号: dianhua, 题: 夜里发现水涨了，先做什么？, 选项: {A: 报告值班的人, B: 天亮再说, C: 自己先走}, 答案: A, 评: {B: 天亮就晚了。}, 解析: 先报告，再叫人。, 难度: 1}
  - {编号: xiandu, 题: 转移时先顾哪些人？, 选项: [老人, 孩子, 行动不便的人, 看热闹的人, 最后一个选项写得特别特别长看看折不折行], 答案: ABC, 分值: 2}
  - {编号: shunxu, 题: 按先后排一排。, 题型: 排序, 选项: [报告, 叫人, 清点]}
  - {编号: duiying, 题: 谁家在哪里？, 配对: {沟口: 张奶奶, 桥头: 老李, 庙台: 王家}}
  - {编号: hushu, 题: 大棚能安顿多少户？, 题型: 数字, 答案: 20, 误差: 2, 单位: 户}
  - {编号: laoren, 题: 先拿东西，再叫老人。, 答案: 错, 解析: 先人后物。}
  - {编号: tiankong, 题: 门槛下面画的那条线叫____线。, 答案: [警戒, 警戒线]}
  - {编号: yijian, 题: 这堂课有用吗？, 题型: 调查, 选项: [有用, 一般], 固定顺序: 是}
  - {编号: shuoshuo, 题: 您还想学点什么？, 题型: 调查}
  - {编号: jianda, 题: 怎样劝不肯走的老人？, 参考答案: 先帮她做一件事，再讲道理。}
"""
DRAMA = """\
情景剧: wandian
标题: 晚点
性质: 创作
角色: {站长: {身份: 小站的站长}, 旁白: {声音: 中年女}}
来源: {S1: {名称: 《村防汛手册》, 等级: B}}
场景:
  站台:
    剧本:
      - （天快黑了，站台上只剩一个人。）
      - {画面: images/zhantai.svg, 替代: 空空的站台}
      - {声音: sounds/qidi.wav, 替代: 汽笛}
      - 站长（搓着手）：车晚点了。
      - {史实: "有记载说，那年的车晚了两个钟头。[^S1]"}
    选择:
      问: 你是站长。怎么办？
      选项:
        - {说: 请她进屋烤火, 去: 火炉, 评: 心里热了。}
        - {说: 让她在这儿等, 去: 夜里}
  火炉: {剧本: 炉火很旺。, 结局: 暖, 评语: 一缸热水，也是服务。, 等第: 好}
  夜里: {剧本: 风刮了一夜。, 结局: 冷, 评语: 规定没有错，只是冷了点。}
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#cfe0d2"/></svg>'
ROSTER = "村,姓名,编号\n" + "".join(
    f"{village},{name},{n}\n"
    for n, (village, name) in enumerate(
        [
            (v, name)
            for v in ("孔河沟村", "天池店村")
            for name in ("王秀英", "王秀兰", "李明", "单玉梅", "张建国", "赵家旺", "杨淑芬", "刘二小")
        ]
    )
)


def project(folder: Path) -> Path:
    """A project with the real content beside the course of every kind of thing."""
    for top in ("courses", "scenarios"):
        shutil.copytree(ROOT / top, folder / top)
    files = {
        "courses/yangyang/course.yaml": COURSE,
        "courses/yangyang/lessons/kuai.md": LESSON,
        "courses/yangyang/route.yaml": ROUTE,
        "courses/yangyang/banks/yangyang.yaml": BANK,
        "courses/yangyang/images/shu.svg": PICTURE,
        "courses/yangyang/images/zhantai.svg": PICTURE,
        "courses/yangyang/sounds/qidi.wav": "",
        "scenarios/wandian/scenario.yaml": DRAMA,
        "scenarios/wandian/images/zhantai.svg": PICTURE,
        "scenarios/wandian/sounds/qidi.wav": "",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


@cache
def shared() -> Path:
    """One project for all kiosks that do not edit it, and the cache of its compiled works."""
    folder = Path(tempfile.mkdtemp(prefix="kiosk-project-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return project(folder / "project").parent


@cache
def pin_hash() -> str:
    """Made once: a hash is slow by intent."""
    from engine.players.kiosk.pin import hashed

    return hashed(PIN)


class Place:
    """One kiosk: its project, its data, its process. ``own``: the project is for this kiosk alone."""

    def __init__(
        self, folder: Path, *, roster: bool = True, more: tuple[str, ...] = (), own: bool = False
    ) -> None:
        self.data = folder / "data"
        base = project(folder / "project").parent if own else shared()
        self.project, self.cache = base / "project", base / "cache"
        self.port = free_port()
        self.more = more
        self.process: subprocess.Popen[bytes] | None = None
        self.data.mkdir(parents=True)
        if roster:
            (self.data / "roster.csv").write_text(ROSTER, encoding="utf-8")
        # The tests' finger does not tremble, and goes faster than anybody's.
        settings = {"pin": pin_hash(), "address": f"http://localhost:{self.port}", "strike": 0}
        (self.data / "kiosk.json").write_text(json.dumps(settings))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "engine",
            "kiosk",
            "--port",
            str(self.port),
            "--folder",
            str(self.data),
            *self.more,
        ]
        env = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(self.cache),
            "QINGJING_LANG": LANGUAGE,
        }
        self.process = subprocess.Popen(command, cwd=self.project, env=env, stdout=subprocess.DEVNULL)
        self.wait()

    def wait(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                with urlopen(f"{self.url}/health", timeout=10):
                    return
            except (URLError, OSError):
                time.sleep(0.05)
        raise AssertionError("the kiosk does not come up")

    def kill(self) -> None:
        """As a power cut would: no signal that could be answered."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def __enter__(self) -> "Place":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)

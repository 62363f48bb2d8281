"""Saved sessions, and edits to open them after."""

import json
from typing import Any

from engine.runtime import History, Program
from engine.runtime.resume import Resumed, restored
from engine.runtime.save import saved
from tests.runtime.stories import bundle_of, choose, next_, offered, session

STORY = """
角色: {石头: 放羊娃, 娘: 石头的母亲}
变量: {信任: 0, 粮: 3, 藏羊: 否}
场景:
  村口:
    剧本: |
      （三月，残雪。）
      石头：娘，山上下来一队人！

      娘：快进屋。
    选择:
      问: 你怎么办？
      选项:
        - {说: 跟娘进屋, 去: 窑洞}
        - {说: 站在路边看, 做: 信任 += 1, 去: 路边}
  路边:
    剧本: |
      队伍走近了。

      石头：你们是谁？
    选择:
      问: 信不信他们？
      选项:
        - {说: 给他们带路, 做: 信任 += 2, 去: 结尾}
        - {说: 送一瓢水, 做: 粮 -= 1, 去: 结尾}
        - {说: 跑回家, 去: 窑洞}
  窑洞: {剧本: 灯灭了。, 去: 结尾}
  结尾: {剧本: "信任 {信任}，粮 {粮}。", 结局: 完}
"""


def at_the_roadside() -> dict[str, Any]:
    """A save at the second choice, with an effect of the first."""
    history = session(STORY)
    next_(history)
    choose(history, "站在路边看")
    next_(history)
    assert offered(history) == ["给他们带路", "送一瓢水", "跑回家"]
    return save_of(history)


def save_of(history: History) -> dict[str, Any]:
    save: dict[str, Any] = json.loads(json.dumps(saved(history)))
    return save


def opened(save: dict[str, Any], body: str, others: dict[str, str] | None = None) -> tuple[History, Resumed]:
    return restored(Program(bundle_of(body, others)), save)


def changed(old: str, new: str, body: str = STORY) -> str:
    assert old in body
    return body.replace(old, new)

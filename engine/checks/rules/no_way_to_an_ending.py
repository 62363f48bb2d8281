"""From some place on, no ending can be reached any more.

## Why is this bad?

The learner goes round and round and never finishes.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    选择:
      选项:
        - {说: 等, 去: 车厢}
        - {说: 转一圈, 去: 街上}
  街上:
    剧本: 天黑了。
    选择:
      选项:
        - {说: 往东, 去: 小巷}
        - {说: 往西, 去: 小巷}
  小巷:
    剧本: 走不通。
    选择:
      选项:
        - {说: 回头, 去: 街上}
        - {说: 再找找, 去: 街上}
  车厢: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    选择:
      选项:
        - {说: 等, 去: 车厢}
        - {说: 转一圈, 去: 街上}
  街上:
    剧本: 天黑了。
    选择:
      选项:
        - {说: 往东, 去: 小巷}
        - {说: 往西, 去: 小巷}
  小巷:
    剧本: 走不通。
    选择:
      选项:
        - {说: 回头, 去: 街上}
        - {说: 回站台, 去: 站台}
  车厢: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

## 中文

走到这里以后，再也到不了任何结局。

为什么：学员只能在里面转来转去，永远学不完。

怎么改：给这一带加一条通向结局的路。
"""

from collections.abc import Iterator

from engine.checks.story import place_at, way
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.space import Space
from engine.graph.subject import Subject

FAULT = warning(
    "G419", "从这里起再也到不了结局", "from here on no ending can be reached",
    "加一条通向结局的路", "add a way that leads to an ending",
)  # fmt: skip


def prove(subject: Subject, space: Space) -> Iterator[Diagnostic]:
    # A story that gets stuck or runs round by itself has its report, and everything before it is trapped too.
    if space.stuck or space.loops or subject.kind != "scenario":
        return
    for scene, pc, path in space.trapped:
        if scene in subject.scenes:
            yield FAULT.at(place_at(subject, scene, pc).span(), labels=way(subject, path))
            return

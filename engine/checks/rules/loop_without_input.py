"""On some way the story runs round without ever waiting for the learner.

## Why is this bad?

The condition that should lead out of the ring never comes true there. The player would run for ever and stop
with an error.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0, 范围: 0..3}
场景:
  站台:
    剧本: 火车晚点了。
    选择:
      选项:
        - {说: 等, 做: 耐心 += 1, 去: 候车室}
        - {说: 转一圈, 去: 候车室}
  候车室:
    剧本:
      - 车还没来。
      - 若: 耐心 >= 1
        则: [{去: 车厢}]
    去: 候车室
  车厢: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0, 范围: 0..3}
场景:
  站台:
    剧本: 火车晚点了。
    选择:
      选项:
        - {说: 等, 做: 耐心 += 1, 去: 候车室}
        - {说: 转一圈, 去: 候车室}
  候车室:
    剧本:
      - 车还没来。
      - 若: 耐心 >= 1
        则: [{去: 车厢}]
      - 做: 耐心 += 1
    去: 候车室
  车厢: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

## 中文

有一条路会绕成一圈，不停下来等学员。

为什么：该把人带出圈的条件，在这条路上永远不成立；播放时会一直转下去，最后报错停住。

怎么改：在圈里加一个`选择`，或者让圈里的变量每次都变。
"""

from collections.abc import Iterator

from engine.checks.spelling import keys
from engine.checks.story import scene_key, way
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.space import Space
from engine.graph.subject import Subject

FAULT = error(
    "G414", "从`{name}`起可能一直转圈，不停下来", "from `{name}` on the story can run round without a stop",
    "在圈里加一个`{choose}`，或者让变量每次都变", "put a `{choose}` into the ring, or change a variable in it",
)  # fmt: skip


def prove(subject: Subject, space: Space) -> Iterator[Diagnostic]:
    told: set[str] = set()
    for scene, _, path in space.loops:
        if scene in subject.scenes and scene not in told:
            told.add(scene)
            place = scene_key(subject, scene)
            labels = way(subject, path)
            yield FAULT.at(place.span(), labels=labels, name=scene, **keys(place, "choose"))

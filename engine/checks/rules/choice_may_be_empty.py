"""A learner can come to a choice at which no option is on offer.

## Why is this bad?

Every option has a condition, and there is a way on which none of them holds. The story stops there.

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
        - {说: 等, 做: 耐心 += 2, 去: 候车室}
        - {说: 转一圈, 去: 候车室}
  候车室:
    剧本: 车还没来。
    选择:
      选项:
        - {说: 接着等, 当: 耐心 >= 2, 去: 车厢}
        - {说: 买碗面, 当: 耐心 >= 1, 去: 车厢}
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
        - {说: 等, 做: 耐心 += 2, 去: 候车室}
        - {说: 转一圈, 去: 候车室}
  候车室:
    剧本: 车还没来。
    选择:
      选项:
        - {说: 接着等, 当: 耐心 >= 2, 去: 车厢}
        - {说: 买碗面, 去: 车厢}
  车厢: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

## 中文

走到这个选择时，可能一个选项也没有。

为什么：每个选项都有条件，有一条路走过来，哪个条件都不成立，戏就卡在这里。

怎么改：留一个没有`当`的选项。
"""

from collections.abc import Iterator

from engine.checks.spelling import keys
from engine.checks.story import place_at, way
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.space import Space
from engine.graph.subject import Subject

FAULT = error(
    "G412", "走到这里时可能一个选项也没有", "a learner can get here with no option on offer",
    "留一个不带`{when}`和`{once}`的选项", "keep one option without `{when}` and `{once}`",
)  # fmt: skip


def prove(subject: Subject, space: Space) -> Iterator[Diagnostic]:
    for scene, pc, path in space.stuck:
        if scene in subject.scenes:
            place = place_at(subject, scene, pc)
            words = keys(place, "when", "once")
            yield FAULT.at(place.span(), labels=way(subject, path), **words)

"""A condition draws a random number.

## Why is this bad?

Chance, not the learner, decides what happens. Who plays again with the same choices sees another story, and
nothing is learnt from it.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - 火车晚点了。
      - 若: 随机(1, 6) >= 4
        则: [车来了。]
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - 火车晚点了。
      - 选择:
          选项:
            - {说: 再等一会儿, 剧本: 车来了。}
            - {说: 不等了, 剧本: 他走了。}
    结局: 等
    评语: 等得起。
```

## 中文

条件里用了随机数。

为什么：剧情由运气定，不由学员定；同样的选择再来一遍，结果又不一样，学不到东西。

怎么改：让学员选，或者看前面记下的变量；只想换个说法，用`{~晴|阴}`。
"""

from collections.abc import Iterator

from engine.checks.judged import whole
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import note
from engine.graph.subject import Subject

FAULT = note(
    "G426", "这里由运气决定剧情", "chance decides here what happens",
    "让学员选，或者看前面记下的变量", "let the learner choose, or ask for a variable",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for e in subject.expressions:
        if e.parsed.random and e.wanted == "bool":
            yield FAULT.at(whole(e).span())

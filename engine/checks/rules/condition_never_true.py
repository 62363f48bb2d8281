"""A condition can never be true, whatever the learner does.

## Why is this bad?

What depends on it is never shown. Most often the number lies outside the range of the variable.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0, 范围: 0..3}
场景:
  站台:
    剧本:
      - 做: 耐心 += 1
      - 若: 耐心 > 3
        则: [他坐了下来。]
    结局: 等
    评语: 等得起。
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
    选择:
      选项:
        - {说: 等, 做: 耐心 += 1, 去: 候车室}
        - {说: 再等, 做: 耐心 += 3, 去: 候车室}
  候车室:
    剧本:
      - 若: 耐心 >= 3
        则: [他坐了下来。]
    结局: 等
    评语: 等得起。
```

## 中文

条件怎么也不会成立。

为什么：靠它的内容谁也看不到。多半是数字超出了变量的范围。

怎么改：把数字改到变量的范围以内；两个条件互相矛盾时，改掉一个。
"""

from collections.abc import Iterator

from engine.checks.constants import constant_conditions
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Subject

FAULT = warning(
    "G406", "条件`{condition}`永远不成立", "the condition `{condition}` is never true",
    "检查数字和不等号，不需要条件就删去", "check the number and the sign, or drop the condition",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    yield from constant_conditions(subject, FAULT, False)

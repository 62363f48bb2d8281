"""A condition is always true, whatever the learner does.

## Why is this bad?

The other way is never taken, so the condition decides nothing.

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
      - 若: 耐心 >= 0
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
      - 若: 耐心 >= 2
        则: [他坐了下来。]
    结局: 等
    评语: 等得起。
```

## 中文

条件怎么都成立。

为什么：另一条路永远走不到，这个条件等于没写。

怎么改：把数字改成真能分出高低的，或者删去条件。
"""

from collections.abc import Iterator

from engine.checks.constants import constant_conditions
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Subject

FAULT = warning(
    "G407", "条件`{condition}`永远成立", "the condition `{condition}` is always true",
    "检查数字和不等号，不需要条件就删去", "check the number and the sign, or drop the condition",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    yield from constant_conditions(subject, FAULT, True)

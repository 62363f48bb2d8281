"""A `do` sets a variable that is not declared.

## Why is this bad?

The change would be kept nowhere, so the condition that waits for it never comes true.

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
      - 做: 耐力 += 1；耐心 += 1
      - 火车晚点了，还剩{耐心}分耐心。
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
    剧本:
      - 做: 耐心 += 1
      - 火车晚点了，还剩{耐心}分耐心。
    结局: 等
    评语: 等得起。
```

## 中文

`做`里改的变量没有声明。

为什么：改了也没有地方记，等着它的条件永远不会成立。

怎么改：改成`变量`里有的名字，或者在`变量`里加上它和初值。
"""

from collections.abc import Iterator

from engine.checks.named import unknown, uses
from engine.checks.variables import without_odd
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "L303", "要改的变量`{name}`没有声明", "`{name}` is set but not declared",
    "在`{variables}`里加上`{name}: {{初值: …}}`", "declare `{name}` and its initial value under `{variables}`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    lost = [u for u in uses(subject, "write") if u.name not in subject.variables]
    yield from unknown(subject, FAULT, without_odd(subject, lost), subject.variables)

"""A condition or a text reads a variable that is not declared.

## Why is this bad?

The engine would have to guess a value, and the story would take a way that its author did not mean.

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
      - 火车晚点了，还剩{奈心}分耐心。
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

条件或台词里用了没有声明的变量。

为什么：引擎只能猜一个值，剧情就会走上作者没想过的路。

怎么改：改成`变量`里有的名字，或者在`变量`里加上它；如果是一个词，就加引号。
"""

from collections.abc import Iterator

from engine.checks.named import unknown, uses
from engine.checks.variables import without_odd
from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject, Use

FAULT = error(
    "L302", "没有叫`{name}`的变量", "no variable is called `{name}`",
    "在`{variables}`里加上`{name}`", "declare `{name}` under `{variables}`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    words = {word for v in subject.variables.values() if isinstance(v.range, list) for word in v.range}

    def cure(use: Use) -> Both | None:
        if use.name in words:
            return Both(f'文字要加引号，写`"{use.name}"`', f'put the word in quotes: `"{use.name}"`')
        if use.name in subject.scenes:
            return Both(f"写`见过({use.name})`", f"write `seen({use.name})`")
        return None

    lost = [u for u in uses(subject, "read") if u.name not in subject.variables]
    if lost:
        # `x += 1` reads what it sets: that is one mistake, and reported as such.
        set_there = {(u.name, u.place.path) for u in uses(subject, "write")}
        lost = [u for u in lost if (u.name, u.place.path) not in set_there]
        lost = without_odd(subject, lost)
    yield from unknown(subject, FAULT, lost, subject.variables, cure)

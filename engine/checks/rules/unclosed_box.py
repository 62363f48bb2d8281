"""A box of a lesson is never closed.

## Why is this bad?

Everything behind it becomes part of the box: a whole lesson of speaker notes, which nobody sees.

## Example

```yaml courses/tielu/course.yaml
课程: tielu
标题: 铁路
单元:
  - 课文: lessons/guidao.md
```

```markdown courses/tielu/lessons/guidao.md
# 轨道

:::旁注
两根钢轨。
```


Use instead:

```yaml courses/tielu/course.yaml
课程: tielu
标题: 铁路
单元:
  - 课文: lessons/guidao.md
```

```markdown courses/tielu/lessons/guidao.md
# 轨道

:::旁注
两根钢轨。
:::
```


## 中文

课文里的框没有结尾。

为什么：后面的文字全都进了框里；如果是讲稿，学员就看不见了。

怎么改：在框的末尾另起一行写`:::`。
"""

from collections.abc import Iterator

from engine.checks.named import uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "L324", "这个框没有结尾", "this box is never closed",
    "在框的末尾另起一行写`:::`", "end it with a line `:::`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for use in uses(subject, "unclosed-box"):
        yield FAULT.at(use.place.span())

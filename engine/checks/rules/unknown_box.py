"""A lesson opens a box of an unknown kind.

## Why is this bad?

The box is shown as plain text with its colons, and speaker notes would be read by the learners.

## Example

```yaml
课程: tielu
标题: 铁路
单元:
  - 课文: zhan.md
```

```markdown courses/tielu/zhan.md
# 站台

:::讲搞
先问谁坐过火车。
:::

火车从这里开。
```

Use instead:

```yaml
课程: tielu
标题: 铁路
单元:
  - 课文: zhan.md
```

```markdown courses/tielu/zhan.md
# 站台

:::讲稿
先问谁坐过火车。
:::

火车从这里开。
```

## 中文

课文里的`:::`框不认得。

为什么：框会连着冒号当普通文字显示；如果是讲稿，学员就全看见了。

怎么改：写`旁注`、`史实`、`讲稿`、`提问`或`念`。
"""

from collections.abc import Iterator

from engine.checks.guess import guess
from engine.checks.named import uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error, meant
from engine.graph.subject import Subject
from engine.source.boxes import BOXES

FAULT = error(
    "L316", "没有`:::{name}`这种框", "there is no box `:::{name}`",
    "写`旁注`、`史实`、`讲稿`、`提问`或`念`", "write `note`, `fact`, `notes`, `ask` or `speak`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for use in uses(subject, "box"):
        line = use.place.source.lines[int(str(use.place.path[1]))]
        place = use.place._replace(start=max(line.find(use.name), 0), length=len(use.name))
        yield FAULT.at(place.span(), hint=meant(guess(subject, use.name, BOXES)), name=use.name)

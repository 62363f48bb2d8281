"""A bank holds no items.

## Why is this bad?

There is nothing to draw from it.

## Example

```yaml
题库: tielu
题目: []
```

Use instead:

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
```

## 中文

题库里一道题也没有。

为什么：抽不出题来。

怎么改：在`题目`下面写题，每道用`- `开头；用不到就删去文件。
"""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "A518", "题库`{bank}`里没有题", "the bank `{bank}` holds no items",
    "写上题，每道用`- `开头", "add items, each beginning with `- `",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    if subject.kind == "bank" and not subject.items:
        yield FAULT.at(Place(subject.source, (KEY["items"],), part="key").span(), bank=subject.id)

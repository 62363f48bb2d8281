"""The difficulty of an item is not 1, 2 or 3.

## Why is this bad?

Draws and reports know three steps: easy, middling, hard.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
    难度: 5
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
    难度: 3
```

## 中文

难度不是 1、2、3。

为什么：抽题和统计只认三档：易、中、难。

怎么改：写`1`、`2`或`3`。
"""

from collections.abc import Iterator

from engine.checks.authored import below
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY

FAULT = warning(
    "A517", "难度`{found}`不在 1 到 3 之间", "the difficulty `{found}` is not 1, 2 or 3",
    "写`1`（易）、`2`（中）或`3`（难）", "write `1` (easy), `2` or `3` (hard)",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        found = note.item.get("difficulty")
        if found is not None and not 1 <= found <= 3:
            yield FAULT.at(below(note.place, KEY["difficulty"]).span(), found=found)

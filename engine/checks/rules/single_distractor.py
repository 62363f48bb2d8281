"""A single-choice item has one wrong option only.

## Why is this bad?

Half of those who know nothing guess right.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速}
    答案: A
    解析: 红灯停。
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

单选题只有一个错的选项。

为什么：什么都不懂的人也有一半能猜对。

怎么改：再写一两个说得过去的错选项，或者改成判断题。
"""

from collections.abc import Iterator

from engine.checks.authored import below
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import note as advice
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY

FAULT = advice(
    "A514", "题`{id}`只有一个错的选项，容易猜中", "the item `{id}` has a single distractor",
    "再写一个说得过去的错选项，或者改成判断题", "add a plausible wrong option, or make it true or false",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        if note.kind == "single" and len(note.item.get("options", ())) == 2:
            yield FAULT.at(below(note.place, KEY["options"]).span(), id=note.id)

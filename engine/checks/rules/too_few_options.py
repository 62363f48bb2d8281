"""An item that is chosen from has fewer than two options.

## Why is this bad?

There is nothing to choose.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车}
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

选择题（或排序题）的选项不到两个。

为什么：没什么可选的。

怎么改：至少写两个选项，三四个更好。
"""

from collections.abc import Iterator

from engine.checks.authored import below
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "A513", "题`{id}`只有一个选项", "the item `{id}` has a single option",
    "再写几个`{options}`", "add more `{options}`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        if note.kind in ("single", "multiple", "order") and len(note.item.get("options", ())) == 1:
            place = below(note.place, KEY["options"])
            yield FAULT.at(place.span(), id=note.id, **keys(place, "options"))

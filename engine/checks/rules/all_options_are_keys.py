"""All options of an item are right.

## Why is this bad?

Who marks everything is right without reading.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: ABC
    解析: 红灯停。
    题型: 多选
```

Use instead:

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: AB
    解析: 红灯停。
    题型: 多选
```

## 中文

多选题的选项全是对的。

为什么：不用看题，全选就对了。

怎么改：加一个错的选项。
"""

from collections.abc import Iterator

from engine.checks.authored import below
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import note as advice
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY

FAULT = advice(
    "A515", "题`{id}`的选项全是对的", "all options of `{id}` are right",
    "加一个错的选项", "add a wrong option",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        options = note.item.get("options", ())
        if note.kind == "multiple" and len(options) > 1 and len(note.item["key"]) == len(options):
            yield FAULT.at(below(note.place, KEY["key"]).span(), id=note.id)

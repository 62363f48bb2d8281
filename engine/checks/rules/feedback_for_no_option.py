"""Feedback is written for an option that the item does not have.

## Why is this bad?

Nobody will ever read it, and the option that it was meant for has none.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
    评: {D: 鸣笛不能代替停车。}
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
    评: {C: 鸣笛不能代替停车。}
```

## 中文

评语对应的选项不存在。

为什么：这句评语谁也看不到，该有评语的选项反而没有。

怎么改：冒号前写选项的字母，或者选项的原文。
"""

from collections.abc import Iterator

from engine.checks.guess import guess
from engine.checks.named import key_of, uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error, meant
from engine.graph.subject import Subject

FAULT = error(
    "L315", "没有选项`{name}`", "there is no option `{name}`",
    "写选项的字母：{letters}", "write the letter of an option: {letters}",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for use in uses(subject, "option"):
        item = next(i for i in subject.items if use.place.path[: len(i.place.path)] == i.place.path)
        texts = item.item.get("options", [])
        hint = meant(guess(subject, use.name, texts)) if len(use.name) > 1 else None
        letters = "、".join(item.letters) or "—"
        yield FAULT.at(key_of(use.place).span(), hint=hint, name=use.name, letters=letters)

"""A choice offers one option.

## Why is this bad?

There is nothing to decide. A learner who meets it often stops reading the options.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    选择:
      选项:
        - {说: 等, 去: 候车室}
  候车室: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    去: 候车室
  候车室: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

## 中文

选择里只有一个选项。

为什么：没什么可选的；多遇几回，学员就不再细看选项了。

怎么改：再写一个真能选的，或者改成`去`；只想让读的人停一停，就空一行。
"""

from collections.abc import Iterator

from engine.checks.choices import choices
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import note
from engine.graph.subject import Subject

FAULT = note(
    "G428", "这个选择只有一个选项", "this choice offers a single option",
    "再写一个，或者改成`{goto}`", "add another, or write `{goto}` instead",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for choice in choices(subject):
        if len(choice.options) == 1:
            yield FAULT.at(choice.place.span(), **keys(choice.place, "goto"))

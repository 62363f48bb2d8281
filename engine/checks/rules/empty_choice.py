"""A choice has no options.

## Why is this bad?

The learner is asked and can answer nothing.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    选择: {问: 怎么办？, 选项: []}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    选择:
      问: 怎么办？
      选项:
        - {说: 等, 去: 候车室}
        - {说: 走, 去: 街上}
  候车室: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
  街上: {剧本: 天黑了。, 结局: 走路, 评语: 也是办法。}
```

## 中文

选择里一个选项也没有。

为什么：问了学员，却没有可选的。

怎么改：写上选项，或者删去这个选择。
"""

from collections.abc import Iterator

from engine.checks.choices import choices
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "G427", "这个选择没有选项", "this choice has no options",
    "写上选项，每个一行，用`- `开头", "add options, each on its own line with `- `",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for choice in choices(subject):
        if not choice.options:
            yield FAULT.at(choice.place.span())

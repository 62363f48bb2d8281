"""Two files define one scene.

## Why is this bad?

Only one of the two can be played; the other is lost without a word.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
分场: [di-er-mu.yaml]
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

```yaml scenarios/wandian/di-er-mu.yaml
场景:
  站台: {剧本: 车来了。, 结局: 上车, 评语: 上车就好。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
分场: [di-er-mu.yaml]
场景:
  站台: {剧本: 火车晚点了。, 去: 车厢}
```

```yaml scenarios/wandian/di-er-mu.yaml
场景:
  车厢: {剧本: 车来了。, 结局: 上车, 评语: 上车就好。}
```

## 中文

两个文件写了同名的场景。

为什么：只有一个会被演到，另一个不声不响就丢了。

怎么改：给其中一场换个名字。
"""

from collections.abc import Iterator

from engine.checks.named import key_of
from engine.diagnostics import Both, Diagnostic, Label
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "L317", "场景`{name}`在两个文件里都有", "two files define the scene `{name}`",
    "给其中一场换个名字", "rename one of the two",
)  # fmt: skip
_FIRST = Both("先在这里写的", "first defined here")


def check(subject: Subject) -> Iterator[Diagnostic]:
    for name, later, first in subject.twice:
        labels = (Label(key_of(first).span(), _FIRST),)
        yield FAULT.at(key_of(later).span(), labels=labels, name=name)

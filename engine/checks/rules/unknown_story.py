"""A course or a stop names a scenario that does not exist.

## Why is this bad?

The unit would be empty.

## Example

```yaml
课程: tielu
标题: 铁路
单元:
  - 情景剧: wandain
```

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
课程: tielu
标题: 铁路
单元:
  - 情景剧: wandian
```

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

课程里写的情景剧不存在。

为什么：这个单元会是空的。

怎么改：写`scenarios`文件夹里那一部剧的文件夹名。
"""

from collections.abc import Iterator

from engine.checks.named import unknown, uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "L308", "没有情景剧`{name}`", "no scenario is called `{name}`",
    "写`scenarios`里那个文件夹的名字", "write the name of its folder under `scenarios`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    yield from unknown(subject, FAULT, uses(subject, "story"), dict.fromkeys(subject.stories))

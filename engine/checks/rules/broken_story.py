"""A course or a story calls a story that has errors of its own.

## Why is this bad?

The caller cannot be built without it; its own errors are reported where they stand.

## Example

```yaml courses/tielu/course.yaml
课程: tielu
标题: 铁路
单元:
  - 情景剧: wandian
```

```yaml scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 去: 候车室}
```


Use instead:

```yaml courses/tielu/course.yaml
课程: tielu
标题: 铁路
单元:
  - 情景剧: wandian
```

```yaml scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```


## 中文

用到的情景剧自己有错。

为什么：它编不出来，用到它的课程也就编不出来；它的错处在它自己的文件里报告。

怎么改：先把那一部改好。
"""

from collections.abc import Iterator

from engine.checks.named import uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "L322", "情景剧`{name}`自己有错", "the scenario `{name}` has errors of its own",
    "先改好`{name}`", "mend `{name}` first",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for use in uses(subject, "story"):
        if use.name in subject.library.stories and subject.library.program(use.name) is None:
            yield FAULT.at(use.place.span(), name=use.name)

"""A citation names a source that is not listed.

## Why is this bad?

The viewer is told that there is a source and cannot see which.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
来源:
  S01: {名称: 《铁路志》, 等级: B}
  S12: {名称: 县志, 等级: B}
场景:
  站台:
    剧本:
      - 史实: 车站建于1936年。[^S1]
      - 史实: 镇上当年没有电灯。[^S12]
    结局: 等
    评语: 站台是编的，车站是真的。[^S01]
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
来源:
  S01: {名称: 《铁路志》, 等级: B}
  S12: {名称: 县志, 等级: B}
场景:
  站台:
    剧本:
      - 史实: 车站建于1936年。[^S01]
      - 史实: 镇上当年没有电灯。[^S12]
    结局: 等
    评语: 站台是编的，车站是真的。[^S01]
```

## 中文

引用的来源没有列出来。

为什么：观众看到有出处，却查不到出自哪里。

怎么改：改成`来源`里有的编号，或者在`来源`里补上这一条。
"""

from collections.abc import Iterator

from engine.checks.named import unknown, uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "L307", "来源里没有`{name}`", "no source is called `{name}`",
    "在`{sources}`里加上`{name}`", "list `{name}` under `{sources}`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    yield from unknown(subject, FAULT, uses(subject, "source"), dict.fromkeys(subject.sources))

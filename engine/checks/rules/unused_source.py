"""A source is listed that nothing cites.

## Why is this bad?

The viewer takes it for evidence of something. Often the citation was forgotten.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
来源:
  S01: {名称: 《铁路志》, 等级: B}
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 站台是编的。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
来源:
  S01: {名称: 《铁路志》, 等级: B}
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: "站台是编的，晚点的车有记载。[^S01]"}
```

## 中文

列出的来源没有一处引用。

为什么：观众会以为它证明了什么；多半是忘了在文字后面标出处。

怎么改：在用到它的地方写`[^编号]`，用不到就删去。
"""

from collections.abc import Iterator

from engine.checks.named import key_of, meant_names, uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import note
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = note(
    "L319", "来源`{name}`没有被引用", "the source `{name}` is cited nowhere",
    "在用到它的地方写`[^{name}]`，用不到就删去", "write `[^{name}]` where it is used, or drop it",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    own = getattr(subject.model, "sources", {})
    cited = {u.name for u in uses(subject, "source")}
    if cited >= own.keys():
        return
    cited |= meant_names(subject, ("source",), dict.fromkeys(subject.sources))
    for name in own:
        if name not in cited:
            yield FAULT.at(key_of(Place(subject.source, (KEY["sources"], name))).span(), name=name)

"""The story has more states than the checker may look at, or draws by chance, so not everything is proven.

## Why is this bad?

Nothing wrong was found, but an ending may be out of reach and a choice may be empty without being noticed.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  步: {初值: 0, 范围: 0..1000000}
场景:
  站台:
    剧本: 他数着步子。
    选择:
      选项:
        - {说: 走一步, 做: 步 += 1, 去: 站台}
        - {说: 走三步, 做: 步 += 3, 去: 站台}
        - {说: 站住, 当: 步 >= 400000, 去: 车厢}
  车厢: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  步: {初值: 0, 范围: 0..9}
场景:
  站台:
    剧本: 他数着步子。
    选择:
      选项:
        - {说: 走一步, 当: 步 < 9, 做: 步 += 1, 去: 站台}
        - {说: 站住, 当: 步 >= 4, 去: 车厢}
  车厢: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

## 中文

情况太多，或者有随机数，没能全部证明。

为什么：没有查出错，可也许有结局到不了、有选择会落空，只是没有查到。

怎么改：把变量的范围改小，或者少用几个变量；想查得更深，用`qingjing explore`的`--budget`。
"""

from collections.abc import Iterator

from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import note
from engine.graph.space import Space
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = note(
    "G417", "看了 {states} 种情况，没能全部证明", "not proven: {states} states were seen and there are more",
    "把变量的范围改小，或者给`qingjing explore`更大的`--budget`",
    "narrow the ranges of variables, or give `qingjing explore` a larger `--budget`",
)  # fmt: skip
_CHANCE = Both("随机数的结果太多，改小它的范围", "narrow the draw: it has too many outcomes")


def prove(subject: Subject, space: Space) -> Iterator[Diagnostic]:
    if not space.proven:
        place = Place(subject.source, (KEY[subject.kind],))
        hint = _CHANCE if space.why == "chance" else None
        yield FAULT.at(place.span(), hint=hint, states=f"{space.states:,}")

"""A variable is read, but nothing ever sets it.

## Why is this bad?

It keeps its initial value, so every condition on it always comes out the same.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0, 范围: 0..3}
场景:
  站台:
    剧本: 火车晚点了，还剩{耐心}分耐心。
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0, 范围: 0..3}
场景:
  站台:
    剧本:
      - 做: 耐心 += 1
      - 火车晚点了，还剩{耐心}分耐心。
    结局: 等
    评语: 等得起。
```

## 中文

变量从来没有改过。

为什么：它一直是初值，看它的条件每次结果都一样。

怎么改：在该变的地方写`做: 变量 = …`，用不到就删去。
"""

from collections.abc import Iterator

from engine.checks.named import key_of
from engine.checks.spelling import keys
from engine.checks.variables import read_names, set_names
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = warning(
    "G409", "变量`{name}`从来没有改过", "nothing ever sets the variable `{name}`",
    "在该变的地方写`{do}: {name} = …`", "write `{do}: {name} = …` where it changes",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    still = [name for name in subject.variables if name not in set_names(subject)]
    for name in still:
        # A variable that is not even read has its report.
        if name in read_names(subject):
            place = key_of(Place(subject.source, (KEY["variables"], name)))
            yield FAULT.at(place.span(), name=name, **keys(place, "do"))

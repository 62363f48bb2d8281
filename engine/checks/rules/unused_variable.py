"""A variable is never read.

## Why is this bad?

Whatever it counts has no effect: a condition that should ask for it was forgotten, or asks for another name.

## Example

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
      - 火车晚点了。
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

变量从来没有人看。

为什么：它记什么都不起作用；不是忘了写条件，就是条件里写成了别的名字。

怎么改：在条件或台词里用上它，用不到就删去。
"""

from collections.abc import Iterator

from engine.checks.named import key_of
from engine.checks.variables import read_names
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = warning(
    "G408", "变量`{name}`从来没有用到", "the variable `{name}` is never read",
    "在条件或台词里用上它，用不到就删去", "use it in a condition or a text, or drop it",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    read = read_names(subject) if subject.variables else ()
    for name in subject.variables:
        if name not in read:
            yield FAULT.at(key_of(Place(subject.source, (KEY["variables"], name))).span(), name=name)

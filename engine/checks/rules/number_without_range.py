"""A number has no range.

## Why is this bad?

The checker cannot try all its values, so it cannot prove that every ending can be reached and that nobody
gets stuck.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0}
场景:
  站台:
    剧本:
      - 做: 耐心 += 1
      - 火车晚点了，还剩{耐心}分耐心。
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

数字变量没有写范围。

为什么：检查程序没法把每个值都试一遍，也就证明不了每个结局都到得了、谁也不会卡住。

怎么改：写上最小和最大的值，如`范围: 0..5`。
"""

from collections.abc import Iterator

from engine.checks.named import key_of
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = warning(
    "G421", "数字变量`{name}`没有范围", "the number `{name}` has no range",
    "加上最小和最大的值，如`{range}: 0..5`", "add its least and greatest value, such as `{range}: 0..5`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for name, v in subject.variables.items():
        if v.range is None and isinstance(v.initial, int) and not isinstance(v.initial, bool):
            place = key_of(Place(subject.source, (KEY["variables"], name)))
            yield FAULT.at(place.span(), name=name, **keys(place, "range"))

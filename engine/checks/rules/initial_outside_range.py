"""The initial value of a variable is not in its range.

## Why is this bad?

The story would begin in a state that it can never come back to.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 5, 范围: 0..3}
场景:
  站台:
    剧本:
      - 做: 耐心 -= 1
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
  耐心: {初值: 3, 范围: 0..3}
场景:
  站台:
    剧本:
      - 做: 耐心 -= 1
      - 火车晚点了，还剩{耐心}分耐心。
    结局: 等
    评语: 等得起。
```

## 中文

变量的初值不在范围里。

为什么：一开场就在范围之外，以后再也回不到这个值。

怎么改：改初值，或者把范围放宽；`是`/`否`的变量不写范围。
"""

from collections.abc import Iterator

from engine.checks.guess import guess
from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import error, meant
from engine.graph.subject import Place, Subject
from engine.model.scenario import Variable
from engine.model.vocabulary import KEY

FAULT = error(
    "G410", "初值`{value}`不在范围`{range}`里", "the initial value `{value}` is outside `{range}`",
    "写范围里的一个值", "write a value of the range",
)  # fmt: skip
_NO_RANGE = Both("是或否不用写范围，删去它", "drop the range: yes or no needs none")


def check(subject: Subject) -> Iterator[Diagnostic]:
    for name, v in subject.variables.items():
        if v.range is not None and not _inside(v):
            place = Place(subject.source, (KEY["variables"], name, KEY["initial"]))
            shown = f"{v.range[0]}..{v.range[1]}" if isinstance(v.range, tuple) else "、".join(v.range)
            value = ("是" if v.initial else "否") if isinstance(v.initial, bool) else v.initial
            yield FAULT.at(place.span(), hint=_cure(subject, v), value=value, range=shown)


def _inside(v: Variable) -> bool:
    if isinstance(v.initial, bool):
        return False
    if isinstance(v.range, tuple):
        return isinstance(v.initial, int) and v.range[0] <= v.initial <= v.range[1]
    return v.range is None or v.initial in v.range


def _cure(subject: Subject, v: Variable) -> Both | None:
    if isinstance(v.initial, bool):
        return _NO_RANGE
    if isinstance(v.initial, str) and isinstance(v.range, list):
        return meant(guess(subject, v.initial, v.range))
    return None

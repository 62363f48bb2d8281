"""A variable has a name that no condition can name.

## Why is this bad?

`非常信任` is read as “not 常信任”: the words 且, 或 and 非 and all marks end a name.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  非常信任: {初值: 否}
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  很信任: {初值: 否}
场景:
  站台:
    选择:
      选项:
        - {说: 信他, 做: 很信任 = 是, 去: 车厢}
        - {说: 不信, 去: 车厢}
  车厢: {剧本: "车来了。{很信任：他说得对。|他没说错。}", 结局: 上车, 评语: 等得起。}
```

## 中文

变量的名字没法写进条件里。

为什么：`非常信任`会被读成“不是 常信任”：且、或、非这几个字和各种标点，都不能用在变量名里。

怎么改：换一个只有汉字、字母和数字的名字，不用且、或、非。
"""

from collections.abc import Iterator
from unicodedata import normalize

from engine.checks.named import key_of
from engine.checks.variables import is_usable
from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "L321", "`{name}`不能当变量名，条件里读不出来", "no condition can name a variable `{name}`",
    "只用汉字、字母和数字，不用且、或、非和标点", "use letters and digits only, and none of the words of conditions",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for name in subject.variables:
        if not is_usable(name):
            place = key_of(Place(subject.source, (KEY["variables"], name)))
            narrow = normalize("NFKC", name)
            hint = Both(f"写成`{narrow}`", f"write `{narrow}`") if is_usable(narrow) else None
            yield FAULT.at(place.span(), hint=hint, name=name)

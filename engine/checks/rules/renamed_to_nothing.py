"""An old name leads to a scene that does not exist.

## Why is this bad?

`曾用名` keeps saved sessions alive after a scene was renamed. Here they end up nowhere.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
曾用名: {车站: 站抬}
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
曾用名: {车站: 站台}
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

曾用名指向的场景不存在。

为什么：场景改名以后，靠曾用名才能接上以前的存档；这样写就接不上了。

怎么改：冒号后面写现在的场景名。
"""

from collections.abc import Iterator

from engine.checks.guess import guess
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error, meant
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "L313", "`{old}`改成的`{name}`不是场景", "`{old}` was renamed to `{name}`, which is no scene",
    "写现在的名字，在`{scenes}`里有的", "write its present name as it stands under `{scenes}`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for old, name in getattr(subject.model, "renamed", {}).items():
        if name not in subject.scenes:
            place = Place(subject.source, (KEY["renamed"], old))
            hint = meant(guess(subject, name, subject.scenes))
            yield FAULT.at(place.span(), hint=hint, old=old, name=name, **keys(place, "scenes"))
